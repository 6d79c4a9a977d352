"""Drafts -> events: one draft per event, however often the article comes back to it.

Two tellings in one article are one event where
* they share its name and type;
* a definite phrase ("the meeting") points back to the last event that may be called so, unless the phrase has
  another date, another partner ("the meeting with B"), another body ("the session of the Board") or says that
  what was held is cancelled; or
* type and status are the same, neither date nor place differ, and they share two participants; one will do
  for signings, visits (of one place), sessions and interviews, of which nobody has two of one date.
All others stay two: of two events taken for one a fact is lost and another wrong, one taken for two is only
told twice.
What `mapper.corpus.events` does with the events of different articles follows the same order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import timedelta

from mapper.dates import DAY, Edtf
from mapper.extraction.drafts import Draft
from mapper.extraction.places import STATE
from mapper.extraction.words import event_words

# What a definite noun of one type can point back to.
POINTS_TO = {
    "meeting": frozenset({"meeting", "session", "summit", "conference", "call"}),
    "session": frozenset({"session"}),
    "summit": frozenset({"summit"}),
    "conference": frozenset({"conference"}),
    "ceremony": frozenset({"ceremony", "signing"}),
    "signing": frozenset({"signing"}),
    "visit": frozenset({"visit"}),
    "exercise": frozenset({"exercise", "conference"}),
    "operation": frozenset({"operation", "visit"}),
    "appointment": frozenset({"appointment", "election"}),
    "call": frozenset({"call"}),
    "interview": frozenset({"interview"}),
    "election": frozenset({"election"}),
}


# Rules of those whose session a phrase says it is.
OWNERS = frozenset({"event.noun.owner", "event.noun.of"})

# Types of events where people are together: later sentences tell more of them, and call them "the sides".
ATTENDED = frozenset(
    {
        "meeting",
        "session",
        "summit",
        "conference",
        "visit",
        "exercise",
        "operation",
        "signing",
        "ceremony",
        "interview",
        "call",
    }
)


# How long talks may last that "had begun" before.
LASTING = timedelta(days=14)
# How many events of one type back an article may take one up again without its name.
REACH = 32
# Types of which two tellings of one day are one event where they share one participant.
ONE_EACH = frozenset({"signing", "visit", "session", "interview", "appointment"})


class Events:
    """The events of one article, as they are read; `published` is its date, an EDTF string, or ""."""

    def __init__(self, published: str = "") -> None:
        self._day = Edtf.parse(published).latest if published else None
        self.drafts: list[Draft] = []
        self.recent: Draft | None = None
        self._named: dict[tuple[str, str], Draft] = {}
        self._of_type: defaultdict[str, list[Draft]] = defaultdict(list)
        self._last: dict[int, int] = {}
        self._spoken_of = 0

    def add(self, drafts: Sequence[Draft]) -> None:
        """Adds the drafts of one clause, in text order, to what is known."""
        topic: Draft | None = None
        for draft in sorted(drafts, key=lambda d: d.first):
            if draft.dropped or draft.merged is not None:
                continue
            twin = self._twin(draft)
            if twin is not None:
                _take_over(twin, draft)
            else:
                self._of_type[draft.type].append(draft)
                self.drafts.append(draft)
            self.recent = twin or draft
            topic = self.recent if draft.topic else topic
            self._speak_of(self.recent)
        if topic is not None:
            self._speak_of(topic)
            self.recent = topic

    def _speak_of(self, draft: Draft) -> None:
        """Notes that an event was spoken of now, and by which name."""
        self._spoken_of += 1
        self._last[id(draft)] = self._spoken_of
        if draft.name:
            self._named.setdefault((draft.type, draft.name), draft)

    def confirm(self, drafts: Sequence[Draft]) -> None:
        """What the headline tells goes to the events that the text tells of; alone it makes none."""
        for draft in drafts:
            twin = self._twin(draft) if not draft.dropped else None
            if twin is not None:
                twin.absorb(draft)

    def latest(self) -> Draft | None:
        """The event told of last, whose participants are "the sides"."""
        return next((d for d in reversed(self.drafts) if d.told), None)

    def told_last(self) -> list[Draft]:
        """The event that was spoken of last, where it was told of; else the last that was; or none."""
        recent = self.recent if self.recent is not None and self.recent.told else self.latest()
        return [recent] if recent is not None else []

    def _twin(self, draft: Draft) -> Draft | None:
        """The known event that a draft tells of again: the one of its name, else the one told of last."""
        if (draft.type, draft.name) in self._named:
            return self._named[draft.type, draft.name]
        for known in self._candidates(draft):
            if draft.name and known.name:
                continue
            if draft.clause == known.clause and draft.type != known.type:
                continue
            if self._points_back(draft, known) or self._agrees(draft, known) or _takes_up(draft, known):
                return known
        return None

    def _candidates(self, draft: Draft) -> list[Draft]:
        """The last events of the types that a draft may tell of again, the one spoken of last first; but what
        took place is hardly one that is planned.
        """
        types = POINTS_TO.get(draft.type, frozenset()) | {draft.type}
        types |= {"meeting"} if draft.type == "session" else frozenset()
        near = [found for kind in types for found in self._of_type[kind][-REACH:]]
        over = draft.status == "held" and draft.by_verb and draft.tense == "past"
        return sorted(near, key=lambda known: (over and self._lies_ahead(known), -self._last[id(known)]))

    def _lies_ahead(self, draft: Draft) -> bool:
        """Whether an event is planned, or dated behind the day of the article."""
        first = Edtf.parse(draft.date).earliest if draft.date and self._day is not None else None
        later = first is not None and self._day is not None and first > self._day
        return draft.status == "planned" or later

    def _points_back(self, draft: Draft, known: Draft) -> bool:
        """Whether a definite phrase takes up the known event."""
        if not (known.by_verb or known.parts or known.date or known.place):
            return False
        own = draft.owned and _met_with(draft) & _people(known)
        fits = known.type in POINTS_TO.get(draft.type, ()) or _is_of_body(draft, known)
        if not (draft.definite or own) or not known.told or not fits:
            return False
        within = _is_within(draft.date, known.date) or _had_begun(draft, known)
        if not (within and _may_be_called(known, draft)):
            return False
        strangers = _people(draft) - _people(known)
        if strangers and known.parts and _met_with(draft) & strangers:
            return False
        if _is_off(known, draft) or (_is_off(draft, known) and (strangers or known.parts)):
            return False
        owners = {p.actor.id for p in draft.parts if p.rule in OWNERS}
        return not (draft.type == "session" and owners - _people(known) and known.parts)

    def _agrees(self, draft: Draft, known: Draft) -> bool:
        """Whether type, date, place and status agree, and the participants overlap."""
        if draft.type != known.type or draft.status != known.status or _differ(draft.date, known.date):
            return False
        if _differ(draft.place, known.place) and draft.rank == known.rank:
            return False
        if (
            draft.type == "visit"
            and _differ(draft.place, known.place)
            and STATE not in {draft.rank, known.rank}
        ):
            return False
        people, others = _people(draft), _people(known)
        hosts = {p.actor.id for p in draft.parts if p.role == "host"}
        if others and draft.by_verb and hosts - others:
            return False
        open_ended = draft.type in {"signing", "interview"} and not (people and others)
        if open_ended or (draft.once and draft.rule == known.rule):
            return True
        return len(people & others) > (0 if draft.type in ONE_EACH else 1)


def _take_over(known: Draft, draft: Draft) -> None:
    """Makes two tellings one: a meeting of a body is its session, and what "had begun" lasts from then on."""
    if _is_of_body(draft, known):
        known.type, known.name = draft.type, known.name or draft.name
    if _had_begun(draft, known) and len(draft.date) == len(known.date) == DAY:
        known.date = f"{draft.date}/{known.date}"
    known.absorb(draft)


def _may_be_called(known: Draft, draft: Draft) -> bool:
    """Whether "the" with that noun may mean a known event: "the debate" is no workshop, and "the Ports
    Conference" a conference.
    """
    generic = draft.noun in event_words().generic or not (known.noun and draft.noun)
    return draft.noun == known.noun or (generic and not draft.exact)


def _is_off(one: Draft, other: Draft) -> bool:
    """Whether the one was cancelled, while a verb tells that the other was held."""
    return one.status == "cancelled" and other.status == "held" and (other.by_verb or bool(other.parts))


def _is_of_body(draft: Draft, known: Draft) -> bool:
    """Whether "the sixth meeting *of the Commission*" is the meeting told of before, of nobody known."""
    return draft.type == "session" and known.type == "meeting" and draft.noun == known.noun != ""


def _had_begun(draft: Draft, known: Draft) -> bool:
    """Whether "the talks *had begun*" some days before the day on which they went on or ended."""
    days = Edtf.parse(draft.date).latest if draft.date else None
    end = Edtf.parse(known.date).earliest if known.date else None
    if not draft.perfect or draft.noun != known.noun or days is None or end is None:
        return False
    return timedelta() < end - days <= LASTING


def _takes_up(draft: Draft, known: Draft) -> bool:
    """Whether somebody will take up, nowhere else, the post to which he was appointed or elected."""
    takes = draft.rule == "event.take-office" and draft.status == "planned" and not draft.place
    posted = known.type in POINTS_TO["appointment"] and known.status == "held"
    return takes and posted and bool(_people(draft) & _people(known))


def _people(draft: Draft) -> set[str]:
    return {p.actor.id for p in draft.parts}


def _met_with(draft: Draft) -> set[str]:
    """Those whom its own phrase names as the other side: "the meeting with A"."""
    return {p.actor.id for p in draft.parts if p.rule == "event.noun.with"}


def _is_within(date: str, whole: str) -> bool:
    """Whether a date may be one of a known event: the same, or a day of its days."""
    if not _differ(date, whole):
        return True
    day, days = Edtf.parse(date), Edtf.parse(whole)
    if "/" not in whole or day.earliest is None or days.earliest is None or days.latest is None:
        return False
    return days.earliest <= day.earliest <= days.latest


def _differ(one: str, other: str) -> bool:
    """Whether both are known and not the same."""
    return bool(one and other and one != other)
