"""One text that was read from several files is one article with all that is known of it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from mapper.facts import Source
from mapper.pipeline.gather import article_of
from mapper.store import SourceRecord, keep, text_path
from tests.cli.conftest import MEETING

SHA256 = hashlib.sha256(MEETING.encode()).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    keep(text_path(tmp_path, SHA256), MEETING.encode())
    return tmp_path


def test_a_publisher_counts_also_where_nothing_else_is_known(folder: Path) -> None:
    records = [SourceRecord("a.txt", SHA256), SourceRecord("b.txt", SHA256, publisher="Harbour Union")]
    assert article_of(folder, records).publisher == "Harbour Union"


def test_what_one_file_is_not_known_for_comes_from_the_next(folder: Path) -> None:
    records = [
        SourceRecord("a.txt", SHA256, publisher="Harbour Union"),
        SourceRecord("b.txt", SHA256, url="https://b.example/1", title="A title", publisher="Another"),
        SourceRecord("c.txt", SHA256, published="2024-05-03", title="Another title"),
    ]
    for order in (records, records[::-1]):
        article = article_of(folder, order)
        assert (article.title, article.publisher, article.published) == (
            "A title", "Harbour Union", "2024-05-03",
        )  # fmt: skip
        assert article.sources == (
            Source("a.txt", ""), Source("b.txt", "https://b.example/1"), Source("c.txt", ""),
        )  # fmt: skip
