"""What a build knows of the last one, where the same software made it, and what it leaves to the next."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

import msgspec

from mapper.pipeline.memo import digest
from mapper.pipeline.version import software_digest
from mapper.rdf import Iris
from mapper.store import Index, read_index
from mapper.validation import CorpusVerdict, Finding

Judged: TypeAlias = dict[str, tuple[Finding, ...]]  # what was found in each part, by its digest


def judged(index: Index | None) -> Judged:
    """What the gate found in each part that it let pass; nothing in most."""
    if index is None:
        return {}
    nothing: tuple[Finding, ...] = ()
    remarks = msgspec.msgpack.decode(index.remarks, type=Judged)
    digests = {*index.pages.values(), *index.nodes.values()} - {*index.reduced}
    return dict.fromkeys(digests, nothing) | remarks


def index_of(verdict: CorpusVerdict, found: Mapping[str, tuple[Finding, ...]], base: str) -> Index:
    """The index of what stands after the gate; `found` is what was found, by digest."""
    iris = Iris(base)
    pages = {iris.article_graph(page.article).value: digest(page) for page in verdict.articles.facts}
    nodes = {iri: node.digest for iri, node in verdict.nodes.items()}
    stand = sorted({*pages.values(), *nodes.values()})
    remarks = msgspec.msgpack.encode({key: found[key] for key in stand if found.get(key)})
    overruled = tuple(sorted(map(str, verdict.overruled)))
    reduced = tuple(sorted({*stand} - found.keys()))
    return Index(software_digest(), pages, nodes, msgspec.Raw(remarks), reduced, overruled)


def own_index(generation: Path | None) -> Index | None:
    """The index of `generation`; None where there is none that this software made."""
    index = read_index(generation)
    return index if index and index.software == software_digest() else None
