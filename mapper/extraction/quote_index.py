"""The quotations of an article by clause, found once: which end in a clause, and which tokens they cover."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from mapper.analysis.analysis import Analysis
from mapper.analysis.quotes import Quote
from mapper.facts import Span

FEW_WORDS = 3


class QuoteIndex:
    """Where the quotations of one article stand; all answers take no longer than they are long."""

    def __init__(self, analysis: Analysis) -> None:
        self._tokens = analysis.text.tokens
        self._clause_of = [0] * len(analysis.text.tokens)
        for number, clause in enumerate(analysis.clauses):
            for k in range(clause.sentence.first, clause.sentence.last):
                self._clause_of[k] = number
        self._ending: dict[int, list[Quote]] = defaultdict(list)
        self._overlapping: dict[int, list[Quote]] = defaultdict(list)
        self._quoted = analysis.quoted
        self._at = {q.first: q for q in analysis.quotes}
        for quote in analysis.quotes:
            self._note(quote)

    def _note(self, quote: Quote) -> None:
        first, last = self.clauses(quote)
        self._ending[last].append(quote)
        if quote.depth:
            return
        for number in range(first, last + 1):
            self._overlapping[number].append(quote)

    def clauses(self, quote: Quote) -> tuple[int, int]:
        """The numbers of the clauses in which a quotation begins and ends."""
        return self._clause_of[quote.first], self._clause_of[quote.last - 1]

    def ending(self, number: int, *, inner: bool = False) -> Sequence[Quote]:
        """The outermost quotations that end in clause `number`, or those `inner` ones in others."""
        return [q for q in self._ending.get(number, ()) if (q.depth > 0) == inner]

    def overlapping(self, number: int) -> Sequence[Quote]:
        """The outermost quotations of which some part stands in clause `number`."""
        return self._overlapping.get(number, ())

    def speech(self, number: int) -> list[Span]:
        """The outermost quotations in clause `number` that hold more than a name of a word or two."""
        return [q.span(self._tokens) for q in self.overlapping(number) if self._has_words(q)]

    def _has_words(self, quote: Quote) -> bool:
        words = [t for t in self._tokens[quote.first : quote.last] if t.is_word]
        return len(words) >= FEW_WORDS and any(t.text[0].islower() for t in words)

    def at(self, index: int) -> Quote | None:
        """The quotation that begins with token `index`."""
        return self._at.get(index)

    def is_quoted(self, index: int) -> bool:
        """Whether token `index` stands in a quotation, or is one of its marks."""
        return bool(self._quoted[index])
