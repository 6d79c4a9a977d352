"""Noun phrases -> the documents that they name: by a title, a number, or a series of topics."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.folding import fold
from mapper.analysis.mentions import Kind
from mapper.extraction.words import title_words
from mapper.facts import Span
from mapper.rules import lexicon
from mapper.rules.document_frames import Act

REFERENCED = Act("document.named", "referenced", 0)
_NUMBER = re.compile(r"[A-Z]?[A-Z/]*\d[\d/.-]*(?:[A-Z]+)?")


@dataclass(slots=True)
class Named:
    """A document while it is read: its title, and the strongest act told of it."""

    title: str
    kind: str
    head: str
    span: Span
    number: str = ""
    act: Act = REFERENCED
    spans: list[Span] = field(default_factory=list)
    parties: tuple[str, ...] = ()

    @property
    def words(self) -> frozenset[str]:
        """The words of the title, folded."""
        return frozenset(fold(self.title).split())

    def tell(self, act: Act, span: Span, parties: tuple[str, ...]) -> None:
        """Takes an act where it outweighs the one known."""
        if act.rank > self.act.rank:
            self.act = act
            self.spans.append(span)
            self.parties = parties


class DocumentNames:
    """Finds the names of documents in the clauses of one article."""

    def __init__(self, analysis: Analysis) -> None:
        self._text = analysis.text
        self._quotes = {q.first: q for q in analysis.quotes}

    def of(self, clause: Clause, index: int) -> list[Named]:
        """The documents that the noun phrase at chunk `index` names, the outer one first."""
        series = self._series(clause.chunks, index)
        if series:
            return series
        named = self._titled(clause.chunks, index) or self._numbered(clause, index)
        return [named, *self._inside(clause, clause.chunks[index])] if named is not None else []

    def _inside(self, clause: Clause, piece: Piece) -> Iterator[Named]:
        """The documents that a quoted title names: the Decision “On the Plan of …”."""
        quote = next((q for f, q in self._quotes.items() if piece.first < f and q.last <= piece.last), None)
        if quote is None:
            return
        for mention in clause.mentions:
            inside = quote.first < mention.first and mention.last < quote.last
            if inside and mention.kind is Kind.DOCUMENT and " " in mention.name:
                span = self._text.span(mention.first, mention.last)
                yield Named(mention.name, mention.sort or "other", mention.head, span)

    def _titled(self, chunks: Sequence[Piece], index: int) -> Named | None:
        """A capitalised name with its complements, a quoted title, or both."""
        piece = chunks[index]
        mention = next((m for m in piece.mentions if m.kind is Kind.DOCUMENT), None)
        if mention is None and not (piece.head in lexicon.documents() and piece.last in self._quotes):
            return None
        first = self._title_start(mention.first if mention is not None else piece.first, piece.last - 1)
        last = self._title_end(chunks, index)
        title = self._text.surface(first, last)
        if mention is not None and " " not in title:
            return None
        head = mention.head if mention is not None else piece.head
        kind = mention.sort if mention is not None else lexicon.documents()[piece.head]
        numbers = _NUMBER.findall(title) if head in title_words().numbered else []
        number = numbers[0] if numbers else ""
        return Named(title, kind or "other", head, self._text.span(first, last), number)

    def _title_start(self, first: int, end: int) -> int:
        """Behind articles and the like, but not beyond `end`."""
        while first < end and self._text.tokens[first].lower in title_words().before:
            first += 1
        return first

    def _title_end(self, chunks: Sequence[Piece], index: int) -> int:
        """Behind the complements that belong to a title: capitals, a quotation, years."""
        last, k = chunks[index].last, index + 1
        while k < len(chunks):
            step = self._complement(chunks, k, last)
            if step is None:
                break
            k, last = step
        return last

    def _complement(self, chunks: Sequence[Piece], k: int, last: int) -> tuple[int, int] | None:
        """The chunk and the token behind the complement at chunk `k` of a title that ends before token
        `last`, or None where there is none.
        """
        found = chunks[k]
        if found.kind is Chunk.QUOTE and found.first == last and last in self._quotes:
            end = self._quotes[last].last
            return next((j for j in range(k, len(chunks)) if chunks[j].first >= end), len(chunks)), end
        if found.kind is Chunk.DATE:
            dated = self._text.tokens[found.first - 1].lower in title_words().dated
            return (k + 1, found.last) if dated else None
        if found.kind is Chunk.PREP and k + 1 < len(chunks):
            return self._prepositional(chunks, k, last)
        gerund = found.kind is Chunk.VG and found.gerund and self._text.tokens[found.first].is_capital
        before = chunks[k - 1]
        object_of = found.kind is Chunk.NP and before.kind is Chunk.VG and before.last == last
        return (k + 1, found.last) if gerund or object_of else None

    def _prepositional(self, chunks: Sequence[Piece], k: int, last: int) -> tuple[int, int] | None:
        """A complement behind a preposition: a date, or what is written with a capital."""
        preposition, following = chunks[k].head, chunks[k + 1]
        if following.kind is Chunk.DATE:
            return (k + 1, last) if preposition in title_words().dated else None
        start = self._text.tokens[following.first : min(following.first + 2, following.last)]
        linked = preposition in title_words().links and following.kind in {Chunk.NP, Chunk.VG}
        return (k + 2, following.last) if linked and any(t.is_capital for t in start) else None

    def _numbered(self, clause: Clause, index: int) -> Named | None:
        """A kind with its number: "UN Security Council resolution 1373 (2001)"."""
        tokens, piece = self._text.tokens, clause.chunks[index]
        for k in range(piece.first, min(piece.last, clause.sentence.last - 1)):
            word, number = tokens[k].lower, tokens[k + 1].text
            if word not in title_words().numbered or not _NUMBER.fullmatch(number):
                continue
            first, last = self._title_start(piece.first, k), k + 2
            if last + 2 < clause.sentence.last and tokens[last].text == "(" and tokens[last + 2].text == ")":
                last += 3
            kind, span = lexicon.documents()[word], self._text.span(first, last)
            return Named(self._text.surface(first, last), kind, word, span, number)
        return None

    def _series(self, chunks: Sequence[Piece], index: int) -> list[Named]:
        """One document per "on": "statements were approved on A, on B, as well as on C"."""
        piece = chunks[index]
        noun = piece.head.removesuffix("s")
        kind = lexicon.documents().get(noun)
        if kind is None or piece.head == noun or piece.det in {"the", "poss"} or piece.mentions:
            return []
        starts = [k for k in range(index + 1, len(chunks) - 1) if _begins_topic(chunks, k)]
        if len(starts) < 2:
            return []
        found = []
        for start, following in zip(starts, [*starts[1:], len(chunks)], strict=True):
            first, last = chunks[start].first, chunks[_topic_end(chunks, start, following) - 1].last
            title = f"{noun.capitalize()} {self._text.surface(first, last)}"
            found.append(Named(title, kind, noun, self._text.span(first, last)))
        return found


def _begins_topic(chunks: Sequence[Piece], index: int) -> bool:
    """Whether an "on" opens a topic of a series: behind a verb, a comma, or "and"."""
    before = chunks[index - 1]
    opens = before.kind in {Chunk.VG, Chunk.COMMA} or before.head in {"and", "as"}
    return opens and chunks[index].head == "on"


def _topic_end(chunks: Sequence[Piece], start: int, end: int) -> int:
    """Behind the last noun phrase or bracket of a topic."""
    while end > start + 1 and chunks[end - 1].kind is not Chunk.NP and chunks[end - 1].head != ")":
        end -= 1
    return end
