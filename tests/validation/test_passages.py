"""Offsets and slices are checked against the text of record."""

from __future__ import annotations

import hashlib

import pyoxigraph as ox
import pytest

from mapper.rdf import CQ
from mapper.rdf.terms import integer, text
from mapper.validation.passages import check_passages

RECORD = "Ана met Bo 🙂 twice."
KEY = hashlib.sha256(RECORD.encode()).hexdigest()[:16]


def passage(start: int, end: int, exact: str, iri: str = "") -> list[ox.Quad]:
    node = ox.NamedNode(f"https://example.org/article/{iri or f'{KEY}#char-{start}-{end}'}")
    values = {CQ.start: integer(start), CQ.end: integer(end), CQ.exact: text(exact)}
    return [ox.Quad(node, predicate, value) for predicate, value in values.items()]


@pytest.mark.parametrize(
    ("start", "end", "exact"), [(0, 3, "Ана"), (8, 12, "Bo 🙂"), (11, 12, "🙂"), (18, 19, ".")]
)
def test_offsets_count_code_points_from_0_with_the_end_left_out(start: int, end: int, exact: str) -> None:
    assert list(check_passages(passage(start, end, exact), RECORD)) == []


@pytest.mark.parametrize(
    ("start", "end", "exact"),
    [(0, 3, "Ana"), (0, 4, "Ана"), (3, 3, ""), (4, 3, "m"), (18, 20, "."), (-1, 2, "."), (40, 50, "far")],
)
def test_a_slice_that_is_not_that_of_the_text_is_found(start: int, end: int, exact: str) -> None:
    (finding,) = check_passages(passage(start, end, exact), RECORD)
    assert f"does not quote what stands at {start} to {end} of its text. Give" in finding.message


@pytest.mark.parametrize(
    "iri", [f"{KEY}#char-0-4", f"{KEY}#char-1-3", f"{KEY}#passage-1", f"{KEY[::-1]}#char-0-3", KEY]
)
def test_an_iri_of_another_text_or_of_other_offsets_is_found(iri: str) -> None:
    (finding,) = check_passages(passage(0, 3, "Ана", iri), RECORD)
    assert finding.message.endswith(f"Let it end in /{KEY}#char-0-3.")


def test_what_is_no_passage_is_let_be() -> None:
    node = ox.NamedNode("https://example.org/article/a#event-1")
    assert list(check_passages([ox.Quad(node, CQ.statedName, text("Ана"))], RECORD)) == []
