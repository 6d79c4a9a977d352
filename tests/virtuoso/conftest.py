"""One server for all tests, and the knowledge base of the seeds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mapper import build
from mapper.store import KnowledgeBase, open_knowledge_base
from tests.cli.conftest import run
from tests.virtuoso.server import USER, Virtuoso, virtuoso

__all__ = ["run"]
SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def running() -> Iterator[Virtuoso]:
    with virtuoso() as one:
        yield one


@pytest.fixture(scope="module")
def empty(running: Virtuoso) -> Virtuoso:
    """The server with nothing in it."""
    running.sql("RDF_GLOBAL_RESET ();")
    return running


@pytest.fixture
def server(empty: Virtuoso, monkeypatch: pytest.MonkeyPatch) -> Virtuoso:
    """The same, with user and password in the environment."""
    monkeypatch.setenv("COMMUNIQUE_USER", USER)
    monkeypatch.setenv("COMMUNIQUE_PASSWORD", empty.password)
    return empty


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The knowledge base of the seeds."""
    kb = tmp_path_factory.mktemp("seeds") / "kb"
    assert build([SEEDS], kb).complete
    return kb


@pytest.fixture(scope="session")
def seeds(folder: Path) -> KnowledgeBase:
    return open_knowledge_base(folder)
