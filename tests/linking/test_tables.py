"""The tables of sentences: who is named, which bodies, who holds which post."""

from __future__ import annotations

import pytest

from tests.linking.tables import Row, faults, rows

TABLES = (
    "persons",
    "bodies",
    "posts",
    "told",
    "styles",
    "releases",
    "headings",
    "mixed",
    "owners",
    "holders",
)
ROWS = [row for table in TABLES for row in rows(table)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.table}: {row.sentence[:60]}")
def test_sentence_names_what_its_table_says(row: Row) -> None:
    assert faults(row) == []


def test_every_row_expects_something() -> None:
    assert all(row.expected for row in ROWS)
