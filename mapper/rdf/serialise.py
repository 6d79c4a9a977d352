"""Quads as text: the same set of quads gives the same bytes, whatever order they come in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import IO, Final

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    Quad,
    QuerySolutions,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from mapper.rdf.terms import CQ, DCTERMS, EDTF, ORG, RDF, RDFS, SCHEMA, SKOS, VOCABULARY, XSD
from mapper.rdf.vocabulary import schemes

_PREFIXES: Final = {
    "cq": CQ.iri,
    "dcterms": DCTERMS.iri,
    "edtf": EDTF.value.removesuffix("EDTF"),
    "org": ORG.iri,
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "schema": SCHEMA.iri,
    "skos": SKOS.iri,
    "xsd": XSD.iri,
}
# Those whose names need no escape in Turtle: one step under the base.
_KINDS: Final = (
    "article", "body", "correction", "document", "event", "graph", "group", "person", "place", "state",
    "teaser",
)  # fmt: skip


def prefixes(base: str) -> dict[str, str]:
    """Prefix → namespace: of terms, of each vocabulary, and of each kind of data under `base` (`id`)."""
    return {
        **_PREFIXES,
        **{scheme: f"{VOCABULARY}{scheme}/" for scheme in schemes()},
        "id": base,
        **{kind: f"{base}{kind}/" for kind in _KINDS},
    }


def write(quads: Iterable[Quad] | Store, out: IO[bytes], form: RdfFormat, base: str) -> None:
    """Write `quads` to `out`: sorted, those of a store piece by piece, since it may be larger than memory.

    Formats of one graph (Turtle, N-Triples, RDF/XML) get the union.
    """
    ordered = _by_graph(quads) if form.supports_datasets else _union(quads)
    serialize(ordered, out, format=form, prefixes=prefixes(base))


def _by_graph(quads: Iterable[Quad] | Store) -> Iterator[Quad]:
    """Graph by graph, each sorted."""
    if isinstance(quads, Store):
        for graph in sorted([DefaultGraph(), *quads.named_graphs()], key=str):
            yield from sorted(quads.quads_for_pattern(None, None, None, graph), key=_key)
    else:
        yield from sorted(set(quads), key=lambda quad: (str(quad.graph_name), *_key(quad)))


def _union(quads: Iterable[Quad] | Store) -> Iterator[Triple]:
    """Subject by subject, each sorted."""
    if isinstance(quads, Store):
        for subject in sorted(_subjects(quads), key=_subject_key):
            about = quads.quads_for_pattern(subject, None, None)
            yield from sorted({quad.triple for quad in about}, key=_key)
    else:
        yield from sorted({quad.triple for quad in quads}, key=_key)


def _subjects(store: Store) -> list[NamedNode | BlankNode]:
    """Each once. SPARQL finds them without taking every quad apart."""
    found = store.query("SELECT DISTINCT ?s WHERE { ?s ?p ?o }", use_default_graph_as_union=True)
    if not isinstance(found, QuerySolutions):
        raise TypeError("a SELECT query has solutions")
    return [row["s"] for row in found]


_parts = attrgetter("subject", "predicate", "object")


def _key(item: Quad | Triple) -> tuple[str, str, str]:
    """Types come first, as Turtle writes them; an article comes before its fragments."""
    subject, predicate, object_ = _parts(item)
    return _subject_key(subject), "" if predicate == RDF.type else str(predicate), str(object_)


def _subject_key(subject: NamedNode | BlankNode) -> str:
    return str(subject).rstrip(">")
