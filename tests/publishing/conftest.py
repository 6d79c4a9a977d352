"""The differences between knowledge bases made by hand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from mapper.facts import ArticleFacts
from mapper.publishing.diff import compare
from tests.publishing.meetings import Diff, Differences, knowledge_base


@pytest.fixture
def diff(tmp_path: Path) -> Diff:
    """The differences between knowledge bases of these articles."""

    def differences(before: Iterable[ArticleFacts], after: Iterable[ArticleFacts]) -> Differences:
        return list(compare(knowledge_base(tmp_path, before), knowledge_base(tmp_path, after)))

    return differences
