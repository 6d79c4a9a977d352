"""Files of corrections that are broken, or mean harm: what is bad is named, and the rest goes on."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapper.corrections import COLUMNS, CorrectionError, checked, read_corrections
from mapper.pipeline import Options, build
from mapper.rdf import DEFAULT_BASE
from tests.corrections.material import TALKS, Row, row, snapshot, values, write

TWICE = """@prefix cq: <https://w3id.org/communique/ontology#> .
[] a cq:Correction ; cq:corrects <person/a>, <person/b> ."""
HEADER = ",".join(COLUMNS)
GOOD = "label,person/maria-silva,,,Maria da Silva,Lena Novak,2024-07-01,"


def read(folder: Path, name: str, content: bytes) -> tuple[int, list[str]]:
    """How many corrections a file holds, and what is said of the others."""
    (folder / name).write_bytes(content)
    found, problems = read_corrections(folder, DEFAULT_BASE)
    return len(found), [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        (row("guess", "person/a"), "'guess' is no kind of correction; give one of same, different, wrong"),
        (row("label", "", value="x"), "it has no subject; name a node"),
        (row("label", "person/a"), "it has no value; give the better label there"),
        (row("label", "person/a", value="x", author=""), "it has no author; say who corrects"),
        (row("label", "person/a", value="x", date="yesterday"), "'yesterday' is no day such as 2024-05-02"),
        (row("label", "person/a", value="x", date="2024-02-30"), "'2024-02-30' is no day"),
        (
            row("label", "person/a", value="x", object="person/b"),
            "the kind label has no object; leave that cell",
        ),
        (row("label", "person/a", value="x" * 2001), "its value has more than 2000 characters"),
        (row("label", "person/a", value="a\x07b"), "or some that cannot be printed"),
        (row("label", "person/a", value="a\u202eb"), "or some that cannot be printed"),
        (row("label", "post/a/b", value="x"), "must be of the kind person or body or state"),
        (row("same", "person/a"), "it has no object; name a node"),
        (row("same", "person/a", object="person/a"), "its subject and object are one node; name two"),
        (row("same", "person/a", object="event/b"), "its object event/b must be of the kind person"),
        (row("same", "body/a", object="body/b"), "its subject body/a must be of the kind person or event"),
        (row("wrong", "https://example.org/person/a"), "is no node of this graph, where all IRIs begin with"),
        (row("wrong", "urn:uuid:1"), "is no node of this graph"),
        (row("wrong", "person/a b"), "is no node; copy an IRI"),
        (row("wrong", "person/<a>"), "is no node; copy an IRI"),
        (row("wrong", "../person/a"), "is no node; copy an IRI"),
        (row("wrong", "article/d7e6c74bf5c17858"), "an article is not wrong as a whole; name a fact of it"),
        (row("wrong", "graph/corpus"), "must be of the kind article or teaser or person"),
        (row("link", "person/a", object="Zas"), "'Zas' is no link; give its IRI elsewhere"),
        (row("link", "person/a", object="javascript:alert(1)"), "is no link"),
        (row("link", "person/a", object=f"{DEFAULT_BASE}person/b"), "is no link"),
        (row("missing", "person/a"), "nothing is no property that can be missing; give one of"),
        (row("missing", "person/a", property="type", value="x"), "type is no property that can be missing"),
        (
            row("missing", "person/a", property="chair", object="person/b"),
            "its subject of chair person/a must be",
        ),
        (
            row("missing", "event/a", property="chair", object="place/b"),
            "its object of chair place/b must be",
        ),
        (row("missing", "event/a", property="chair", value="b"), "it has no object; name a node"),
        (row("missing", "event/a", property="date", value="May"), "May is no EDTF date such as 2023-02-20"),
        (row("missing", "event/a", property="date", object="place/b"), "date has a value and no object"),
        (
            row("missing", "event/a", property="status", value="off"),
            "off is no status; give one of cancelled, held",
        ),
        (row("missing", "event/a", property="date"), "it has no value for date"),
    ],
    ids=lambda case: case if isinstance(case, str) else case["kind"],
)
def test_a_bad_row_is_named_by_its_line_and_the_others_go_on(tmp_path: Path, bad: Row, message: str) -> None:
    good = row("label", "person/maria-silva", value="Maria da Silva")
    write(tmp_path, [good, bad, row("wrong", TALKS)])
    found, problems = read_corrections(tmp_path, DEFAULT_BASE)
    assert len(found) == 2
    (problem,) = problems
    assert problem.where == "fixes.csv:3"
    assert message in str(problem)


@pytest.mark.parametrize(
    ("content", "count", "message"),
    [
        (f"{HEADER}\n{GOOD}\n".encode("utf-16"), 0, "is not UTF-8"),
        (f"{HEADER}\n{GOOD.replace('da', 'dä')}\n".encode("latin-1"), 0, "is not UTF-8"),
        (b"\x89PNG\r\n\x1a\n", 0, "is a PNG image"),
        (b"\x00\x00\x00", 0, "is binary"),
        (b"name,colour\nx,y\n", 0, "does not name the columns of corrections; write: kind,subject"),
        (f"{HEADER},colour\n{GOOD},red\n".encode(), 0, "does not name the columns of corrections"),
        (f"{HEADER}\n{GOOD}\nlabel,person/a,,,{'x' * 1_000_000},L,2024-07-01,\n{GOOD}\n".encode(), 1, ":3: "),
        (f"{HEADER}\n{GOOD}\n{',' * 9}\n".encode(), 1, "fixes.csv:3: has more cells than the first line"),
        (f'{HEADER}\n{GOOD}\nlabel,"person/a"x,,,a,b,2024-07-01,\n'.encode(), 1, "fixes.csv:3: is not CSV"),
        (f'{HEADER}\n{GOOD}\nlabel,"person/a,,,a,b\n'.encode(), 1, "fixes.csv:3: is not CSV"),
    ],
    ids=["utf-16", "latin-1", "image", "zeros", "header", "column", "megabyte", "cells", "quotes", "open"],
)
def test_a_bad_file_or_line_is_named(tmp_path: Path, content: bytes, count: int, message: str) -> None:
    found, problems = read(tmp_path, "fixes.csv", content)
    assert found == count
    assert len(problems) == 1
    assert message in problems[0]
    assert problems[0].startswith("fixes.csv")


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf" + f"{HEADER}\r\n{GOOD}\r\n".encode(),
        f"{HEADER}\n\n{GOOD}\n{',' * 7}\n".encode(),
        b"",
        b"\n",
    ],
    ids=["byte order mark", "empty lines", "empty", "blank"],
)
def test_harmless_oddities_of_files_are_taken(tmp_path: Path, content: bytes) -> None:
    found, problems = read(tmp_path, "fixes.csv", content)
    assert (found, problems) == (1 if content.strip() else 0, [])


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("this is no Turtle", "fixes.ttl:1: cannot be parsed"),
        ("@prefix cq: <https://w3id.org/communique/ontology#> . <a b> a cq:Correction .", "cannot be parsed"),
        ("<x> a <https://w3id.org/communique/ontology#Correction> .", "'' is no kind of correction"),
        (
            TWICE,
            "fixes.ttl, a node without a name: has 2 values of its subject; make two corrections",
        ),
    ],
)
def test_bad_turtle_is_named(tmp_path: Path, content: str, message: str) -> None:
    found, problems = read(tmp_path, "fixes.ttl", content.encode())
    assert found == 0
    assert len(problems) == 1
    assert message in problems[0]


def test_other_and_hidden_files_of_the_folder_are_left_alone(tmp_path: Path) -> None:
    write(tmp_path / ".git", [row("guess", "x")])
    write(tmp_path / "persons", [row("wrong", TALKS)], "a.csv")
    (tmp_path / "README.md").write_text("how we correct")
    found, problems = read_corrections(tmp_path, DEFAULT_BASE)
    assert ([one.where for one in found], problems) == (["persons/a.csv:2"], ())


def test_no_folder_of_corrections_ends_the_build_with_nothing_done(kb: Path, tmp_path: Path) -> None:
    before = snapshot(kb)
    with pytest.raises(CorrectionError, match="there is no such folder of corrections"):
        build([], kb, Options(corrections=tmp_path / "none"))
    assert snapshot(kb) == before


def test_damaged_list_of_corrections_is_named(kb: Path) -> None:
    (kb / "corrections.json").resolve().write_text("[{]")
    with pytest.raises(CorrectionError, match="the list of corrections is damaged"):
        build([], kb)


def test_the_good_rows_of_a_bad_file_apply(kb: Path, tmp_path: Path) -> None:
    write(tmp_path / "f", [row("label", "person/maria-silva", value="Maria da Silva"), row("guess", "x")])
    done = build([], kb, Options(corrections=tmp_path / "f"))
    assert not done.complete
    assert done.corrections == {"applied": 1}
    assert values(kb, "person/maria-silva", "label") == {"Maria da Silva"}


def test_a_circle_of_sameness_is_one_person(kb: Path, tmp_path: Path) -> None:
    circle = ["person/maria-silva", "person/sergei-petrov", "person/x", "person/y", "person/maria-silva"]
    pairs = pairwise(circle)
    write(tmp_path / "f", [row("same", one, object=other) for one, other in pairs])
    assert build([], kb, Options(corrections=tmp_path / "f")).complete
    assert values(kb, "person/sergei-petrov", "mergedInto") == {"person/maria-silva"}


def test_super_events_in_a_circle_do_no_harm(kb: Path, tmp_path: Path) -> None:
    one, other = TALKS, "event/2024-06-07-session-881cdb66-86"
    pairs = [(one, other), (other, one)]
    rows = [row("missing", a, property="superEvent", object=b) for a, b in pairs]
    build([], kb, Options(corrections=write(tmp_path / "f", rows)))
    assert values(kb, one, "superEvent") == {other}


def test_bodies_that_belong_to_each_other_do_no_harm(kb: Path, tmp_path: Path) -> None:
    pairs = [("body/harbour-union", "body/un"), ("body/un", "body/harbour-union")]
    rows = [row("missing", a, property="parent", object=b) for a, b in pairs]
    build([], kb, Options(corrections=write(tmp_path / "f", rows)))
    assert values(kb, "body/un", "parent") == {"body/harbour-union"}


CELL = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    ["same", "wrong", "missing", "label", "link", "person/a", "event/b", "date", "chair", "Q1", "2024-07-01"]
)


@settings(deadline=None, max_examples=300)
@given(st.dictionaries(st.sampled_from(COLUMNS), CELL))
def test_any_row_is_a_correction_or_is_refused_with_a_reason(cells: dict[str, str]) -> None:
    try:
        found = checked(cells, DEFAULT_BASE)
    except ValueError as refused:
        reason = str(refused)
    else:
        reason = found.author
        assert checked({name: getattr(found, name) for name in COLUMNS}, DEFAULT_BASE) == found
    assert reason
