"""What a frame needs to be there before its verb makes an event."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk
from mapper.analysis.mentions import Kind
from mapper.analysis.nominals import Nominal
from mapper.analysis.phrases import named_head
from mapper.dates import DAY, MONTH
from mapper.extraction.actors import Actors
from mapper.extraction.calendar import Calendar
from mapper.extraction.drafts import Part
from mapper.extraction.event_reports import is_near
from mapper.extraction.event_things import has_voters, is_of_nouns, is_organ, is_personal, is_thing
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
        passive = case.predicate.arguments.passive
        members = case.telling.subject if passive else case.predicate.arguments.undergoer
        if value == "none":
            return not members
        if value in {"person", "guest"} and any(is_personal(a) for a in case.predicate.undergoer):
            return True
        if value == "guest":
            return any(m.core.head in group_words().guests for m in members)
        if value == "party":
            return bool(case.predicate.undergoer)
        if value == "place":
            return self._is_thing_at_place(case) or any(self._is_place(m) for m in members)
        return is_thing(value, members)

    def _subject(self, case: _Case, value: str) -> bool:
        if value in {"organ", "assembly"}:
            sits = is_organ(case.telling.subject)
            votes = value == "assembly" and has_voters(case.telling.subject)
            return not case.predicate.arguments.passive and (sits or votes)
        if value == "whole":
            done_to = case.predicate.undergoer
            led = is_thing("side", case.telling.subject)
            return led or (bool(done_to) and not any(is_personal(a) for a in done_to))
        if value == "forum":
            return not any(is_personal(a) for a in case.predicate.subject)
        if is_of_nouns(value):
            return is_thing(value, case.telling.subject)
        doers = [p.actor for p in case.parts if p.role == case.frame.roles.get("subject")]
        if value == "crowd":
            return any(a.id.startswith("group/") and not a.capacity for a in doers)
        team = any(m.core.head in group_words().teams for m in case.telling.subject)
        return any(is_personal(a) for a in doers) if value == "person" else bool(doers) or team

    def _with(self, case: _Case, value: str) -> bool:
        arguments = case.predicate.arguments
        if value != "person":
            return bool(arguments.behind("with"))
        partners = self._actors.of((*arguments.behind("with"), *arguments.behind("to")))
        return any(is_personal(a) for a in partners)

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
        dates = case.predicate.arguments.dates or case.telling.shared_dates
        found = [d for k in dates if (d := self._calendar.at(case.clause.chunks[k].first))]
        if value == "news" and case.telling.status() == "planned":
            return any(len(d) >= MONTH for d in found)
        if value == "news":
            return any(len(d) == DAY and (not self._published or is_near(d, self._published)) for d in found)
        if value == "dated":
            return bool(found)
        if value == "dated place before":
            return self._is_set_before(case)
        placed = bool(clause_places(case.clause, self._places, case.predicate))
        return (bool(found) and placed) if value == "dated place" else (bool(found) or placed)

    def _is_set_before(self, case: _Case) -> bool:
        """Whether date and place stand before any infinitive: "agreed *in Riga in May* to open a port"."""
        arguments, chunks = case.predicate.arguments, case.clause.chunks
        behind = range(arguments.index + 1, arguments.end)
        end = next((k for k in behind if chunks[k].kind is Chunk.VG), arguments.end)
        placed = self._places.around(chunks, arguments.begin, end)
        return bool(placed) and any(k < end for k in arguments.dates)

    def _at_memorial(self, case: _Case, value: str) -> bool:
        """Whether a memorial stands behind one of the prepositions that the value lists."""
        others = [o for o in case.predicate.arguments.others if o.preposition in value.split()]
        return any(m.core.head in event_words().memorials for o in others for m in o.members)

    def _beside(self, case: _Case, value: str) -> bool:
        """The preposition and the noun of the value: "was in Riga *at the invitation* of …"."""
        preposition, noun = value.split()
        return any(
            o.preposition == preposition and any(m.core.head == noun for m in o.members)
            for o in case.predicate.arguments.others
        )

    def _apart(self, case: _Case, value: str) -> bool:
        """Not where the value says: "was welcomed *at the airport*" is part of a visit."""
        return not self._beside(case, value)

    def _on(self, case: _Case, _value: str) -> bool:
        """A person behind "on", whom nobody asks to do anything: "called on the Minister *to resign*"."""
        asked = any(later.arguments.verb.infinitive for later in case.telling.later[:1])
        return not asked and any(map(is_personal, self._actors.of(case.predicate.arguments.behind("on"))))

    def _hearing(self, case: _Case, value: str) -> bool:
        """Whether an organ stands behind the preposition."""
        return is_organ(case.predicate.arguments.behind(value))

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
        people = any(map(is_personal, case.predicate.undergoer)) or core.head in group_words().heads
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
        "apart": _apart,
        "on": _on,
        "hearing": _hearing,
    }
