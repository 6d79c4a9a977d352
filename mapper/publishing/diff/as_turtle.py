"""Differences as RDF, in terms that exist: Activity Streams 2.0 for changes, PROV-O for before and after.

Each change is a node of its own: `as:Create`, `as:Delete` or `as:Update`, with its `as:object` (the fact,
article, entity or correction), the class of that as `dcterms:type`, its article as `as:context`, and the line
of words as `as:summary`. It `prov:used` or `prov:invalidated` the state before, `prov:generated` that after.
A state is a `prov:specializationOf` its object that holds what was stated then, under the same properties as
the graph of the article, and the sentences as `schema:text`; a state after is a `prov:wasRevisionOf` the one
before, as an article is of the earlier text of its source.

Neither changes nor states have a class of the ontology, so that queries on facts do not come upon them in a
store that holds both. There are no blank nodes; the IRI of a change is made from that of its object.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import pyoxigraph as ox

from mapper.corrections import correction_triples
from mapper.facts import EntityKind
from mapper.publishing.diff.changes import (
    AnyChange,
    ArticleChange,
    CorrectionChange,
    EntityChange,
    FactChange,
    Ruling,
    Text,
)
from mapper.publishing.diff.facts import CLASSES, VALUES, Fact, Page
from mapper.publishing.sentences import Quote
from mapper.rdf import Iris
from mapper.rdf.entities import ENTITY_CLASSES
from mapper.rdf.terms import CQ, DCTERMS, RDF, RDFS, SCHEMA, Namespace, Term, decimal, integer, text
from mapper.rdf.turtle import turtle

AS: Final = Namespace("https://www.w3.org/ns/activitystreams#")
PROV: Final = Namespace("http://www.w3.org/ns/prov#")

_ACTIVITIES: Final = {"came": AS.Create, "went": AS.Delete}  # all others are updates
_Said: TypeAlias = tuple[tuple[ox.NamedNode, Term], ...]


def as_turtle(changes: Iterable[AnyChange], bases: tuple[str, str]) -> bytes:
    """The Turtle; `bases` are the base IRIs before and after, and the changes stand below the latter."""
    return turtle(_Turtle(*bases).triples(changes), bases[1], {"as": AS.iri, "prov": PROV.iri})


@dataclass(frozen=True, slots=True)
class _State:
    """What a thing was on one side: its IRI there, and what the graph held of it."""

    iri: str
    said: _Said


@dataclass(frozen=True, slots=True)
class _Change:
    """What became of a thing of this class, in a word and in a line of words, and its states."""

    kind: str
    cls: ox.NamedNode
    summary: str
    before: _State | None
    after: _State | None


@dataclass(frozen=True, slots=True)
class _Turtle:
    """Makes the triples, subject by subject, from the base IRIs before and after."""

    before: str
    after: str

    def triples(self, changes: Iterable[AnyChange]) -> Iterator[ox.Triple]:
        """All changes, and the collection of them."""
        nodes = []
        for several in changes:
            for change in self._changes(several):
                nodes.append(self._iri(change))
                yield from self._change(nodes[-1], change)
            if isinstance(several, ArticleChange) and several.text is Text.REVISED:
                yield from self._revision(several)
        whole = self._node("diff")
        yield ox.Triple(whole, RDF.type, AS.Collection)
        yield ox.Triple(whole, AS.totalItems, integer(len(nodes)))
        for node in nodes:
            yield ox.Triple(whole, AS.items, node)

    def _changes(self, change: AnyChange) -> Iterator[_Change]:
        if isinstance(change, EntityChange):
            yield self._entity(change)
            return
        if isinstance(change, CorrectionChange):
            yield self._correction(change)
            return
        if change.text is not Text.SAME or change.values:
            before, after = self._itself(self.before, change.before), self._itself(self.after, change.after)
            yield _Change(change.text, CQ.Article, change.page.itself.words, before, after)
        for fact in change.facts:
            yield self._fact(fact)

    def _itself(self, base: str, page: Page | None) -> _State | None:
        return _State(base + page.iri, _values(page.itself)) if page else None

    def _fact(self, change: FactChange) -> _Change:
        kind, words = change.fact.kind, change.fact.words
        return _Change(
            change.change,
            CLASSES[kind],
            f"{kind}: {words}",
            _state(self.before, change.before, change.quotes_before),
            _state(self.after, change.after, change.quotes_after),
        )

    def _entity(self, change: EntityChange) -> _Change:
        def state(base: str, name: str, counts_as: str) -> _State | None:
            merged = [(CQ.mergedInto, ox.NamedNode(base + counts_as))] if counts_as else []
            return _State(base + change.iri, ((RDFS.label, text(name)), *merged)) if name else None

        return _Change(
            change.change,
            ENTITY_CLASSES[EntityKind(change.kind)],
            f"{change.kind}: {change.after or change.before}",
            state(self.before, change.before, change.was),
            state(self.after, change.after, change.now),
        )

    def _correction(self, change: CorrectionChange) -> _Change:
        went = change.change is Ruling.WENT
        iris = Iris(self.before if went else self.after)
        said = tuple((p, o) for _, p, o in correction_triples(change.correction, iris) if p != RDF.type)
        state = _State(iris.correction(change.correction).value, said)
        summary = f"correction: {change.words}"
        return _Change(
            change.change, CQ.Correction, summary, state if went else None, None if went else state
        )

    def _change(self, node: ox.NamedNode, change: _Change) -> Iterator[ox.Triple]:
        """The node of a change, and its states."""
        before, after = change.before, change.after
        thing = _iri(change)
        old = self._node("diff", "before", before.iri) if before else None
        new = self._node("diff", "after", after.iri) if after else None
        yield ox.Triple(node, RDF.type, _ACTIVITIES.get(change.kind, AS.Update))
        yield ox.Triple(node, RDF.type, PROV.Activity)
        yield ox.Triple(node, AS.object, ox.NamedNode(thing))
        yield ox.Triple(node, DCTERMS.type, change.cls)
        yield ox.Triple(node, AS.summary, text(change.summary))
        if "#" in thing:
            yield ox.Triple(node, AS.context, ox.NamedNode(thing.partition("#")[0]))
        if old:
            yield ox.Triple(node, PROV.used if new else PROV.invalidated, old)
        if new:
            yield ox.Triple(node, PROV.generated, new)
        if old and before:
            yield from _told(old, before)
        if new and after:
            yield from _told(new, after)
            if old:
                yield ox.Triple(new, PROV.wasRevisionOf, old)

    def _revision(self, change: ArticleChange) -> Iterator[ox.Triple]:
        if change.before and change.after:
            old, new = self.before + change.before.iri, self.after + change.after.iri
            yield ox.Triple(ox.NamedNode(new), PROV.wasRevisionOf, ox.NamedNode(old))

    def _iri(self, change: _Change) -> ox.NamedNode:
        return self._node("diff", change.kind, _iri(change))

    def _node(self, *parts: str) -> ox.NamedNode:
        """A node of the comparison; of a part that is an IRI what stands below its base counts."""
        below = [part.removeprefix(self.after).removeprefix(self.before) for part in parts]
        return ox.NamedNode(self.after + "/".join(below))


def _iri(change: _Change) -> str:
    """The IRI of what a change is of: as it is now, or was."""
    state = change.after or change.before
    return state.iri if state else ""


def _told(node: ox.NamedNode, state: _State) -> Iterator[ox.Triple]:
    yield ox.Triple(node, RDF.type, PROV.Entity)
    yield ox.Triple(node, PROV.specializationOf, ox.NamedNode(state.iri))
    for predicate, value in state.said:
        yield ox.Triple(node, predicate, value)


def _state(base: str, fact: Fact | None, quotes: Sequence[Quote]) -> _State | None:
    if fact is None:
        return None
    told, evidence = _values(fact), fact.evidence
    grounds = ((CQ.rule, text(evidence.rule)), (CQ.confidence, decimal(float(evidence.confidence))))
    doubts = ((CQ.doubt, text(doubt)) for doubt in evidence.doubts)
    sentences = ((SCHEMA.text, text(quote.text)) for quote in quotes)
    return _State(base + fact.iri, (*told, *grounds, *doubts, *sentences))


def _values(fact: Fact) -> _Said:
    """What a fact states, as the graph has it, but for the class that says its form."""
    return tuple(
        (DCTERMS.type if predicate == RDF.type else predicate, value.term)
        for name, predicate in VALUES[fact.kind].items()
        for value in fact.values.get(name, ())
    )
