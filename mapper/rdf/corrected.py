"""What corrections make of the corpus layer: what they state stands, what they overrule does not.

An overruled name stays as another name (`schema:alternateName`). What is corrected points to its correction
(`cq:correctedBy`), as what articles report points to their reports.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

from pyoxigraph import NamedNode

from mapper.corpus.keys import tenure_key
from mapper.corpus.rulings import HOLDS, pair
from mapper.facts import Correction, CorrectionKind
from mapper.rdf.properties import properties
from mapper.rdf.reference import Known
from mapper.rdf.terms import CQ, RDFS, SCHEMA, SKOS, Iris, Term, Triple, text

PAIRS: Final = frozenset({CorrectionKind.SAME, CorrectionKind.DIFFERENT})


@dataclass(frozen=True, slots=True)
class Edits:
    """The corrections that are in force, in order; `merged` says as what merged nodes go on."""

    corrections: Sequence[Correction]
    iris: Iris
    merged: Mapping[NamedNode, NamedNode]
    values: Mapping[tuple[NamedNode, NamedNode], Term] = field(init=False)
    authorities: Mapping[NamedNode, set[str]] = field(init=False)

    def __post_init__(self) -> None:
        """Where merged nodes have several values, that of the node which stays counts, else the first."""
        values: dict[tuple[NamedNode, NamedNode], Term] = {}
        authorities: dict[NamedNode, set[str]] = {}
        for one in sorted(self.corrections, key=lambda one: self.iris.node(one.subject) in self.merged):
            if one.kind is CorrectionKind.LINK:
                authorities.setdefault(self.node(one.subject), set()).add(authority(one.object))
            for subject, predicate, value in self._says(one):
                values.setdefault((subject, predicate), value)
        object.__setattr__(self, "values", values)
        object.__setattr__(self, "authorities", authorities)

    def node(self, tail: str) -> NamedNode:
        """The node that `tail` goes on as."""
        node = self.iris.node(tail)
        return self.merged.get(node, node)

    def overrule(self, triple: Triple) -> bool:
        """Whether it may not stand."""
        subject, predicate, value = triple
        if predicate == SKOS.exactMatch:
            return authority(value.value) in self.authorities.get(subject, ())
        return self.values.get((subject, predicate), value) != value

    def corpus(self, triples: Iterable[Triple], known: Known) -> Iterator[Triple]:
        """What stands of `triples`, what is said instead, and the names that were overruled."""
        there = {subject for subject, _ in known.properties}
        for triple in triples:
            there.add(triple[0])
            if not self.overrule(triple):
                yield triple
            elif triple[1] in {RDFS.label, SCHEMA.name}:
                yield triple[0], SCHEMA.alternateName, triple[2]
        for (node, predicate), value in self.values.items():
            yield node, predicate, value
            for name in known.names.get(node, ()) if predicate == RDFS.label else ():
                if name != value:
                    yield node, SCHEMA.alternateName, name
        for one in self.corrections:
            for node in there.intersection(map(self.node, about(one))):
                yield node, CQ.correctedBy, self.iris.correction(one)
            if one.property and properties()[one.property].direct and properties()[one.property].several:
                named = properties()[one.property]
                yield self.node(one.subject), named.term, named.of(one, self.node)

    def links(self, triples: Iterable[Triple]) -> Iterator[Triple]:
        """The matches of nodes elsewhere."""
        yield from (triple for triple in triples if not self.overrule(triple))
        for one in self.corrections:
            if one.kind is CorrectionKind.LINK:
                yield self.node(one.subject), SKOS.exactMatch, NamedNode(one.object)

    def known(self, reference: Known) -> Known:
        """What `reference` still says."""
        return Known(
            frozenset(triple for triple in reference.triples if not self.overrule(triple)),
            reference.properties - self.values.keys(),
            reference.names,
        )

    def _says(self, one: Correction) -> Iterator[Triple]:
        """Those of its triples that stand in the place of any other value."""
        node = self.node(one.subject)
        if one.kind is CorrectionKind.LABEL:
            yield node, RDFS.label, text(one.value)
            if not one.subject.startswith("event/"):
                yield node, SCHEMA.name, text(one.value)
        elif one.property and properties()[one.property].direct and not properties()[one.property].several:
            yield node, properties()[one.property].term, properties()[one.property].of(one, self.node)


def about(one: Correction) -> tuple[str, ...]:
    """The nodes that a correction makes otherwise."""
    if one.kind in PAIRS:
        return pair(one)
    if one.property == HOLDS:
        return (f"tenure/{tenure_key(one.subject, one.object, one.value)}",)
    return (one.subject,)


def authority(iri: str) -> str:
    """Whose IRI it is: its host.

    >>> authority("http://www.wikidata.org/entity/Q1")
    'www.wikidata.org'
    """
    return (urlsplit(iri).hostname or iri).lower()
