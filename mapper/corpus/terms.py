"""Who held one post on a day: from days on which somebody was seen in it, took it or left it.

What is seen is cut into runs, the stretches in which nobody else was seen. Inside a run its person holds
the post. Outside, it reaches as far as `REACH` unless it begins or ends there, and unless the next run on the
other side, within `AROUND`, may reach to that day as well. The day of a change, and any other doubt, gives
nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, NamedTuple

REACH: Final = timedelta(days=60)
AROUND: Final = timedelta(days=365)


class Sign(StrEnum):
    """What shows a person in a post; on one day, who leaves it comes before who takes it."""

    END = "1 end"
    BEGIN = "2 begin"
    SEEN = "3 seen"


class Mark(NamedTuple):
    """That a person (id, name) was seen in a post on a day, took it or left it then."""

    day: date
    sign: Sign
    person: str
    name: str


@dataclass(frozen=True, slots=True)
class Run:
    """The marks of one person, without anybody else between them, in the order of their days."""

    marks: tuple[Mark, ...]

    @property
    def person(self) -> str:
        """The person's id."""
        return self.marks[0].person

    @property
    def first(self) -> date:
        """The first day on which the person is known to hold the post."""
        return self.marks[0].day

    @property
    def last(self) -> date:
        """The last day on which the person is known to hold the post."""
        return self.marks[-1].day

    @property
    def begun(self) -> bool:
        """Whether the person did not hold the post before."""
        return self.marks[0].sign is Sign.BEGIN

    @property
    def ended(self) -> bool:
        """Whether the person did not hold the post afterwards."""
        return self.marks[-1].sign is Sign.END

    def distance(self, day: date) -> timedelta:
        """How far a day outside it lies."""
        return max(self.first - day, day - self.last)


def runs(marks: Iterable[Mark]) -> tuple[Run, ...]:
    """The marks of one post as runs; a term that begins or ends cuts even those of one person."""
    found: list[list[Mark]] = []
    for mark in sorted(set(marks)):
        before = found[-1][-1] if found else None
        goes_on = before is not None and before.person == mark.person and before.sign is not Sign.END
        if goes_on and mark.sign is not Sign.BEGIN:
            found[-1].append(mark)
        else:
            found.append([mark])
    return tuple(Run(tuple(run)) for run in found)


def holder_on(marks: Iterable[Mark], first: date, last: date) -> tuple[str, str] | None:
    """The person (id, name) who held the post on all days from `first` to `last`; None where that is open."""
    ordered = runs(marks)
    found = {run.person for day in {first, last} for run in _holding(ordered, day)}
    found |= {run.person for run in ordered if run.first <= last and run.last >= first}
    sure = _holding(ordered, first) and _holding(ordered, last)
    names = [mark.name for run in ordered for mark in run.marks if mark.person in found]
    return (found.pop(), max(names, key=lambda name: (len(name), name))) if sure and len(found) == 1 else None


def _holding(ordered: Sequence[Run], day: date) -> list[Run]:
    """The runs that may hold the post on the day; none where no one is near enough to be sure."""
    inside = [run for run in ordered if run.first <= day <= run.last]
    before = [run for run in ordered if run.last < day][-1:]
    if inside:
        morning = before if inside[0].begun and inside[0].first == day else []
        return [*inside, *(run for run in morning if not run.ended and run.distance(day) <= AROUND)]
    after = [run for run in ordered if run.first > day][:1]
    possible = [r for r in before if not r.ended] + [r for r in after if not r.begun]
    possible = [run for run in possible if run.distance(day) <= AROUND]
    return possible if any(run.distance(day) <= REACH for run in possible) else []
