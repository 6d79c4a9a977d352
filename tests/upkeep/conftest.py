"""A knowledge base of two articles, one of which was kept out."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mapper import build
from tests.cli.conftest import MEETING, SESSION, run

__all__ = ["built", "kb", "run"]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("upkeep")
    (folder / "in").mkdir()
    (folder / "in" / "meeting.txt").write_text(MEETING, encoding="utf-8")
    (folder / "in" / "session.txt").write_text(SESSION, encoding="utf-8")
    assert build([folder / "in"], folder / "kb").complete
    return folder


@pytest.fixture
def kb(built: Path, tmp_path: Path) -> Path:
    """A copy to do harm to."""
    shutil.copytree(built / "kb", tmp_path / "kb", symlinks=True)
    return tmp_path / "kb"
