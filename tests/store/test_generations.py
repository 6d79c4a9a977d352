"""Generations: what is published is whole, stays for its readers, and is told from what was left behind."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from mapper.store import (
    SCHEMA_VERSION,
    STORE,
    KnowledgeBaseError,
    Manifest,
    current,
    generations,
    keep,
    open_knowledge_base,
    publish,
    stage,
    text_path,
    write_manifest,
    writing,
)
from mapper.store.generations import clean_up, sweep

MANIFEST = Manifest(SCHEMA_VERSION, "https://example.org/id/", "0.2.0")
NODE = ox.NamedNode("https://example.org/id/a")


def generation(folder: Path, name: str, **files: str) -> Path:
    """Publish a generation whose store says `name`."""
    staged = stage(folder)
    store = ox.Store(str(staged / STORE))
    store.add(ox.Quad(NODE, NODE, ox.Literal(name)))
    store.flush()
    del store
    write_manifest(staged, MANIFEST)
    for file, text in files.items():
        (staged / file).write_text(text)
    return publish(folder, staged)


def says(folder: Path) -> list[str]:
    return [str(quad.object) for quad in open_knowledge_base(folder).store]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with writing(tmp_path / "kb", MANIFEST):
        return tmp_path / "kb"


def test_the_newest_is_read_and_its_files_are_found_in_the_folder(folder: Path) -> None:
    generation(folder, "one", both="1", old="1")
    generation(folder, "two", both="2")
    assert says(folder) == ['"two"']
    assert (folder / "both").read_text() == "2"
    assert not (folder / "old").is_symlink()


def test_each_generation_opens_by_itself(folder: Path) -> None:
    first, second = generation(folder, "one"), generation(folder, "two")
    assert (says(first), says(second)) == (['"one"'], ['"two"'])
    assert open_knowledge_base(first).folder == folder


def test_what_was_staged_and_not_published_is_swept_away(folder: Path) -> None:
    first = generation(folder, "one")
    staged = stage(folder)
    (staged / "half").write_text("half")
    assert says(folder) == ['"one"']
    sweep(folder)
    assert (current(folder), [entry.name for entry in (folder / "generations").iterdir()]) == (
        first,
        ["000001"],
    )


def test_what_was_complete_but_not_yet_named_is_swept_away(folder: Path) -> None:
    """As if the machine had stopped between the two steps of publishing."""
    first = generation(folder, "one", file="1")
    second = generation(folder, "two", file="2")
    (folder / "CURRENT").write_text(first.name)
    sweep(folder)
    assert generations(folder) == [first]
    assert not second.exists()
    assert (folder / "file").read_text() == "1"


def test_a_reader_keeps_its_generation_until_it_has_ended(folder: Path) -> None:
    first = generation(folder, "one")
    reader = open_knowledge_base(folder)
    for name in ("two", "three", "four"):
        generation(folder, name)
        clean_up(folder)
    assert [str(quad.object) for quad in reader.store] == ['"one"']
    assert first.exists()
    assert reader.held is not None
    reader.held.close()
    clean_up(folder)
    assert [entry.name for entry in generations(folder)] == ["000003", "000004"]


@pytest.mark.parametrize("lost", [["CURRENT"], ["communique.json"], ["CURRENT", "communique.json"]])
def test_a_lost_pointer_is_found_again(folder: Path, lost: list[str]) -> None:
    generation(folder, "one")
    second = generation(folder, "two")
    for name in lost:
        (folder / name).unlink()
    assert says(folder) == ['"two"']
    with writing(folder, MANIFEST):
        pass
    assert (folder / "CURRENT").read_text() == f"{second.name}\n"
    assert (folder / "communique.json").is_file()
    assert len(generations(folder)) == 2


def test_links_of_the_user_stay(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "large-disk").mkdir()
    (folder / "texts").symlink_to(tmp_path / "large-disk")
    generation(folder, "one")
    sweep(folder)
    assert (folder / "texts").is_symlink()


def test_a_generation_that_is_not_complete_does_not_open(folder: Path) -> None:
    first = generation(folder, "one")
    (first / "reading").unlink()
    with pytest.raises(KnowledgeBaseError, match="is gone, or not complete"):
        open_knowledge_base(first)


def test_current_that_names_nothing_is_an_error_that_lists_what_there_is(folder: Path) -> None:
    generation(folder, "one")
    for wrong in ("000009", "nonsense", "../generations/000001", ""):
        (folder / "CURRENT").write_text(wrong)
        with pytest.raises(KnowledgeBaseError, match="there are these generations: 000001"):
            open_knowledge_base(folder)


def test_where_no_generation_is_left_none_is_to_be_written_into_current(folder: Path) -> None:
    shutil.rmtree(generation(folder, "one"))
    with pytest.raises(KnowledgeBaseError, match="no generation is left") as error:
        open_knowledge_base(folder)
    assert "restore a backup" in error.value.remedy


def test_a_generation_that_counts_and_cannot_be_held_is_mended_by_building(folder: Path) -> None:
    (generation(folder, "one") / "reading").unlink()
    with pytest.raises(KnowledgeBaseError, match="has lost its file reading") as error:
        open_knowledge_base(folder)
    assert f"communique build --out {folder}" in error.value.remedy


def test_damaged_store_is_named_with_the_remedy(folder: Path) -> None:
    first = generation(folder, "one")
    (first / STORE / "CURRENT").write_text("nonsense")
    with pytest.raises(KnowledgeBaseError, match=r"its store is damaged .*--anew"):
        open_knowledge_base(folder)


def test_all_that_a_generation_needs_is_on_the_disk_before_current_names_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is told to the disk is told apart by inode, as it is renamed in between."""
    on_disk: set[int] = set()
    sync = os.fsync

    def fsync(descriptor: int) -> None:
        on_disk.add(os.fstat(descriptor).st_ino)
        sync(descriptor)

    def replace(self: Path, target: Path) -> Path:
        if target.name == "CURRENT":
            needed = [*folder.glob("texts/**/*"), *folder.glob("generations/**/*"), folder / "texts"]
            assert [path for path in needed if path.stat().st_ino not in on_disk] == []
            named.append(target)
        return rename(self, target)

    named, rename = list[Path](), Path.replace
    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(Path, "replace", replace)
    keep(text_path(folder, "0" * 64), b"a text")
    generation(folder, "one", file="1")
    assert named
