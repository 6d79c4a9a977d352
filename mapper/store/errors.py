"""What can be wrong with a knowledge base, and which one it is that commands would name."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mapper.errors import CommuniqueError

GENERATIONS: Final = "generations"


class KnowledgeBaseError(CommuniqueError):
    """A knowledge base that cannot be read or written."""


def home_of(folder: Path) -> Path:
    """The knowledge base that `folder` is, or is a generation of: what a command would name."""
    return folder.parent.parent if folder.parent.name == GENERATIONS else folder
