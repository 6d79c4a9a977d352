"""Nouns of saying -> statements: "his claim that the cost is higher"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.extraction.actors import Actors
from mapper.extraction.clauses import is_main_verb
from mapper.extraction.owners import owner_of
from mapper.extraction.said import Said, span_of
from mapper.facts import StatementForm
from mapper.rules.statement_frames import noun_cues

SURE = 0.85


class NounCues:
    """Reads the nouns of saying of one article."""

    def __init__(self, analysis: Analysis, actors: Actors) -> None:
        self._analysis = analysis
        self._actors = actors

    def read(self, clause: Clause) -> Iterator[Said]:
        """The statements of one clause that a noun with its owner introduces."""
        chunks = clause.chunks
        for index, piece in enumerate(chunks[:-2]):
            cue = noun_cues().get(piece.head) if piece.kind is Chunk.NP else None
            if cue is None or chunks[index + 1].kind is not Chunk.SUB or chunks[index + 1].head != "that":
                continue
            owner = owner_of(self._analysis, self._actors, clause, index)
            end = self._end(chunks, index + 2)
            if owner is None or end <= index + 2:
                continue
            speaker, first, last = owner
            content = span_of(self._analysis, chunks[index + 2].first, chunks[end - 1].last)
            text = self._analysis.text
            yield Said(
                StatementForm.REPORTED,
                cue.act,
                cue.id,
                (content,),
                speaker,
                text.span(first, last),
                text.span(piece.last - 1, piece.last),
                SURE,
            )

    def _end(self, chunks: tuple[Piece, ...], start: int) -> int:
        """Before the verb of the main clause: the second finite verb, where no "and" joins it to the
        first.
        """
        verbs = [k for k in range(start, len(chunks)) if is_main_verb(chunks, k)]
        if not verbs:
            return 0
        for one, other in pairwise(verbs):
            between = chunks[one + 1 : other]
            if not any(p.kind in {Chunk.CC, Chunk.REL, Chunk.SUB, Chunk.COMMA} for p in between):
                return other
        return len(chunks)
