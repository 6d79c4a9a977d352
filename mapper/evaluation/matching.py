"""Which found fact is which gold fact, and what that makes of each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from mapper.evaluation.found import Evidence, Found


class Gold(Protocol):
    """A fact of the gold; an optional one counts neither for nor against."""

    @property
    def optional(self) -> bool:
        """Whether it need not be found."""


G = TypeVar("G", bound=Gold)


class Verdict(StrEnum):
    """What the gold says of a found fact."""

    RIGHT = "right"
    FALSE = "false"
    SPARED = "spared"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A fact that gold requires, in words, and whether it was found."""

    table: str
    article: str
    text: str
    hit: bool


@dataclass(frozen=True, slots=True)
class Offered:
    """A fact that was found, in words, with what the gold says of it."""

    table: str
    article: str
    text: str
    verdict: Verdict
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Detail:
    """Whether a detail (`name`: place, role …) of a fact that was found is right."""

    table: str
    name: str
    right: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the gold says of all that was found."""

    wanted: tuple[Wanted, ...] = ()
    offered: tuple[Offered, ...] = ()
    details: tuple[Detail, ...] = ()

    def __add__(self, other: Judgement) -> Judgement:
        """Both judgements as one."""
        return Judgement(
            self.wanted + other.wanted, self.offered + other.offered, self.details + other.details
        )


@dataclass(frozen=True, slots=True)
class Pairs(Generic[G]):
    """Gold facts with what was found of them; `spared` those whose gold is optional."""

    required: tuple[tuple[G, Found], ...]
    spared: tuple[tuple[G, Found], ...]


def assign(
    gold: Sequence[G], found: Sequence[Found], fit: Callable[[G, Found], float]
) -> list[tuple[G, Found]]:
    """Pairs with a fit above 0, each fact in one at most: the best fit first, then in the order of both."""
    fits = [(fit(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)]
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    pairs = []
    for value, i, j in sorted(fits, key=lambda item: (-item[0], item[1], item[2])):
        if value > 0 and i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            pairs.append((gold[i], found[j]))
    return pairs


@dataclass(frozen=True, slots=True)
class Table(Generic[G]):
    """How the facts of one table are compared and put into words."""

    name: str
    fit: Callable[[G, Found], float]
    gold_text: Callable[[G], str]
    found_text: Callable[[Found], str]

    def judge(self, article: str, gold: Sequence[G], found: Sequence[Found]) -> tuple[Judgement, Pairs[G]]:
        """One article's facts: required gold takes its pick first, optional gold of what is left."""
        required = assign([g for g in gold if not g.optional], found, self.fit)
        used = {id(f) for _, f in required}
        rest = [f for f in found if id(f) not in used]
        spared = assign([g for g in gold if g.optional], rest, self.fit)
        hit, verdicts = {id(g) for g, _ in required}, {id(f): Verdict.SPARED for _, f in spared}
        verdicts |= dict.fromkeys(used, Verdict.RIGHT)
        judgement = Judgement(
            tuple(
                Wanted(self.name, article, self.gold_text(g), id(g) in hit) for g in gold if not g.optional
            ),
            tuple(
                Offered(
                    self.name, article, self.found_text(f), verdicts.get(id(f), Verdict.FALSE), f.evidence
                )
                for f in found
            ),
        )
        return judgement, Pairs(tuple(required), tuple(spared))
