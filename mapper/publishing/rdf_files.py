"""Graphs as files: the same quads always give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from pathlib import Path
from typing import Final

import pyoxigraph as ox

_TYPE: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

FORMATS: Final[Mapping[str, ox.RdfFormat]] = {
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


def write_store(store: ox.Store, path: Path, form: str, prefixes: Mapping[str, str]) -> None:
    """Write all quads of `store` to `path`, graph by graph, in order; formats of one graph get the union."""
    write_quads(_in_order(store), path, form, prefixes)


def write_quads(quads: Iterable[ox.Quad], path: Path, form: str, prefixes: Mapping[str, str]) -> None:
    """Write `quads` as they come to `path`; a format of FORMATS without graphs loses the graph names."""
    rdf_format = FORMATS[form]
    items: Iterable[ox.Quad] | Iterable[ox.Triple] = quads
    if not rdf_format.supports_datasets:
        items = (quad.triple for quad in quads)
    with path.open("wb") as out:
        ox.serialize(items, out, format=rdf_format, prefixes=dict(prefixes))


def in_order(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """`quads` by graph, subject and predicate, types first."""
    return sorted(quads, key=_key)


def _in_order(store: ox.Store) -> Iterator[ox.Quad]:
    yield from in_order(store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    for graph in sorted(store.named_graphs(), key=attrgetter("value")):
        yield from in_order(store.quads_for_pattern(None, None, None, graph))


def _key(quad: ox.Quad) -> tuple[str, str, str, str]:
    predicate = quad.predicate.value
    return str(quad.graph_name), str(quad.subject), "" if predicate == _TYPE else predicate, str(quad.object)
