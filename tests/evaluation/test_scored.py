"""Our figures are those of an independent scorer, for recorded tables (dev made worse on purpose)."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from benchmarks.floor import GOLD
from mapper.evaluation import compare, read_gold
from mapper.evaluation.found import Row, facts_of
from mapper.evaluation.report import error_lines, score_lines, span_lines
from mapper.publishing import TABLES

SCORED = Path(__file__).parent / "scored"


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", ["seeds", "dev"])
def test_figures_and_errors_are_those_of_the_independent_scorer(name: str) -> None:
    tables = {table: rows(SCORED / name / f"{table}.csv") for table in TABLES}
    found = compare(read_gold([GOLD[name]]), facts_of(tables, {}))
    assert found.unread == ()
    ours = [*score_lines(found), *span_lines(found), *error_lines(found)]
    theirs = (SCORED / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    assert [line.split() for line in ours] == [line.split() for line in theirs]
