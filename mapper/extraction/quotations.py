"""Quotations -> statements: whose words stand between quotation marks, and which marks hold no speech."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk
from mapper.analysis.quotes import Quote
from mapper.extraction.actors import Actors
from mapper.extraction.attributions import FEW_WORDS, Attribution, Attributions
from mapper.extraction.predicates import Predicate
from mapper.extraction.quote_index import QuoteIndex
from mapper.extraction.said import ENDS, Said
from mapper.facts import Span
from mapper.rules import lexicon


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation, whose words it holds, and the pieces of what was said."""

    quote: Quote
    found: Attribution
    content: tuple[Span, ...]

    def said(self) -> Said:
        """The quotation as a statement."""
        return self.found.said(self.content)


class Quotations:
    """Reads the quotations of one article in text order."""

    def __init__(self, analysis: Analysis, actors: Actors, index: QuoteIndex) -> None:
        self._analysis = analysis
        self._tokens = analysis.text.tokens
        self._index = index
        self._attributions = Attributions(analysis, actors)
        self._last: Quoted | None = None
        self._waiting: list[Quote] = []
        self._announced: Attribution | None = None
        self._announced_at = -9

    def read(
        self, number: int, predicates: Sequence[Sequence[Predicate]], *, inner: bool = False
    ) -> list[Quoted]:
        """The quotations that end in clause `number`, or those `inner` ones in others; `predicates` are of
        all clauses so far.
        """
        read: list[Quoted] = []
        for quote in self._index.ending(number, inner=inner):
            found = self._attribution(quote, number, predicates, read)
            if found is None:
                self._wait(quote)
                continue
            read += self._ended(quote, found) if not inner else ()
            if read and not inner and self._joins(read[-1], quote, found):
                read[-1] = replace(read[-1], quote=quote, content=(*read[-1].content, *self._pieces(quote)))
            else:
                read.append(Quoted(quote, found, self._content(quote, number, found)))
            if not inner:
                self._last = read[-1]
        return read

    def introduce(self, announced: Attribution, number: int) -> None:
        """Notes that clause `number` announces somebody's words and ends in a colon."""
        self._announced, self._announced_at = announced, number

    def _attribution(
        self, quote: Quote, number: int, predicates: Sequence[Sequence[Predicate]], read: Sequence[Quoted]
    ) -> Attribution | None:
        """Whose words they are: by what stands behind or before, else by what was quoted or announced."""
        first, _ = self._index.clauses(quote)
        begin, end = self._analysis.clauses[first], self._analysis.clauses[number]
        if _is_inside_noun_phrase(quote, end):
            return None
        if read and self._is_second_piece(read[-1], quote, number):
            return read[-1].found
        found = (
            self._attributions.behind(quote, number)
            or self._attributions.before(quote, first, predicates[first])
            or self._attributions.label(quote, first)
            or self._attributions.worded(quote, first)
        )
        if found is not None:
            return found
        if not quote.depth and not self._is_sentence(quote) and self._is_name(quote, begin, end):
            return None
        return self._going_on(quote, first, number) or self._introduced(quote, first)

    def _is_second_piece(self, before: Quoted, quote: Quote, number: int) -> bool:
        """“That number,” X told reporters, “was wrong”: a comma leads from the tag to the second piece."""
        sentence = self._analysis.clauses[number].sentence
        tagged = before.quote.last <= before.found.verb < quote.first
        inside = sentence.first <= before.found.verb and not quote.depth
        if not (tagged and inside) or self._tokens[quote.first - 1].text != ",":
            return False
        chunks = self._analysis.clauses[number].chunks
        between = [p for p in chunks if before.found.verb < p.first < quote.first]
        return not any(p.kind in {Chunk.VG, Chunk.SUB, Chunk.BREAK} for p in between)

    def _joins(self, before: Quoted, quote: Quote, found: Attribution) -> bool:
        """Whether a quotation is the second piece of the statement before it."""
        return found is before.found and self._tokens[quote.first - 1].text == ","

    def _content(self, quote: Quote, number: int, found: Attribution) -> tuple[Span, ...]:
        """The quotation; with the words before it in its sentence where those are said as well: *But* “…,”
        X warned.
        """
        first, _ = self._index.clauses(quote)
        sentence = self._analysis.clauses[first].sentence
        partial = first == number and sentence.first < quote.first and quote.last <= found.verb
        if not partial or quote.depth or any(q.last <= quote.first for q in self._index.overlapping(first)):
            return self._pieces(quote)
        lead = [p for p in self._analysis.clauses[first].chunks if p.last <= quote.first]
        if any(p.kind in {Chunk.BREAK, Chunk.OPEN, Chunk.CLOSE} for p in lead):
            return self._pieces(quote)
        return (self._analysis.text.span(sentence.first, quote.last),)

    def _pieces(self, quote: Quote) -> tuple[Span, ...]:
        """The quotation in one piece, or cut between sentences where the page holds something else there."""
        first, last = self._index.clauses(quote)
        cuts = [quote.first]
        for number in range(first + 1, last + 1):
            start = self._analysis.clauses[number].sentence.first
            before, behind = self._tokens[start - 1].end, self._tokens[start].start
            if not self._analysis.article.text[before:behind].isspace():
                cuts.append(start)
        return tuple(self._analysis.text.span(a, b) for a, b in pairwise([*cuts, quote.last]))

    def _wait(self, quote: Quote) -> None:
        """Notes a quotation that its paragraph does not close: the one that does may name the speaker."""
        if not quote.depth and not quote.closed:
            self._waiting.append(quote)

    def _ended(self, quote: Quote, found: Attribution) -> list[Quoted]:
        """The paragraphs before this one of the same quotation, which had no speaker yet."""
        waiting, self._waiting = self._waiting, []
        paragraph = self._paragraph(quote)
        near = [q for k, q in enumerate(reversed(waiting), 1) if self._paragraph(q) == paragraph - k]
        return [Quoted(q, found, self._pieces(q)) for q in reversed(near)]

    def _paragraph(self, quote: Quote) -> int:
        return self._analysis.clauses[self._index.clauses(quote)[0]].sentence.paragraph

    def _begins_sentence(self, quote: Quote) -> bool:
        first, _ = self._index.clauses(quote)
        return self._analysis.clauses[first].sentence.first == quote.first

    def _is_sentence(self, quote: Quote) -> bool:
        """Whether a sentence begins with the quotation, and a mark inside it ends it."""
        return self._begins_sentence(quote) and self._tokens[quote.last - 2].text in ENDS - {","}

    def _is_name(self, quote: Quote, first: Clause, last: Clause) -> bool:
        """A title, a name or a word in irony: few words, or beside the noun that it names."""
        words = [t for t in self._tokens[quote.first : quote.last] if t.is_word]
        before = next((p for p in reversed(first.chunks) if p.last <= quote.first), None)
        behind = next((p for p in last.chunks if p.first >= quote.last), None)
        beside = before is not None and before.last == quote.first and before.kind in {Chunk.NP, Chunk.PREP}
        named = behind is not None and behind.kind is Chunk.NP and behind.head in lexicon.events()
        return beside or named or len(words) < FEW_WORDS

    def _going_on(self, quote: Quote, first: int, number: int) -> Attribution | None:
        """A quotation that is a sentence by itself goes on with the words of who was quoted just before."""
        begin, end = self._analysis.clauses[first], self._analysis.clauses[number]
        whole = begin.sentence.first == quote.first and quote.last >= end.sentence.last - 1
        if quote.depth or not whole or self._last is None:
            return None
        _, last = self._index.clauses(self._last.quote)
        before = self._analysis.clauses[last].sentence.paragraph
        near = first - last <= 2 and begin.sentence.paragraph - before <= 1
        return replace(self._last.found, rule="quote.going-on", verb=-1) if near else None

    def _introduced(self, quote: Quote, first: int) -> Attribution | None:
        """“…” as a paragraph of its own, right behind "X issued the following statement:"."""
        whole = self._analysis.clauses[first].sentence.first == quote.first
        if not whole or self._announced is None or first - self._announced_at != 1:
            return None
        return replace(self._announced, rule="quote.introduced")


def _is_inside_noun_phrase(quote: Quote, clause: Clause) -> bool:
    """Whether a noun phrase holds the quotation: the exercise “Granite Wall”."""
    return any(p.kind is Chunk.NP and p.first <= quote.first and quote.last <= p.last for p in clause.chunks)
