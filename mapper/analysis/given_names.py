"""Common given names of the world, as evidence that capitalised words are a person's name."""

from __future__ import annotations

from functools import cache

from mapper.analysis.folding import fold
from mapper.rules import lexicon


@cache
def given_names() -> frozenset[str]:
    """Folded given names."""
    return frozenset(fold(name) for name in lexicon.table("given-names")["names"].split())


def begins_name(word: str) -> bool:
    """Whether the word is a common given name; of a double name, whether its first part is."""
    folded = fold(word)
    return folded in given_names() or folded.partition("-")[0] in given_names()
