"""Taking facts out of an article's facts, together with everything that hangs on them.

An argument that a fact cannot do without (the speaker of a statement, the person of a tenure) takes the
fact with it; a link that it can do without (the event of a statement, the place of an event) goes alone.
So no fact that stays refers to one that went.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from msgspec.structs import replace

from mapper.facts import (
    Article,
    ArticleFacts,
    DocumentReport,
    Entity,
    EventReport,
    Evidence,
    Participation,
    Span,
    Statement,
    TenureReport,
)
from mapper.rdf.terms import Iris


def carried_by(facts: ArticleFacts, inside: Collection[str]) -> ArticleFacts:
    """`facts`, whose article names as carriers only those with hashes in `inside`."""
    carriers = tuple(sha256 for sha256 in facts.article.carriers if sha256 in inside)
    if carriers == facts.article.carriers:
        return facts
    return replace(facts, article=replace(facts.article, carriers=carriers))


def prune(facts: ArticleFacts, bad: Collection[str], base: str) -> ArticleFacts:
    """`facts` without those whose node (an IRI under `base`) is in `bad`, and without what hangs on them."""
    nodes = _Nodes(facts.article, Iris(base), frozenset(bad))
    entities = tuple(entity for entity in facts.entities if nodes.hold(entity.id, entity.evidence))
    events = tuple(event for event in facts.events if nodes.hold(event.id, event.evidence))
    kept = _Kept(nodes, frozenset(entity.id for entity in entities), frozenset(event.id for event in events))
    return ArticleFacts(
        article=facts.article,
        entities=tuple(kept.entity(entity) for entity in entities),
        events=tuple(kept.event(event) for event in events),
        tenures=tuple(tenure for tenure in facts.tenures if kept.holds_tenure(tenure)),
        statements=tuple(kept.statement(item) for item in facts.statements if kept.holds_statement(item)),
        documents=tuple(
            kept.document(item) for item in facts.documents if nodes.hold(item.id, item.evidence)
        ),
    )


@dataclass(frozen=True, slots=True)
class _Nodes:
    """The nodes of an article, and which of them are bad."""

    article: Article
    iris: Iris
    bad: frozenset[str]

    def hold(self, fact_id: str, evidence: Evidence, *spans: Span | None) -> bool:
        """Whether neither the node of a fact nor one of its passages is bad."""
        passages = (span for span in (*evidence.passages, *spans) if span)
        return self.iris.fragment(self.article, fact_id).value not in self.bad and not any(
            self.iris.passage(self.article, span).value in self.bad for span in passages
        )


@dataclass(frozen=True, slots=True)
class _Kept:
    """The nodes, and the ids of the entities and events that stay."""

    nodes: _Nodes
    entities: frozenset[str]
    events: frozenset[str]

    def holds_tenure(self, tenure: TenureReport) -> bool:
        return self.nodes.hold(tenure.id, tenure.evidence) and {tenure.person, tenure.body} <= self.entities

    def holds_statement(self, statement: Statement) -> bool:
        marks = (*statement.content, statement.source, statement.cue)
        return self.nodes.hold(statement.id, statement.evidence, *marks) and (
            not statement.speaker or statement.speaker in self.entities
        )

    def holds_participation(self, event_id: str, item: Participation) -> bool:
        """The node carries the role where its participant has several in the event."""
        local = f"{event_id}-{item.participant}"
        return item.participant in self.entities and all(
            self.nodes.hold(name, item.evidence) for name in (local, f"{local}-{item.role}")
        )

    def entity(self, entity: Entity) -> Entity:
        return replace(entity, parent=self._entity_or_none(entity.parent))

    def event(self, event: EventReport) -> EventReport:
        participations = tuple(
            replace(item, on_behalf_of=self._entity_or_none(item.on_behalf_of))
            for item in event.participations
            if self.holds_participation(event.id, item)
        )
        return replace(
            event,
            place=self._entity_or_none(event.place),
            super_event=self._event_or_none(event.super_event),
            participations=participations,
        )

    def statement(self, statement: Statement) -> Statement:
        return replace(
            statement,
            addressee=self._entity_or_none(statement.addressee),
            event=self._event_or_none(statement.event),
            about=tuple(item for item in statement.about if item in self.entities),
        )

    def document(self, document: DocumentReport) -> DocumentReport:
        return replace(
            document,
            parties=tuple(party for party in document.parties if party in self.entities),
            event=self._event_or_none(document.event),
        )

    def _entity_or_none(self, entity_id: str) -> str:
        return entity_id if entity_id in self.entities else ""

    def _event_or_none(self, event_id: str) -> str:
        return event_id if event_id in self.events else ""
