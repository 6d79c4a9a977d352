"""Which articles two generations have in common, by the digests that the build has left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import msgspec

from mapper.store import KnowledgeBase

INDEX: Final = "index.msgpack"


class Digests(msgspec.Struct, frozen=True):
    """Of the index of a generation what is needed here: digests of what articles state, by the IRI of their
    graph. They compare only where one software made them.
    """

    software: str = ""
    pages: Mapping[str, str] = {}

    def compare_with(self, other: Digests) -> bool:
        """Whether these digests and the others can be held against each other."""
        return bool(self.software) and self.software == other.software


def read_digests(knowledge_base: KnowledgeBase) -> Digests:
    """The digests of `knowledge_base`; none where it has no index that can be read."""
    if knowledge_base.generation is None:
        return Digests()
    try:
        return msgspec.msgpack.decode((knowledge_base.generation / INDEX).read_bytes(), type=Digests)
    except (OSError, msgspec.MsgspecError):
        return Digests()
