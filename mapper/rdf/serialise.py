"""Quads as text: the same set of quads gives the same bytes, whatever order they come in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from io import BufferedWriter
from operator import attrgetter
from typing import IO, Final, TypeAlias

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
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
from mapper.rdf.xml import CarriageReturns, as_xml

_Graph: TypeAlias = NamedNode | BlankNode | DefaultGraph

_PREFIXES: Final = {
    "cq": CQ.iri,
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": DCTERMS.iri,
    "edtf": EDTF.value.removesuffix("EDTF"),
    "org": ORG.iri,
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "schema": SCHEMA.iri,
    "skos": SKOS.iri,
    "void": "http://rdfs.org/ns/void#",
    "xsd": XSD.iri,
}
# Those whose names need no escape in Turtle: one step under the base.
_KINDS: Final = (
    "article", "body", "correction", "dataset", "document", "event", "graph", "group", "person", "place",
    "state", "teaser",
)  # fmt: skip


def prefixes(base: str) -> dict[str, str]:
    """Prefix → namespace: of terms, of each vocabulary, and of each kind of data under `base` (`id`)."""
    return {
        **_PREFIXES,
        **{scheme: f"{VOCABULARY}{scheme}/" for scheme in schemes()},
        "id": base,
        **{kind: f"{base}{kind}/" for kind in _KINDS},
    }


def write(quads: Iterable[Quad] | Store, out: IO[bytes], form: RdfFormat, base: str) -> int:
    """Write `quads` to `out`: sorted, those of a store piece by piece, since it may be larger than memory.

    Formats of one graph (Turtle, N-Triples, RDF/XML) get the union. Gives how many literals have characters
    that RDF/XML, when that is the format, cannot hold; U+FFFD stands for them.
    """
    ordered = by_graph(quads) if form.supports_datasets else _union(quads)
    replaced: Counter[str] = Counter()
    if form == RdfFormat.RDF_XML:
        with BufferedWriter(CarriageReturns(out)) as escaped:
            serialize(_for_xml(ordered, replaced), escaped, format=form, prefixes=prefixes(base))
    else:
        serialize(ordered, out, format=form, prefixes=prefixes(base))
    return replaced.total()


def by_graph(quads: Iterable[Quad] | Store) -> Iterator[Quad]:
    """Graph by graph, subject by subject, each sorted."""
    if isinstance(quads, Store):
        for graph in sorted([DefaultGraph(), *quads.named_graphs()], key=str):
            yield from graph_quads(quads, graph)
    else:
        yield from sorted(set(quads), key=lambda quad: (str(quad.graph_name), *_key(quad)))


def graph_quads(store: Store, graph: _Graph) -> Iterator[Quad]:
    """Those of one graph, subject by subject, each sorted, however large the graph is."""
    for subject in _subjects(store, graph):
        yield from sorted(store.quads_for_pattern(subject, None, None, graph), key=_key)


def _union(quads: Iterable[Quad] | Store) -> Iterator[Triple]:
    """Subject by subject, each sorted."""
    if isinstance(quads, Store):
        for subject in _subjects(quads, None):
            about = quads.quads_for_pattern(subject, None, None)
            yield from sorted({quad.triple for quad in about}, key=_key)
    else:
        yield from sorted({quad.triple for quad in quads}, key=_key)


def _subjects(store: Store, graph: _Graph | None) -> Iterator[NamedNode | BlankNode]:
    """Those of a graph, or of all, each once, in order."""
    for name in sorted(_names(store, graph)):
        yield NamedNode(name[1:]) if name.startswith("<") else BlankNode(name[2:])


def _names(store: Store, graph: _Graph | None) -> list[str]:
    """The subjects as keys: nodes, and the result of the query, would take far more memory."""
    found = store.query(
        "SELECT DISTINCT ?s WHERE { ?s ?p ?o }",
        default_graph=graph,
        use_default_graph_as_union=graph is None,
    )
    if not isinstance(found, QuerySolutions):
        raise TypeError("a SELECT query has solutions")
    return [_subject_key(row["s"]) for row in found]


def _for_xml(triples: Iterable[Quad | Triple], replaced: Counter[str]) -> Iterator[Triple]:
    """`triples` as XML can hold them; `replaced` counts the literals that it cannot, by property."""
    for triple in triples:
        subject, predicate, literal = _parts(triple)
        if isinstance(literal, Literal) and (text := as_xml(literal.value)) != literal.value:
            replaced[predicate.value] += 1
            kind = None if literal.language else literal.datatype
            literal = Literal(text, datatype=kind, language=literal.language)
        yield Triple(subject, predicate, literal)


_parts = attrgetter("subject", "predicate", "object")


def _key(item: Quad | Triple) -> tuple[str, str, str]:
    """Types come first, as Turtle writes them; an article comes before its fragments."""
    subject, predicate, object_ = _parts(item)
    return _subject_key(subject), "" if predicate == RDF.type else str(predicate), str(object_)


def _subject_key(subject: NamedNode | BlankNode) -> str:
    return str(subject).rstrip(">")
