"""`communique generations`, `backup` and `restore`: what they say, and how they end."""

from __future__ import annotations

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
