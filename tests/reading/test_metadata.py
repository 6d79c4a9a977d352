"""The metadata file: good rows are used, bad ones are named by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapper.reading import Metadata, MetadataTable, Problem, ReadingError, read_metadata


def table(tmp_path: Path, text: str) -> MetadataTable:
    path = tmp_path / "metadata.csv"
    path.write_text(text, encoding="utf-8")
    return read_metadata(path)


def test_rows_are_found_by_path_or_by_bare_name(tmp_path: Path) -> None:
    rows = table(
        tmp_path,
        "file,url,published,publisher,title\n"
        "a.txt,https://example.org/a,2023-02-20,CSTO,\n"
        '2023/b.txt,,2023-02,,"Ministers, all of them, meet"\n',
    )
    assert rows.problems == ()
    assert rows.rows["a.txt"] == Metadata("https://example.org/a", "2023-02-20", "CSTO")
    assert rows.rows["2023/b.txt"].title == "Ministers, all of them, meet"
    names = ("a.txt", "2023/a.txt", "2023/b.txt", "b.txt")
    assert [rows.row_of(name) for name in names] == ["a.txt", "a.txt", "2023/b.txt", ""]


def test_columns_may_be_missing_and_padded(tmp_path: Path) -> None:
    rows = table(tmp_path, "\ufeffpublished , file\r\n 2023-02-20 , a.txt\r\n")
    assert rows.rows["a.txt"] == Metadata(published="2023-02-20")


def test_bad_rows_are_named_by_line_and_leave_the_others_alone(tmp_path: Path) -> None:
    rows = table(
        tmp_path,
        "file,published,title\n"
        "a.txt,20.02.2023,\n"
        ",2023,\n"
        '"b.txt",2023,"two\nlines"\n'
        "b.txt,2024,\n"
        "c.txt,2023,x,y\n"
        "d.txt\n",
    )
    assert sorted(rows.rows) == ["b.txt", "d.txt"]
    assert [problem.where.rpartition(":")[2] for problem in rows.problems] == ["2", "3", "6", "7"]
    assert all(problem.kind is Problem.METADATA for problem in rows.problems)
    assert "20.02.2023 is no EDTF date" in str(rows.problems[0])


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("url,title\nx,y\n", "no column named file"),
        ("file,date\na.txt,2023\n", "unknown columns: date"),
        ('file,title\na.txt,"open\n', "is not CSV"),
    ],
)
def test_files_that_are_no_metadata_are_refused(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(ReadingError, match=named) as caught:
        table(tmp_path, text)
    assert caught.value.kind is Problem.METADATA


def test_missing_metadata_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadingError) as caught:
        read_metadata(tmp_path / "none.csv")
    assert caught.value.kind is Problem.MISSING


def test_all_faults_of_a_row_are_named(tmp_path: Path) -> None:
    (problem,) = table(tmp_path, "file,url,published\n,harbour,20.02.2023\n").problems
    for named in ("names no file", "harbour is no URL", "20.02.2023 is no EDTF date"):
        assert named in problem.what


@pytest.mark.parametrize("content", ["", "%PDF-1.7", "file\0"])
def test_file_that_is_no_table_is_to_be_replaced_by_one_and_not_by_an_article(
    tmp_path: Path, content: str
) -> None:
    with pytest.raises(ReadingError, match="give a CSV file whose first line names the columns: file,url"):
        table(tmp_path, content)
