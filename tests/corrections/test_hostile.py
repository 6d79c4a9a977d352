"""Files of corrections that are broken, or mean harm: what is bad is named, and the rest goes on."""

from __future__ import annotations

import os
from collections.abc import Callable
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
    found = read_corrections(folder, DEFAULT_BASE)
    return len(found.given), [str(problem) for problem in found.problems]


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
        (
            row("label", "post/a/b", value="x"),
            "the subject must be of the kind person, body, state, group, place",
        ),
        (row("same", "person/a"), "it has no object; name a node"),
        (row("same", "person/a", object="person/a"), "its subject and object are one node; name two"),
        (row("same", "person/a", object="event/b"), "the object must be of the kind person, not event/b"),
        (
            row("same", "state/a", object="state/b"),
            "the subject must be of the kind person, body, place",
        ),
        (row("wrong", "https://example.org/person/a"), "is no node of this graph, where all IRIs begin with"),
        (row("wrong", "urn:uuid:1"), "is no node of this graph"),
        (row("wrong", "person/a b"), "is no node; copy an IRI"),
        (row("wrong", "person/<a>"), "is no node; copy an IRI"),
        (row("wrong", "../person/a"), "is no node; copy an IRI"),
        (row("wrong", "article/d7e6c74bf5c17858"), "an article is not wrong as a whole; name a fact of it"),
        (row("wrong", "graph/corpus"), "must be of the kind article, teaser, person"),
        (row("link", "person/a", object="Zas"), "'Zas' is no link; give its IRI elsewhere"),
        (row("link", "person/a", object="javascript:alert(1)"), "is no link"),
        (row("link", "person/a", object=f"{DEFAULT_BASE}person/b"), "is no link"),
        (row("missing", "person/a"), "nothing is no property that can be missing; give one of"),
        (row("missing", "person/a", property="type", value="x"), "type is no property that can be missing"),
        (
            row("missing", "person/a", property="chair", object="person/b"),
            "the subject of chair must be of the kind event, not person/a",
        ),
        (
            row("missing", "event/a", property="chair", object="place/b"),
            "the object of chair must be of the kind",
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
    found = read_corrections(tmp_path, DEFAULT_BASE)
    assert len(found.given) == 2
    (problem,) = found.problems
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
        (f"{HEADER},kind\n{GOOD},same\n".encode(), 0, "does not name the columns of corrections"),
        (f'"kind"x,subject\n{GOOD}\n'.encode(), 0, "does not name the columns of corrections"),
        (f"{HEADER}\n{GOOD}\nlabel,person/a,,,{'x' * 1_000_000},L,2024-07-01,\n{GOOD}\n".encode(), 1, ":3: "),
        (f"{HEADER}\n{GOOD}\n{',' * 9}\n".encode(), 1, "fixes.csv:3: has more cells than the first line"),
        (f'{HEADER}\n{GOOD}\nlabel,"person/a"x,,,a,b,2024-07-01,\n'.encode(), 1, "fixes.csv:3: is not CSV"),
        (f'{HEADER}\n{GOOD}\nlabel,"person/a,,,a,b\n'.encode(), 1, "fixes.csv:3: is not CSV"),
    ],
    ids=[
        "utf-16",
        "latin-1",
        "image",
        "zeros",
        "header",
        "column",
        "column twice",
        "bad header",
        "megabyte",
        "cells",
        "quotes",
        "open",
    ],
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
    ],
    ids=["byte order mark", "empty lines"],
)
def test_harmless_oddities_of_files_are_taken(tmp_path: Path, content: bytes) -> None:
    assert read(tmp_path, "fixes.csv", content) == (1, [])


def test_a_file_of_which_only_the_first_line_is_written_says_nothing(tmp_path: Path) -> None:
    write(tmp_path, [])
    found = read_corrections(tmp_path, DEFAULT_BASE)
    assert (found.given, found.problems, found.remarks) == ((), (), ())


