"""Taking facts out of an article's facts, together with everything that hangs on them.

An argument that a fact cannot do without (the speaker of a statement, the person of a tenure) takes the
fact with it; a link that it can do without (the event of a statement, the place of an event) goes alone.
So no fact that stays refers to one that went.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from mapper.facts import (
    ArticleFacts,
    DocumentReport,
    Entity,
    EventReport,
    Evidence,
    Participation,
    Statement,
    TenureReport,
)


def entity_fragment(entity_id: str) -> str:
    """The fragment of an entity's report."""
    return entity_id.replace("/", "-")


def participation_fragment(event_id: str, participant: str) -> str:
    """The fragment of a participation."""
    return f"{event_id}-{entity_fragment(participant)}"


def prune(facts: ArticleFacts, bad: Collection[str]) -> ArticleFacts:
    """`facts` without those whose node (the fragment of its IRI) is in `bad`, and what hangs on them."""
    entities = tuple(
        entity
        for entity in facts.entities
        if entity_fragment(entity.id) not in bad and not _touches(entity.evidence, bad)
    )
    events = tuple(
        event for event in facts.events if event.id not in bad and not _touches(event.evidence, bad)
    )
    kept = _Kept(
        frozenset(entity.id for entity in entities), frozenset(event.id for event in events), frozenset(bad)
    )
    return ArticleFacts(
        article=facts.article,
        entities=tuple(kept.entity(entity) for entity in entities),
        events=tuple(kept.event(event) for event in events),
        tenures=tuple(tenure for tenure in facts.tenures if kept.holds_tenure(tenure)),
        statements=tuple(
            kept.statement(statement) for statement in facts.statements if kept.holds_statement(statement)
        ),
        documents=tuple(
            kept.document(document)
            for document in facts.documents
            if kept.holds(document.id, document.evidence)
        ),
    )


def _touches(evidence: Evidence, bad: Collection[str]) -> bool:
    """Whether a passage of the evidence is bad."""
    return any(f"char-{start}-{end}" in bad for start, end in evidence.passages)


@dataclass(frozen=True, slots=True)
class _Kept:
    """The ids that stay, and the fragments that go."""

    entities: frozenset[str]
    events: frozenset[str]
    bad: frozenset[str]

    def holds(self, fact_id: str, evidence: Evidence) -> bool:
        return fact_id not in self.bad and not _touches(evidence, self.bad)

    def holds_tenure(self, tenure: TenureReport) -> bool:
        return self.holds(tenure.id, tenure.evidence) and {tenure.person, tenure.body} <= {"", *self.entities}

    def holds_statement(self, statement: Statement) -> bool:
        spans = (*statement.content, *(span for span in (statement.source, statement.cue) if span))
        marked = replace(statement.evidence, passages=(*statement.evidence.passages, *spans))
        return self.holds(statement.id, marked) and statement.speaker in {"", *self.entities}

    def holds_participation(self, event_id: str, item: Participation) -> bool:
        fragment = participation_fragment(event_id, item.participant)
        return self.holds(fragment, item.evidence) and item.participant in self.entities

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
