"""The graph of the corrections: what each says, who said it, when and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from mapper.facts import Correction, CorrectionKind
from mapper.rdf.properties import properties
from mapper.rdf.terms import CQ, DCTERMS, RDF, RDFS, SKOS, XSD, Iris, Triple, concept, text


def correction_quads(corrections: Iterable[Correction], base: str) -> Iterator[Quad]:
    """All that the graph `corrections` holds."""
    iris = Iris(base)
    graph = iris.graph("corrections")
    for one in sorted(set(corrections)):
        for triple in correction_triples(one, iris):
            yield Quad(*triple, graph)


def correction_triples(one: Correction, iris: Iris) -> Iterator[Triple]:
    """What the graph holds of a correction."""
    node = iris.correction(one)
    yield node, RDF.type, CQ.Correction
    yield node, RDFS.label, text(told_of(one))
    yield node, CQ.correctionKind, concept("correction-kind", one.kind)
    yield node, CQ.corrects, iris.node(one.subject)
    if one.property:
        yield node, CQ.correctedProperty, properties()[one.property].term
    if one.object:
        target = NamedNode(one.object) if one.kind is CorrectionKind.LINK else iris.node(one.object)
        yield node, CQ.correctedObject, target
    if one.value:
        yield node, CQ.correctedValue, text(one.value)
    yield node, DCTERMS.creator, text(one.author)
    yield node, DCTERMS.date, Literal(one.date, datatype=XSD.date)
    if one.note:
        yield node, SKOS.note, text(one.note)


def told_of(one: Correction) -> str:
    """What it says, who says so and since when: "same: person/a, person/b (Lena Novak, 2024-07-01)"."""
    return f"{label(one)} ({one.author}, {one.date})"


def label(one: Correction) -> str:
    """A correction in a few words: "same: person/a, person/b"."""
    said = ", ".join(filter(None, (one.subject, one.property, one.object, one.value)))
    return f"{one.kind}: {said}"
