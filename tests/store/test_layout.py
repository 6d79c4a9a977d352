"""The folder of a knowledge base: who may write it, and what a crash leaves."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapper.errors import CommuniqueError
from mapper.store import (
    SCHEMA_VERSION,
    KnowledgeBaseError,
    Manifest,
    open_knowledge_base,
    publish,
    read_manifest,
    stage,
    writing,
)
from mapper.store.layout import READY, STAGING, recover

MANIFEST = Manifest(SCHEMA_VERSION, "https://example.org/id/", "0.1.0")


def put(folder: Path, **files: str) -> None:
    """Publish a state with these files and a folder `store` that holds the same."""
    staged = stage(folder)
    (staged / "store").mkdir()
    for name, text in files.items():
        (staged / name).write_text(text)
        (staged / "store" / name).write_text(text)
    publish(folder)


def state(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): p.read_text() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_new_folder_becomes_a_knowledge_base(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "kb"
    with writing(folder, MANIFEST) as manifest:
        assert manifest == MANIFEST
    assert read_manifest(folder) == MANIFEST


def test_known_folder_keeps_its_base(tmp_path: Path) -> None:
    with writing(tmp_path, MANIFEST):
        pass
    with writing(tmp_path, Manifest(SCHEMA_VERSION, "https://other.org/", "0.1.0")) as manifest:
        assert manifest.base == "https://example.org/id/"


def test_folder_of_something_else_is_refused_and_untouched(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(KnowledgeBaseError, match="not a knowledge base"), writing(tmp_path, MANIFEST):
        pass
    assert state(tmp_path) == {"thesis.txt": "mine"}


def test_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    refused = pytest.raises(KnowledgeBaseError, match=r"file/kb: the folder cannot be written")
    with refused, writing(tmp_path / "file" / "kb", MANIFEST):
        pass


def test_two_builds_do_not_write_at_once(tmp_path: Path) -> None:
    refused = pytest.raises(KnowledgeBaseError, match="another build is writing it")
    with writing(tmp_path, MANIFEST), refused, writing(tmp_path, MANIFEST):
        pass


def test_build_that_comes_to_nothing_leaves_no_folder(tmp_path: Path) -> None:
    def come_to_nothing() -> None:
        with writing(tmp_path / "kb", MANIFEST):
            (tmp_path / "kb" / "texts").mkdir()
            raise CommuniqueError("no use")

    with pytest.raises(CommuniqueError, match="no use"):
        come_to_nothing()
    assert not (tmp_path / "kb").exists()


def test_newer_knowledge_base_is_refused_and_untouched(tmp_path: Path) -> None:
    with writing(tmp_path, Manifest(SCHEMA_VERSION + 1, "https://example.org/id/", "9.0")):
        pass
    before = state(tmp_path)
    with pytest.raises(KnowledgeBaseError, match="a newer Communique wrote it"):
        read_manifest(tmp_path)
    with pytest.raises(KnowledgeBaseError, match="newer"), writing(tmp_path, MANIFEST):
        pass
    assert state(tmp_path) == before


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"schema_version": 1}', "no json"])
def test_damaged_manifest_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "communique.json").write_text(content)
    with pytest.raises(KnowledgeBaseError, match=r"communique\.json is damaged"):
        read_manifest(tmp_path)


def test_published_state_replaces_files_and_folders_as_a_whole(tmp_path: Path) -> None:
    put(tmp_path, old="1", both="1")
    put(tmp_path, both="2")
    assert state(tmp_path) == {"both": "2", "old": "1", "store/both": "2"}


def test_crash_before_the_swap_leaves_the_last_state(tmp_path: Path) -> None:
    put(tmp_path, both="1")
    (stage(tmp_path) / "both").write_text("half")
    recover(tmp_path)
    assert (tmp_path / "both").read_text() == "1"
    assert list(stage(tmp_path).iterdir()) == []


def test_crash_amid_the_swap_is_carried_on(tmp_path: Path) -> None:
    put(tmp_path, both="1", other="1")
    staged = stage(tmp_path)
    (staged / "store").mkdir()
    (staged / "other").write_text("2")
    (tmp_path / STAGING).rename(tmp_path / READY)
    (tmp_path / "both").write_text("2")  # as if `both` had been moved already
    recover(tmp_path)
    assert state(tmp_path) == {"both": "2", "other": "2"}
    assert not (tmp_path / READY).exists()


def test_knowledge_base_without_a_finished_build_says_so(tmp_path: Path) -> None:
    with writing(tmp_path, MANIFEST):
        pass
    with pytest.raises(KnowledgeBaseError, match="no build of it has been completed"):
        open_knowledge_base(tmp_path)


def test_damaged_store_is_named_with_the_remedy(tmp_path: Path) -> None:
    with writing(tmp_path, MANIFEST):
        (tmp_path / "store").mkdir()
        (tmp_path / "store" / "CURRENT").write_text("nonsense")
    with pytest.raises(KnowledgeBaseError, match=r"store: its store is damaged .*; delete that folder"):
        open_knowledge_base(tmp_path)
