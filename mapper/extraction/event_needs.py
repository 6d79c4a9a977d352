"""What a frame needs to be there before its verb makes an event."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.mentions import Kind
from mapper.analysis.nominals import Nominal
from mapper.analysis.phrases import named_head
from mapper.dates import DAY, MONTH
from mapper.extraction.actors import Actors
from mapper.extraction.calendar import Calendar
from mapper.extraction.drafts import Part
from mapper.extraction.event_reports import is_near
from mapper.extraction.focus import Actor
from mapper.extraction.places import Places, clause_places
from mapper.extraction.predicates import Predicate
from mapper.extraction.tellings import Telling
from mapper.extraction.words import event_words, group_words
from mapper.rules import lexicon
from mapper.rules.event_frames import EventFrame

CARRIERS = lexicon.word_set("small-words", "carriers")


@dataclass(frozen=True, slots=True)
class _Case:
    """One frame tried on one predicate; `parts` are the participations that it would make."""

    telling: Telling
    frame: EventFrame
    parts: Sequence[Part]

    @property
    def predicate(self) -> Predicate:
        return self.telling.predicate

    @property
    def clause(self) -> Clause:
        return self.telling.clause


class EventNeeds:
    """Checks the `needs` of frames: each slot has its test, which the value makes more exact."""

    def __init__(self, analysis: Analysis, actors: Actors, places: Places, calendar: Calendar) -> None:
        self._tokens = analysis.text.tokens
        self._actors = actors
        self._places = places
        self._calendar = calendar
        self._published = analysis.article.published

    def met(self, telling: Telling, frame: EventFrame, parts: Sequence[Part] = ()) -> bool:
        """Whether all that the frame needs is there; `parts` are the participations that it would make."""
        case = _Case(telling, frame, parts)
        return all(self._tests[slot](self, case, value) for slot, value in frame.needs.items())

    def _enough(self, case: _Case, _value: str) -> bool:
        """Two parties, or one crowd at a time or place ("experts met in Riga")."""
        if len({p.actor.id for p in case.parts}) > 1:
            return True
        crowd = len(case.parts) == 1 and case.parts[0].actor.id.startswith("group/")
        return crowd and self._situated(case, "told")

    def _object(self, case: _Case, value: str) -> bool:
        members = case.predicate.arguments.undergoer
        if value == "none":
            return not members
        if value == "person":
            return any(_is_personal(a) for a in case.predicate.undergoer)
        if value == "party":
            return bool(case.predicate.undergoer)
        if value == "guest":
            guests = any(m.core.head in group_words().guests for m in members)
            return guests or any(_is_personal(a) for a in case.predicate.undergoer)
        tests = {
            "document": _is_document,
            "facility": _is_facility,
            "launched": _is_launched,
            "side": _is_side,
            "organ": _is_sitting,
            "event": _is_gathering,
        }
        if value == "place" and self._is_thing_at_place(case):
            return True
        return any(tests.get(value, self._is_place)(m) for m in members)

    def _subject(self, case: _Case, value: str) -> bool:
        if value in {"organ", "assembly"}:
            sits = _is_organ(case.telling.subject)
            votes = value == "assembly" and _has_voters(case.telling.subject)
            return not case.predicate.arguments.passive and (sits or votes)
        if value == "whole":
            done_to = case.predicate.undergoer
            led = any(_is_side(m) for m in case.telling.subject)
            return led or (bool(done_to) and not any(_is_personal(a) for a in done_to))
        if value == "forum":
            return not any(_is_personal(a) for a in case.predicate.subject)
        if value == "attenders":
            return any(m.core.head in event_words().attenders for m in case.telling.subject)
        doers = [p.actor for p in case.parts if p.role == case.frame.roles.get("subject")]
        if value == "crowd":
            return any(a.id.startswith("group/") and not a.capacity for a in doers)
        team = any(m.core.head in group_words().teams for m in case.telling.subject)
        return any(_is_personal(a) for a in doers) if value == "person" else bool(doers) or team

    def _with(self, case: _Case, value: str) -> bool:
        arguments = case.predicate.arguments
        if value != "person":
            return bool(arguments.behind("with"))
        partners = self._actors.of((*arguments.behind("with"), *arguments.behind("to")))
        return any(_is_personal(a) for a in partners)

    def _to(self, case: _Case, value: str) -> bool:
        read = self._actors.crowd if case.frame.crowds else self._actors.of
        return value != "person" or bool(read(case.predicate.arguments.behind("to")))

    def _behind_any_of(self, case: _Case, value: str) -> bool:
        """A place behind one of the prepositions that the value lists."""
        return bool(clause_places(case.clause, self._places, case.predicate, value.split()))

    def _bare(self, case: _Case, _value: str) -> bool:
        """No topic or purpose right behind the verb."""
        return not any(o.preposition in {"on", "for", "to"} for o in case.predicate.arguments.others[:1])

    def _situated(self, case: _Case, value: str) -> bool:
        """Whether the clause says when or where; "dated place" asks for both, "news" for a recent day, or for
        the month of a plan.
        """
        dates = case.predicate.arguments.dates
        found = [d for k in dates if (d := self._calendar.at(case.clause.chunks[k].first))]
        if value == "news" and case.telling.status() == "planned":
            return any(len(d) >= MONTH for d in found)
        if value == "news":
            return any(len(d) == DAY and (not self._published or is_near(d, self._published)) for d in found)
        if value == "dated":
            return bool(found)
        placed = bool(clause_places(case.clause, self._places, case.predicate))
        return (bool(found) and placed) if value == "dated place" else (bool(found) or placed)

    def _at_memorial(self, case: _Case, value: str) -> bool:
        """Whether a memorial stands behind one of the prepositions that the value lists."""
        others = [o for o in case.predicate.arguments.others if o.preposition in value.split()]
        return any(m.core.head in event_words().memorials for o in others for m in o.members)

    def _beside(self, case: _Case, value: str) -> bool:
        """The preposition and the noun of the value: "was in Riga *at the invitation* of …"."""
        preposition, noun = value.split()
        return any(
            o.preposition == preposition and _has_head(o.members, noun)
            for o in case.predicate.arguments.others
        )

    def _lasting(self, case: _Case, _value: str) -> bool:
        """Whether a span of time leads to the event: "after *six days* of talks"."""
        others = [o for o in case.predicate.arguments.others if o.preposition in case.frame.event]
        return any(m.core.head in event_words().durations for o in others for m in o.members)

    def _particle(self, case: _Case, value: str) -> bool:
        """The verb that the value begins with needs the particle behind it: "called *off*"."""
        needing, particle = value.split()
        verb = case.telling.verb
        behind = self._tokens[verb.last : verb.last + 1]
        return verb.head != needing or any(t.lower == particle for t in behind)

    def _passive(self, case: _Case, value: str) -> bool:
        """Whether it is done to the subject by another, as the value says."""
        return case.predicate.arguments.passive == (value == "yes")

    def _complement(self, case: _Case, _value: str) -> bool:
        """Whether a post is given behind the verb: "was named *Director*", "chose her *as Chair*"."""
        behind = case.clause.chunks[case.predicate.arguments.index + 1 : case.predicate.arguments.end]
        bare = (p for before, p in pairwise((None, *behind)) if before is None or before.head == "as")
        own = case.predicate.arguments.passive
        found = bare if own else (p for before, p in pairwise(behind) if before.head == "as")
        return any(m.kind is Kind.POST for p in found if p is not None for m in p.mentions)

    def _remote(self, case: _Case, _value: str) -> bool:
        """Whether it is done by telephone or video."""
        through = (o for o in case.predicate.arguments.others if o.preposition in CARRIERS)
        return any(m.core.head in event_words().remote for o in through for m in o.members)

    def _status(self, case: _Case, value: str) -> bool:
        return case.telling.status() == value

    def _is_thing_at_place(self, case: _Case) -> bool:
        """Whether what is visited is a thing without a name at a place: "a fish farm near Bergen"."""
        members = case.predicate.arguments.undergoer
        core = members[0].core if members else None
        if core is None or core.det not in {"a", "the", "some"} or core.head in lexicon.events():
            return False
        people = any(map(_is_personal, case.predicate.undergoer)) or core.head in group_words().heads
        return not people and bool(clause_places(case.clause, self._places, case.predicate))

    def _is_place(self, member: Nominal) -> bool:
        noun = member.core.head
        return bool(
            named_head(member.core, Kind.BODY)
            or self._places.of(member)[0]
            or noun in lexicon.places().after
            or noun in event_words().sites
        )

    _tests: ClassVar[Mapping[str, Callable[[EventNeeds, _Case, str], bool]]] = {
        "any": _enough,
        "object": _object,
        "subject": _subject,
        "with": _with,
        "lasting": _lasting,
        "to": _to,
        "anyof": _behind_any_of,
        "bare": _bare,
        "clause": _situated,
        "particle": _particle,
        "passive": _passive,
        "status": _status,
        "complement": _complement,
        "remote": _remote,
        "memorial": _at_memorial,
        "beside": _beside,
    }


def _has_head(members: Sequence[Nominal], noun: str) -> bool:
    return any(member.core.head == noun for member in members)


def _is_personal(actor: Actor) -> bool:
    """A person, or somebody named by a post alone."""
    return actor.id.startswith("person/") or (actor.id.startswith("group/") and bool(actor.capacity))


def _is_organ(members: Sequence[Nominal]) -> bool:
    """Whether a council, committee or parliament is the head of the phrase."""
    core = members[0].core if len(members) == 1 else None
    if core is None:
        return False
    body = named_head(core, Kind.BODY)
    words = body.name.lower().split() if body is not None else [core.head]
    pairs = [" ".join(pair) for pair in pairwise(words)]
    return bool(event_words().sitting.intersection([*words, *pairs]))


def _has_voters(members: Sequence[Nominal]) -> bool:
    """Whether those are meant who sit in a parliament: "MPs"."""
    return any(m.core.head in group_words().voters for m in members)


def _is_document(member: Nominal) -> bool:
    """A document, or "it", which only a document can be."""
    noun = member.core.head in {"document", "it"} or member.core.head in lexicon.documents()
    return noun or any(x.kind is Kind.DOCUMENT for x in member.core.mentions)


def _is_launched(member: Nominal) -> bool:
    return member.core.head in event_words().launched


def _is_side(member: Nominal) -> bool:
    return member.core.head in group_words().led


def _is_sitting(member: Nominal) -> bool:
    return _is_organ((member,))


def _is_gathering(member: Nominal) -> bool:
    return member.core.head in lexicon.events() or named_head(member.core, Kind.EVENT) is not None


def _is_facility(member: Nominal) -> bool:
    """What is opened with a ceremony: a house, a school, or a body."""
    return named_head(member.core, Kind.BODY) is not None or member.core.head in event_words().facilities
