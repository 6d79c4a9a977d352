"""The facts of one article as a knowledge base holds them: what they state, and on what evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeAlias

import pyoxigraph as ox

from mapper.facts import Span
from mapper.publishing.diff.words import words
from mapper.publishing.results import cell, local
from mapper.rdf.terms import CQ, ORG, RDF, SCHEMA, VOCABULARY
from mapper.store import KnowledgeBase, KnowledgeBaseError


class Kind(StrEnum):
    """The kinds of facts, in the order in which they are shown; events first, since others refer to them."""

    ARTICLE = "article"
    EVENT = "event"
    PARTICIPANT = "participant"
    TENURE = "tenure"
    STATEMENT = "statement"
    DOCUMENT = "document"
    PERSON = "person"
    BODY = "body"
    STATE = "state"
    GROUP = "group"
    PLACE = "place"


# The classes of facts; of reports of entities the kind is that of the entity.
CLASSES: Final[Mapping[Kind, ox.NamedNode]] = {
    Kind.ARTICLE: CQ.Article,
    Kind.EVENT: CQ.EventReport,
    Kind.PARTICIPANT: CQ.Participation,
    Kind.TENURE: CQ.TenureReport,
    Kind.STATEMENT: CQ.Statement,
    Kind.DOCUMENT: CQ.DocumentReport,
    **dict.fromkeys((Kind.PERSON, Kind.BODY, Kind.STATE, Kind.GROUP, Kind.PLACE), CQ.EntityReport),
}
_REPORTS: Final = frozenset(CLASSES.values())
_KINDS: Final = {cls: kind for kind, cls in CLASSES.items() if cls != CQ.EntityReport}
_GROUPS: Final = f"{Kind.GROUP}/"
_OWN: Final = 8  # digits of the key of its article in the id of a group

# What each kind states, without what only follows from it: bounds of dates, labels, keys in the corpus.
_ENTITY: Final = {
    "entity": CQ.reportsEntity,
    "name": CQ.statedName,
    "short name": CQ.statedShortName,
    "variant": CQ.statedVariant,
    "kind": CQ.statedKind,
    "parent": CQ.statedParent,
}
VALUES: Final[Mapping[Kind, Mapping[str, ox.NamedNode]]] = {
    Kind.ARTICLE: {
        "form": RDF.type,
        "title": SCHEMA.headline,
        "published": SCHEMA.datePublished,
        "date hint": CQ.dateHint,
        "publisher": CQ.publisherName,
        "source": CQ.source,
        "url": SCHEMA.url,
        "carried by": CQ.carriedBy,
    },
    Kind.EVENT: {
        "type": CQ.eventType,
        "date": CQ.statedDate,
        "place": CQ.statedPlace,
        "status": CQ.status,
        "mode": CQ.mode,
        "name": CQ.instanceName,
        "part of": CQ.superEventReport,
        "topic": CQ.topic,
    },
    Kind.PARTICIPANT: {
        "event": CQ.participationIn,
        "participant": CQ.participant,
        "role": CQ.role,
        "capacity": CQ.capacity,
        "on behalf of": CQ.onBehalfOf,
    },
    Kind.TENURE: {
        "person": ORG.member,
        "post": CQ.postTitle,
        "body": CQ.postBody,
        "since": CQ.statedSince,
        "until": CQ.statedUntil,
        "attested": CQ.attestedOn,
        "status": CQ.tenureStatus,
    },
    Kind.STATEMENT: {
        "form": RDF.type,
        "speaker": CQ.speaker,
        "capacity": CQ.capacity,
        "act": CQ.speechAct,
        "source": CQ.sourcePassage,
        "cue": CQ.cuePassage,
        "content": CQ.content,
        "addressee": CQ.addressee,
        "event": CQ.atEvent,
        "about": CQ.about,
        "topic": CQ.topic,
    },
    Kind.DOCUMENT: {
        "title": CQ.statedTitle,
        "number": CQ.documentNumber,
        "kind": CQ.documentKind,
        "act": CQ.documentAct,
        "date": CQ.statedDate,
        "party": CQ.party,
        "event": CQ.atEvent,
        "topic": CQ.topic,
    },
    **dict.fromkeys((Kind.PERSON, Kind.BODY, Kind.STATE, Kind.GROUP, Kind.PLACE), _ENTITY),
}


@dataclass(frozen=True, slots=True)
class Value:
    """What is stated: `id` tells it from others (text, or an IRI below the base), `text` is for people,
    `term` is what the graph has. `refers` where it is another fact of the article.
    """

    id: str
    text: str = field(compare=False)
    term: ox.NamedNode | ox.Literal = field(compare=False)
    refers: bool = False


Values: TypeAlias = Mapping[str, tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a fact is believed: its rule, its confidence and its doubts, and its passages with their text."""

    rule: str
    confidence: str
    doubts: tuple[str, ...]
    passages: tuple[tuple[Span, str], ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of an article. Its IRI stands below the base; `values` are in the order of VALUES."""

    iri: str
    kind: Kind
    values: Values
    evidence: Evidence

    @property
    def key(self) -> str:
        """What is the same in all texts that tell of an entity; of other facts their IRI."""
        told = self.values.get("entity")
        return told[0].id if told else self.iri

    @property
    def order(self) -> tuple[int, Span, str]:
        """By kind, then by place in the text."""
        first = min((span for span, _ in self.evidence.passages), default=Span(0, 0))
        return list(Kind).index(self.kind), first, self.iri

    @property
    def words(self) -> str:
        """The fact on one line."""
        return words(self.kind, _texts(self.values))


@dataclass(frozen=True, slots=True)
class Page:
    """An article or teaser: itself as a fact, and the facts that it states, by kind and place in the text."""

    itself: Fact
    sha256: str
    facts: tuple[Fact, ...]

    @property
    def iri(self) -> str:
        """The IRI of the article, below the base."""
        return self.itself.iri

    def told(self, name: str) -> tuple[str, ...]:
        """What the article says of itself under this name."""
        return tuple(value.text for value in self.itself.values.get(name, ()))


def read_page(knowledge_base: KnowledgeBase, graph: ox.NamedNode) -> Page:
    """The article or teaser that `graph` holds. Raises KnowledgeBaseError for none."""
    quads = knowledge_base.store.quads_for_pattern(None, None, None, graph)
    own = f"-{graph.value.rpartition('/')[2][:_OWN]}"
    held = _Graph.of(quads, knowledge_base.base, own)
    found = sorted(held.facts(), key=lambda fact: fact.order)
    itself = next((fact for fact in found if fact.kind is Kind.ARTICLE), None)
    if itself is None:
        raise KnowledgeBaseError(
            "the graph tells of no article", graph.value, f"see: communique validate {knowledge_base.folder}"
        )
    sha256 = held.text(ox.NamedNode(knowledge_base.base + itself.iri), CQ.sha256)
    return Page(itself, sha256, tuple(fact for fact in found if fact is not itself))


def _texts(values: Values) -> dict[str, str]:
    return {name: ", ".join(value.text for value in several) for name, several in values.items()}


_About: TypeAlias = dict[ox.NamedNode, list[ox.NamedNode | ox.Literal]]


@dataclass(frozen=True, slots=True)
class _Graph:
    """The triples of one article, by subject and predicate, and the names of its entities.

    `own` is how the ids of groups end, who are of this article alone; they are told apart without it, so that
    those of a revised text are the same.
    """

    about: Mapping[ox.NamedNode, _About]
    names: Mapping[ox.NamedNode, str]
    base: str
    own: str

    @classmethod
    def of(cls, quads: Iterable[ox.Quad], base: str, own: str) -> _Graph:
        about: defaultdict[ox.NamedNode, _About] = defaultdict(lambda: defaultdict(list))
        names = {}
        for quad in quads:
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                about[quad.subject][quad.predicate].append(quad.object)
        for triples in about.values():
            for entity in triples.get(CQ.reportsEntity, ()):
                if isinstance(entity, ox.NamedNode):
                    names[entity] = cell(triples[CQ.statedName][0])
        return cls(about, names, base, own)

    def facts(self) -> Iterator[Fact]:
        for node, triples in self.about.items():
            for cls in triples.get(RDF.type, ()):
                if isinstance(cls, ox.NamedNode) and cls in _REPORTS:
                    yield self._fact(node, cls)

    def text(self, node: ox.NamedNode, predicate: ox.NamedNode) -> str:
        """The value as plain text, "" for none."""
        return min(map(cell, self.about[node].get(predicate, ())), default="")

    def _fact(self, node: ox.NamedNode, cls: ox.NamedNode) -> Fact:
        kind = _KINDS.get(cls) or Kind(self._below(self.text(node, CQ.reportsEntity)).partition("/")[0])
        return Fact(self._below(node.value), kind, self._values(node, kind, cls), self._evidence(node))

    def _values(self, node: ox.NamedNode, kind: Kind, cls: ox.NamedNode) -> Values:
        found = {}
        for name, predicate in VALUES[kind].items():
            terms = [term for term in self.about[node].get(predicate, ()) if term != cls]
            if terms:
                found[name] = tuple(sorted(map(self._value, terms), key=lambda value: value.id))
        return found

    def _value(self, term: ox.NamedNode | ox.Literal) -> Value:
        if isinstance(term, ox.Literal):
            return Value(term.value, term.value, term)
        if term.value.startswith((VOCABULARY, CQ.iri)):
            code = local(term.value)
            return Value(code, code, term)
        triples = self.about.get(term, {})
        if CQ.exact in triples:
            exact = self.text(term, CQ.exact)
            return Value(exact, exact, term)
        below = self._below(term.value)
        if below.startswith(_GROUPS):
            return Value(below.removesuffix(self.own), self.names.get(term, below), term)
        if CQ.EventReport in triples.get(RDF.type, ()):
            plain = {name: p for name, p in VALUES[Kind.EVENT].items() if p != CQ.superEventReport}
            told = {name: self._value(triples[p][0]).text for name, p in plain.items() if p in triples}
            return Value(below, words(Kind.EVENT, told), term, refers=True)
        return Value(below, self.names.get(term, below), term)

    def _evidence(self, node: ox.NamedNode) -> Evidence:
        passages = (term for term in self.about[node].get(CQ.evidence, ()) if isinstance(term, ox.NamedNode))
        return Evidence(
            self.text(node, CQ.rule),
            self.text(node, CQ.confidence),
            tuple(sorted(map(cell, self.about[node].get(CQ.doubt, ())))),
            tuple(sorted(map(self._passage, passages))),
        )

    def _passage(self, node: ox.NamedNode) -> tuple[Span, str]:
        span = Span(int(self.text(node, CQ.start)), int(self.text(node, CQ.end)))
        return span, self.text(node, CQ.exact)

    def _below(self, iri: str) -> str:
        return iri.removeprefix(self.base)
