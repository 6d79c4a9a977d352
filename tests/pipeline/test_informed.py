"""What a metadata file says of a file stays in force till another says more, or the file is forgotten."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from mapper.facts import Source
from mapper.pipeline import BuildResult, Options, build
from mapper.pipeline.gather import article_of
from mapper.store import SourceRecord, current, read_sources
from tests.cli.conftest import MEETING, SESSION

PAGE = """\
<!DOCTYPE html><html lang="en"><head><title>Session</title>
<link rel="canonical" href="https://union.example/{}"></head>
<body><article><h1>Council of the Harbour Union holds its session</h1>
<p>The Council of the Harbour Union held a regular session in Minsk on June 7, 2024. The session was
chaired by the Secretary General of the Harbour Union, Ivan Petrov.</p></article></body></html>
"""

HEADLINE: Final = "Council of the Harbour Union holds its session"
NONE: Final = Options()
Build = Callable[..., BuildResult]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = tmp_path / "in"
    files.mkdir()
    (files / "meeting.txt").write_text(MEETING, encoding="utf-8")
    (files / "page.html").write_text(PAGE.format("first"), encoding="utf-8")
    return files


@pytest.fixture
def made(folder: Path, tmp_path: Path) -> Build:
    """Builds `names` of the folder (its name: all of it) with the `rows` of a metadata file, if any."""

    def run(*names: str, rows: str = "", options: Options = NONE) -> BuildResult:
        table = tmp_path / "metadata.csv"
        table.write_text(f"file,url,title\n{rows}", encoding="utf-8")
        options = replace(options, metadata=table if rows else None)
        return build([folder / name for name in names], tmp_path / "kb", options)

    return run


def told(kb: Path) -> dict[str, tuple[str, str]]:
    """Address and title of each article, by file."""
    generation = current(kb)
    assert generation
    articles = [article_of(kb, [record]) for record in read_sources(generation)]
    return {one.sources[0].path: (one.sources[0].url, one.title) for one in articles}


ROWS = "meeting.txt,https://union.example/a,A\npage.html,https://union.example/b,B\n"
A, B = ("https://union.example/a", "A"), ("https://union.example/b", "B")


@pytest.mark.parametrize("anew", [False, True])
def test_it_stays_in_force_in_builds_that_are_given_none(made: Build, tmp_path: Path, anew: bool) -> None:
    made("", rows=ROWS)
    before = (tmp_path / "kb" / "graph.trig").read_bytes()
    made("", options=Options(anew=anew))
    made("meeting.txt", options=Options(anew=anew))
    assert told(tmp_path / "kb") == {"meeting.txt": A, "page.html": B}
    assert (tmp_path / "kb" / "graph.trig").read_bytes() == before


def test_it_stays_in_force_when_the_text_changes(made: Build, folder: Path, tmp_path: Path) -> None:
    made("", rows=ROWS)
    (folder / "meeting.txt").write_text(SESSION, encoding="utf-8")
    made("")
    assert told(tmp_path / "kb")["meeting.txt"] == A


def test_a_row_takes_the_place_of_the_earlier_one_as_a_whole(made: Build, tmp_path: Path) -> None:
    made("", rows=ROWS)
    made("", rows="meeting.txt,,C\n")
    assert told(tmp_path / "kb") == {"meeting.txt": ("", "C"), "page.html": B}


def test_a_row_with_empty_cells_takes_back_what_was_told_and_the_page_counts_again(
    made: Build, tmp_path: Path
) -> None:
    made("")
    before = (tmp_path / "kb" / "graph.trig").read_bytes()
    assert told(tmp_path / "kb")["page.html"] == ("https://union.example/first", HEADLINE)
    made("", rows=ROWS)
    made("", rows="meeting.txt,,\npage.html,,\n")
    assert (tmp_path / "kb" / "graph.trig").read_bytes() == before


def test_rows_count_for_files_that_were_read_before_and_are_not_among_the_inputs(
    made: Build, tmp_path: Path
) -> None:
    made("")
    assert made(rows=ROWS).remarks == ()
    assert told(tmp_path / "kb") == {"meeting.txt": A, "page.html": B}
    made("meeting.txt", rows="page.html,,C\n")
    assert told(tmp_path / "kb") == {"meeting.txt": A, "page.html": ("https://union.example/first", "C")}


def test_what_a_page_says_of_itself_goes_with_the_page(made: Build, folder: Path, tmp_path: Path) -> None:
    made("")
    (folder / "page.html").write_text(PAGE.format("second"), encoding="utf-8")
    made("")
    assert told(tmp_path / "kb")["page.html"][0] == "https://union.example/second"


def test_a_list_of_older_software_does_not_take_the_address_of_the_page_for_metadata(
    made: Build, folder: Path, tmp_path: Path
) -> None:
    made("", rows="meeting.txt,https://union.example/a,A\n")
    path = tmp_path / "kb" / "sources.json"
    older = json.loads(path.read_bytes())
    for record in older:
        del record["apart"]
        record["url"] = record["url"] or "https://union.example/first"
    path.write_text(json.dumps(older))
    (folder / "page.html").write_text(PAGE.format("second"), encoding="utf-8")
    made("")
    assert told(tmp_path / "kb") == {
        "meeting.txt": A,
        "page.html": ("https://union.example/second", HEADLINE),
    }


def test_what_is_forgotten_is_forgotten_with_its_metadata(made: Build, tmp_path: Path) -> None:
    made("", rows=ROWS)
    made("meeting.txt", options=Options(prune=True))
    made("")
    assert told(tmp_path / "kb")["page.html"] == ("https://union.example/first", HEADLINE)


def test_rows_whose_file_is_nowhere_are_named(made: Build) -> None:
    rows = "".join(f"meting{number}.txt,,A\n" for number in range(7))
    result = made("", rows=f"page.html,,B\n{rows}")
    (remark,) = result.remarks
    assert remark.what == (
        "neither INPUT nor the knowledge base holds"
        " meting0.txt, meting1.txt, meting2.txt, meting3.txt, meting4.txt and 2 more"
    )
    assert result.complete


def test_pages_of_one_text_keep_their_own_addresses(made: Build, folder: Path, tmp_path: Path) -> None:
    (folder / "again.html").write_text(PAGE.format("again"), encoding="utf-8")
    made("")
    generation = current(tmp_path / "kb")
    assert generation
    pages: list[SourceRecord] = [one for one in read_sources(generation) if one.raw]
    assert article_of(tmp_path / "kb", pages).sources == (
        Source("again.html", "https://union.example/again"),
        Source("page.html", "https://union.example/first"),
    )


def test_a_folder_that_cannot_be_written_in_utf8_can_be_read_from(folder: Path, tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9")
    folder.rename(odd)
    assert build([odd], tmp_path / "kb").complete
