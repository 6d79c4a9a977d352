"""What makes a fact less sure than its rule: signs that wrong facts of its kind show more often."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from mapper.analysis import gazetteer
from mapper.facts import (
    ArticleFacts,
    Entity,
    EntityKind,
    EventReport,
    Participation,
    Statement,
    TenureReport,
)
from mapper.rules import lexicon

FEW_CHARACTERS = 25  # of a content
_ODD_MARK = re.compile(r"[&$.'’–-]")  # in a name that nobody knows: often a piece of another one


@dataclass(frozen=True)
class Doubts:
    """The doubts about the facts of one article, by their codes in `confidence.toml`."""

    facts: ArticleFacts

    @cached_property
    def _entities(self) -> Mapping[str, Entity]:
        return {entity.id: entity for entity in self.facts.entities}

    @cached_property
    def _busy(self) -> Collection[str]:
        """The ids of all who do something: hold a post or have its holder, take part, or speak."""
        busy = {part.participant for event in self.facts.events for part in event.participations}
        busy |= {statement.speaker for statement in self.facts.statements}
        for tenure in self.facts.tenures:
            busy |= {tenure.person, tenure.body}
        return busy

    @cached_property
    def _posts(self) -> Counter[str]:
        """How many posts each person is said to hold."""
        return Counter(tenure.person for tenure in self.facts.tenures)

    def of_entity(self, entity: Entity) -> Iterator[str]:
        """A name may be a piece of another one, or of nobody."""
        if entity.id not in self._busy:
            yield "idle"
        if entity.kind is EntityKind.PERSON and " " not in entity.name:
            yield "one-word"
        if entity.kind is EntityKind.BODY and not entity.reference:
            yield "unknown"
            if entity.body_kind == "other":
                yield "no-kind"
            if _ODD_MARK.search(entity.name):
                yield "odd-mark"

    def of_tenure(self, tenure: TenureReport) -> Iterator[str]:
        """A post may be that of another body, or of another person."""
        body = self._entities.get(tenure.body)
        stated = tenure.evidence.passages[0].of(self.facts.article.text)
        if body is not None and not any(name in stated for name in _forms(body)):
            yield "body-elsewhere"
        if body is not None and body.kind is EntityKind.BODY and not body.reference:
            yield "unknown-body"
        if self._posts[tenure.person] > 1:
            yield "several-posts"

    def of_event(self, event: EventReport) -> Iterator[str]:
        """What has neither date nor place nor company may be no event of its own."""
        if not event.date:
            yield "undated"
        if not event.place:
            yield "unplaced"
        if len(event.participations) == 1:
            yield "one-party"
        if " " not in event.label:
            yield "bare-noun"

    def of_participation(self, part: Participation) -> Iterator[str]:
        """Who is meant by a group or a pronoun may be somebody else."""
        entity = self._entities.get(part.participant)
        if entity is not None and entity.kind is EntityKind.GROUP:
            yield "group"
        if _is_pronoun(part.evidence.passages[0].of(self.facts.article.text)):
            yield "pronoun"

    def of_statement(self, statement: Statement) -> Iterator[str]:
        """Who speaks may be somebody else, and what is said no more than a phrase."""
        entity = self._entities.get(statement.speaker)
        if entity is None or entity.kind is EntityKind.GROUP:
            yield "group"
        if statement.source is not None and _is_pronoun(statement.source.of(self.facts.article.text)):
            yield "pronoun"
        if sum(piece.end - piece.start for piece in statement.content) < FEW_CHARACTERS:
            yield "short"


def _forms(body: Entity) -> tuple[str, ...]:
    """The names of a body in the article, of a state with those of its people."""
    if body.kind is not EntityKind.STATE:
        return body.names
    return (*body.names, *_peoples().get(body.reference.lower(), ()))


@cache
def _peoples() -> Mapping[str, tuple[str, ...]]:
    """What the people of each state are called, by its code."""
    return {state.id: state.demonyms for state in gazetteer.states()}


def _is_pronoun(words: str) -> bool:
    return lexicon.words().tag_of.get(words.lower()) == "PRON"
