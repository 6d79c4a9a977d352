"""What a knowledge base keeps of what it read."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.store import (
    KnowledgeBaseError,
    SourceRecord,
    keep,
    read_sources,
    read_text_of_record,
    text_path,
    write_sources,
)


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@given(text=st.text(min_size=1))
def test_text_of_record_comes_back_character_by_character(
    text: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("kb")
    keep(text_path(folder, digest(text)), text.encode())
    assert read_text_of_record(folder, digest(text)) == text


def test_text_that_was_changed_is_refused(tmp_path: Path) -> None:
    path = text_path(tmp_path, digest("as it was"))
    keep(path, b"as it was")
    path.write_bytes(b"as it is")
    with pytest.raises(KnowledgeBaseError, match="a text of record was changed"):
        read_text_of_record(tmp_path, digest("as it was"))


def test_sources_come_back_sorted_and_once(tmp_path: Path) -> None:
    one, two = SourceRecord("a.txt", digest("a"), url="https://x.org/a"), SourceRecord("b.txt", digest("b"))
    write_sources(tmp_path, [two, one, two])
    assert read_sources(tmp_path) == (one, two)


def test_missing_list_of_sources_is_named_and_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    generation = tmp_path / "kb" / "generations" / "000001"
    remedy = rf"build INPUT --anew --out {tmp_path}/kb$"
    with pytest.raises(KnowledgeBaseError, match=rf"its list of sources is damaged .*{remedy}"):
        read_sources(generation)


def test_damaged_list_of_sources_is_named(tmp_path: Path) -> None:
    (tmp_path / "sources.json").write_text('[{"path": 1}]')
    with pytest.raises(KnowledgeBaseError, match=r"sources\.json: its list of sources is damaged"):
        read_sources(tmp_path)


def test_text_that_cannot_be_written_is_named_and_leaves_nothing(tmp_path: Path) -> None:
    path = text_path(tmp_path, digest("a text"))
    path.with_name(f"{path.name}.tmp").mkdir(parents=True)  # stands where the new file would be written
    with pytest.raises(KnowledgeBaseError, match="cannot be written"):
        keep(path, b"a text")
    assert not path.exists()


def test_text_that_was_changed_is_mended_when_it_is_kept_again(tmp_path: Path) -> None:
    path = text_path(tmp_path, digest("as it was"))
    keep(path, b"as it was")
    path.write_bytes(b"as it is.")
    keep(path, b"as it was")
    assert read_text_of_record(tmp_path, digest("as it was")) == "as it was"
