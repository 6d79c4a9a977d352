"""Noun phrases -> documents: which ones an article names, and what was done with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.folding import fold
from mapper.analysis.mentions import Kind
from mapper.extraction.actors import Actors
from mapper.extraction.predicates import Predicate
from mapper.facts import DocumentReport, Evidence, Span
from mapper.rules import lexicon
from mapper.rules.document_frames import Act, acts_by_noun, acts_by_verb

REFERENCED = Act("document.named", "referenced", 0)
NUMBERED = frozenset(
    {"resolution", "decision", "decree", "law", "directive", "regulation", "order", "act", "protocol"}
)
LINKS = frozenset(
    {"on", "of", "for", "between", "until", "against", "concerning", "regarding", "with", "to", "in"}
)
_NUMBER = re.compile(r"[A-Z]?[A-Z/]*\d[\d/.-]*(?:[A-Z]+)?")


@dataclass(slots=True)
class _Named:
    """A document while it is read: its title, and the strongest act told of it."""

    title: str
    kind: str
    head: str
    number: str
    span: Span
    act: Act
    spans: list[Span] = field(default_factory=list)
    parties: tuple[str, ...] = ()

    @property
    def words(self) -> frozenset[str]:
        return frozenset(fold(self.title).split())

    def tell(self, act: Act, span: Span, parties: tuple[str, ...]) -> None:
        """Takes an act where it outweighs the one known."""
        if act.rank > self.act.rank:
            self.act = act
            self.spans.append(span)
            self.parties = parties


class Documents:
    """Reads the documents of one article in text order."""

    def __init__(self, analysis: Analysis, actors: Actors) -> None:
        self._analysis = analysis
        self._text = analysis.text
        self._actors = actors
        self._quotes = {q.first: q for q in analysis.quotes}
        self._named: list[_Named] = []

    def read(self, clause: Clause, predicates: Sequence[Predicate]) -> None:
        """Reads one clause."""
        for index, piece in enumerate(clause.chunks):
            if piece.kind is not Chunk.NP or piece.det in {"pron", "no"}:
                continue
            for found in self._found(clause, index, piece):
                act, parties = self._act(clause, index, predicates)
                span = self._text.span(clause.sentence.first, clause.sentence.last)
                found.tell(act, span, parties)
            self._point_back(clause, index, piece, predicates)

    def reports(self) -> tuple[DocumentReport, ...]:
        """The documents as facts, in the order in which they are first named."""
        return tuple(
            DocumentReport(
                id=f"document-{found.span.start}",
                title=found.title,
                kind=found.kind,
                act=found.act.act,
                evidence=Evidence(found.act.id, 0.9, tuple(dict.fromkeys((found.span, *found.spans)))),
                number=found.number,
                parties=found.parties,
            )
            for found in self._named
        )

    def _found(self, clause: Clause, index: int, piece: Piece) -> list[_Named]:
        series = self._series(clause, index, piece)
        if series:
            return [self._note(named) for named in series]
        named = self._titled(clause, index, piece) or self._numbered(clause, piece)
        if named is None:
            return []
        return [self._note(named), *(self._note(inner) for inner in self._inside(clause, piece))]

    def _inside(self, clause: Clause, piece: Piece) -> Iterator[_Named]:
        """The documents that a quoted title names: the Decision “On the Plan of …”."""
        quote = next((q for f, q in self._quotes.items() if piece.first < f and q.last <= piece.last), None)
        for mention in clause.mentions if quote is not None else ():
            inside = quote is not None and quote.first < mention.first and mention.last < quote.last
            if inside and mention.kind is Kind.DOCUMENT and " " in mention.name:
                span = self._text.span(mention.first, mention.last)
                yield _Named(mention.name, mention.sort or "other", mention.head, "", span, REFERENCED)

    def _note(self, named: _Named) -> _Named:
        """The document itself, or the one that was named before with these words."""
        for known in self._named:
            same_kind = known.kind == named.kind and known.number == named.number
            if same_kind and (named.words <= known.words or known.words <= named.words):
                if len(named.title) > len(known.title):
                    known.title = named.title
                return known
        self._named.append(named)
        return named

    def _titled(self, clause: Clause, index: int, piece: Piece) -> _Named | None:
        """A capitalised name with its complements, a quoted title, or both."""
        kinds = lexicon.documents()
        mention = next((m for m in piece.mentions if m.kind is Kind.DOCUMENT), None)
        quote = self._quotes.get(piece.last)
        small = piece.head in kinds and quote is not None
        if mention is None and not small:
            return None
        first = mention.first if mention is not None else piece.first
        while first < piece.last - 1 and self._text.tokens[first].lower in {"the", "a", "an", "draft"}:
            first += 1
        last = self._title_end(clause, index, piece)
        title = self._text.surface(first, last)
        head = mention.head if mention is not None else piece.head
        if mention is not None and " " not in title:
            return None
        kind = mention.sort if mention is not None else kinds[piece.head]
        numbers = _NUMBER.findall(title) if head in NUMBERED else []
        return _Named(
            title,
            kind or "other",
            head,
            numbers[0] if numbers else "",
            self._text.span(first, last),
            REFERENCED,
        )

    def _title_end(self, clause: Clause, index: int, piece: Piece) -> int:
        """Behind the complements that belong to a title: capitals, a quotation, years in brackets."""
        chunks = clause.chunks
        last, k = piece.last, index + 1
        while k < len(chunks):
            found = chunks[k]
            if found.kind is Chunk.QUOTE and found.first in self._quotes and found.first == last:
                last = self._quotes[found.first].last
                while k < len(chunks) and chunks[k].first < last:
                    k += 1
                continue
            if found.kind is Chunk.DATE and self._text.tokens[found.first - 1].lower in {
                "for",
                "until",
                "of",
            }:
                last = found.last
            elif found.kind is Chunk.PREP and found.head in LINKS and k + 1 < len(chunks):
                following = chunks[k + 1]
                capital = any(
                    self._text.tokens[j].is_capital
                    for j in range(following.first, min(following.first + 2, following.last))
                )
                if following.kind is Chunk.DATE and found.head in {"for", "until", "of"}:
                    k += 1
                    continue
                if (
                    following.kind not in {Chunk.NP, Chunk.VG}
                    or found.head in {"in", "to", "with"}
                    or not capital
                ):
                    break
                last = following.last
                k += 1
            elif (found.kind is Chunk.VG and self._text.tokens[found.first].is_capital and found.gerund) or (
                found.kind is Chunk.NP and chunks[k - 1].kind is Chunk.VG and chunks[k - 1].last == last
            ):
                last = found.last
            else:
                break
            k += 1
        return last

    def _numbered(self, clause: Clause, piece: Piece) -> _Named | None:
        """As in "UN Security Council resolution 1373 (2001)", "resolution 2178 (2014) of the UN Security
        Council".
        """
        tokens = self._text.tokens
        for k in range(piece.first, piece.last):
            word = tokens[k].lower
            if (
                word not in NUMBERED
                or k + 1 >= clause.sentence.last
                or not _NUMBER.fullmatch(tokens[k + 1].text)
            ):
                continue
            first = piece.first
            while tokens[first].lower in {"the", "a", "draft"} and first < k:
                first += 1
            last = k + 2
            if last + 2 < clause.sentence.last and tokens[last].text == "(" and tokens[last + 2].text == ")":
                last += 3
            title = self._text.surface(first, last)
            kind = lexicon.documents()[word]
            return _Named(title, kind, word, tokens[k + 1].text, self._text.span(first, last), REFERENCED)
        return None

    def _series(self, clause: Clause, index: int, piece: Piece) -> list[_Named]:
        """As in "statements were approved on A, on B, as well as on C": one document per "on"."""
        singular = piece.head.removesuffix("s")
        kinds = lexicon.documents()
        if piece.head == singular or singular not in kinds or piece.det in {"the", "poss"} or piece.mentions:
            return []
        chunks, found = clause.chunks, []
        starts = [
            k
            for k in range(index + 1, len(chunks) - 1)
            if chunks[k].head == "on"
            and (chunks[k - 1].kind in {Chunk.VG, Chunk.COMMA} or chunks[k - 1].head in {"and", "as"})
        ]
        if len(starts) < 2:
            return []
        for start, following in zip(starts, [*starts[1:], len(chunks)], strict=True):
            end = following
            while end > start + 1 and chunks[end - 1].kind is not Chunk.NP and chunks[end - 1].head != ")":
                end -= 1
            title = self._text.surface(chunks[start].first, chunks[end - 1].last)
            span = self._text.span(chunks[start].first, chunks[end - 1].last)
            found.append(
                _Named(f"{singular.capitalize()} {title}", kinds[singular], singular, "", span, REFERENCED)
            )
        return found

    def _act(
        self, clause: Clause, index: int, predicates: Sequence[Predicate]
    ) -> tuple[Act, tuple[str, ...]]:
        """What the clause says was done with the document at chunk `index`, and by whom."""
        chunks = clause.chunks
        before = chunks[index - 2] if index > 1 and chunks[index - 1].head == "of" else None
        if before is not None and before.kind is Chunk.NP and before.head in acts_by_noun():
            return acts_by_noun()[before.head], ()
        for predicate in predicates:
            arguments = predicate.arguments
            act = acts_by_verb().get(arguments.verb.head)
            if (
                act is None
                or arguments.verb.negated
                or arguments.verb.modal in {"could", "should", "may", "might", "can"}
            ):
                continue
            members = arguments.subject if arguments.passive else arguments.object
            if any(m.begin <= index < m.end for m in members):
                doers = self._actors.of(arguments.behind("by")) if arguments.passive else predicate.subject
                return act, tuple(dict.fromkeys(a.id for a in doers))
        return REFERENCED, ()

    def _point_back(self, clause: Clause, index: int, piece: Piece, predicates: Sequence[Predicate]) -> None:
        """As in "The document was signed by …": the one named last, or the last with that head."""
        kinds = lexicon.documents()
        if piece.det != "the" or piece.mentions or piece.head not in {*kinds, "document"} or not self._named:
            return
        fitting = [n for n in self._named if piece.head == "document" or n.head == piece.head]
        act, parties = self._act(clause, index, predicates)
        if fitting and act.rank:
            fitting[-1].tell(act, self._text.span(clause.sentence.first, clause.sentence.last), parties)


def own_document(analysis: Analysis, joint: bool) -> Iterator[DocumentReport]:
    """The document that the article is: a statement whose headline names it and whose text speaks for its
    signers.
    """
    headline = analysis.article.headline
    if headline is None or not joint:
        return
    title = " ".join(headline.of(analysis.article.text).split())
    kinds = lexicon.documents()
    found = [kinds[w] for w in fold(title).split() if w in kinds]
    if found:
        evidence = Evidence("document.own-text", 0.9, (headline,))
        yield DocumentReport(f"document-{headline.start}", title, found[0], "adopted", evidence)


__all__ = ["Documents", "own_document"]
