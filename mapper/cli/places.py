"""Where commands may write what users ask for."""

from __future__ import annotations

import os
from pathlib import Path

from mapper.errors import CommuniqueError


def outside(kb: Path, to: Path) -> None:
    """Raises CommuniqueError where `to` lies in the knowledge base, whose files are its own."""
    if Path(os.path.realpath(to)).is_relative_to(os.path.realpath(kb)):
        raise CommuniqueError("this lies in the knowledge base", str(to), "choose a place outside of it")
