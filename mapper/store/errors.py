"""What can be wrong with a knowledge base."""

from __future__ import annotations

from mapper.errors import CommuniqueError


class KnowledgeBaseError(CommuniqueError):
    """A knowledge base that cannot be read or written."""
