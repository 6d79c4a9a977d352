"""Nouns of saying -> statements: "his claim that the cost is higher"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.nominals import group_at
from mapper.extraction.actors import Actors
from mapper.extraction.clauses import is_main_verb
from mapper.extraction.focus import Actor
from mapper.extraction.openings import opens_that
from mapper.extraction.owners import owner_of
from mapper.extraction.said import Said, span_of
from mapper.extraction.speakers import can_speak
from mapper.extraction.words import speech_words
from mapper.facts import StatementForm
from mapper.rules.statement_frames import noun_cues


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
            if cue is None:
                continue
            owner, that = owner_of(self._analysis, self._actors, clause, index), index + 1
            if owner is None:
                owner, that = self._source(chunks, index + 1)
            end = self._end(chunks, that + 1) if opens_that(chunks, that) else 0
            if owner is None or end <= that + 1:
                continue
            speaker, first, last = owner
            content = span_of(self._analysis, chunks[that + 1].first, chunks[end - 1].last)
            text = self._analysis.text
            yield Said(
                StatementForm.REPORTED,
                cue.act,
                cue.id,
                (content,),
                speaker,
                text.span(first, last),
                text.span(piece.last - 1, piece.last),
            )

    def _source(self, chunks: Sequence[Piece], index: int) -> tuple[tuple[Actor, int, int] | None, int]:
        """Whose claim it is by a preposition at chunk `index`, and the chunk behind: "claim *by X* that"."""
        if chunks[index].kind is not Chunk.PREP or chunks[index].head not in speech_words().authors:
            return None, index
        members = group_at(chunks, index + 1)
        actor = self._actors.speaker(members) if members else None
        if actor is None or (actor.id.startswith("group/") and not can_speak(members[0].core)):
            return None, index
        behind = members[-1].end - members[-1].open
        return (actor, members[0].first, chunks[behind - 1].last), behind

    def _end(self, chunks: Sequence[Piece], start: int) -> int:
        """Before the verb of the main clause: the second finite verb, where nothing joins it to the first,
        the verb of the claim itself.
        """
        first = next((k for k in range(start, len(chunks)) if chunks[k].kind is Chunk.VG), 0)
        if not first or chunks[first].infinitive or chunks[first].gerund:
            return 0
        verbs = [first, *(k for k in range(first + 1, len(chunks)) if is_main_verb(chunks, k))]
        for one, other in pairwise(verbs):
            between = chunks[one + 1 : other]
            if not any(p.kind in {Chunk.CC, Chunk.REL, Chunk.SUB, Chunk.COMMA} for p in between):
                return other
        return len(chunks)
