"""Comparing names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz

from mapper.analysis.folding import fold, fold_key
from mapper.reconciliation.settings import settings

_SAME: Final = 0.93  # one letter of a long name


@dataclass(frozen=True, slots=True)
class Match:
    """Two names, and how alike they are, from 0 to 1."""

    ratio: float
    ours: str = ""
    theirs: str = ""


def best(ours: Iterable[str], theirs: Iterable[str]) -> Match:
    """The two names that are most alike, in any order of their words; 0 where none are alike enough.

    >>> best(["Ana Lopes"], ["Lopes Ana", "Anna Lopez"]).theirs
    'Lopes Ana'
    """
    theirs = list(theirs)
    found = (Match(fuzz.token_sort_ratio(fold(a), fold(b)) / 100, a, b) for a in ours for b in theirs)
    match = max(found, key=lambda one: one.ratio, default=Match(0.0))
    return match if match.ratio >= settings().alike else Match(0.0)


def same(name: str, names: Iterable[str]) -> bool:
    """Whether one of `names` says the same as `name`, small words and order aside.

    >>> same("Minister of Trade of Ruritania", ["Ruritania Trade Minister", "Minister of Trade"])
    False
    >>> same("Secretariat of the Harbour Union", ["Harbour Union Secretariat"])
    True
    """
    key = fold_key(name)
    return any(fuzz.ratio(key, fold_key(other)) / 100 >= _SAME for other in names)
