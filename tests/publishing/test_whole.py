"""What is written is there when it is whole, and not before."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from subprocess import PIPE, Popen
from threading import Thread

import pytest

from mapper.publishing.whole import whole_file, whole_folder


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_file_stays_as_it_was_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("old", encoding="utf-8")
    path.chmod(0o600)
    with whole_file(path) as out:
        out.write(b"new")
        out.flush()
        assert path.read_text(encoding="utf-8") == "old"
    assert path.read_text(encoding="utf-8") == "new"
    assert path.stat().st_mode & 0o777 == 0o600
    assert names(tmp_path) == ["graph.ttl"]


def test_file_that_cannot_be_finished_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(TypeError), whole_file(tmp_path / "new" / "graph.ttl") as out:
        out.writelines([b"half", "of it"])  # type: ignore[list-item]
    assert names(tmp_path / "new") == []


def test_link_stays_and_what_it_points_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    link = tmp_path / "graph.ttl"
    link.symlink_to(tmp_path / "there" / "graph.ttl")
    with whole_file(link) as out:
        out.write(b"new")
    assert link.is_symlink()
    assert (tmp_path / "there" / "graph.ttl").read_bytes() == b"new"


def test_pipe_is_written_and_not_replaced(tmp_path: Path) -> None:
    pipe, read = tmp_path / "pipe", list[bytes]()
    os.mkfifo(pipe)
    reader = Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    with whole_file(pipe) as out:
        out.write(b"through")
    reader.join()
    assert read == [b"through"]
    assert pipe.is_fifo()


def test_folder_is_there_when_all_files_are_whole(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "tables"
    with whole_folder(folder) as place:
        (place / "one.csv").write_text("1", encoding="utf-8")
        assert not folder.exists()
    assert names(folder) == ["one.csv"]
    assert names(folder.parent) == ["tables"]


def test_other_files_of_a_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "one.csv").write_text("old", encoding="utf-8")
    with whole_folder(tmp_path) as place:
        (place / "one.csv").write_text("new", encoding="utf-8")
        assert (tmp_path / "one.csv").read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["notes.txt", "one.csv"]
    assert (tmp_path / "one.csv").read_text(encoding="utf-8") == "new"


def test_folder_that_cannot_be_finished_stays_as_it_was(tmp_path: Path) -> None:
    for folder in (tmp_path / "old", tmp_path / "new"):
        (tmp_path / "old").mkdir(exist_ok=True)
        with pytest.raises(FileNotFoundError), whole_folder(folder) as place:
            (place / "one.csv").rename(place / "no folder" / "two.csv")
    assert names(tmp_path) == ["old"]
    assert names(tmp_path / "old") == []


def test_folder_in_the_place_of_a_file_hinders_all_files(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    (target / "two.csv").mkdir(parents=True)
    source.mkdir()
    for name in ("one.csv", "two.csv"):
        (source / name).touch()
    with pytest.raises(IsADirectoryError), whole_folder(target) as place:
        shutil.copytree(source, place, dirs_exist_ok=True)
    assert names(target) == ["two.csv"]


def test_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    (tmp_path / ".export-1.tmp").write_text("half", encoding="utf-8")
    (tmp_path / ".export-2.tmp").mkdir()
    (tmp_path / ".export-2.tmp" / "old.csv").touch()
    with whole_file(tmp_path / "graph.ttl") as out:
        out.write(b"new")
    assert names(tmp_path) == ["graph.ttl"]


def test_what_another_process_is_writing_stays(tmp_path: Path) -> None:
    writes = (
        "import sys; from pathlib import Path; from mapper.publishing.whole import whole_file, whole_folder\n"
    )
    writes += "with whole_file(Path('a.ttl')), whole_folder(Path('b')):\n print('on', flush=True); input()"
    other = Popen([sys.executable, "-c", writes], cwd=tmp_path, stdin=PIPE, stdout=PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "on\n"
    for _ in range(2):
        with whole_file(tmp_path / "a.ttl"), whole_folder(tmp_path / "c"):
            pass
    other.communicate("\n")
    assert other.returncode == 0
    assert names(tmp_path) == ["a.ttl", "b", "c"]
