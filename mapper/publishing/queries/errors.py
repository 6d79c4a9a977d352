"""What is wrong with a query."""

from __future__ import annotations

from mapper.errors import CommuniqueError


class QueryError(CommuniqueError):
    """A query that cannot be found, read, or given these parameters."""
