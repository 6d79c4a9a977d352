"""What a frame needs to be there before its verb makes an event."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from mapper.analysis.analysis import Clause
from mapper.analysis.mentions import Kind
from mapper.analysis.nominals import Nominal
from mapper.extraction.actors import Actor, Actors
from mapper.extraction.drafts import Part
from mapper.extraction.event_words import event_words
from mapper.extraction.places import Places, clause_places
from mapper.extraction.predicates import Calendar, Predicate
from mapper.rules import lexicon
from mapper.rules.event_frames import EventFrame


class EventNeeds:
    """Checks the `needs` of frames; each value names a test of what stands in that slot."""

    def __init__(self, actors: Actors, places: Places, calendar: Calendar) -> None:
        self._actors = actors
        self._places = places
        self._calendar = calendar
        self._objects: Mapping[str, Callable[[Sequence[Nominal]], bool]] = {
            "document": self._has_document,
            "facility": self._has_facility,
            "place": self._has_place,
        }

    def met(self, clause: Clause, predicate: Predicate, frame: EventFrame, parts: Sequence[Part]) -> bool:
        """Whether all that the frame needs is there; `parts` are the participations that it would make."""
        tests = {
            "any": lambda _: self._enough(clause, predicate, parts),
            "object": lambda value: self._object(predicate, value),
            "subject": lambda value: self._subject(frame, parts, value),
            "with": lambda value: self._with(predicate, value),
            "to": lambda value: self._to(predicate, value),
            "anyof": lambda value: bool(clause_places(clause, self._places, predicate, value.split())),
            "bare": lambda _: not any(o.preposition in {"on", "for"} for o in predicate.arguments.others[:1]),
            "clause": lambda _: self._situated(clause, predicate),
        }
        return all(tests[slot](value) for slot, value in frame.needs.items() if slot in tests)

    def _enough(self, clause: Clause, predicate: Predicate, parts: Sequence[Part]) -> bool:
        """Two parties, or one crowd at a place ("experts met in Riga")."""
        if len({p.actor.id for p in parts}) > 1:
            return True
        crowd = len(parts) == 1 and parts[0].actor.id.startswith("group/")
        return crowd and bool(clause_places(clause, self._places, predicate))

    def _object(self, predicate: Predicate, value: str) -> bool:
        arguments = predicate.arguments
        if value == "person":
            return any(is_personal(a) for a in (predicate.subject if arguments.passive else predicate.object))
        return self._objects[value](arguments.subject if arguments.passive else arguments.object)

    def _subject(self, frame: EventFrame, parts: Sequence[Part], value: str) -> bool:
        doers = [p.actor for p in parts if p.role == frame.roles.get("subject")]
        return any(is_personal(a) for a in doers) if value == "person" else bool(doers)

    def _with(self, predicate: Predicate, value: str) -> bool:
        arguments = predicate.arguments
        partners = (*arguments.behind("with"), *(arguments.behind("to") if value == "person" else ()))
        return any(is_personal(a) for a in self._actors.of(partners)) if value == "person" else bool(partners)

    def _to(self, predicate: Predicate, value: str) -> bool:
        return value != "person" or bool(self._actors.of(predicate.arguments.behind("to")))

    def _situated(self, clause: Clause, predicate: Predicate) -> bool:
        """Whether the clause says when or where."""
        dated = any(self._calendar.text(clause.chunks[k].first) for k in predicate.arguments.dates)
        return dated or bool(clause_places(clause, self._places, predicate))

    def _has_document(self, members: Sequence[Nominal]) -> bool:
        kinds = {*lexicon.documents(), "document"}
        return any(
            m.core.head in kinds or any(x.kind is Kind.DOCUMENT for x in m.core.mentions) for m in members
        )

    def _has_facility(self, members: Sequence[Nominal]) -> bool:
        return any(
            m.core.head in event_words().facilities
            or any(x.kind is Kind.BODY and x.last == m.core.last for x in m.core.mentions)
            for m in members
        )

    def _has_place(self, members: Sequence[Nominal]) -> bool:
        nouns = lexicon.places().after | event_words().sites
        return any(self._places.of(m)[0] or m.core.head in nouns for m in members)


def is_personal(actor: Actor) -> bool:
    """A person, or somebody named by a post alone."""
    return actor.id.startswith("person/") or (actor.id.startswith("group/") and bool(actor.capacity))
