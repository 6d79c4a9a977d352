"""Who takes part in an event by a sentence of its own: lists of those present, and leaders of teams."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.nominals import group_at
from mapper.extraction.actors import Actors
from mapper.extraction.arguments import Arguments
from mapper.extraction.drafts import Draft, Part
from mapper.extraction.event_teams import EventTeams
from mapper.extraction.events import Events
from mapper.extraction.predicates import Predicate
from mapper.extraction.words import event_words

# Types of events at which people give speeches.
SPOKEN_AT = frozenset({"meeting", "session", "summit", "conference", "ceremony", "signing", "exercise"})


class EventLists:
    """Adds to drafts those whom no frame of their verb names."""

    def __init__(self, analysis: Analysis, actors: Actors, events: Events) -> None:
        self._text = analysis.text
        self._actors = actors
        self._events = events
        self._teams = EventTeams(analysis, actors)
        self._listing = False

    def read(self, clause: Clause, predicates: Sequence[Predicate], drafts: Sequence[Draft]) -> None:
        """Reads one clause; `drafts` are those that it tells of."""
        self._teams.read(clause, predicates, drafts)
        self._speak(clause, predicates, drafts)
        for predicate in predicates:
            role = self._role_of_listed(clause, predicate.arguments)
            if role:
                before = [d for d in drafts if d.first < predicate.arguments.verb.first]
                event = next(reversed([*self._events.told_last(), *before]), None)
                self._attend(event, clause.chunks, predicate.arguments.index + 1, role, "event.among")
        self._list(clause, predicates)

    def _speak(self, clause: Clause, predicates: Sequence[Predicate], drafts: Sequence[Draft]) -> None:
        """Whoever says something "in her opening remarks" speaks at the event told of last."""
        main = next((p for p in predicates if p.is_main), None)
        event = next(iter(self._events.told_last()), None)
        named = any(d.type in SPOKEN_AT for d in drafts)
        if main is None or event is None or named or event.type not in SPOKEN_AT or event.status != "held":
            return
        remarks = pairwise(clause.chunks[: main.arguments.index])
        if any(self._is_own(piece) for before, piece in remarks if before.head in {"in", "during"}):
            speakers = [a for a in main.subject if a.id.startswith("person/")]
            event.add_all(Part.of(a, "speaker", "event.in-remarks", self._text) for a in speakers)

    def _is_own(self, piece: Piece) -> bool:
        """Whether it is somebody's remarks, or what opens or closes an event: "*her* address", "*closing*
        remarks".
        """
        if piece.head not in event_words().remarks:
            return False
        words = self._text.words(piece.first, piece.last)
        return piece.det == "poss" or bool(words & (event_words().opening | event_words().closing))

    def _role_of_listed(self, clause: Clause, arguments: Arguments) -> str:
        """The role of those whom a sentence lists behind its verb: "Also present were A, B and C", "The
        speakers included A and B"; "" for another sentence.
        """
        if arguments.verb.head not in event_words().listing or not arguments.verb.finite:
            return ""
        roles = event_words().attenders
        chunks = clause.chunks[: arguments.index]
        start = next((p.first for p in chunks if p.kind is not Chunk.OTHER), arguments.verb.first)
        words = " ".join(t.lower for t in self._text.tokens[start : arguments.verb.first])
        stated = next((roles[p.head] for p in chunks if p.head in roles), "")
        if any(f"{words} ".startswith(f"{phrase} ") for phrase in event_words().present):
            return stated or "participant"
        if words.split(" ")[0] in event_words().among:
            return stated
        subject = arguments.subject
        return roles.get(subject[0].core.head, "") if len(subject) == 1 else ""

    def _list(self, clause: Clause, predicates: Sequence[Predicate]) -> None:
        """Behind "The following ministers attended:" come the members of the list, each a paragraph."""
        if any(p.arguments.verb.finite for p in predicates):
            attends = any(p.arguments.verb.head in event_words().attending for p in predicates)
            self._listing = attends and self._text.tokens[clause.sentence.last - 1].text == ":"
        elif self._listing:
            index = next((k for k, p in enumerate(clause.chunks) if p.kind is Chunk.NP), len(clause.chunks))
            self._attend(self._events.recent, clause.chunks, index, "participant", "event.list")

    def _attend(self, event: Draft | None, chunks: Sequence[Piece], index: int, role: str, rule: str) -> None:
        """Those in the list at chunk `index` had the role in the event."""
        if event is not None:
            while index < len(chunks) and chunks[index].kind is Chunk.OTHER:
                index += 1  # "Present were *also* …"
            actors = self._actors.of(group_at(chunks, index))
            event.told = event.told or bool(actors)
            event.add_all(Part.of(a, role, rule, self._text) for a in actors)
