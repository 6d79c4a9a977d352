"""Who is meant by a post alone: the holder at the date spoken of, in generated cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

import pytest

from mapper.corpus.knowledge import Knowledge
from tests.extraction.articles import Told, attest, tell
from tests.linking.role_cases import NEAR, NOBODY, Case, cases

NUMBER, SEED = 420, 20310503


class Verdict(StrEnum):
    """How a case came out; `LOST` is open, and the fact does not even keep the post."""

    RIGHT = "right"
    OPEN = "left open"
    LOST = "lost"
    WRONG = "wrong"


class Judged(NamedTuple):
    """A case with its verdict and whom its last paragraph shows as speaking or taking part."""

    case: Case
    verdict: Verdict
    found: tuple[str, ...]

    def __str__(self) -> str:
        """The case as a person reads it."""
        return f"{self.verdict.upper()} {self.found} {self.case}"


def judge(case: Case) -> Judged:
    """What the case comes to."""
    told = tell(
        *case.paragraphs,
        published=case.published.isoformat(),
        knowledge=Knowledge.of(map(attest, case.others)),
    )
    found = tuple(dict.fromkeys(_involved(told)))
    named = [name for name in found if name in case.holders]
    if named:
        return Judged(case, Verdict.RIGHT if named == [case.expected] else Verdict.WRONG, found)
    if not any(_is_phrase(name, case.asked) for name in found):
        return Judged(case, Verdict.LOST, found)
    return Judged(case, Verdict.RIGHT if case.expected == NOBODY else Verdict.OPEN, found)


def _is_phrase(name: str, asked: str) -> bool:
    """Whether it is what was asked, perhaps without its article."""
    return name.lower().removeprefix("the ") == asked.lower().removeprefix("the ")


def _involved(told: Told) -> Iterator[str]:
    """Who speaks or takes part in what the last paragraph tells."""
    start = told.facts.article.paragraphs[-1].span.start
    for statement in told.facts.statements:
        if statement.evidence.passages[0].start >= start:
            yield told.name(statement.speaker)
    for event in told.facts.events:
        if any(passage.start >= start for passage in event.evidence.passages):
            yield from (told.name(part.participant) for part in event.participations)


@pytest.fixture(scope="module")
def judged() -> list[Judged]:
    """All cases with what came out."""
    return [judge(case) for case in cases(NUMBER, SEED)]


def test_post_means_its_holder_at_the_date_spoken_of(judged: list[Judged]) -> None:
    count = Counter(one.verdict for one in judged)
    report = ", ".join(f"{verdict} {100 * count[verdict] / NUMBER:.1f} %" for verdict in Verdict)
    print(report)  # noqa: T201
    faults = [str(one) for one in judged if one.verdict is not Verdict.RIGHT]
    assert count[Verdict.RIGHT] >= 0.95 * NUMBER, "\n\n".join([report, *faults])
    assert count[Verdict.WRONG] <= 0.02 * NUMBER, "\n\n".join([report, *faults])


def test_post_that_is_left_open_stays_with_its_phrase(judged: list[Judged]) -> None:
    assert [str(one) for one in judged if one.verdict is Verdict.LOST] == []


def test_a_third_of_the_cases_lies_near_a_change_of_holder(judged: list[Judged]) -> None:
    assert 3 * sum(one.case.distance <= NEAR for one in judged) >= NUMBER


def test_every_scenario_is_drawn_often(judged: list[Judged]) -> None:
    assert min(Counter(one.case.scenario for one in judged).values()) >= NUMBER // 15
