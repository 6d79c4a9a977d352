"""A backup holds all that is needed, and is held against its sums when it is restored."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from mapper import build
from mapper.pipeline import Options
from mapper.store import KnowledgeBaseError, open_knowledge_base
from mapper.upkeep import BackupError, back_up, check, restore

Change = Callable[[str, bytes], tuple[str, bytes] | None]


def rewrite(archive: Path, change: Change, *more: tuple[str, bytes]) -> None:
    """Write the archive again with each file as `change` makes it, and `more` files."""
    with tarfile.open(archive) as old:
        files = [(m.name, f.read()) for m in old.getmembers() if (f := old.extractfile(m))]
    kept = [changed for file in files if (changed := change(*file))]
    with tarfile.open(archive, "w") as new:
        for name, content in (*kept, *more):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            new.addfile(member, io.BytesIO(content))


def as_it_is(name: str, content: bytes) -> tuple[str, bytes]:
    return name, content


@pytest.mark.parametrize("ending", [".tar", ".tar.gz", ".tgz"])
def test_what_is_restored_is_what_was_backed_up(kb: Path, tmp_path: Path, ending: str) -> None:
    archive = tmp_path / f"backup{ending}"
    assert back_up(kb, archive) == restore(archive, tmp_path / "again")
    assert set(open_knowledge_base(tmp_path / "again").store) == set(open_knowledge_base(kb).store)
    assert all(one.sound for one in check(tmp_path / "again"))
    assert (tmp_path / "again" / "graph.ttl").read_bytes() == (kb / "graph.ttl").read_bytes()


def test_a_restored_knowledge_base_can_be_built_on(built: Path, kb: Path, tmp_path: Path) -> None:
    back_up(kb, tmp_path / "backup.tar")
    restore(tmp_path / "backup.tar", tmp_path / "again")
    assert build([built / "in"], tmp_path / "again", Options(prune=True)).complete
    assert (tmp_path / "again" / "graph.trig").read_bytes() == (kb / "graph.trig").read_bytes()


@pytest.mark.parametrize(
    ("change", "more", "message"),
    [
        (lambda n, c: (n, c[:-1] + b"?") if n.endswith("sources.json") else (n, c), [], "is damaged"),
        (lambda n, c: None if n.startswith("texts/") else (n, c), [], "is missing"),
        (as_it_is, [("more.txt", b"x")], "does not belong there"),
        (as_it_is, [("../outside.txt", b"x")], "holds what no backup does"),
        (as_it_is, [("/etc/outside.txt", b"x")], "does not belong there"),
        (lambda n, c: None if n == "SHA256SUMS" else (n, c), [], "is cut off"),
        (lambda n, c: (n, b"no sums") if n == "SHA256SUMS" else (n, c), [], "SHA256SUMS is damaged"),
        (lambda *_: None, [("letter.txt", b"x")], "this is no backup"),
    ],
)
def test_an_archive_that_was_tampered_with_is_refused_and_leaves_nothing(
    kb: Path, tmp_path: Path, change: Change, more: list[tuple[str, bytes]], message: str
) -> None:
    archive = tmp_path / "backup.tar"
    back_up(kb, archive)
    rewrite(archive, change, *more)
    with pytest.raises(BackupError, match=message):
        restore(archive, tmp_path / "again")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.tar", "kb"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "it is empty; copy it again"),
        (b"no archive", "this is no backup; name a file that `communique backup` wrote"),
        (b"\x1f\x8b\x08\0\0\0\0\0", "it is cut off or damaged .*; copy it again"),
    ],
)
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "backup.tar.gz").write_bytes(content)
    with pytest.raises(BackupError, match=message):
        restore(tmp_path / "backup.tar.gz", tmp_path / "again")


def test_what_is_no_file_is_called_what_it_is(kb: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="there is no such file; check the path"):
        restore(tmp_path / "backup.tar", tmp_path / "again")
    with pytest.raises(BackupError, match="this is a folder, not a file"):
        restore(kb, tmp_path / "again")


@pytest.mark.parametrize("ending", [".tar", ".tar.gz"])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_an_archive_that_was_cut_short_is_refused(kb: Path, tmp_path: Path, ending: str, part: float) -> None:
    archive = tmp_path / f"backup{ending}"
    back_up(kb, archive)
    archive.write_bytes(archive.read_bytes()[: int(archive.stat().st_size * part)])
    with pytest.raises(BackupError, match="is cut off"):
        restore(archive, tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_an_archive_that_is_damaged_inside_is_refused(kb: Path, tmp_path: Path) -> None:
    archive = tmp_path / "backup.tar.gz"
    back_up(kb, archive)
    content = bytearray(archive.read_bytes())
    middle = slice(len(content) // 2, len(content) // 2 + 200)
    content[middle] = bytes(255 - byte for byte in content[middle])
    archive.write_bytes(content)
    with pytest.raises(BackupError):
        restore(archive, tmp_path / "again")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup.tar.gz", "kb"]


def test_texts_of_other_generations_stay_behind(kb: Path, tmp_path: Path) -> None:
    (kb / "texts" / f"{'0' * 64}.txt").write_text("of an older generation")
    back_up(kb, tmp_path / "backup.tar")
    restore(tmp_path / "backup.tar", tmp_path / "again")
    assert "0" * 64 not in {path.stem for path in (tmp_path / "again" / "texts").iterdir()}


def test_nothing_is_overwritten(kb: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.tar").write_text("mine")
    with pytest.raises(BackupError, match="exists already"):
        back_up(kb, tmp_path / "mine.tar")
    back_up(kb, tmp_path / "backup.tar")
    with pytest.raises(BackupError, match="exists already"):
        restore(tmp_path / "backup.tar", kb)
    assert (tmp_path / "mine.tar").read_text() == "mine"


def test_other_endings_and_folders_that_are_none_are_refused(kb: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match=r"ends in \.tar"):
        back_up(kb, tmp_path / "backup.zip")
    with pytest.raises(KnowledgeBaseError):
        back_up(tmp_path, tmp_path / "backup.tar")


def test_a_text_that_cannot_be_read_is_named_and_no_archive_made(
    kb: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = kb / "texts"  # a folder, which cannot be read as a file
    monkeypatch.setattr("mapper.upkeep.backup._files", lambda *_: iter([("text", texts)]))
    with pytest.raises(BackupError, match=rf"^{texts}: it cannot be read \(Is a directory\)"):
        back_up(kb, tmp_path / "backup.tar")
    assert [path.name for path in tmp_path.iterdir()] == ["kb"]
