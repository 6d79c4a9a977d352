"""Files and folders become inputs; what is wrong with one does not stop the others."""

from __future__ import annotations

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
    assert names(tmp_path) == ["a/1.TXT", "a/2.html", "b.txt", "c.htm", "d.xhtml", "e.text"]


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
