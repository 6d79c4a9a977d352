"""Mentions -> persons: which of the names name the same one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mapper.analysis.analysis import Analysis
from mapper.analysis.folding import fold
from mapper.analysis.mentions import PERSONAL, Mention
from mapper.linking.evidence import is_name, sure_names


@dataclass(frozen=True, slots=True)
class Person:
    """A person of one article: the fullest name, all names (in order of appearance) and mentions."""

    name: str
    names: tuple[str, ...]
    mentions: tuple[Mention, ...]

    def joined(self, other: Person) -> Person:
        """The person with the names and mentions of `other`, who turned out to be the same."""
        return Person(self.name, self.names + other.names, self.mentions + other.mentions)


@dataclass(slots=True)
class _Clusters:
    """Mentions by person; a cluster's first mention is its fullest name, whose words are indexed."""

    found: list[list[Mention]] = field(default_factory=list)
    by_word: dict[str, list[list[Mention]]] = field(default_factory=dict)

    def fitting(self, words: Sequence[str]) -> list[list[Mention]]:
        """The clusters whose name `words` may be a form of; all such share its last word."""
        candidates = self.by_word.get(words[-1], []) if words else []
        return [c for c in candidates if same_person(fold(c[0].name).split(), words)]

    def add(self, mention: Mention) -> None:
        """A cluster of its own for the mention."""
        cluster = [mention]
        self.found.append(cluster)
        for word in dict.fromkeys(fold(mention.name).split()):
            self.by_word.setdefault(word, []).append(cluster)


def find_persons(analysis: Analysis) -> tuple[Person, ...]:
    """The persons that the article names, in order of appearance."""
    sure = dict.fromkeys(sure_names(analysis))
    clusters = _Clusters()
    for mention in sorted(sure, key=_fullness):
        fitting = clusters.fitting(fold(mention.name).split())
        if len(fitting) == 1:
            fitting[0].append(mention)
        elif not fitting and fold(mention.name):
            clusters.add(mention)
    _attach(clusters, (m for c in analysis.clauses for m in c.mentions if m not in sure))
    return tuple(sorted((_person(c) for c in clusters.found), key=lambda p: p.mentions[0].first))


def _fullness(mention: Mention) -> tuple[int, int, int]:
    """Puts names of more words before others, and names in full before initials."""
    words = fold(mention.name).split()
    return -len(words), sum(len(word) == 1 for word in words), mention.first


def _attach(clusters: _Clusters, rest: Iterable[Mention]) -> None:
    """Bare surnames and repeated full names join the one person that they fit."""
    for mention in rest:
        if mention.kind in PERSONAL and is_name(mention):
            fitting = clusters.fitting(fold(mention.name).split())
            if len(fitting) == 1:
                fitting[0].append(mention)


def same_person(long: Sequence[str], short: Sequence[str]) -> bool:
    """Whether `short` can be a form of `long`: its end, one of its names, its initials, without patronymic.

    Both are folded; family names may stand first ("Kim Jong Su", "Mr Kim").

    >>> same_person(["gennady", "pavlovich", "stolbov"], ["g", "p", "stolbov"])
    True
    """
    if len(short) == 1:
        return short[0] in long and len(short[0]) > 1
    if list(long[-len(short) :]) == list(short) or sorted(long) == sorted(short):
        return True
    if len(long) == 1:
        return short[-1] == long[0]
    if short[-1] != long[-1] or len(short) > len(long):
        return False
    given, others = long[:-1], short[:-1]
    if all(len(word) <= 2 for word in others):
        letters = "".join(others)
        return [word[0] for word in given][: len(letters)] == list(letters)
    return others[0] == given[0] and all(word in long for word in others)


def _person(mentions: Sequence[Mention]) -> Person:
    ordered = sorted(mentions, key=lambda m: m.first)
    name = max(ordered, key=lambda m: (len(m.name.split()), len(m.name), -m.first)).name
    return Person(name, tuple(dict.fromkeys(m.name for m in ordered)), tuple(ordered))
