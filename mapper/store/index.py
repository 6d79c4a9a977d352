"""The index of a generation: a digest of each part of its graph, so that it can be told what changed.

A page is the graph of an article or a teaser, a node is what the corpus layer says of one subject. The
digest of a part stands for all that it is made of and that its shapes look at: parts of equal digests are
equal, and pass the gate alike. Indexes compare only where one software made them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from mapper.errors import DAMAGED

INDEX: Final = "index.msgpack"


class Index(msgspec.Struct, frozen=True):
    """Digests of pages, by the IRI of their graph, and of nodes, by their IRI.

    `remarks` are what the gate found in parts that passed, as the gate writes it. `reduced` are the digests
    of parts that stand only since something was taken from them: what was found in them was not kept apart.
    `overruled` are the quads of the reference data that corrections overrule, in order.
    """

    software: str
    pages: Mapping[str, str] = {}
    nodes: Mapping[str, str] = {}
    remarks: msgspec.Raw = msgspec.Raw()
    reduced: tuple[str, ...] = ()
    overruled: tuple[str, ...] = ()


def read_index(generation: Path | None) -> Index | None:
    """The index of `generation`; None where there is none that can be read."""
    if generation is None:
        return None
    try:
        return msgspec.msgpack.decode((generation / INDEX).read_bytes(), type=Index)
    except DAMAGED:
        return None


def write_index(generation: Path, index: Index) -> None:
    """Write `index` into `generation`."""
    (generation / INDEX).write_bytes(msgspec.msgpack.encode(index))
