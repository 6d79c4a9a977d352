"""The ontology by itself: its axioms, and what follows from them for classes and properties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from pyoxigraph import NamedNode

from mapper.rdf.terms import OWL, RDF, RDFS, Triple
from mapper.reasoning.errors import ReasoningError

Above: TypeAlias = Mapping[NamedNode, frozenset[NamedNode]]

# Of these nothing follows, or only that something is a contradiction, which shapes find.
_SILENT: Final = frozenset(
    {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.Ontology}
    | {OWL.disjointWith, OWL.versionInfo, OWL.versionIRI, RDF.type}
    | {RDFS.label, RDFS.comment, RDFS.seeAlso, RDFS.isDefinedBy}
)
_AXIOMS: Final = frozenset({RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.inverseOf})
_LANGUAGES: Final = (OWL.iri, RDFS.iri, RDF.iri)


@dataclass(frozen=True, slots=True)
class Schema:
    """The axioms of an ontology: classes and properties with all those above them, the domains and ranges
    that are stated, and inverse properties both ways (a symmetric one is its own inverse).
    """

    classes: Above
    properties: Above
    domains: Above
    ranges: Above
    inverses: Above

    @classmethod
    def of(cls, triples: Iterable[Triple]) -> Schema:
        """The axioms among `triples`. Raises ReasoningError for one that there is no rule for."""
        found: dict[NamedNode, dict[NamedNode, set[NamedNode]]] = {axiom: {} for axiom in _AXIOMS}
        inverses = found[OWL.inverseOf]
        for subject, predicate, value in triples:
            if predicate == RDF.type and value == OWL.SymmetricProperty:
                inverses.setdefault(subject, set()).add(subject)
            elif predicate in _AXIOMS and isinstance(value, NamedNode):
                found[predicate].setdefault(subject, set()).add(value)
                if predicate == OWL.inverseOf:
                    inverses.setdefault(value, set()).add(subject)
            else:
                _check(subject, predicate, value)
        return cls(
            _closed(found[RDFS.subClassOf]),
            _closed(found[RDFS.subPropertyOf]),
            *(_frozen(found[axiom]) for axiom in (RDFS.domain, RDFS.range, OWL.inverseOf)),
        )

    def superclasses(self, classes: Iterable[NamedNode]) -> frozenset[NamedNode]:
        """`classes` and all above them."""
        return frozenset(up for one in classes for up in (one, *self.classes.get(one, ())))


def schema_triples(triples: Iterable[Triple]) -> Iterator[Triple]:
    """What follows from an ontology for its own terms: its hierarchies closed (scm-sco, scm-spo), domains and
    ranges passed on to subproperties and superclasses (scm-dom, scm-rng). Some of it is among `triples`.
    """
    schema = Schema.of(triples)
    for axiom, above in ((RDFS.subClassOf, schema.classes), (RDFS.subPropertyOf, schema.properties)):
        yield from ((term, axiom, up) for term, ups in above.items() for up in ups)
    for axiom, stated in ((RDFS.domain, schema.domains), (RDFS.range, schema.ranges)):
        for term in {*stated, *schema.properties}:
            own = {up for one in (term, *schema.properties.get(term, ())) for up in stated.get(one, ())}
            yield from ((term, axiom, up) for up in schema.superclasses(own))


def _check(subject: NamedNode, predicate: NamedNode, value: object) -> None:
    for term in (predicate, value):
        if isinstance(term, NamedNode) and term.value.startswith(_LANGUAGES) and term not in _SILENT:
            raise ReasoningError(f"there is no rule for {term.value}", subject.value, "reinstall communique")


def _closed(steps: Mapping[NamedNode, set[NamedNode]]) -> Above:
    """Each term with all that it reaches, but for itself."""
    return {term: _reached(term, steps) for term in steps}


def _reached(term: NamedNode, steps: Mapping[NamedNode, set[NamedNode]]) -> frozenset[NamedNode]:
    found, queue = set[NamedNode](), [term]
    while queue:
        new = steps.get(queue.pop(), set()) - found
        found |= new
        queue.extend(new)
    return frozenset(found - {term})


def _frozen(found: Mapping[NamedNode, set[NamedNode]]) -> Above:
    return {term: frozenset(values) for term, values in found.items()}
