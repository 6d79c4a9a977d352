"""Who is said to say or think what, construction by construction: source, cue and content to the letter."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.extraction.articles import tell

FILE = Path(__file__).parent / "attributions.toml"


def _cases() -> Iterator[Any]:
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    gap = pytest.mark.xfail(strict=True, reason="a construction that is not read yet")
    gaps = table.pop("gaps")["texts"]
    for construction, texts in table.items():
        for text, expected in texts.items():
            marks = [gap] if text in gaps else []
            yield pytest.param(text, expected, id=f"{construction}: {text}", marks=marks)


@pytest.mark.parametrize(("text", "expected"), list(_cases()))
def test_every_construction_attributes_source_cue_and_content(text: str, expected: list[str]) -> None:
    told = tell(text)
    found = [
        " | ".join((told.words(one.source), told.words(one.cue), " … ".join(told.content(one))))
        for one in told.facts.statements
    ]
    assert sorted(found) == sorted(expected)
