"""Drafts -> event reports: which drafts are events, when and where undated ones were, and their ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mapper.dates import Edtf
from mapper.extraction.drafts import Draft
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
VERB, NOUN = 0.9, 0.8
NEWS_DAYS = 62


def event_reports(drafts: Sequence[Draft], published: str) -> tuple[tuple[EventReport, ...], dict[int, str]]:
    """The reports, and the identity of each draft with the id of its report."""
    found: dict[str, EventReport] = {}
    ids: dict[int, str] = {}
    for draft in finish(drafts, published):
        number = 0
        while (identifier := _id(draft, number)) in found:
            number += 1
        found[identifier] = _report(draft, identifier)
        ids[id(draft)] = identifier
    return tuple(found.values()), ids


def finish(drafts: Iterable[Draft], published: str) -> list[Draft]:
    """The drafts that are events; undated ones take date and place of the event that the article is about."""
    kept = [d for d in drafts if not d.dropped and _is_event(d)]
    for draft in kept:
        year = draft.name[-4:]
        if not draft.date and draft.type == "exercise" and year.isdigit() and year.startswith("20"):
            draft.date = year
    main = next((d for d in kept if is_news(d, published)), None)
    if main is not None:
        _inherit(kept, main, published)
    return kept


def _is_event(draft: Draft) -> bool:
    """Whether it was told of; else a noun with participants must point back, or have a place."""
    if draft.type == "operation" and not (draft.name or draft.date or draft.parts):
        return False
    if draft.told:
        return True
    return bool(draft.parts) and draft.type not in UNTOLD and (draft.definite or bool(draft.place))


def is_news(draft: Draft, published: str) -> bool:
    """Whether the article tells of it as news: held, and dated within two months of the article."""
    return draft.status == "held" and not draft.perfect and is_near(draft.date, published)


def is_near(date: str, published: str) -> bool:
    """Whether a date is a day within two months of the article's; without one, a day of an unknown year."""
    if not published or len(date.split("/", maxsplit=1)[0]) != len("2000-01-01"):
        return not published and "XXXX" in date
    day, anchor = Edtf.parse(date).latest, Edtf.parse(published).latest
    return day is not None and anchor is not None and abs((anchor - day).days) <= NEWS_DAYS


def _inherit(drafts: Iterable[Draft], main: Draft, published: str) -> None:
    """Gives undated events behind the main one the date and place of the news told of last before them."""
    current = main
    for draft in drafts:
        if is_news(draft, published) and "/" not in draft.date:
            current = draft
        later = draft.first > main.first and draft.status == "held" and not draft.perfect
        if later and not draft.date and draft.type in INHERITS and draft.tense == "past":
            draft.date = current.date
            if not draft.place and current.rank > 1 and draft.type != "call":
                draft.locate(current.place, current.rank)


def _id(draft: Draft, number: int) -> str:
    """`number` makes the ids of several events that one verb tells of differ."""
    return f"event-{draft.span.start}" + (f"-{number}" if number else "")


def _report(draft: Draft, identifier: str) -> EventReport:
    confidence = NOUN if draft.rule.startswith("event.noun") and not draft.rules else VERB
    return EventReport(
        id=identifier,
        type=draft.type,
        label=draft.label,
        status=draft.status,
        evidence=Evidence(draft.rule, confidence, tuple(dict.fromkeys((draft.span, *draft.spans)))),
        date=draft.date,
        place=draft.place,
        mode=draft.mode,
        instance=draft.name,
        participations=tuple(
            Participation(
                p.actor.id, p.role, Evidence(p.rule, confidence, (p.span,)), capacity=p.actor.capacity
            )
            for p in draft.parts
        ),
    )
