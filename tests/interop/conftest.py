"""One knowledge base of the seeds, in all formats, for all judges."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapper import build
from mapper.publishing import FORMATS, write_file
from mapper.store import KnowledgeBase, open_knowledge_base
from tests.interop.judges import ROOT, need_judges

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests of this folder, which fast runs leave out."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.interop)


@pytest.fixture(scope="session", autouse=True)
def judges() -> None:
    """Nothing here is left out silently."""
    need_judges()


@pytest.fixture(scope="session")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """The knowledge base of the seeds."""
    folder = tmp_path_factory.mktemp("seeds") / "kb"
    build([ROOT / "seeds"], folder)
    return open_knowledge_base(folder)


@pytest.fixture(scope="session")
def exported(seeds: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the graph of the seeds in each format: `graph.ttl`, `graph.jsonld` …"""
    folder: Path = tmp_path_factory.mktemp("exported")
    for form in FORMATS:
        write_file(seeds.store, folder / f"graph.{form}", form, seeds.base)
    return folder
