"""A knowledge base, an endpoint that knows of its persons and bodies, and what this proposes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from mapper.pipeline import build
from mapper.reconciliation import Endpoint
from tests.cli.conftest import run
from tests.publishing.services import Service, service
from tests.reconciliation.material import ARTICLES, GRAPH

__all__ = ["run"]


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The knowledge base without links but those of the reference data."""
    folder = tmp_path_factory.mktemp("articles")
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    kb = tmp_path_factory.mktemp("plain") / "kb"
    assert build([folder], kb).complete
    return kb


@pytest.fixture
def kb(plain: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copytree(plain, tmp_path / "kb", symlinks=True)
    return tmp_path / "kb"


@pytest.fixture
def wikidata() -> Iterator[Service]:
    """A SPARQL service with the graph."""
    with service() as one:
        one.store.load(GRAPH, format=ox.RdfFormat.TURTLE)
        yield one


@pytest.fixture
def pauses() -> list[float]:
    """The pauses that an endpoint was left."""
    return []


@pytest.fixture
def endpoint(wikidata: Service, tmp_path: Path, pauses: list[float]) -> Endpoint:
    """The service, asked without waiting."""
    return Endpoint(wikidata.query, tmp_path / "cache", pace=0, timeout=2, sleep=pauses.append)
