"""The index of a generation: a digest of each part of its graph, so that the next build knows what changed.

A page is the graph of an article or a teaser, a node is what the corpus layer says of one subject. The
digest of a part stands for all that it is made of and that its shapes look at: parts of equal digests are
equal, and pass the gate alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import msgspec

from mapper.pipeline.memo import digest
from mapper.pipeline.version import software_digest
from mapper.rdf import Iris
from mapper.validation import CorpusVerdict, Finding

INDEX: Final = "index.msgpack"


class Index(msgspec.Struct, frozen=True):
    """Digests of pages, by the IRI of their graph, and of nodes, by their IRI.

    `remarks` are what was found in parts that passed, by digest; most have none. `reduced` are the digests of
    parts that stand only since something was taken from them: what was found in them was not kept apart.
    `overruled` are the quads of the reference data that corrections overrule, in order.
    """

    software: str
    pages: Mapping[str, str] = {}
    nodes: Mapping[str, str] = {}
    remarks: Mapping[str, tuple[Finding, ...]] = {}
    reduced: tuple[str, ...] = ()
    overruled: tuple[str, ...] = ()

    def judged(self) -> dict[str, tuple[Finding, ...]]:
        """What the gate found in each part that it let pass, by digest."""
        nothing: tuple[Finding, ...] = ()
        digests = {*self.pages.values(), *self.nodes.values()} - {*self.reduced}
        return dict.fromkeys(digests, nothing) | dict(self.remarks)


def index_of(verdict: CorpusVerdict, judged: Mapping[str, tuple[Finding, ...]], base: str) -> Index:
    """The index of what stands after the gate; `judged` is what was found, by digest."""
    iris = Iris(base)
    pages = {iris.article_graph(page.article).value: digest(page) for page in verdict.articles.facts}
    nodes = {iri: node.digest for iri, node in verdict.nodes.items()}
    stand = (*pages.values(), *nodes.values())
    return Index(
        software_digest(),
        pages,
        nodes,
        {key: judged[key] for key in stand if judged.get(key)},
        tuple(sorted({*stand} - judged.keys())),
        tuple(sorted(map(str, verdict.overruled))),
    )


def read_index(generation: Path | None) -> Index | None:
    """The index of `generation`; None where there is none that this software made."""
    index = read_any_index(generation)
    return index if index and index.software == software_digest() else None


def read_any_index(generation: Path | None) -> Index | None:
    """The same, whatever software made it."""
    if generation is None:
        return None
    try:
        return msgspec.msgpack.decode((generation / INDEX).read_bytes(), type=Index)
    except (OSError, msgspec.MsgspecError):
        return None


def write_index(generation: Path, index: Index) -> None:
    """Write `index` into `generation`."""
    (generation / INDEX).write_bytes(msgspec.msgpack.encode(index))
