"""Predicates -> what their frames say of events: new drafts, and roles in those that nouns name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk
from mapper.extraction.actors import Actors
from mapper.extraction.calendar import Calendar
from mapper.extraction.drafts import Draft, Part
from mapper.extraction.event_needs import CARRIERS, EventNeeds
from mapper.extraction.event_parts import EventParts
from mapper.extraction.event_setting import EventSetting
from mapper.extraction.event_slots import EventSlots
from mapper.extraction.events import Events
from mapper.extraction.places import Places
from mapper.extraction.predicates import Predicate
from mapper.extraction.tellings import Telling
from mapper.extraction.words import event_words
from mapper.rules.event_frames import EventFrame, event_frames

# Types of which a clause with verb and noun tells once: "presented the medal at a *ceremony*".
SITTINGS = frozenset({"session", "meeting", "summit", "conference"})
# How many tokens behind its verb a noun of several words may end.
NEAR = 5
NAMED_BEHIND = frozenset({"ceremony", "signing", "meeting", "visit"})


class EventVerbs:
    """Applies the frames of verbs to the predicates of one article."""

    def __init__(
        self, analysis: Analysis, actors: Actors, places: Places, calendar: Calendar, events: Events
    ) -> None:
        self._text = analysis.text
        headline = analysis.article.headline
        title = headline.of(analysis.article.text) if headline is not None else ""
        self._headline = frozenset(title.lower().split())
        self._parts = EventParts(analysis, actors)
        self._needs = EventNeeds(analysis, actors, places, calendar)
        self._slots = EventSlots(events)
        self._setting = EventSetting(analysis, actors, places, calendar)

    def read(
        self, clause: Clause, number: int, predicates: Sequence[Predicate], nouns: Mapping[int, Draft]
    ) -> list[Draft]:
        """The drafts that verbs make in one clause; drafts of `nouns` learn what verbs say of them."""
        made: list[Draft] = []
        for position, predicate in enumerate(predicates):
            earlier, later = predicates[:position], predicates[position + 1 :]
            made += self._apply(Telling(clause, number, predicate, earlier, later, nouns), made)
        return made

    def _apply(self, telling: Telling, made: Sequence[Draft]) -> list[Draft]:
        """The events of one predicate, by the first of its frames that makes any."""
        frames = event_frames()
        for frame in frames["*"]:
            if frame.alone:
                self._fill(telling, frame, made)
        for frame in frames.get(telling.verb.head, frames["*"]):
            if frame.alone or (frame.noun and not self._has_noun(telling, frame)):
                continue
            if not frame.makes:
                self._fill(telling, frame, made)
                continue
            draft = self._make(telling, frame)
            if draft is not None:
                if telling.verb.infinitive and made and made[-1].type == "visit" and not draft.date:
                    # "will travel to Riga on Monday to meet with …"
                    draft.date = made[-1].date
                    draft.locate(made[-1].place, made[-1].rank)
                return self._separate(telling, draft)
        return []

    def _has_noun(self, telling: Telling, frame: EventFrame) -> bool:
        """Whether the noun that the frame needs stands behind the verb, or is the subject of a passive."""
        arguments = telling.arguments
        if arguments.passive and any(m.core.head in frame.noun for m in arguments.subject):
            return True
        last = telling.verb.last
        behind = " ".join(t.lower for t in self._text.tokens[last : last + NEAR])
        if any(
            f"{behind} ".startswith(f"{noun} ") or (" " in noun and noun in behind) for noun in frame.noun
        ):
            return True  # "kicked *off*", "presented his *letters of credence*"
        return any(
            p.head in frame.noun or any(t.lower in frame.noun for t in self._text.tokens[p.first : p.last])
            for p in telling.clause.chunks[arguments.index + 1 : arguments.index + 3]
            if p.kind is Chunk.NP
        )

    def _make(self, telling: Telling, frame: EventFrame) -> Draft | None:
        """The event that the verb itself tells of, or None where it tells of none or a noun names it."""
        status = telling.status()
        if telling.negated or not status:
            return None
        parts = self._parts.of(telling, frame)
        if not self._needs.met(telling, frame, parts) or _is_named_besides(telling, frame):
            return None
        behind = [d for k, d in telling.nouns.items() if k > telling.arguments.index and not d.name]
        named = next((d for d in behind if d.type == frame.makes), None)
        if named is not None and frame.makes in NAMED_BEHIND:
            self._enrich(telling, frame, named, parts, status)
            return None
        draft = self._draft(telling, frame, status)
        draft.add_all(parts)
        if frame.id == "event.sign":
            members = telling.arguments.undergoer
            titled = any(m.core.mentions for m in members)
            draft.definite = not titled and any(m.core.det == "the" or m.core.head == "it" for m in members)
            draft.noun = "signing"
            draft.add_all(self._parts.signatories(telling, frame))
        self._setting.situate(telling, draft, frame)
        past = telling.arguments.participle or telling.verb.perfect == "had"
        if frame.id == "event.sign" and past and not (draft.date or draft.place):
            return None  # "the paper, signed by the minister": what the paper is like, and no occasion
        return draft

    def _draft(self, telling: Telling, frame: EventFrame, status: str) -> Draft:
        """The event by its verb alone; its label goes from the subject to the end of the clause."""
        arguments, verb = telling.arguments, telling.verb
        first = min(arguments.subject[0].first, verb.first) if arguments.subject else verb.first
        last = telling.clause.chunks[max(arguments.end - 1, arguments.index)].last
        call = frame.makes == "meeting" and self._is_remote(telling.clause, frame)
        return Draft(
            "call" if call else frame.makes,
            verb.first,
            verb.last,
            telling.number,
            frame.id,
            self._text.surface(first, last).rstrip(" .,"),
            self._text.span(first, last),
            told=True,
            once=frame.once,
            status=status,
            perfect=verb.perfect == "had",
            tense=verb.tense,
        )

    def _enrich(
        self, telling: Telling, frame: EventFrame, draft: Draft, parts: Sequence[Part], status: str
    ) -> None:
        """The clause names the event that its verb tells of: "presented the medal at a ceremony"."""
        draft.told = True
        draft.rules.append(frame.id)
        draft.status = status if draft.status == "held" else draft.status
        draft.add_all(parts)
        self._setting.situate(telling, draft, frame)

    def _separate(self, telling: Telling, draft: Draft) -> list[Draft]:
        """One event for each of those talked with, where the text separates them: "spoke with A and,
        separately, with B".
        """
        doers = {a.id for a in self._parts.doers(telling)}
        others = [p for p in draft.parts if p.actor.id not in doers]
        separate = self._words(telling.clause) & event_words().separate
        if draft.type not in {"call", "meeting"} or not separate or len(others) < 2 or not doers:
            return [self._one_by_one(telling, draft)]
        own = [p for p in draft.parts if p.actor.id in doers]
        return [replace(draft, parts=[*own, other], rules=[], spans=[]) for other in others]

    def _one_by_one(self, telling: Telling, draft: Draft) -> Draft:
        """Notes the partners of one who met several, each in a post: "met Minister A and the Mayor, B"."""
        doers = {a.id for a in self._parts.doers(telling)}
        others = [p.actor for p in draft.parts if p.actor.id not in doers]
        persons = [a for a in others if a.id.startswith("person/") and a.capacity]
        alone = len(doers) < 2 and not self._words(telling.clause) & event_words().together
        if (
            draft.rule == "event.meet"
            and alone
            and len(persons) > 1
            and len({a.capacity for a in persons}) > 1
        ):
            draft.apart = tuple(a.id for a in persons)
        return draft

    def _is_remote(self, clause: Clause, frame: EventFrame) -> bool:
        """Talks by telephone or video: said in the sentence, or in the headline where they "spoke"."""
        remote = event_words().remote
        spoke = frame.id == "event.speak-with" and self._headline & (remote | {"call"})
        return bool(self._words(clause) & remote or spoke)

    def _is_by_telephone(self, telling: Telling) -> bool:
        """Whether its clause says that talks were held by telephone."""
        through = (o for o in telling.arguments.others if o.preposition in CARRIERS)
        return any(m.core.head in event_words().remote for o in through for m in o.members)

    def _words(self, clause: Clause) -> set[str]:
        return self._text.words(clause.sentence.first, clause.sentence.last)

    def _fill(self, telling: Telling, frame: EventFrame, made: Sequence[Draft]) -> None:
        """Tells the drafts in the frame's slots what the verb says of them."""
        drafts = self._slots.of(telling, frame, made)
        if frame.aside:
            drafts = [d for d in drafts if d.place or d.date]
        parts = self._parts.of(telling, frame) if drafts else []
        if not drafts or not self._needs.met(telling, frame, parts):
            return
        verb, status = telling.verb, telling.status()
        for draft in drafts:
            if telling.negated or not status:
                if telling.negated and frame.id in event_words().happening:
                    _not_happening(telling, draft)
                continue
            draft.told = True
            if draft.type == "meeting" and self._is_by_telephone(telling):
                draft.type = "call"
            draft.rules.append(frame.id)
            draft.spans.append(self._text.span(verb.first, verb.last))
            draft.perfect = draft.perfect or verb.perfect == "had"
            draft.tense = verb.tense
            if frame.status != "held" and draft.status != "cancelled":
                draft.status = frame.status
            elif status == "planned" and draft.status == "held":
                draft.status = "planned"
            # What the phrase of the event itself names takes no part by its verb.
            draft.add_all(
                _at(draft, p, telling) for p in parts if not p.actor.first <= draft.first < p.actor.last
            )
            if not frame.aside:
                self._setting.situate(telling, draft, frame)


def _not_happening(telling: Telling, draft: Draft) -> None:
    """What is planned and will not take place is cancelled; what did not take place is no event."""
    if telling.verb.tense == "future" and (draft.told or draft.date):
        draft.status, draft.told = "cancelled", True
    else:
        draft.dropped = True


def _is_named_besides(telling: Telling, frame: EventFrame) -> bool:
    """Whether a noun of the clause names the sitting at which something was adopted."""
    chunks = telling.clause.chunks
    named = (k for k, d in telling.nouns.items() if d.type in SITTINGS)
    return frame.makes == "session" and any(k and chunks[k - 1].head in {"at", "during", "in"} for k in named)


def _at(draft: Draft, part: Part, telling: Telling) -> Part:
    """The part as it is in that event: who does something at an interview speaks."""
    doing = part.actor in telling.predicate.subject and not telling.arguments.passive
    if draft.type == "interview" and part.role == "participant" and doing:
        return replace(part, role="speaker")
    return part
