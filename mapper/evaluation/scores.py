"""Judgements -> figures: precision and recall by table, details, and what confidence is worth."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from mapper.evaluation.found import SCORED
from mapper.evaluation.matching import Judgement, Verdict

ALL: Final = "all"
BANDS: Final = (0.95, 0.9, 0.8, 0.7, 0.5, 0.0)  # the least confidence of each


@dataclass(frozen=True, slots=True)
class Tally:
    """Gold facts found (`hit`) and `missed`; found facts `right` and `false`.

    `hit` and `right` differ only where facts may be cut differently.
    """

    hit: int = 0
    missed: int = 0
    right: int = 0
    false: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Both tallies as one."""
        return Tally(
            self.hit + other.hit,
            self.missed + other.missed,
            self.right + other.right,
            self.false + other.false,
        )

    @property
    def gold(self) -> int:
        """How many facts the gold requires."""
        return self.hit + self.missed

    @property
    def found(self) -> int:
        """How many found facts count."""
        return self.right + self.false

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return ratio(self.right, self.found)

    @property
    def recall(self) -> float:
        """The share of the gold that was found."""
        return ratio(self.hit, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return f_score(self.precision, self.recall)


def ratio(part: int, whole: int) -> float:
    """`part` of `whole`; of nothing, all."""
    return part / whole if whole else 1.0


def f_score(precision: float, recall: float) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def tallies(judgement: Judgement) -> dict[str, Tally]:
    """The tally of each table, and of `ALL`."""
    wanted = Counter((item.table, item.hit) for item in judgement.wanted)
    offered = Counter((item.table, item.verdict) for item in judgement.offered)
    found = {
        table: Tally(
            wanted[table, True],
            wanted[table, False],
            offered[table, Verdict.RIGHT],
            offered[table, Verdict.FALSE],
        )
        for table in SCORED
    }
    return {**found, ALL: sum(found.values(), Tally())}


def details(judgement: Judgement) -> dict[tuple[str, str], tuple[int, int]]:
    """Of each detail (table, name), in the order of the text: how many are right, of how many."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for item in judgement.details:
        right, count = found.get((item.table, item.name), (0, 0))
        found[item.table, item.name] = (right + item.right, count + 1)
    return found


@dataclass(frozen=True, slots=True)
class Band:
    """How many facts are said to be as sure as `least` (and less than the band above), how many are right."""

    least: float
    facts: int
    right: int


def calibration(judgement: Judgement, table: str = ALL) -> list[Band]:
    """What confidence is worth: the facts of a table by bands of it, surest first."""
    judged = [
        item
        for item in judgement.offered
        if item.verdict is not Verdict.SPARED and table in {ALL, item.table}
    ]
    return [
        _band(
            least,
            (item.verdict is Verdict.RIGHT for item in judged if _band_of(item.evidence.confidence) == least),
        )
        for least in BANDS
    ]


def _band(least: float, rights: Iterable[bool]) -> Band:
    found = list(rights)
    return Band(least, len(found), sum(found))


def _band_of(confidence: float) -> float:
    return next(least for least in BANDS if confidence >= least)
