"""A knowledge base that nobody has corrected."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from mapper.pipeline import build
from tests.cli.conftest import run
from tests.corrections.material import ARTICLES

__all__ = ["run"]


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the articles."""
    folder = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def plain(files: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The knowledge base of the articles as they are."""
    folder = tmp_path_factory.mktemp("plain") / "kb"
    assert build([files], folder).complete
    return folder


@pytest.fixture
def kb(plain: Path, tmp_path: Path) -> Path:
    """A copy of it to correct."""
    shutil.copytree(plain, tmp_path / "kb", symlinks=True)
    return tmp_path / "kb"