@pytest.mark.parametrize("content", [b"", b"\n \n"], ids=["empty", "blank"])
@pytest.mark.parametrize("name", ["fixes.csv", "fixes.ttl"])
def test_an_empty_file_is_a_remark(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    found = read_corrections(tmp_path, DEFAULT_BASE)
    assert (found.given, found.problems) == ((), ())
    assert [str(remark) for remark in found.remarks] == [f"{name}: passed over, for it is empty"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("this is no Turtle", "fixes.ttl:1: cannot be parsed"),
        ("@prefix cq: <https://w3id.org/communique/ontology#> . <a b> a cq:Correction .", "cannot be parsed"),
        ("<x> <https://w3id.org/communique/ontology#corrects> <person/a> .", "'' is no kind of correction"),
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


def test_files_of_other_kinds_are_a_remark_and_hidden_ones_are_none(tmp_path: Path) -> None:
    write(tmp_path / ".git", [row("guess", "x")])
    write(tmp_path / "persons" / "old.csv", [row("wrong", TALKS)], "A.CSV")
    for name in ("notes.txt", "persons/fixes.xlsx"):
        (tmp_path / name).write_text("how we correct")
    found = read_corrections(tmp_path, DEFAULT_BASE)
    assert ([one.where for one in found.given], found.problems) == (["persons/old.csv/A.CSV:2"], ())
    (remark,) = found.remarks
    assert remark.where == str(tmp_path)
    assert remark.what == "passed over notes.txt, persons/fixes.xlsx"
    assert remark.remedy == "corrections stand in .csv or .ttl files, not behind links to folders"


def test_many_files_of_other_kinds_are_one_remark(tmp_path: Path) -> None:
    for number in range(9):
        (tmp_path / f"{number}.md").touch()
    (remark,) = read_corrections(tmp_path, DEFAULT_BASE).remarks
    assert remark.what == "passed over 0.md, 1.md, 2.md, 3.md, 4.md and 4 more"


def test_links_that_lead_nowhere_or_to_folders_are_named(tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", [row("wrong", TALKS)])
    (tmp_path / "f").mkdir()
    (tmp_path / "f" / "more").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "f" / "a.csv").symlink_to(tmp_path / "elsewhere" / "fixes.csv")
    (tmp_path / "f" / "b.csv").symlink_to(tmp_path / "gone.csv")
    found = read_corrections(tmp_path / "f", DEFAULT_BASE)
    assert [one.where for one in found.given] == ["a.csv:2"]
    assert [str(problem) for problem in found.problems] == [
        "b.csv: there is no such file; check the path for typing errors"
    ]
    assert [remark.what for remark in found.remarks] == ["passed over more"]


def test_what_cannot_be_looked_into_takes_nothing_back(
    kb: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path / "f", [row("label", "person/maria-silva", value="Maria da Silva")])
    (folder / "shut").mkdir()
    build([], kb, Options(corrections=folder))
    before = snapshot(kb)
    scan = os.scandir

    def closed(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", closed)
    with pytest.raises(CorrectionError, match=r"shut: it cannot be read \(Permission denied\)"):
        build([], kb, Options(corrections=folder))
    monkeypatch.undo()
    assert snapshot(kb) == before


def test_a_file_of_another_kind_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "fixes.xlsx").write_text("x")
    with pytest.raises(CorrectionError, match="give a folder, or a "):
        read_corrections(tmp_path / "fixes.xlsx", DEFAULT_BASE)


def test_no_folder_of_corrections_ends_the_build_with_nothing_done(kb: Path, tmp_path: Path) -> None:
    before = snapshot(kb)
    with pytest.raises(CorrectionError, match="there is no such folder of corrections"):
        build([], kb, Options(corrections=tmp_path / "none"))
    assert snapshot(kb) == before


@pytest.mark.parametrize("damage", [lambda path: path.write_bytes(b'["\xff"]'), Path.unlink])
def test_damaged_list_of_corrections_is_named_till_they_are_given_again(
    kb: Path, tmp_path: Path, damage: Callable[[Path], object]
) -> None:
    folder = write(tmp_path / "f", [row("label", "person/maria-silva", value="Maria da Silva")])
    build([], kb, Options(corrections=folder))
    damage((kb / "corrections.json").resolve())
    with pytest.raises(CorrectionError, match="its list of corrections is damaged"):
        build([], kb)
    assert build([], kb, Options(corrections=folder)).corrections == {"applied": 1}
    assert build([], kb).corrections == {"applied": 1}


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
