"""Drafts -> event reports: which drafts are events, when and where undated ones were, and their ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from mapper.dates import DAY, YEAR, Edtf
from mapper.extraction.drafts import Draft
from mapper.extraction.places import SPOT
from mapper.extraction.words import event_words
from mapper.facts import EventReport, Evidence, Participation

# Types of undated events that are set where and when the article's main event is.
INHERITS = frozenset(
    {
        "meeting",
        "ceremony",
        "signing",
        "interview",
        "call",
        "session",
        "conference",
        "election",
    }
)
# Types whose noun alone, with who took part, does not show that it is an event.
UNTOLD = frozenset({"conflict", "operation", "event", "appointment", "election", "ceremony"})
# Rules of verbs that only speak of an event, or of what was said there.
SPOKEN_OF = frozenset({"event.during", "event.condemn"})
NEWS_DAYS = 62
# How many clauses behind the plan of a journey tell what is planned there.
NEAR = 3


def event_reports(drafts: Sequence[Draft]) -> tuple[tuple[EventReport, ...], dict[int, str]]:
    """The reports of finished drafts, and the identity of each draft with the id of its report."""
    ids: dict[int, str] = {}
    used: set[str] = set()
    for draft in drafts:
        number = 0
        while (identifier := _id(draft, number)) in used:
            number += 1
        used.add(identifier)
        ids[id(draft)] = identifier
    return tuple(_report(d, ids[id(d)], _whole(d, ids)) for d in drafts), ids


def _whole(draft: Draft, ids: Mapping[int, str]) -> str:
    """The id of the event that it is a part of, or ""."""
    return ids.get(id(draft.within.final), "") if draft.within is not None else ""


def finish(drafts: Iterable[Draft], published: str) -> list[Draft]:
    """The drafts that are events; undated ones take date and place of the event that the article is about."""
    kept = [d for d in drafts if not d.dropped and _is_event(d)]
    for draft in kept:
        year = draft.name[-4:]
        if not draft.date and draft.type == "exercise" and year.isdigit() and year.startswith("20"):
            draft.date = year
        _mind_the_day(draft, published)
        _take_scene(draft)
    day = published or next(
        (d.date for d in kept if d.by_verb and len(d.date) == DAY and "X" not in d.date), ""
    )
    main = next((d for d in kept if is_news(d, day)), None)
    if main is not None:
        _inherit(kept, main, day)
    _go_along(kept)
    return [part for d in kept for part in _partners_apart(d)]


def _mind_the_day(draft: Draft, published: str) -> None:
    """What lies behind the day of the article is planned; what a verb says was held is not of that day."""
    first = Edtf.parse(draft.date).earliest if draft.date else None
    last = Edtf.parse(published).latest if published else None
    if draft.status != "held" or first is None or last is None or first <= last:
        return
    if draft.by_verb and draft.tense == "past":
        draft.date = ""
    else:
        draft.status = "planned"


def _take_scene(draft: Draft) -> None:
    """An undated event within another has its date and place; an opening is of the first day."""
    whole = draft.within.final if draft.within is not None else None
    if whole is None or whole is draft or whole.status != draft.status:
        return
    if not draft.date and not draft.perfect:
        draft.date = _day_of_part(draft, whole.date)
    if draft.rank <= SPOT and whole.rank > SPOT:
        draft.locate(whole.place, whole.rank)


def _day_of_part(draft: Draft, date: str) -> str:
    """The day of a range on which an opening or a closing is; of anything else the whole range."""
    words = set(draft.label.lower().split())
    if words & event_words().closing:
        return date.rsplit("/", maxsplit=1)[-1]
    return date.split("/", maxsplit=1)[0] if words & event_words().opening else date


def _partners_apart(draft: Draft) -> list[Draft]:
    """One event for each of those who were met one by one."""
    if len(draft.apart) < 2:
        return [draft]
    shared = [p for p in draft.parts if p.actor.id not in draft.apart and not p.actor.id.startswith("group/")]
    parts = [[*shared, *(p for p in draft.parts if p.actor.id == one)] for one in draft.apart]
    draft.parts = parts[0]
    return [draft, *(replace(draft, parts=own) for own in parts[1:])]


def _is_event(draft: Draft) -> bool:
    """Whether it was told of; else a noun with participants must point back, or have a place."""
    if draft.type == "operation" and not (draft.name or draft.date or draft.parts):
        return False
    if draft.type == "meeting" and not (draft.parts or draft.place) and 0 < len(draft.date) <= YEAR:
        return False  # "trade talks might begin next year"
    if draft.told:
        return True
    return bool(draft.parts) and draft.type not in UNTOLD and (draft.definite or bool(draft.place))


def is_news(draft: Draft, published: str) -> bool:
    """Whether the article tells of it as news: held, and dated within two months of the article."""
    return draft.status == "held" and not draft.perfect and is_near(draft.date, published)


def is_near(date: str, published: str) -> bool:
    """Whether a date is a day within two months of the article's; without one, a day of an unknown year."""
    if not published or len(date.split("/", maxsplit=1)[0]) != DAY:
        return not published and "XXXX" in date
    day, anchor = Edtf.parse(date).latest, Edtf.parse(published).latest
    return day is not None and anchor is not None and abs((anchor - day).days) <= NEWS_DAYS


