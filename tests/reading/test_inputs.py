"""Files and folders become inputs; what is wrong with one does not stop the others."""

from __future__ import annotations

import os
from pathlib import Path

from mapper.reading import Input, Problem, ReadingError, find_inputs


def put(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("The ministers met.")


def names(*paths: Path) -> list[str]:
    return [found.name if isinstance(found, Input) else found.kind.value for found in find_inputs(paths)]


def test_folder_gives_its_articles_sorted_by_path(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", "a/2.html", "a/1.TXT", "c.htm", "d.xhtml", "e.text")
    put(tmp_path, "gold.json", "README.md", ".git/x.txt", ".hidden.txt", "a/table.csv")
    *found, other = names(tmp_path)
    assert found == ["a/1.TXT", "a/2.html", "b.txt", "c.htm", "d.xhtml", "e.text"]
    assert other == Problem.OTHER_KIND


def test_file_is_taken_whatever_its_extension(tmp_path: Path) -> None:
    put(tmp_path, "article.md")
    assert names(tmp_path / "article.md") == ["article.md"]


def test_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "b.txt")
    assert names(tmp_path / "b.txt", tmp_path, tmp_path / "a.txt") == ["b.txt", "a.txt"]


def test_bad_paths_do_not_stop_the_rest(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "empty/gold.json")
    found = list(find_inputs([tmp_path / "none", tmp_path / "empty", tmp_path / "a.txt"]))
    errors = [error for error in found if isinstance(error, ReadingError)]
    assert [error.kind for error in errors] == [Problem.MISSING, Problem.NO_ARTICLES]
    assert str(tmp_path / "empty") in str(errors[1])
    assert found[2] == Input(tmp_path / "a.txt", "a.txt")


def test_path_of_an_input_can_be_read(tmp_path: Path) -> None:
    put(tmp_path, "a/1.txt")
    [found] = find_inputs([tmp_path])
    assert isinstance(found, Input)
    assert found.path.read_text() == "The ministers met."


def test_what_is_passed_over_in_a_folder_is_named_but_for_hidden_files(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", ".hidden/b.pdf", *(f"{number}.pdf" for number in range(6)), "sub/a.csv")
    (tmp_path / "behind").symlink_to(tmp_path / "sub", target_is_directory=True)
    *_, other = find_inputs([tmp_path])
    assert isinstance(other, ReadingError)
    assert other.what == "passed over 0.pdf, 1.pdf, 2.pdf, 3.pdf, 4.pdf and 3 more"
    assert other.where == str(tmp_path)


def test_links_to_nothing_and_pipes_are_named_for_what_they_are(tmp_path: Path) -> None:
    put(tmp_path, "a.txt")
    (tmp_path / "gone.txt").symlink_to("nowhere.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    for paths in ([tmp_path], sorted(tmp_path.iterdir())):
        read, gone, pipe = find_inputs(paths)
        assert isinstance(read, Input)
        assert "gone.txt: it is a link to nowhere.txt, which is not there" in str(gone)
        assert "pipe.txt: it is a pipe or a device, and no file" in str(pipe)


def test_name_that_is_not_utf8_is_refused_and_shown(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_text("The ministers met.")
    for given in (tmp_path, path):
        (found,) = find_inputs([given])
        assert isinstance(found, ReadingError)
        assert str(found).endswith("caf\\xe9.txt: its name is not UTF-8; rename it")


def test_name_with_a_newline_stays_on_one_line(tmp_path: Path) -> None:
    put(tmp_path, "two\nlines.txt")
    (found,) = find_inputs([tmp_path])
    assert found == Input(tmp_path / "two\nlines.txt", "two%0Alines.txt")
