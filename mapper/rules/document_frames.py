"""The frames of documents: `frames/documents.toml`, indexed by verb and by noun."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from mapper.rules.rulebook import FOLDER, load

FILE = FOLDER / "documents.toml"


@dataclass(frozen=True, slots=True)
class Act:
    """What a verb or noun says was done with a document; acts of a higher `rank` outweigh others."""

    id: str
    act: str
    rank: int


@cache
def _order() -> Sequence[str]:
    order: list[str] = tomllib.loads(FILE.read_text(encoding="utf-8"))["order"]
    return order


def _indexed(field: str) -> Mapping[str, Act]:
    order = _order()
    return {
        word: Act(rule.id, rule.fields["act"], order.index(rule.fields["act"]))
        for rule in load(FILE)
        for word in rule.words(field)
    }


@cache
def acts_by_verb() -> Mapping[str, Act]:
    """Lemma of a verb -> the act."""
    return _indexed("verbs")


@cache
def acts_by_noun() -> Mapping[str, Act]:
    """Lower-case noun -> the act."""
    return _indexed("noun")


@cache
def acts_by_phrase() -> Mapping[str, Act]:
    """Lemma of a verb and the preposition before the document, "accede to" -> the act."""
    return _indexed("phrases")
