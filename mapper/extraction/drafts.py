"""Events while they are read: drafts that gather what the article tells of one event."""

from __future__ import annotations

from dataclasses import dataclass, field

from mapper.extraction.actors import Actor
from mapper.facts import Span


@dataclass(frozen=True, slots=True)
class Part:
    """An actor in a role, and the frame that says so."""

    actor: Actor
    role: str
    rule: str
    span: Span


@dataclass(slots=True)
class Draft:
    """One telling of an event: tokens `first` to `last` name it, in clause number `clause`.

    `told` once a verb of happening, a role, a date or a name shows that it is one; `definite` where its
    phrase
    points back; `own_date` where the date stands beside it. `rank` tells how exact `place` is.
    """

    type: str
    first: int
    last: int
    clause: int
    rule: str
    label: str
    span: Span
    definite: bool = False
    told: bool = False
    dropped: bool = False
    name: str = ""
    coded: bool = False
    pointing: bool = False
    date: str = ""
    own_date: bool = False
    place: str = ""
    rank: int = 0
    status: str = "held"
    tense: str = "past"
    perfect: bool = False
    quoted: bool = False
    mode: str = ""
    parts: list[Part] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    def add(self, part: Part) -> None:
        """Adds a participation; the same actor counts once, with the most telling of its roles."""
        for index, known in enumerate(self.parts):
            if known.actor.id == part.actor.id:
                if known.role == "participant" and part.role != "participant":
                    self.parts[index] = part
                return
        self.parts.append(part)

    def locate(self, place: str, rank: int) -> None:
        """Takes a place where it is more exact than the one known."""
        if place and rank > self.rank:
            self.place, self.rank = place, rank

    def absorb(self, other: Draft) -> None:
        """Takes over what another telling of the same event knows."""
        for part in other.parts:
            self.add(part)
        if other.date and not self.date:
            self.date, self.own_date = other.date, other.own_date
        self.locate(other.place, other.rank)
        self.told = self.told or other.told
        self.mode = self.mode or other.mode
        self.name = self.name or other.name
        if other.status == "cancelled":
            self.status = "cancelled"
        self.rules += [other.rule, *other.rules]
        self.spans += [other.span, *other.spans]
