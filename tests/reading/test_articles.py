"""Whole articles, the seeds among them, read alone: `expected.toml` says what must be found."""

from __future__ import annotations

import tomllib
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from mapper.facts import Label
from mapper.reading import read_file
from tests.reading.pages import headline, labels, texts

HERE = Path(__file__).parent
FOLDERS = (HERE.parent.parent / "seeds", HERE / "articles")
FILES = {path.name: path for folder in FOLDERS for path in sorted(folder.glob("*.txt"))}
EXPECTED: list[dict[str, Any]] = tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))[
    "article"
]


def test_every_article_has_its_expectation() -> None:
    assert len(FILES) == 23
    assert sorted(FILES) == sorted(expected["file"] for expected in EXPECTED)


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda expected: expected["file"])
def test_article_is_read(expected: dict[str, Any]) -> None:
    article = read_file(FILES[expected["file"]])
    runs = [(label, len(list(run))) for label, run in groupby(labels(article))]
    assert headline(article) == expected["title"]
    assert article.published == expected["published"]
    assert (
        " ".join(label if count == 1 else f"{label}*{count}" for label, count in runs) == expected["labels"]
    )
    assert article.date_hint == expected.get("hint", "")
    assert article.place == expected.get("place", "")
    assert article.publisher == expected.get("publisher", "")


@pytest.mark.parametrize("path", FILES.values(), ids=lambda path: path.name)
def test_body_is_free_of_furniture(path: Path) -> None:
    body = "\n".join(texts(read_file(path), Label.BODY))
    assert body
    for furniture in (
        "Go back",
        "Back to the",
        "Share",
        "tel/fax",
        "Press office:",
        "Read also",
        "On 25 July 2024",
    ):
        assert furniture not in body
