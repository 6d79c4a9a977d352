"""Which fact of an article before is which fact after.

The IRI of a fact holds the place in the text where it was found (`#event-84`), and so may change though the
fact does not: where another rule finds it a few words earlier, or where the text itself was revised. Facts
are therefore paired, kind by kind, in four steps, of which each takes what the ones before have left:

1. the same IRI, all values the same;
2. evidence that overlaps, all values the same;
3. the same IRI;
4. evidence that overlaps, at least half of the values the same.

Facts that are paired are one fact, unchanged or changed; the rest came or went. Evidence overlaps where the
passages of one fact share at least half of their words with those of the other: the same words at the same
place of one text, or, where the text was revised, words that are spelt the same. Where several pairs are
possible, more values in common count first, then more words, then the smaller IRIs; what is before and what
is after does not matter. Entities go by the IRI of the entity instead of their own. A reference to a fact of
the article (the event of a participation) is the same where it leads to facts that were paired.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from mapper.publishing.diff.facts import Fact, Kind, Page, Value

Pair: TypeAlias = tuple[Fact | None, Fact | None]
_Told: TypeAlias = Mapping[str, tuple[str, ...]]
_Both: TypeAlias = tuple[Fact, Fact]

_WORD: Final = re.compile(r"\w+")
_HALF: Final = 0.5
_COMMON: Final = 50  # a word that more facts have in their evidence does not tell which of them are one


def pair(before: Page, after: Page) -> tuple[list[Pair], dict[str, str]]:
    """The facts of both, each with what it is on the other side; and, of the pairs, IRIs after → before."""
    names: dict[str, str] = {}
    pairs: list[Pair] = []
    same_text = before.sha256 == after.sha256
    for kind in Kind:
        ours = [fact for fact in before.facts if fact.kind is kind]
        theirs = [fact for fact in after.facts if fact.kind is kind]
        both = list(_Pairing(names, same_text).pairs(ours, theirs))
        names.update((new.iri, old.iri) for old, new in both)
        taken = {id(fact) for one in both for fact in one}
        pairs += both
        pairs += [(fact, None) for fact in ours if id(fact) not in taken]
        pairs += [(None, fact) for fact in theirs if id(fact) not in taken]
    return pairs, names


def told(fact: Fact, names: Mapping[str, str] | None) -> _Told:
    """The ids of the values, in order; with `names`, references after lead to what stood there before."""

    def same(value: Value) -> str:
        if names is None:
            return value.id
        return names.get(value.id, f"new {value.id}" if value.refers else value.id)

    return {name: tuple(sorted(map(same, values))) for name, values in fact.values.items()}


class _Pairing:
    """The four steps for the facts of one kind."""

    def __init__(self, names: Mapping[str, str], same_text: bool) -> None:
        self._names = names
        self._same_text = same_text
        self._told: dict[int, _Told] = {}

    def pairs(self, before: Sequence[Fact], after: Sequence[Fact]) -> Iterator[_Both]:
        self._told = {id(fact): _plain(fact, None) for fact in before}
        self._told |= {id(fact): _plain(fact, self._names) for fact in after}
        steps: tuple[tuple[Callable[..., Iterator[_Both]], float], ...] = (
            (self._same_iri, 1.0),
            (self._overlapping, 1.0),
            (self._same_iri, 0.0),
            (self._overlapping, _HALF),
        )
        for step, least in steps:
            found = list(step(before, after, least))
            yield from found
            taken = {id(fact) for one in found for fact in one}
            before = [fact for fact in before if id(fact) not in taken]
            after = [fact for fact in after if id(fact) not in taken]

    def _same_iri(self, before: Sequence[Fact], after: Sequence[Fact], least: float) -> Iterator[_Both]:
        by_key = {fact.key: fact for fact in after}
        for old in before:
            new = by_key.get(old.key)
            if new is not None and self._likeness(old, new) >= least:
                yield old, new

    def _overlapping(self, before: Sequence[Fact], after: Sequence[Fact], least: float) -> Iterator[_Both]:
        ranked = []
        for old, new, overlap in _overlaps(before, after, same_text=self._same_text):
            if overlap >= _HALF and (likeness := self._likeness(old, new)) >= least:
                ranked.append((-likeness, -overlap, sorted((old.iri, new.iri)), old, new))
        taken: set[int] = set()
        for *_, old, new in sorted(ranked, key=lambda one: one[:3]):
            if not taken & {id(old), id(new)}:
                taken |= {id(old), id(new)}
                yield old, new

    def _likeness(self, old: Fact, new: Fact) -> float:
        """The share of values that are the same."""
        ours, theirs = self._told[id(old)], self._told[id(new)]
        names = ours.keys() | theirs.keys()
        return sum(ours.get(name) == theirs.get(name) for name in names) / len(names) if names else 1.0


def _plain(fact: Fact, names: Mapping[str, str] | None) -> _Told:
    """What is told; of events without what they are part of, which is paired only together with them."""
    values = told(fact, names)
    return {name: ids for name, ids in values.items() if (fact.kind, name) != (Kind.EVENT, "part of")}


def _overlaps(
    before: Sequence[Fact], after: Sequence[Fact], *, same_text: bool
) -> Iterator[tuple[Fact, Fact, float]]:
    """Pairs that share words of their evidence, and what share of the words of the shorter one."""
    words = {id(fact): _words(fact, same_text=same_text) for fact in (*before, *after)}
    counts = Counter(word for several in words.values() for word in several)
    words = {key: {word for word in several if counts[word] <= _COMMON} for key, several in words.items()}
    having: defaultdict[int | str, list[Fact]] = defaultdict(list)
    for fact in after:
        for word in words[id(fact)]:
            having[word].append(fact)
    for old in before:
        shared = Counter(id(new) for word in words[id(old)] for new in having.get(word, ()))
        by_id = {id(new): new for word in words[id(old)] for new in having.get(word, ())}
        for key, count in shared.items():
            yield old, by_id[key], count / min(len(words[id(old)]), len(words[key]))


def _words(fact: Fact, *, same_text: bool) -> set[int | str]:
    """The words of the evidence: where they stand, or, for texts that differ, how they are spelt."""
    return {
        span.start + match.start() if same_text else match[0].casefold()
        for span, exact in fact.evidence.passages
        for match in _WORD.finditer(exact)
    }
