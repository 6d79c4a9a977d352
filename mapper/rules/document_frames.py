"""The frames of documents: `frames/documents.toml`, indexed by verb and by noun."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "frames" / "documents.toml"


@dataclass(frozen=True, slots=True)
class Act:
    """What a verb or noun says was done with a document; acts of a higher `rank` outweigh others."""

    id: str
    act: str
    rank: int


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def _indexed(field: str) -> Mapping[str, Act]:
    order = _table()["order"]
    return {
        word: Act(row["id"], row["act"], order.index(row["act"]))
        for row in _table()["act"]
        for word in row[field]
    }


@cache
def acts_by_verb() -> Mapping[str, Act]:
    """Lemma of a verb -> the act."""
    return _indexed("verbs")


@cache
def acts_by_noun() -> Mapping[str, Act]:
    """Lower-case noun -> the act."""
    return _indexed("noun")
