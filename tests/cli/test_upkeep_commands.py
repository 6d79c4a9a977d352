"""`communique generations`, `backup` and `restore`: what they say, and how they end."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mapper.store import KnowledgeBaseError, generations, intact
from tests.cli.conftest import Run


@pytest.mark.parametrize("keep", [0, -1])
def test_fewer_generations_than_one_are_refused(run: Run, kb: Path, keep: int) -> None:
    before = generations(kb)
    done = run("generations", kb, "--keep", keep)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"communique: --keep: {keep} is too few, for one must stay; give 1 or more\n"
    assert generations(kb) == before


def test_the_last_generation_can_be_kept_alone(run: Run, kb: Path) -> None:
    done = run("generations", kb, "--keep", 1)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [line for line in done.out.splitlines() if line.endswith("  current")]


def test_a_generation_is_no_knowledge_base_to_list(run: Run, kb: Path) -> None:
    one = generations(kb)[-1]
    done = run("generations", one)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"communique: {one}: this is one generation; see: communique generations {kb}\n"


def test_a_backup_of_what_is_damaged_says_so_and_so_does_what_is_restored(
    run: Run, kb: Path, tmp_path: Path
) -> None:
    archive, again = tmp_path / "backup.tar", tmp_path / "again"
    kb = Path(shutil.copytree(kb, tmp_path / "kb", symlinks=True))
    assert run("backup", kb, "--to", tmp_path / "sound.tar").code == 0
    text = min((kb / "texts").iterdir())
    text.unlink()
    (generations(kb)[-1] / "validation.txt").write_text("all is well")
    for done, folder in (
        (run("backup", kb, "--to", archive), kb),
        (run("restore", archive, "--out", again), again),
    ):
        assert done.code == 1
        assert done.err.splitlines()[1:] == [
            f"communique: {folder}: {text.stem} is missing",
            f"communique: {folder}: validation.txt was changed",
            f"communique: {folder}: damaged, and copied as it is; what to do says: communique check {folder}",
        ]
    assert run("restore", tmp_path / "sound.tar", "--out", tmp_path / "sound").code == 0


def test_store_that_nobody_may_read_is_not_called_damaged(kb: Path) -> None:
    with (
        pytest.raises(KnowledgeBaseError, match=r"its store cannot be read .*; check its permissions"),
        intact(kb),
    ):
        raise RuntimeError("IO error: While open a file for random read: 000027.sst: Permission denied")


def test_damaged_store_of_a_generation_is_made_anew_in_its_knowledge_base(kb: Path) -> None:
    with (
        pytest.raises(KnowledgeBaseError, match=rf"communique build --anew --out {kb}$"),
        intact(kb / "generations" / "000001"),
    ):
        raise RuntimeError("Corruption")
