"""Predicates -> the drafts that they speak of, and when and where their clause sets them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from mapper.analysis.analysis import Clause
from mapper.analysis.chunks import Chunk
from mapper.analysis.mentions import Kind
from mapper.analysis.nominals import Nominal
from mapper.extraction.actors import Actors
from mapper.extraction.arguments import Arguments
from mapper.extraction.drafts import Draft, Part
from mapper.extraction.event_nouns import UNDER, complements
from mapper.extraction.event_words import event_words
from mapper.extraction.events import Events
from mapper.extraction.places import Places, clause_places
from mapper.extraction.predicates import Calendar, Predicate
from mapper.facts import Span
from mapper.rules import lexicon
from mapper.rules.event_frames import EventFrame

SpanOf = Callable[[int, int], Span]


class EventSlots:
    """Finds the drafts that stand where a frame expects its event."""

    def __init__(self, events: Events) -> None:
        self._events = events

    def of(
        self, clause: Clause, predicate: Predicate, frame: EventFrame, nouns: Mapping[int, Draft]
    ) -> list[Draft]:
        """The drafts of `nouns` (by chunk) in the frame's slots; else the event told of last, where it may
        be.
        """
        arguments = predicate.arguments
        places: list[Sequence[Nominal]] = []
        for slot in frame.event:
            if slot == "object":
                places.append(arguments.subject if arguments.passive else arguments.object)
            elif slot == "subject":
                places.append(arguments.subject)
            else:
                places.append(arguments.behind(slot))
        found = [
            d
            for k, d in nouns.items()
            if arguments.begin <= k < arguments.index
            and clause.chunks[k - 1].head in frame.event
            and clause.chunks[k - 1].kind is Chunk.PREP
        ]
        for members in places:
            for member in members:
                found += [d for k, d in nouns.items() if member.begin <= k < member.end]
                if member.core.head == "it" and not found:
                    before = [d for k, d in nouns.items() if k < arguments.index] or [self._events.recent]
                    found += [d for d in before[-1:] if d is not None]
        if not found and arguments.participle and frame.event:
            found = self._beside(clause, arguments, nouns)
        recent = self._events.recent
        if not found and frame.context and recent is not None and recent.status in frame.context:
            found = [recent]
        if found and arguments.passive and not arguments.participle:
            found += self._listed(clause, arguments, nouns, found)
        return found

    def _beside(self, clause: Clause, arguments: Arguments, nouns: Mapping[int, Draft]) -> list[Draft]:
        """The event of a participle: the one named before it; behind it where a body stands between
        ("the Committee, chaired by X, will hold a session").
        """
        noun = arguments.subject[0].core if arguments.subject else None
        body = noun is not None and bool(noun.mentions) and noun.mentions[-1].kind is Kind.BODY
        comma = arguments.index > 0 and clause.chunks[arguments.index - 1].kind is Chunk.COMMA
        if body and comma and any(k > arguments.index for k in nouns):
            return [d for k, d in nouns.items() if k > arguments.index][:1]
        return [d for k, d in nouns.items() if k < arguments.index][-1:]

    def _listed(
        self, clause: Clause, arguments: Arguments, nouns: Mapping[int, Draft], found: Sequence[Draft]
    ) -> list[Draft]:
        """The other events of a list before the verb: "the drill with A, a drill with B and a drill are
        planned".
        """
        return [
            d
            for k, d in nouns.items()
            if arguments.begin <= k < arguments.index and d not in found and d.type == found[0].type
        ]


class EventSetting:
    """Gives drafts the date, place and hosts that a clause names."""

    def __init__(self, actors: Actors, places: Places, calendar: Calendar) -> None:
        self._actors = actors
        self._places = places
        self._calendar = calendar

    def situate(self, clause: Clause, predicate: Predicate, draft: Draft, span: SpanOf) -> None:
        """Adds what the clause says of when, where and under whom, where the draft has none of its own."""
        arguments = predicate.arguments
        if not draft.own_date and not draft.date:
            draft.date = self._date(clause, arguments)
        for place, rank in clause_places(clause, self._places, predicate):
            draft.locate(place, rank)
        self._under(clause, arguments, draft)
        if arguments.verb.head in event_words().holding and draft.type not in {"visit", "call"}:
            for actor in self._actors.of(arguments.behind("at")):
                if actor.id.startswith("body/"):
                    draft.add(Part(actor, "host", "event.held-at", span(actor.first, actor.last)))
        if draft.type == "visit":
            for member in arguments.object:
                draft.locate(*self._places.of(member))

    def _date(self, clause: Clause, arguments: Arguments) -> str:
        """The first date behind the verb, else the first of the clause."""
        free = [k for k in arguments.dates if not self._dates_a_title(clause, k)]
        ordered = [k for k in free if k > arguments.index] + free
        return next((d for k in ordered if (d := self._calendar.text(clause.chunks[k].first))), "")

    def _under(self, clause: Clause, arguments: Arguments, draft: Draft) -> None:
        """As in "under the chairmanship of …", "under the auspices of …"."""
        for other in arguments.others:
            head = other.members[0].core.head
            role = UNDER.get(head) if other.preposition == "under" else None
            for actor in self._actors.of(complements(clause.chunks, other.members[0].begin)) if role else ():
                draft.add(Part(actor, role or "", f"event.under.{head}", draft.span))

    def _dates_a_title(self, clause: Clause, index: int) -> bool:
        """As in "the Roadmap for 2015", "the Convention of 1949": a year that belongs to a name."""
        text = self._calendar.text(clause.chunks[index].first)
        before = clause.chunks[index - 1].head if index else ""
        named = clause.chunks[index - 2] if index > 1 else None
        if before in {"of", "dated"} and named is not None and named.head in lexicon.documents():
            return True
        return before in {"for", "of", "until", "since"} and all(
            len(part) <= len("2015") for part in text.split("/")
        )
