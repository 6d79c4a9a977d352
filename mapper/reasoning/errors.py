"""What reasoning cannot do."""

from mapper.errors import CommuniqueError


class ReasoningError(CommuniqueError):
    """An axiom that there is no rule for."""
