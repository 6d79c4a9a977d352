"""Noun phrases -> the documents that they name: by a title, a number, or a series of topics."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.folding import fold
from mapper.analysis.mentions import Kind
from mapper.analysis.tokens import Token
from mapper.extraction.document_titles import Titles
from mapper.extraction.drafts import Draft
from mapper.extraction.words import title_words
from mapper.facts import Span
from mapper.rules import lexicon
from mapper.rules.document_frames import Act

REFERENCED = Act("document.named", "referenced", 0)
_NUMBER = re.compile(r"[A-Z]?[A-Z/]*\d[\d/.-]*(?:[A-Z]+)?")
# What follows the noun: "(CFSP) 2020/1999", "No. 5", "1373 (2001)", "ABC/DE/COMM.77 (2031)", "318-FZ".
_NUMBERED = re.compile(
    r"\s+(?:\([A-Z]{2,6}\)\s+)?(?:(?:No|Nr|no|number)\b\.?\s*|№\s*)?"
    r"(?P<number>[A-Z]?[A-Z/.]*\d(?:[\w/.-]*\w)?)(?:\s+\((?:19|20)\d\d\))?(?![\w%])"
)


@dataclass(slots=True)
class Named:
    """A document while it is read: its title, which ends before token `last`, and the strongest act told."""

    title: str
    kind: str
    head: str
    span: Span
    last: int
    number: str = ""
    act: Act = REFERENCED
    spans: list[Span] = field(default_factory=list)
    parties: tuple[str, ...] = ()
    event: Draft | None = None

    @property
    def words(self) -> frozenset[str]:
        """The words of the title, folded."""
        return frozenset(fold(self.title).split())

    def tell(self, act: Act, span: Span, parties: tuple[str, ...], event: Draft | None) -> None:
        """Takes an act, with the event at which it was done, where it outweighs the one known."""
        if act.rank > self.act.rank:
            self.act, self.event = act, event
            self.spans.append(span)
            self.parties = parties


class DocumentNames:
    """Finds the names of documents in the clauses of one article."""

    def __init__(self, analysis: Analysis) -> None:
        self._text = analysis.text
        self._quotes = {q.first: q for q in analysis.quotes}
        self._titles = Titles(analysis.text, self._quotes)

    def of(self, clause: Clause) -> dict[int, list[Named]]:
        """Index of a noun phrase of the clause -> the documents that it names, the outer one first."""
        nouns = (
            index
            for index, piece in enumerate(clause.chunks)
            if piece.kind is Chunk.NP and piece.det not in {"pron", "no"}
        )
        return {index: named for index in nouns if (named := self._at(clause, index))}

    def _at(self, clause: Clause, index: int) -> list[Named]:
        series = self._series(clause.chunks, index)
        if series:
            return series
        named = self._titled(clause.chunks, index) or self._numbered(clause, index)
        return [named, *self._inside(clause, clause.chunks[index])] if named is not None else []

    def _inside(self, clause: Clause, piece: Piece) -> Iterator[Named]:
        """The documents that a quoted title names: the Decision “On the Plan of …”."""
        quotes = (self._quotes.get(index) for index in range(piece.first + 1, piece.last))
        quote = next((q for q in quotes if q is not None and q.last <= piece.last), None)
        if quote is None:
            return
        for mention in clause.mentions:
            inside = quote.first < mention.first and mention.last < quote.last
            if inside and mention.kind is Kind.DOCUMENT and " " in mention.name:
                span = self._text.span(mention.first, mention.last)
                yield Named(mention.name, mention.sort or "other", mention.head, span, mention.last)

    def _titled(self, chunks: Sequence[Piece], index: int) -> Named | None:
        """A capitalised name with its complements, a quoted title, or both."""
        piece = chunks[index]
        mention = next((m for m in piece.mentions if m.kind is Kind.DOCUMENT), None)
        if mention is None and not (piece.head in lexicon.documents() and piece.last in self._quotes):
            return None
        begin = mention.first if mention is not None else piece.first
        first = self._titles.start(_before_bracket(chunks, index, begin), piece.last - 1)
        last = self._titles.end(chunks, index, mention)
        title = self._text.surface(first, last)
        if mention is not None and " " not in title:
            return None
        head = mention.head if mention is not None else piece.head
        kind = mention.sort if mention is not None else lexicon.documents()[piece.head]
        numbers = _NUMBER.findall(title) if head in title_words().numbered else []
        number = numbers[0] if numbers else ""
        return Named(title, kind or "other", head, self._text.span(first, last), last, number)

    def _numbered(self, clause: Clause, index: int) -> Named | None:
        """A kind with its number: "UN Security Council resolution 1373 (2001)", "Order No. 5 “On Ports”"."""
        tokens, piece = self._text.tokens, clause.chunks[index]
        numbered = title_words().numbered
        for k in range(piece.first, piece.last):
            if tokens[k].lower not in numbered:
                continue
            found = _NUMBERED.match(self._text.article.text, tokens[k].end)
            if found is None or self._is_count(tokens[k], found):
                continue
            last = next((j for j in range(k, clause.sentence.last) if tokens[j].start >= found.end()), None)
            last = clause.sentence.last if last is None else last
            last = self._quotes[last].last if last in self._quotes else last
            first = self._titles.start(piece.first, k)
            kind, span = lexicon.documents()[tokens[k].lower], self._text.span(first, last)
            return Named(self._text.surface(first, last), kind, tokens[k].lower, span, last, found["number"])
        return None

    def _is_count(self, noun: Token, found: re.Match[str]) -> bool:
        """As in "in order 12 ships": a small noun before a mere number; resolutions are cited so."""
        cited = noun.is_capital or noun.lower in title_words().cited
        return not cited and found.group().strip().isdigit()

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
            found.append(Named(title, kind, noun, self._text.span(first, last), last))
        return found


def _before_bracket(chunks: Sequence[Piece], index: int, begin: int) -> int:
    """Where a title with a bracket inside begins: "the *Ports (Safety)* Act"; else `begin`."""
    kinds = [piece.kind for piece in chunks[max(0, index - 4) : index]]
    bracketed = kinds == [Chunk.NP, Chunk.OPEN, Chunk.NP, Chunk.CLOSE] and begin == chunks[index].first
    named = bracketed and all(p.mentions for p in (chunks[index - 4], chunks[index - 2]))
    return chunks[index - 4].first if named else begin


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
