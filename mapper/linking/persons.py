"""Mentions -> persons: which of the names name the same one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import accumulate

from mapper.analysis.analysis import Analysis
from mapper.analysis.folding import fold
from mapper.analysis.mentions import PERSONAL, Mention
from mapper.linking.evidence import is_name, sure_names

_Sign = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A person of one article: the fullest name, all names (in order of appearance) and mentions."""

    name: str
    names: tuple[str, ...]
    mentions: tuple[Mention, ...]

    def joined(self, other: Person) -> Person:
        """The person with the names and mentions of `other`, who turned out to be the same."""
        return Person(self.name, self.names + other.names, self.mentions + other.mentions)


@dataclass(frozen=True, slots=True, eq=False)
class _Cluster:
    """The mentions of one person, the fullest name first; `words` are those of that name, folded."""

    words: Sequence[str]
    mentions: list[Mention]


class _Clusters:
    """Mentions by person, indexed by what the forms of a name have in common."""

    def __init__(self) -> None:
        self.found: list[_Cluster] = []
        self._by_sign: dict[_Sign, list[_Cluster]] = {}

    def fitting(self, words: Sequence[str]) -> list[_Cluster]:
        """The clusters whose name `words` may be a form of: none, the only one, or two of several."""
        found: list[_Cluster] = []
        for cluster in (c for sign in _signs_of_form(words) for c in self._by_sign.get(sign, ())):
            if cluster not in found and same_person(cluster.words, words):
                found.append(cluster)
                if len(found) > 1:
                    break
        return found

    def add(self, words: Sequence[str], mention: Mention) -> None:
        """A cluster of its own for the mention, whose name has these words."""
        cluster = _Cluster(words, [mention])
        self.found.append(cluster)
        for sign in _signs_of_name(words):
            self._by_sign.setdefault(sign, []).append(cluster)


def _signs_of_name(words: Sequence[str]) -> Set[_Sign]:
    """What shows a full name, under one of its forms or another."""
    letters = list(accumulate(word[0] for word in words[:-1])) or [""]
    initials = {(letter, words[-1]) for letter in letters}
    return {*((word,) for word in words), *initials, *_pairs(words)}


def _signs_of_form(words: Sequence[str]) -> Set[_Sign]:
    """What shows the full names of which `words` may be a form: each has one of these signs."""
    if len(words) < 2:
        return {tuple(words)}
    return {("", words[-1]), ("".join(_initials(words)), words[-1]), *_pairs(words)}


def _pairs(words: Sequence[str]) -> Iterator[_Sign]:
    """What a name and its form may share: the end, both ends, or all words in whatever order."""
    yield tuple(words[-2:])
    yield words[0], words[-1]
    yield tuple(sorted(words))


def _initials(words: Sequence[str]) -> Sequence[str]:
    """What stands before the family name where that may be initials."""
    return words[:-1] if all(len(word) <= 2 for word in words[:-1]) else ()


def find_persons(analysis: Analysis) -> tuple[Person, ...]:
    """The persons that the article names, in order of appearance."""
    sure = dict.fromkeys(sure_names(analysis))
    clusters = _Clusters()
    for mention in sorted(sure, key=_fullness):
        words = fold(mention.name).split()
        fitting = clusters.fitting(words)
        if len(fitting) == 1:
            fitting[0].mentions.append(mention)
        elif not fitting and words:
            clusters.add(words, mention)
    _attach(clusters, (m for c in analysis.clauses for m in c.mentions if m not in sure))
    return tuple(sorted((_person(c.mentions) for c in clusters.found), key=lambda p: p.mentions[0].first))


def _fullness(mention: Mention) -> tuple[int, int, int]:
    """Puts names of more words before others, and names in full before initials."""
    words = fold(mention.name).split()
    return -len(words), sum(len(word) == 1 for word in words), mention.first


def _attach(clusters: _Clusters, rest: Iterable[Mention]) -> None:
    """Bare surnames and repeated full names join the one person that they fit."""
    for mention in rest:
        if mention.kind in PERSONAL and is_name(mention.name):
            fitting = clusters.fitting(fold(mention.name).split())
            if len(fitting) == 1:
                fitting[0].mentions.append(mention)


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
    letters = "".join(_initials(short))
    if letters:
        return [word[0] for word in given][: len(letters)] == list(letters)
    return others[0] == given[0] and all(word in long for word in others)


def _person(mentions: Sequence[Mention]) -> Person:
    ordered = sorted(mentions, key=lambda m: m.first)
    name = max(ordered, key=lambda m: (len(m.name.split()), len(m.name), -m.first)).name
    return Person(name, tuple(dict.fromkeys(m.name for m in ordered)), tuple(ordered))
