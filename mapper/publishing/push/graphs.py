"""The graphs of a knowledge base as N-Triples, and a digest of each."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TypeAlias

import pyoxigraph as ox

from mapper.rdf import graph_quads

Progress: TypeAlias = Callable[[str, int, int], None]  # what is done, how much of it, of how much


@dataclass(frozen=True, slots=True)
class Part:
    """A graph: its IRI, how many triples it has, and the SHA-256 of its N-Triples, in their order."""

    graph: str
    triples: int
    digest: str


def parts_of(store: ox.Store, report: Progress) -> tuple[Part, ...]:
    """Each graph of `store`, in order."""
    graphs = sorted(graph.value for graph in store.named_graphs() if isinstance(graph, ox.NamedNode))
    found = []
    for number, graph in enumerate(graphs, start=1):
        digest, triples = hashlib.sha256(), 0
        for line in lines_of(store, graph):
            digest.update(line)
            triples += 1
        found.append(Part(graph, triples, digest.hexdigest()))
        report("reading", number, len(graphs))
    return tuple(found)


def lines_of(store: ox.Store, graph: str) -> Iterator[bytes]:
    """The triples of `graph` as lines of N-Triples, in an order that depends on them alone."""
    quads = graph_quads(store, ox.NamedNode(graph))
    for _, about in groupby(quads, attrgetter("subject")):
        triples = [quad.triple for quad in about]
        yield from (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").splitlines(keepends=True)


def batches(lines: Iterable[bytes], most: int, size: int) -> Iterator[list[bytes]]:
    """`lines` in batches of at most `most` lines and `size` bytes; a longer line goes alone."""
    batch: list[bytes] = []
    length = 0
    for line in lines:
        if batch and (len(batch) == most or length + len(line) > size):
            yield batch
            batch, length = [], 0
        batch.append(line)
        length += len(line)
    if batch:
        yield batch
