"""The differences between knowledge bases made by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from mapper.facts import ArticleFacts
from mapper.publishing.diff import compare
from tests.publishing.meetings import Diff, Differences, knowledge_base
from tests.publishing.services import Service, service


@pytest.fixture
def diff(tmp_path: Path) -> Diff:
    """The differences between knowledge bases of these articles."""

    def differences(before: Iterable[ArticleFacts], after: Iterable[ArticleFacts]) -> Differences:
        return list(compare(knowledge_base(tmp_path, before), knowledge_base(tmp_path, after)))

    return differences


@pytest.fixture
def sparql_service(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Service]:
    """A SPARQL service of our own, and nobody's credentials around."""
    monkeypatch.delenv("COMMUNIQUE_USER", raising=False)
    monkeypatch.delenv("COMMUNIQUE_PASSWORD", raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "no-netrc"))
    with service() as one:
        yield one
