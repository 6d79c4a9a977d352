"""Drafts -> events: one draft per event, however often the article comes back to it.

Two tellings in one article are one event where they share its name; where a definite phrase ("the meeting")
points back to the last event of its type; or where type, date and place agree and the participants overlap.
All others stay two.
"""

from __future__ import annotations

from collections.abc import Sequence

from mapper.extraction.drafts import Draft

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

    def told_last(self) -> list[Draft]:
        """The event that was spoken of last, where it was told of; else the last that was; or none."""
        recent = self.recent if self.recent is not None and self.recent.told else self.latest()
        return [recent] if recent is not None else []

    def _twin(self, draft: Draft) -> Draft | None:
        """The known event that a draft tells of again, the one told of last first."""
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
        """Whether a definite phrase takes up the known event."""
        if not draft.definite or not known.told or known.type not in POINTS_TO.get(draft.type, ()):
            return False
        if _differ(draft.date, known.date):
            return False
        strangers = _people(draft) - _people(known)
        if strangers and known.parts and _met_with(draft) & strangers:
            return False
        if draft.status == "cancelled" and known.status == "held" and (strangers or known.parts):
            return False
        return not (draft.type == "session" and strangers and known.parts)

    def _agrees(self, draft: Draft, known: Draft) -> bool:
        """Whether type, date, place and status agree, and the participants overlap."""
        if draft.type != known.type or draft.status != known.status or _differ(draft.date, known.date):
            return False
        if _differ(draft.place, known.place) and draft.rank == known.rank:
            return False
        people, others = _people(draft), _people(known)
        if draft.type == "signing" and not (people and others):
            return True
        return len(people & others) > (0 if draft.type in {"signing", "visit"} else 1)


def _people(draft: Draft) -> set[str]:
    return {p.actor.id for p in draft.parts}


def _met_with(draft: Draft) -> set[str]:
    """Those whom its own phrase names as the other side: "the meeting with A"."""
    return {p.actor.id for p in draft.parts if p.rule == "event.noun.with"}


def _differ(one: str, other: str) -> bool:
    """Whether both are known and not the same."""
    return bool(one and other and one != other)
