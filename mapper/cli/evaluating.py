"""`communique evaluate`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from mapper.cli.ending import LEFT_OUT
from mapper.cli.messages import say
from mapper.evaluation import Change, Evaluation, changes, evaluate, read_saved
from mapper.evaluation.report import (
    as_json,
    as_tsv,
    calibration_lines,
    change_lines,
    error_lines,
    score_lines,
    span_lines,
)


def run_evaluate(
    gold: Sequence[Path], kb: Path, against: Path | None, form: str, *, spans: bool, errors: bool
) -> int:
    """Print how `kb` fares against `gold`, and what changed since `against`; the exit code."""
    result = evaluate(gold, kb)
    found = _changes(gold, result, against) if against is not None else None
    if form == "json":
        sys.stdout.write(as_json(result, found))
    elif form == "tsv":
        sys.stdout.write(as_tsv(result, found))
    else:
        _print(result, found, spans=spans, errors=errors)
    for source in result.unread:
        say(f"{source}: there is gold for it, but {kb} has no such article; all of it counts as missed")
    return LEFT_OUT if result.unread else 0


def _changes(gold: Sequence[Path], now: Evaluation, against: Path) -> list[Change]:
    """What changed since another knowledge base was evaluated, or one was saved as JSON."""
    then = evaluate(gold, against).judgement if against.is_dir() else read_saved(against)
    return changes(now.judgement, then)


def _print(result: Evaluation, found: Sequence[Change] | None, *, spans: bool, errors: bool) -> None:
    parts = [score_lines(result)]
    parts += [span_lines(result)] if spans else []
    parts += [error_lines(result)] if errors else []
    parts += [calibration_lines(result)]
    parts += [change_lines(found)] if found is not None else []
    typer.echo("\n\n".join(text for lines in parts if (text := "\n".join(lines))))
