"""Named documents -> document reports: what was done with each, and by whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.folding import fold
from mapper.extraction.actors import Actors
from mapper.extraction.document_names import REFERENCED, DocumentNames, Named
from mapper.extraction.predicates import Predicate
from mapper.extraction.words import title_words
from mapper.facts import DocumentReport, Evidence
from mapper.rules import lexicon
from mapper.rules.document_frames import Act, acts_by_noun, acts_by_verb

CONFIDENCE = 0.9
UNDONE = lexicon.word_set("small-words", "undone")


class _Told(NamedTuple):
    """What was done with the document named last, by whom, and the token behind its title."""

    act: Act
    parties: tuple[str, ...]
    end: int


class Documents:
    """Reads the documents of one article in text order."""

    def __init__(self, analysis: Analysis, actors: Actors) -> None:
        self._text = analysis.text
        self._actors = actors
        self._names = DocumentNames(analysis)
        self._named: list[Named] = []

    def read(self, clause: Clause, predicates: Sequence[Predicate]) -> None:
        """Reads one clause."""
        told: _Told | None = None
        for index, piece in enumerate(clause.chunks):
            if piece.kind is not Chunk.NP or piece.det in {"pron", "no"}:
                continue
            new = self._names.of(clause, index)
            named = [*(self._note(one) for one in new), *self._meant_by(piece)]
            if not named:
                continue
            listed = told is not None and self._is_listed(told.end, piece)
            if told is None or not listed:
                told = _Told(*self._act(clause, index, predicates), piece.last)
            told = told._replace(end=max([piece.last, *(one.last for one in new)]))
            span = self._text.span(clause.sentence.first, clause.sentence.last)
            for one in named:
                one.tell(told.act, span, told.parties)

    def reports(self) -> tuple[DocumentReport, ...]:
        """The documents as facts, in the order in which they are first named."""
        return tuple(
            DocumentReport(
                id=f"document-{found.span.start}",
                title=found.title,
                kind=found.kind,
                act=found.act.act,
                evidence=Evidence(found.act.id, CONFIDENCE, tuple(dict.fromkeys((found.span, *found.spans)))),
                number=found.number,
                parties=found.parties,
            )
            for found in self._named
        )

    def _is_listed(self, end: int, piece: Piece) -> bool:
        """Whether a document goes on with the list of one whose title ends before token `end`."""
        between = self._text.tokens[end : piece.first]
        return bool(between) and all(t.lower in title_words().listing for t in between)

    def _note(self, named: Named) -> Named:
        """The document itself, or the one that was named before with these words."""
        for known in self._named:
            same_kind = known.kind == named.kind and known.number == named.number
            if same_kind and (named.words <= known.words or known.words <= named.words):
                if len(named.title) > len(known.title):
                    known.title = named.title
                return known
        self._named.append(named)
        return named

    def _meant_by(self, piece: Piece) -> list[Named]:
        """The document that "the document" or "the treaty" takes up: the last one, of that noun if any."""
        if piece.det != "the" or piece.mentions or piece.head not in {*lexicon.documents(), "document"}:
            return []
        return [n for n in self._named if piece.head in {"document", n.head}][-1:]

    def _act(
        self, clause: Clause, index: int, predicates: Sequence[Predicate]
    ) -> tuple[Act, tuple[str, ...]]:
        """What the clause says was done with the document at chunk `index`, and by whom."""
        before = clause.chunks[index - 2] if index > 1 and clause.chunks[index - 1].head == "of" else None
        if before is not None and before.kind is Chunk.NP and before.head in acts_by_noun():
            return acts_by_noun()[before.head], ()
        for predicate in predicates:
            arguments = predicate.arguments
            act = acts_by_verb().get(arguments.verb.head)
            done = not arguments.verb.negated and arguments.verb.modal not in UNDONE
            if act is not None and done and any(m.begin <= index < m.end for m in arguments.undergoer):
                doers = self._actors.of(arguments.behind("by")) if arguments.passive else predicate.subject
                return act, tuple(dict.fromkeys(a.id for a in doers))
        return REFERENCED, ()


def own_document(analysis: Analysis, *, joint: bool) -> Iterator[DocumentReport]:
    """The document that the article is: a statement whose headline names it and whose text speaks for its
    signers (`joint`).
    """
    headline = analysis.article.headline
    if headline is None or not joint:
        return
    title = " ".join(headline.of(analysis.article.text).split())
    kinds = lexicon.documents()
    found = [kinds[w] for w in fold(title).split() if w in kinds]
    if found:
        evidence = Evidence("document.own-text", CONFIDENCE, (headline,))
        yield DocumentReport(f"document-{headline.start}", title, found[0], "adopted", evidence)
