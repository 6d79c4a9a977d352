"""Drafts -> event reports: one report per event, however often the article comes back to it.

Two tellings in one article are one event where they share its name; where a definite phrase ("the meeting")
points back to the last event of its type; or where type, date and place agree and the participants overlap.
All others stay two.
"""

from __future__ import annotations

from collections.abc import Sequence

from mapper.dates import Edtf
from mapper.extraction.drafts import Draft
from mapper.facts import EventReport, Evidence, Participation

# What a definite noun of one type can point back to.
POINTS_TO = {
    "meeting": frozenset({"meeting", "session", "summit", "conference", "call"}),
    "session": frozenset({"session"}),
    "summit": frozenset({"summit"}),
    "conference": frozenset({"conference"}),
    "ceremony": frozenset({"ceremony", "signing"}),
    "signing": frozenset({"signing"}),
    "visit": frozenset({"visit"}),
    "exercise": frozenset({"exercise"}),
    "operation": frozenset({"operation"}),
    "call": frozenset({"call"}),
    "interview": frozenset({"interview"}),
    "election": frozenset({"election"}),
}
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
        "appointment",
    }
)
UNTOLD = frozenset({"conflict", "operation", "event", "appointment", "election", "ceremony"})
VERB, NOUN = 0.9, 0.8
NEWS_DAYS = 62


class Events:
    """The events of one article, as they are read."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.recent: Draft | None = None

    def add(self, drafts: Sequence[Draft]) -> None:
        """Adds the drafts of one clause, in text order, to what is known."""
        for draft in sorted(drafts, key=lambda d: d.first):
            if draft.dropped:
                continue
            twin = self._twin(draft)
            if twin is not None:
                twin.absorb(draft)
            else:
                self.drafts.append(draft)
            self.recent = twin or draft

    def confirm(self, drafts: Sequence[Draft]) -> None:
        """What the headline tells goes to the events that the text tells of; alone it makes none."""
        for draft in drafts:
            twin = self._twin(draft) if not draft.dropped else None
            if twin is not None:
                twin.absorb(draft)

    def latest(self) -> Draft | None:
        """The event told of last, whose participants are "the sides"."""
        return next((d for d in reversed(self.drafts) if d.told), None)

    def _twin(self, draft: Draft) -> Draft | None:
        for known in reversed(self.drafts):
            if draft.name and known.name:
                if draft.name == known.name and draft.type == known.type:
                    return known
                continue
            if draft.clause == known.clause and draft.type != known.type:
                continue
            if self._points_back(draft, known) or self._agrees(draft, known):
                return known
        return None

    def _points_back(self, draft: Draft, known: Draft) -> bool:
        if not draft.definite or known.type not in POINTS_TO.get(draft.type, ()):
            return False
        if draft.date and known.date and draft.date != known.date:
            return False
        people = {p.actor.id for p in draft.parts}
        strangers = people - {p.actor.id for p in known.parts}
        if draft.type == "session" and strangers and known.parts:
            return False
        return known.told

    def _agrees(self, draft: Draft, known: Draft) -> bool:
        if draft.type != known.type or (draft.date and known.date and draft.date != known.date):
            return False
        if draft.place and known.place and draft.place != known.place and draft.rank == known.rank:
            return False
        people, others = {p.actor.id for p in draft.parts}, {p.actor.id for p in known.parts}
        if draft.type in {"signing", "visit"} and draft.status == known.status:
            return (
                bool(people & others)
                or (not people and draft.type == "signing")
                or (not others and draft.type == "signing")
            )
        return len(people & others) > 1 and draft.status == known.status


def finish(drafts: Sequence[Draft], published: str) -> list[Draft]:
    """The drafts that are events; undated ones take date and place of the event that the article is about."""
    kept = [d for d in drafts if not d.dropped and _is_event(d)]
    for draft in kept:
        year = draft.name[-4:]
        if not draft.date and draft.type == "exercise" and year.isdigit() and year.startswith("20"):
            draft.date = year
    main = next(
        (d for d in kept if d.date and d.status == "held" and not d.perfect and _is_near(d.date, published)),
        None,
    )
    if main is None:
        return kept
    current = main
    for draft in kept:
        news = draft.date and draft.status == "held" and not draft.perfect and _is_near(draft.date, published)
        if news and "/" not in draft.date:
            current = draft
        near = draft.first > main.first and draft.status == "held" and not draft.perfect and not draft.quoted
        if near and not draft.date and draft.type in INHERITS and draft.tense == "past":
            draft.date = current.date
            if not draft.place and current.rank > 1 and draft.type != "call":
                draft.locate(current.place, current.rank)
    return kept


def _is_near(date: str, published: str) -> bool:
    """Whether a date of days lies within two months of the article's, so that the article tells of it as
    news.
    """
    if not published or len(date.split("/", maxsplit=1)[0]) != len("2000-01-01"):
        return not published and "XXXX" in date
    day, anchor = Edtf.parse(date).latest, Edtf.parse(published).latest
    return day is not None and anchor is not None and abs((anchor - day).days) <= NEWS_DAYS


def _is_event(draft: Draft) -> bool:
    if draft.type == "operation" and not (draft.name or draft.date or draft.parts):
        return False
    if not draft.told:
        return bool(draft.parts) and draft.type not in UNTOLD and (draft.definite or bool(draft.place))
    return True


def report(draft: Draft, number: int) -> EventReport:
    """The draft as a report; `number` makes the id of several events that one verb tells of differ."""
    spans = tuple(dict.fromkeys((draft.span, *draft.spans)))
    identifier = f"event-{draft.span.start}" + (f"-{number}" if number else "")
    confidence = NOUN if draft.rule.startswith("event.noun") and not draft.rules else VERB
    return EventReport(
        id=identifier,
        type=draft.type,
        label=draft.label,
        status=draft.status,
        evidence=Evidence(draft.rule, confidence, spans),
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


__all__ = ["Events", "finish", "report"]
