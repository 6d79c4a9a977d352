"""An evaluation, written for people and for machines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from mapper.evaluation.changes import Change
from mapper.evaluation.evaluation import Evaluation
from mapper.evaluation.found import SCORED
from mapper.evaluation.matching import Judgement, Verdict
from mapper.evaluation.scores import ALL, Band, calibration, details, tallies
from mapper.evaluation.spans import SpanScore

_DIGITS = 4  # of a figure that a machine reads


def score_lines(evaluation: Evaluation) -> Iterator[str]:
    """Table by table: gold facts, facts found, gold facts among them, precision, recall, F1, and details."""
    yield f"{'':14}{'gold':>6}{'found':>7}{'hit':>6}{'P':>8}{'R':>8}{'F1':>8}"
    for name, tally in tallies(evaluation.judgement).items():
        figures = f"{tally.precision:8.3f}{tally.recall:8.3f}{tally.f1:8.3f}"
        extra = "  ".join(
            f"{detail} {right}/{count}"
            for (table, detail), (right, count) in details(evaluation.judgement).items()
            if table == name
        )
        yield f"{name:14}{tally.gold:6}{tally.found:7}{tally.hit:6}{figures}  {extra}".rstrip()


def span_lines(evaluation: Evaluation) -> Iterator[str]:
    """Part by part: exact spans, and the characters that they share."""
    exact_head, overlap_head = f"{'exact P':>9}{'R':>7}{'F1':>7}", f"{'overlap P':>11}{'R':>7}{'F1':>7}"
    yield f"{'spans':14}{'gold':>6}{'found':>7}{exact_head}{overlap_head}"
    for part, score in evaluation.spans.items():
        exact = score.exact
        figures = f"{exact.precision:9.3f}{exact.recall:7.3f}{exact.f1:7.3f}"
        overlap = f"{score.precision:11.3f}{score.recall:7.3f}{score.f1:7.3f}"
        yield f"{part:14}{exact.gold:6}{exact.found:7}{figures}{overlap}"


def calibration_lines(evaluation: Evaluation) -> Iterator[str]:
    """Band by band of confidence: facts, how many are right, their share; and right ones of each table."""
    yield f"{'confidence':14}{'facts':>6}{'right':>7}{'share':>7}" + "".join(f"{t:>14}" for t in SCORED)
    by_table = {table: calibration(evaluation.judgement, table) for table in (ALL, *SCORED)}
    for number, band in enumerate(by_table[ALL]):
        if band.facts:
            share = f"{band.right / band.facts:7.3f}"
            cells = "".join(f"{_fraction(by_table[table][number]):>14}" for table in SCORED)
            yield f"{f'from {band.least:.2f}':14}{band.facts:6}{band.right:7}{share}{cells}".rstrip()


def _fraction(band: Band) -> str:
    return f"{band.right}/{band.facts}" if band.facts else ""


def error_lines(evaluation: Evaluation) -> Iterator[str]:
    """What was missed and what is false, table by table."""
    for table, kind, article, text in _errors(evaluation.judgement):
        yield f"{table:13}{kind:8}{article}: {text}"


def change_lines(found: Sequence[Change]) -> Iterator[str]:
    """What was gained and lost."""
    for change in found:
        yield f"{change.table:13}{change.kind:11}{change.article}: {change.text}"
    if not found:
        yield "nothing gained, nothing lost"


def _errors(judgement: Judgement) -> Iterator[tuple[str, str, str, str]]:
    for table in SCORED:
        for wanted in judgement.wanted:
            if wanted.table == table and not wanted.hit:
                yield table, "missed", wanted.article, wanted.text
        for offered in judgement.offered:
            if offered.table == table and offered.verdict is Verdict.FALSE:
                yield table, "false", offered.article, offered.text


def as_json(evaluation: Evaluation, found: Sequence[Change] | None = None) -> str:
    """All figures, and every fact with what the gold says of it; what changed where that was asked for."""
    data: dict[str, Any] = {
        "tables": _tables(evaluation.judgement),
        "spans": {part: _spans(score) for part, score in evaluation.spans.items()},
        "calibration": {
            table: [{"from": b.least, "facts": b.facts, "right": b.right} for b in bands]
            for table in (ALL, *SCORED)
            if (bands := calibration(evaluation.judgement, table))
        },
        "facts": evaluation.judgement,
    }
    if found is not None:
        data["changes"] = found
    return msgspec.json.format(msgspec.json.encode(data), indent=1).decode("utf-8") + "\n"


def _tables(judgement: Judgement) -> dict[str, dict[str, Any]]:
    sides = details(judgement)
    return {
        name: {
            "gold": tally.gold,
            "found": tally.found,
            "hit": tally.hit,
            "precision": round(tally.precision, _DIGITS),
            "recall": round(tally.recall, _DIGITS),
            "f1": round(tally.f1, _DIGITS),
            "details": {
                detail: {"right": right, "of": count}
                for (table, detail), (right, count) in sides.items()
                if table == name
            },
        }
        for name, tally in tallies(judgement).items()
    }


def _spans(score: SpanScore) -> dict[str, float]:
    return {
        "gold": score.exact.gold,
        "found": score.exact.found,
        "precision": round(score.exact.precision, _DIGITS),
        "recall": round(score.exact.recall, _DIGITS),
        "f1": round(score.exact.f1, _DIGITS),
        "overlap_precision": round(score.precision, _DIGITS),
        "overlap_recall": round(score.recall, _DIGITS),
        "overlap_f1": round(score.f1, _DIGITS),
    }


def as_tsv(evaluation: Evaluation, found: Sequence[Change] | None = None) -> str:
    """One value per line, behind its section, what it is of, and the name of the measure."""
    lines = [("section", "of", "measure", "value"), *_figures(evaluation)]
    lines += [(kind, table, article, text) for table, kind, article, text in _errors(evaluation.judgement)]
    lines += [(change.kind, change.table, change.article, change.text) for change in found or ()]
    return "".join("\t".join(" ".join(str(cell).split()) for cell in line) + "\n" for line in lines)


def _figures(evaluation: Evaluation) -> Iterator[tuple[str, str, str, str]]:
    for name, figures in _tables(evaluation.judgement).items():
        sides = figures.pop("details")
        yield from (("table", name, measure, str(value)) for measure, value in figures.items())
        for detail, counts in sides.items():
            yield "detail", name, detail, f"{counts['right']}/{counts['of']}"
    for part, score in evaluation.spans.items():
        yield from (("spans", part, measure, str(value)) for measure, value in _spans(score).items())
    for table in (ALL, *SCORED):
        for band in calibration(evaluation.judgement, table):
            yield "confidence", table, f"from {band.least:.2f}", f"{band.right}/{band.facts}"
