"""From entities without a link to proposals of links, batch by batch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from mapper.reconciliation.asking import AskingError, Endpoint
from mapper.reconciliation.candidates import find
from mapper.reconciliation.scoring import Scored, ranked, told_apart
from mapper.reconciliation.settings import KINDS, settings
from mapper.reconciliation.subjects import Subject

_BATCH: Final = 25  # entities
_PATIENCE: Final = 3  # entities in a row that the endpoint fails at, each asked for alone


class Verdict(StrEnum):
    """What a score says; none of them links anything."""

    CLEAR = "clear"
    AMBIGUOUS = "ambiguous"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Proposal:
    """That an entity may be an item."""

    subject: Subject
    item: str
    score: float
    verdict: Verdict
    label: str
    description: str
    reasons: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """Proposals in the order of the entities, best first; how many of these were judged, and why others were
    not; and how many items were found at all, whatever their score.
    """

    proposals: tuple[Proposal, ...]
    judged: int
    problems: tuple[AskingError, ...]
    items: int


def propose(
    subjects: Sequence[Subject],
    endpoint: Endpoint,
    *,
    languages: Sequence[str],
    taken: Mapping[str, str],
    least: float,
    report: Callable[[int], None] = lambda _done: None,
) -> Proposed:
    """What `endpoint` knows of `subjects`, with scores of `least` or more; `taken` is which node has which
    item already. An endpoint that gives up is a problem, and what was judged before stands.
    """
    found: dict[str, list[Scored]] = {}
    problems: list[AskingError] = []
    for one, scored in _judged(subjects, endpoint, languages, problems):
        found[one.node] = scored
        report(len(found))
    rows = [row for one in subjects for row in _rows(one, found.get(one.node, []), taken, least)]
    items = {scored.candidate.item for some in found.values() for scored in some}
    return Proposed(tuple(_alone(rows)), len(found), tuple(problems), len(items))


def _judged(
    subjects: Sequence[Subject], endpoint: Endpoint, languages: Sequence[str], problems: list[AskingError]
) -> Iterator[tuple[Subject, list[Scored]]]:
    """The entities with their candidates, by kinds; ends where the endpoint does not answer any more.

    A batch that is too much for the endpoint is halved, till it is one entity, which is left out.
    """
    batches = [
        some[start : start + _BATCH]
        for kind in KINDS
        if (some := [one for one in subjects if one.kind == kind])
        for start in range(0, len(some), _BATCH)
    ][::-1]
    failed = 0
    while batches:
        batch = batches.pop()
        try:
            candidates = find(batch, endpoint, languages)
        except AskingError as error:
            failed += len(batch) == 1
            if len(batch) == 1 or not error.too_much:
                problems.append(error)
            if not error.too_much or failed >= _PATIENCE:
                return
            if len(batch) > 1:
                batches += [batch[len(batch) // 2 :], batch[: len(batch) // 2]]
            continue
        failed = 0
        yield from ((one, ranked(one, candidates[one.node])) for one in batch)


def _rows(
    subject: Subject, scored: Sequence[Scored], taken: Mapping[str, str], least: float
) -> Iterator[Proposal]:
    apart = told_apart(scored)
    for one in scored[: settings().most]:
        if one.score < least:
            break
        near = not apart and scored[0].score - one.score <= settings().near
        clear = one is scored[0] and one.score >= settings().clear and not one.contradicted
        verdict = Verdict.AMBIGUOUS if near else Verdict.CLEAR if clear else Verdict.DOUBTFUL
        item, reasons = one.candidate.item, one.reasons
        if other := taken.get(item):
            verdict, reasons = Verdict.AMBIGUOUS, f"{reasons}; {other} has this link: perhaps both are one"
        yield Proposal(
            subject, item, one.score, verdict, one.candidate.label, one.candidate.description, reasons
        )


def _alone(rows: Iterable[Proposal]) -> Iterator[Proposal]:
    """`rows`, of which those that are about the same item are not clear."""
    rows = list(rows)
    nodes: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.verdict is Verdict.CLEAR:
            nodes[row.item].append(row.subject.node)
    for row in rows:
        others = [node for node in nodes[row.item] if node != row.subject.node]
        if row.verdict is Verdict.CLEAR and others:
            reasons = f"{row.reasons}; also proposed for {', '.join(others)}: perhaps they are one"
            yield replace(row, verdict=Verdict.AMBIGUOUS, reasons=reasons)
        else:
            yield row
