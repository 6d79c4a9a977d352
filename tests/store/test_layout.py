"""The folder of a knowledge base: who may write it, and what a crash leaves."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mapper.errors import CommuniqueError
from mapper.store import (
    SCHEMA_VERSION,
    KnowledgeBaseError,
    Manifest,
    open_knowledge_base,
    read_manifest,
    writing,
)

MANIFEST = Manifest(SCHEMA_VERSION, "https://example.org/id/", "0.1.0")


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
            (tmp_path / "kb" / "memo").mkdir()
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


def test_older_knowledge_base_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with writing(tmp_path, Manifest(1, "https://example.org/id/", "0.1.0")) as manifest:
        assert manifest.schema_version == 1
    with pytest.raises(KnowledgeBaseError, match=r"older Communique .*; bring it up to date with"):
        open_knowledge_base(tmp_path)


def test_who_holds_the_lock_is_named(tmp_path: Path) -> None:
    refused = pytest.raises(KnowledgeBaseError, match=rf"\(process {os.getpid()} on .*, since 20\d\d-.*Z\)")
    with writing(tmp_path, MANIFEST), refused, writing(tmp_path, MANIFEST):
        pass


def test_knowledge_base_without_a_finished_build_says_so(tmp_path: Path) -> None:
    with writing(tmp_path, MANIFEST):
        pass
    with pytest.raises(KnowledgeBaseError, match="no build of it has been completed"):
        open_knowledge_base(tmp_path)


def test_a_part_of_a_knowledge_base_is_none_to_build_into(tmp_path: Path) -> None:
    inside = tmp_path / "kb" / "generations" / "000001"
    refused = pytest.raises(KnowledgeBaseError, match="this is a part of a knowledge base")
    with refused, writing(inside, MANIFEST):
        pass
    with pytest.raises(KnowledgeBaseError, match="this generation is not kept; see: communique generations"):
        read_manifest(inside)
    assert not inside.exists()