def _inherit(drafts: Iterable[Draft], main: Draft, published: str) -> None:
    """Gives undated events behind the main one the date and place of the news told of last before them."""
    current, before = main, main
    for draft in drafts:
        if is_news(draft, published) and "/" not in draft.date and _sets_time(draft):
            current = draft
        if draft.first > main.first and _goes_on(draft, before, published):
            _take_over(draft, current)
        before = draft if draft.date else before


def _go_along(drafts: Iterable[Draft]) -> None:
    """Gives undated plans behind a journey of one day, planned or told of beside them, its day and place."""
    journey: Draft | None = None
    for draft in drafts:
        if draft.type == "visit" and len(draft.date) == DAY:
            journey = draft
        elif draft.status != "planned" or (journey is not None and not _goes_there(journey, draft)):
            continue
        elif journey is not None and not draft.date and draft.type in INHERITS:
            people = {p.actor.id for p in journey.parts} & {p.actor.id for p in draft.parts}
            if people and 0 <= draft.clause - journey.clause <= NEAR:
                draft.date = journey.date
                if draft.rank <= SPOT and draft.type != "call":
                    draft.locate(journey.place, journey.rank)


def _goes_there(journey: Draft, draft: Draft) -> bool:
    """Whether a plan may belong to a journey: to a planned one, or in the sentence that tells of it."""
    return journey.status == "planned" or journey.clause == draft.clause


def _sets_time(draft: Draft) -> bool:
    """Whether a verb tells of it, and not only of what was said there."""
    return not draft.rule.startswith("event.noun") or bool(set(draft.rules) - SPOKEN_OF)


def _goes_on(draft: Draft, before: Draft, published: str) -> bool:
    """Whether an event is told of as news, and not beside what its sentence tells of another time."""
    aside = before.clause == draft.clause and bool(before.date) and not is_news(before, published)
    told = draft.status == "held" and not draft.perfect and draft.tense == "past" and not aside
    return told and draft.type in INHERITS and (draft.by_verb or not draft.name)


def _take_over(draft: Draft, current: Draft) -> None:
    if draft.type == "interview" and current.type == "call" and not draft.date:
        return
    draft.date = draft.date or _day_of_part(draft, current.date)
    same = draft.date == current.date and draft.type != "call"
    if same and draft.rank <= SPOT and current.rank > SPOT:
        draft.locate(current.place, current.rank)


def _id(draft: Draft, number: int) -> str:
    """`number` makes the ids of several events that one verb tells of differ."""
    return f"event-{draft.span.start}" + (f"-{number}" if number else "")


def _report(draft: Draft, identifier: str, whole: str) -> EventReport:
    return EventReport(
        id=identifier,
        type=draft.type,
        label=draft.label,
        status=draft.status,
        evidence=Evidence(draft.rule, tuple(dict.fromkeys((draft.span, *draft.spans)))),
        date=draft.date,
        place=draft.place,
        mode=draft.mode,
        super_event=whole,
        instance=draft.name,
        participations=tuple(
            Participation(p.actor.id, p.role, Evidence(p.rule, (p.span,)), capacity=p.actor.capacity)
            for p in draft.parts
        ),
    )
