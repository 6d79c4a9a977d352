"""Corrections that contradict each other, or no longer find what they correct."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from mapper.pipeline import build
from mapper.pipeline.background import shape_files
from tests.corrections.material import (
    MEETING,
    SESSION,
    TALKS,
    TENURE,
    Row,
    correct,
    row,
    snapshot,
    values,
)

CONFLICTS: dict[str, tuple[Row, ...]] = {
    "the same and not": (
        row("same", "person/maria-silva", object="person/sergei-petrov"),
        row("different", "person/sergei-petrov", object="person/maria-silva"),
    ),
    "the same over a circle, and not": (
        row("same", "person/maria-silva", object="person/sergei-petrov"),
        row("same", "person/sergei-petrov", object="person/x-y"),
        row("same", "person/x-y", object="person/maria-silva"),
        row("different", "person/x-y", object="person/sergei-petrov"),
    ),
    "two labels": (
        row("label", "person/maria-silva", value="Maria da Silva"),
        row("label", "person/maria-silva", value="M. Silva"),
    ),
    "two links": (row("link", "state/kz", object="Q1"), row("link", "state/kz", object="Q2")),
    "two dates": (
        row("missing", TALKS, property="date", value="2024-05-03"),
        row("missing", TALKS, property="date", value="2024-05-04"),
    ),
    "wrong and better": (
        row("wrong", SESSION),
        row("missing", SESSION, property="chair", object="person/maria-silva"),
    ),
    "wrong for two people, and better": (
        row("wrong", SESSION),
        row("wrong", SESSION, author="Somebody Else"),
        row("label", SESSION, value="Session of the council"),
    ),
    "wrong and there": (
        row("wrong", "tenure/maria-silva/harbour-union/adviser"),
        row("missing", "person/maria-silva", property="holds", object="body/harbour-union", value="Adviser"),
    ),
    "wrong and a participant": (
        row("wrong", "person/sergei-petrov"),
        row("missing", MEETING, property="host", object="person/sergei-petrov"),
    ),
}


@pytest.mark.parametrize("name", CONFLICTS)
def test_corrections_that_contradict_each_other_are_named_and_none_applies(
    plain: Path, kb: Path, name: str
) -> None:
    done = correct(kb, *CONFLICTS[name])
    assert not done.complete
    lines = range(2, 2 + len(CONFLICTS[name]))
    assert [problem.where for problem in done.problems] == [f"fixes.csv:{line}" for line in lines]
    for line, problem in zip(lines, done.problems, strict=True):
        others = ", ".join(f"fixes.csv:{other}" for other in lines if other != line)
        assert problem.what.endswith(f", see {others}")
    assert done.corrections == {"in conflict": len(CONFLICTS[name])}
    report = (kb / "validation.txt").read_text(encoding="utf-8")
    assert report.count("None of these corrections applies") == len(CONFLICTS[name])
    for node in ("person/maria-silva", "person/sergei-petrov", TALKS, MEETING, SESSION, "state/kz"):
        for term in ("label", "date", "mergedInto", "exactMatch", "chair", "host"):
            assert values(kb, node, term) == values(plain, node, term)


def test_a_conflict_is_named_at_every_build_till_it_is_settled(kb: Path) -> None:
    correct(kb, *CONFLICTS["two labels"])
    assert [problem.what for problem in build([], kb).problems] == [
        f"person/maria-silva has one label, but two are given: M. Silva and Maria da Silva, see {other}"
        for other in ("fixes.csv:3", "fixes.csv:2")
    ]
    assert correct(kb, CONFLICTS["two labels"][0]).complete


def test_the_same_said_twice_is_no_conflict(kb: Path) -> None:
    done = correct(
        kb,
        row("label", "person/maria-silva", value="Maria da Silva"),
        row("label", "person/maria-silva", value="Maria da Silva"),
        row("label", "person/maria-silva", value="Maria da Silva", author="Somebody Else"),
    )
    assert done.complete
    assert done.corrections == {"applied": 2}
    assert len(values(kb, "person/maria-silva", "correctedBy")) == 2


def test_a_tenure_that_would_end_before_it_begins_is_a_conflict(kb: Path) -> None:
    begins = row("missing", TENURE, property="since", value="2024-07-05")
    done = correct(kb, begins, row("missing", TENURE, property="until", value="2024-07"))
    assert done.corrections == {"applied": 2}
    done = correct(kb, begins, row("missing", TENURE, property="until", value="2024-07-01"))
    assert done.corrections == {"in conflict": 2, "taken back": 1}
    assert str(done.problems[0]) == (
        f"fixes.csv:2: {TENURE} would end (2024-07-01) before it begins (2024-07-05), see fixes.csv:3; "
        "none of them applies; take out what is not so"
    )


LOST: tuple[Row, ...] = (
    row("label", "person/nobody", value="Nobody"),
    row("same", "person/maria-silva", object="person/nobody"),
    row("different", "person/maria-silva", object="person/no-one"),
    row("wrong", "article/0011223344556677#event-1"),
    row("wrong", "person/no-man"),
    row("link", "body/nothing", object="Q1"),
    row("missing", "event/nothing", property="date", value="2024"),
    row("missing", TALKS, property="host", object="person/nobody"),
    row("missing", "person/nobody", property="holds", object="body/harbour-union", value="Adviser"),
    row("missing", "tenure/nobody/harbour-union/adviser", property="since", value="2024"),
)


def test_corrections_that_no_longer_apply_are_remarks_and_are_kept(plain: Path, kb: Path) -> None:
    done = correct(kb, *LOST)
    assert done.complete
    assert done.corrections == {"not applying": len(LOST)}
    report = (kb / "validation.txt").read_text(encoding="utf-8")
    assert report.count("Warning: This correction does not apply: it names nothing that is here") == len(LOST)
    kept = (kb / "corrections.json").read_text(encoding="utf-8")
    for number, lost in enumerate(LOST, start=2):
        assert f"fixes.csv:{number}, correction “{lost['kind']}: {lost['subject']}" in report
        assert lost["subject"] in kept
    corpus = snapshot(kb)["store"].decode().count("graph/corpus")
    assert corpus == snapshot(plain)["store"].decode().count("graph/corpus")


STRICTER = """
@prefix cq: <https://w3id.org/communique/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
<urn:named> a sh:NodeShape ; sh:targetClass cq:Person ; sh:property <urn:label> .
<urn:label> a sh:PropertyShape ; sh:path rdfs:label ; sh:pattern "^[A-Z]" ; sh:message "A capital first." .
"""


def test_a_correction_that_breaks_a_shape_is_left_out_and_its_node_stays(
    plain: Path, kb: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stricter.ttl").write_text(STRICTER, encoding="utf-8")

    def stricter(layer: str = "") -> tuple[list[Path], list[Path]]:
        shapes, background = shape_files(layer)
        return [*shapes, tmp_path / "stricter.ttl"], background

    monkeypatch.setattr(import_module("mapper.pipeline.build"), "shape_files", stricter)
    done = correct(
        kb, row("label", "person/maria-silva", value="silva"), row("link", "state/kz", object="Q1")
    )
    (problem,) = done.problems
    assert str(problem) == (
        "fixes.csv:2: this correction breaks a shape and is left out; validation.txt says why"
    )
    assert "A capital first." in (kb / "validation.txt").read_text(encoding="utf-8")
    assert done.corrections == {"applied": 1, "refused": 1}
    for term in ("label", "reportedBy", "correctedBy"):
        assert values(kb, "person/maria-silva", term) == values(plain, "person/maria-silva", term)


def test_of_many_corrections_in_conflict_each_is_named_once_with_some_of_the_others(kb: Path) -> None:
    done = correct(kb, *(row("label", "state/kz", value=f"Name {number}") for number in range(6)))
    assert done.corrections == {"in conflict": 6}
    assert [problem.where for problem in done.problems] == [f"fixes.csv:{line}" for line in range(2, 8)]
    assert done.problems[5].what.endswith(", see fixes.csv:2, fixes.csv:3, fixes.csv:4 and 2 more")


def test_a_correction_in_two_conflicts_is_named_once(kb: Path) -> None:
    done = correct(
        kb,
        row("label", "person/maria-silva", value="Maria da Silva"),
        row("label", "person/maria-silva", value="M. Silva"),
        row("wrong", "person/maria-silva"),
    )
    assert done.corrections == {"in conflict": 3}
    assert [problem.where for problem in done.problems] == [f"fixes.csv:{line}" for line in (2, 3, 4)]
