"""Spans of source, cue and content against gold: exactly, and by the characters that they share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from mapper.evaluation.found import Found
from mapper.evaluation.gold import GoldStatement
from mapper.evaluation.scores import Tally, f_score, ratio
from mapper.facts import Span

PARTS: Final = ("source", "cue", "content")
_GAP: Final = 3  # characters between two pieces that may be found as one
_PIECE: Final = re.compile(r"(\d+)-(\d+)")


@dataclass(frozen=True, slots=True)
class SpanScore:
    """How one part of statements was found: `exact` counts spans, the others characters."""

    exact: Tally = field(default_factory=Tally)
    wanted: int = 0
    offered: int = 0
    shared: int = 0

    def __add__(self, other: SpanScore) -> SpanScore:
        """Both scores as one."""
        return SpanScore(
            self.exact + other.exact,
            self.wanted + other.wanted,
            self.offered + other.offered,
            self.shared + other.shared,
        )

    @property
    def precision(self) -> float:
        """The share of the characters found that are gold."""
        return ratio(self.shared, self.offered)

    @property
    def recall(self) -> float:
        """The share of the gold's characters that were found."""
        return ratio(self.shared, self.wanted)

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return f_score(self.precision, self.recall)


def judge_spans(gold: Sequence[GoldStatement], found: Sequence[Found]) -> dict[str, SpanScore]:
    """The spans of one article's statements, by part; nothing where its gold has no spans."""
    marked = [g for g in gold if g.content_spans is not None]
    if not marked:
        return dict.fromkeys(PARTS, SpanScore())
    return {
        part: _score(
            {span for g in marked if not g.optional for span in _gold_spans(g, part)},
            {span for g in marked if g.optional for span in _gold_spans(g, part)},
            {span for f in found for span in _found_spans(f, part)},
        )
        for part in PARTS
    }


def _gold_spans(gold: GoldStatement, part: str) -> list[Span]:
    if part == "content":
        return [Span(*span) for span in gold.content_spans or ()]
    span = gold.source_span if part == "source" else gold.cue_span
    return [Span(*span)] if span is not None else []


def _found_spans(found: Found, part: str) -> list[Span]:
    if part == "content":
        return [Span(int(start), int(end)) for start, end in _PIECE.findall(found["content_spans"])]
    start, end = found[f"{part}_start"], found[f"{part}_end"]
    return [Span(int(start), int(end))] if start and end else []


def _score(required: set[Span], optional: set[Span], found: set[Span]) -> SpanScore:
    """Spans of optional gold count neither way; a run of gold spans may be found as one."""
    runs = _runs(required | optional)
    reached = {span for one in found for span in runs.get(one, ())}
    right = sum(not required.isdisjoint(runs.get(one, ())) for one in found)
    false = sum(one not in runs for one in found)
    wanted, spared = _characters(required), _characters(optional)
    offered = _characters(found) - (spared - wanted)
    return SpanScore(
        Tally(len(required & reached), len(required - reached), right, false),
        len(wanted),
        len(offered),
        len(wanted & offered),
    )


def _runs(spans: Iterable[Span]) -> dict[Span, list[Span]]:
    """Every run of neighbours as one span, with the spans it is made of."""
    ordered, runs = sorted(spans), {}
    for number, first in enumerate(ordered):
        run: list[Span] = []
        for span in ordered[number:]:
            if run and not 0 <= span.start - run[-1].end <= _GAP:
                break
            run.append(span)
            runs[Span(first.start, span.end)] = list(run)
    return runs


def _characters(spans: Iterable[Span]) -> set[int]:
    return {position for span in spans for position in range(span.start, span.end)}
