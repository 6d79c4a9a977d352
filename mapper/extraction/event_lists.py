"""Who takes part in an event by a sentence of its own: leaders of delegations, and lists of those present."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.nominals import group_at
from mapper.extraction.actors import Actors
from mapper.extraction.drafts import Draft, Part
from mapper.extraction.events import Events
from mapper.extraction.predicates import Predicate
from mapper.extraction.words import event_words


class EventLists:
    """Adds to drafts those whom no frame of their verb names."""

    def __init__(self, analysis: Analysis, actors: Actors, events: Events) -> None:
        self._text = analysis.text
        self._actors = actors
        self._events = events
        self._listing = False

    def read(self, clause: Clause, predicates: Sequence[Predicate], drafts: Sequence[Draft]) -> None:
        """Reads one clause; `drafts` are those that it tells of."""
        self._led_by(predicates, drafts)
        self._among(clause, predicates)
        self._list(clause, predicates)

    def _led_by(self, predicates: Sequence[Predicate], drafts: Sequence[Draft]) -> None:
        """In "a delegation headed by X visited …" X takes part in what the delegation does."""
        for predicate in predicates:
            arguments = predicate.arguments
            if not arguments.participle or arguments.verb.head not in event_words().leading:
                continue
            groups = {a.id for a in predicate.subject}
            for draft in drafts:
                if groups & {p.actor.id for p in draft.parts}:
                    leaders = self._actors.of(arguments.behind("by"))
                    draft.add_all(Part.of(a, "participant", "event.led-by", self._text) for a in leaders)

    def _among(self, clause: Clause, predicates: Sequence[Predicate]) -> None:
        """In "Among the participants were A, B and C" they took part in what was told last."""
        chunks = clause.chunks
        if len(chunks) < 4 or chunks[0].head not in event_words().among:
            return
        if chunks[1].head not in event_words().attenders:
            return
        for predicate in predicates:
            if predicate.arguments.verb.head == "be" and predicate.arguments.index <= 3:
                self._attend(chunks, predicate.arguments.index + 1, "event.among")

    def _list(self, clause: Clause, predicates: Sequence[Predicate]) -> None:
        """Behind "The following ministers attended:" come the members of the list, each a paragraph."""
        if any(p.arguments.verb.finite for p in predicates):
            attends = any(p.arguments.verb.head in event_words().attending for p in predicates)
            self._listing = attends and self._text.tokens[clause.sentence.last - 1].text == ":"
        elif self._listing:
            index = next((k for k, p in enumerate(clause.chunks) if p.kind is Chunk.NP), len(clause.chunks))
            self._attend(clause.chunks, index, "event.list")

    def _attend(self, chunks: Sequence[Piece], index: int, rule: str) -> None:
        """Those in the list at chunk `index` took part in the event told of last."""
        recent = self._events.recent
        if recent is not None:
            actors = self._actors.of(group_at(chunks, index))
            recent.add_all(Part.of(a, "participant", rule, self._text) for a in actors)
