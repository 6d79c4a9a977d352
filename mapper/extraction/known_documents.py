"""The documents that an article has named so far, found again by the words of their titles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mapper.extraction.document_names import Named

_Key = tuple[str, str, str]


class KnownDocuments:
    """The documents of one article, in the order in which they are first named."""

    def __init__(self) -> None:
        self._found: list[Named] = []
        self._by_word: defaultdict[_Key, list[int]] = defaultdict(list)
        self._by_rarest: defaultdict[_Key, list[int]] = defaultdict(list)
        self._last: dict[str, Named] = {}

    def __iter__(self) -> Iterator[Named]:
        return iter(self._found)

    def note(self, named: Named) -> Named:
        """The document itself, or the first one that was named with these words, or some of them or more."""
        fitting = [n for n in self._candidates(named) if self._is_same(named, self._found[n])]
        if not fitting:
            self._index(named, len(self._found))
            self._found.append(named)
            self._last[named.head] = self._last["document"] = named
            return named
        known = self._found[min(fitting)]
        if len(named.title) > len(known.title):
            known.title = named.title
            self._index(known, min(fitting))
        return known

    def last(self, noun: str) -> Named | None:
        """The one that "the treaty" takes up: the last treaty; "the document" may be any."""
        return self._last.get(noun)

    def _is_same(self, one: Named, other: Named) -> bool:
        return one.words <= other.words or other.words <= one.words

    def _candidates(self, named: Named) -> Iterator[int]:
        """Those that have its rarest word, and those whose own rarest word it has."""
        keys = _keys(named)
        yield from min((self._by_word[key] for key in keys), key=len)
        for key in keys:
            yield from self._by_rarest[key]

    def _index(self, named: Named, number: int) -> None:
        keys = _keys(named)
        self._by_rarest[min(keys, key=lambda key: len(self._by_word[key]))].append(number)
        for key in keys:
            self._by_word[key].append(number)


def _keys(named: Named) -> list[_Key]:
    """Its words with its kind and number, which both must agree; one key of a title without words."""
    return [(named.kind, named.number, word) for word in sorted(named.words | {""})]
