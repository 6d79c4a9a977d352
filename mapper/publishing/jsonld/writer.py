"""Quads as compact JSON-LD, in a fixed order, written graph by graph."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import IO

import pyoxigraph as ox

from mapper.publishing.jsonld.context import Context, Json, load_context
from mapper.publishing.jsonld.nodes import nodes_of
from mapper.rdf.serialise import by_graph


def write_jsonld(quads: Iterable[ox.Quad] | ox.Store, out: IO[bytes], base: str) -> None:
    """Write `quads` to `out` with the whole context; those of a store piece by piece.

    An article and what it says is one line. Raises JsonLdError for what compact JSON-LD cannot say.
    """
    context = load_context(base)
    out.write(_head(context.head(whole=True)).encode())
    for chunk in _body(quads, context):
        out.write(chunk.encode())


def as_jsonld(triples: Iterable[ox.Triple], base: str) -> str:
    """`triples` with as much of the context as they need. Raises JsonLdError as `write_jsonld` does."""
    context = load_context(base)
    quads = [ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples]
    body = "".join(_body(quads, context))
    return _head(context.head(whole=False)) + body


def _head(entries: dict[str, Json]) -> str:
    return f'{{"@context": {_json(entries)},\n"@graph": ['


def _body(quads: Iterable[ox.Quad] | ox.Store, context: Context) -> Iterator[str]:
    between = "\n"
    for graph, inside in groupby(by_graph(quads), key=attrgetter("graph_name")):
        named = not isinstance(graph, ox.DefaultGraph)
        if named:
            name = context.reference(graph.value) if isinstance(graph, ox.NamedNode) else str(graph)
            yield f'{between}{{"id": {_json(name)}, "@graph": ['
            between = "\n"
        for node in nodes_of(inside, context):
            yield between + _json(node)
            between = ",\n"
        if named:
            yield "\n]}"
    yield "\n]}\n"


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)
