"""Events while they are read: drafts that gather what the article tells of one event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from mapper.analysis.mentions import Text
from mapper.extraction.focus import Actor
from mapper.facts import Span


@dataclass(frozen=True, slots=True)
class Part:
    """An actor in a role, and the frame that says so."""

    actor: Actor
    role: str
    rule: str
    span: Span

    @staticmethod
    def of(actor: Actor, role: str, rule: str, text: Text) -> Part:
        """The part whose evidence is what names the actor."""
        return Part(actor, role, rule, text.span(actor.first, actor.last))


@dataclass(slots=True)
class Draft:
    """One telling of an event: tokens `first` to `last` name it, in clause number `clause`.

    What it is called: `noun` names it; `definite` where its phrase points back, `pointing` where it begins
    with "this", `exact` where it is a proper one ("the Ports Conference"), `owned` where it is somebody's
    ("her call"), `coded` where it is but a name with a year, `topic` where its clause is about it, as in
    "*the session* was preceded by talks".

    What is told: `told` once a verb of happening, a role, a date or a name shows that it is one; `dropped`
    where the text says that it is none; `perfect` where it lies before the news; `once` where all such verbs
    of an article tell of one event. `rules` and `spans` are those of the verbs and of further tellings.

    When and where: `own_date` where the date stands beside it, `replaced` where it is the date of an old
    plan, `moved` where it was put off; `rank` tells how exact `place` is.

    How it hangs together: `within` is the event of which it is a part, `merged` the draft that has taken it
    over, `apart` are those whom somebody met one by one.
    """

    type: str
    first: int
    last: int
    clause: int
    rule: str
    label: str
    span: Span
    definite: bool = False
    exact: bool = False
    owned: bool = False
    told: bool = False
    dropped: bool = False
    name: str = ""
    coded: bool = False
    topic: bool = False
    pointing: bool = False
    date: str = ""
    own_date: bool = False
    place: str = ""
    rank: int = 0
    status: str = "held"
    tense: str = "past"
    perfect: bool = False
    moved: bool = False
    replaced: bool = False
    mode: str = ""
    parts: list[Part] = field(default_factory=list)
    within: Draft | None = field(default=None, compare=False, repr=False)
    merged: Draft | None = field(default=None, compare=False, repr=False)
    apart: tuple[str, ...] = ()
    noun: str = ""
    once: bool = False
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

    def add_all(self, parts: Iterable[Part]) -> None:
        """Adds participations in their order."""
        for part in parts:
            self.add(part)

    def settle(self, date: str) -> None:
        """Takes a date that stands beside the event's own noun."""
        if date and not self.date:
            self.date, self.own_date, self.told = date, True, True

    def christen(self, name: str, stated: str) -> None:
        """Takes the name that stands apart from the noun; `stated` is its form in the text."""
        self.name, self.definite, self.told = name, False, True
        self.label = f"{self.label} “{stated}”"

    def locate(self, place: str, rank: int) -> None:
        """Takes a place where it is more exact than the one known."""
        if place and rank > self.rank:
            self.place, self.rank = place, rank

    @property
    def final(self) -> Draft:
        """The draft that stands for it in the end."""
        found = self
        while found.merged is not None:
            found = found.merged
        return found

    @property
    def by_verb(self) -> bool:
        """Whether a verb tells of it."""
        return bool(self.rules) or not self.rule.startswith("event.noun")

    def absorb(self, other: Draft) -> None:
        """Takes over what another telling of the same event knows."""
        other.merged = self
        self.within = self.within or other.within
        self.apart = self.apart or other.apart
        self.add_all(other.parts)
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
