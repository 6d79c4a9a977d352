"""The dates of an article, resolved in text order: by what was named before, and by the tense around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk
from mapper.dates import DateContext, DateMention, Edtf, Tense, resolve
from mapper.extraction.clauses import is_participle
from mapper.extraction.words import event_words

# How many tokens before a date may say that it lies ahead.
NEAR = 10


class Calendar:
    """Resolves the dates of an article in text order."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        published = analysis.article.published
        self._context = DateContext(anchor=Edtf.parse(published) if published else None)
        self._paragraph = -1
        self._known: dict[int, Edtf] = {}

    @classmethod
    def of(cls, analysis: Analysis) -> Calendar:
        """The calendar of an article that is read to its end."""
        calendar = cls(analysis)
        for clause in analysis.clauses:
            calendar.read(clause)
        return calendar

    def read(self, clause: Clause) -> None:
        """Resolves the dates of the next clause."""
        if clause.sentence.paragraph != self._paragraph:
            self._paragraph = clause.sentence.paragraph
            self._context = replace(self._context, year=None)
        for number, index in self._numbers(clause):
            mention = self._analysis.dates[number]
            context = replace(self._context, tense=self._tense(clause, index, mention))
            found = resolve(mention, context)
            if found is not None:
                self._known[number] = found
                if self._context.anchor is None and len(found.text) == len("XXXX-01-01"):
                    # Without a date of its own an article is read from the first day that it names.
                    self._context = replace(self._context, anchor=found)
            self._context = self._context.after(mention, found)

    def at(self, token: int) -> str:
        """The EDTF of the date that the token belongs to, or ""."""
        return self.text_of(self._analysis.text.dates[token])

    def inside(self, first: int, last: int) -> str:
        """The EDTF of the first date among tokens `first` to `last`, or ""."""
        numbers = self._analysis.text.dates[first:last]
        return next((text for n in numbers if n >= 0 and (text := self.text_of(n))), "")

    def text_of(self, number: int) -> str:
        """The EDTF of the date mention of that number, or ""."""
        found = self._known.get(number)
        return found.text if found is not None else ""

    def preposition_of(self, number: int) -> str:
        """The word that governs the date mention of that number, or ""."""
        return self._analysis.dates[number].preposition

    def _numbers(self, clause: Clause) -> Iterator[tuple[int, int]]:
        """The dates of a clause that are not resolved yet, each with the index of its chunk."""
        for index, piece in enumerate(clause.chunks):
            if piece.kind not in {Chunk.DATE, Chunk.NP}:
                continue
            for number in dict.fromkeys(self._analysis.text.dates[piece.first : piece.last]):
                if number >= 0 and number not in self._known:
                    yield number, index

    def _tense(self, clause: Clause, index: int, mention: DateMention) -> Tense:
        """The tense that a date is read in: what is planned *for* it or *next* lies ahead."""
        if mention.preposition == "for":
            return Tense.FUTURE
        first = clause.chunks[index].first
        before = self._analysis.text.tokens[max(clause.sentence.first, first - NEAR) : first + 1]
        if event_words().dated_ahead & {t.lower for t in before}:
            return Tense.FUTURE
        return _tense_of_verb(clause, index)


def _tense_of_verb(clause: Clause, index: int) -> Tense:
    """The tense of the verb nearest to chunk `index`, of two as near the one before it."""
    verbs = [
        (abs(k - index), k)
        for k, p in enumerate(clause.chunks)
        if p.kind is Chunk.VG and not is_participle(clause.chunks, k)
    ]
    for _, k in sorted(verbs):
        piece = clause.chunks[k]
        if piece.tense == "future" or piece.head in event_words().intending:
            return Tense.FUTURE
        if piece.head in event_words().unheld:
            return Tense.NONE
        if piece.infinitive or piece.modal:
            return Tense.FUTURE
        if piece.finite and piece.tense == "past":
            return Tense.PAST
    return Tense.NONE
