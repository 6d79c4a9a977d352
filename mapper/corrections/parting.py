"""Namesakes that ended under one IRI: the person of an article goes on under an IRI that only it gives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from mapper.corpus.rulings import parted
from mapper.facts import (
    Article,
    ArticleFacts,
    Correction,
    DocumentReport,
    Entity,
    EventReport,
    Participation,
    Statement,
    TenureReport,
)


def partings(corrections: Iterable[Correction]) -> dict[str, dict[str, str]]:
    """Article (`article/…`) → the persons who are others there, by id → what these are called."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for one in corrections:
        if parted(one):
            found[one.object][one.subject] = parted(one)
    return found


def others_in(article: Article, found: Mapping[str, Mapping[str, str]]) -> Mapping[str, str]:
    """The persons who are others in this article, by id."""
    return found.get(f"{article.kind}/{article.key}", {})


def part(facts: ArticleFacts, others: Mapping[str, str]) -> ArticleFacts:
    """`facts`, which speak of `others` in the place of their namesakes."""
    if not others:
        return facts
    named = _Named(others)
    return replace(
        facts,
        entities=tuple(map(named.entity, facts.entities)),
        tenures=tuple(map(named.tenure, facts.tenures)),
        events=tuple(map(named.event, facts.events)),
        statements=tuple(map(named.statement, facts.statements)),
        documents=tuple(map(named.document, facts.documents)),
    )


@dataclass(frozen=True, slots=True)
class _Named:
    """The ids that stand in the place of others."""

    others: Mapping[str, str]

    def one(self, entity: str) -> str:
        return self.others.get(entity, entity)

    def entity(self, told: Entity) -> Entity:
        """Whoever is another one is not the one that reference data know."""
        return replace(told, id=self.one(told.id), reference="") if told.id in self.others else told

    def tenure(self, told: TenureReport) -> TenureReport:
        return replace(told, person=self.one(told.person))

    def event(self, told: EventReport) -> EventReport:
        return replace(told, participations=tuple(map(self.participation, told.participations)))

    def participation(self, told: Participation) -> Participation:
        participant, behalf = self.one(told.participant), self.one(told.on_behalf_of)
        return replace(told, participant=participant, on_behalf_of=behalf)

    def statement(self, told: Statement) -> Statement:
        speaker, addressee = self.one(told.speaker), self.one(told.addressee)
        return replace(told, speaker=speaker, addressee=addressee, about=tuple(map(self.one, told.about)))

    def document(self, told: DocumentReport) -> DocumentReport:
        return replace(told, parties=tuple(map(self.one, told.parties)))
