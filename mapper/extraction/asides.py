"""Sources beside what they say: "…, she noted, …", "according to …", "in his opinion, …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.nominals import group_at, nominal_at
from mapper.extraction.actors import Actors
from mapper.extraction.arguments import Arguments
from mapper.extraction.predicates import Predicate
from mapper.extraction.said import Said, behind_commas, span_of
from mapper.extraction.sources import behind_source, source_span
from mapper.extraction.words import speech_words
from mapper.facts import StatementForm
from mapper.rules.statement_frames import act_of, cues

SURE = 0.92


class Asides:
    """Reads the sources that stand beside the clause that they say."""

    def __init__(self, analysis: Analysis, actors: Actors) -> None:
        self._analysis = analysis
        self._tokens = analysis.text.tokens
        self._actors = actors

    def inserted(self, clause: Clause, predicate: Predicate) -> Said | None:
        """What "…, she noted, …" or "…, the Ministry said." stands beside, if the predicate is such."""
        chunks, arguments = clause.chunks, predicate.arguments
        if predicate.speaker is None or not _may_be_inserted(clause, arguments):
            return None
        begin, behind = arguments.subject[0].begin, _behind_addressee(chunks, arguments.index)
        closes = behind >= len(chunks) - 1 or chunks[behind].head in {".", ","}
        beside = (*chunks[: begin - 1], *chunks[behind:])
        if not closes or not any(p.kind is Chunk.VG and p.finite for p in beside):
            return None
        content = [span_of(self._analysis, clause.sentence.first, chunks[begin - 1].first)]
        if behind + 1 < len(chunks) and chunks[behind].kind is Chunk.COMMA:
            content.append(span_of(self._analysis, chunks[behind + 1].first, clause.sentence.last))
        return Said(
            StatementForm.REPORTED,
            act_of(arguments.verb.head),
            "say.inserted",
            tuple(content),
            predicate.speaker,
            source_span(self._analysis, chunks, arguments.subject, arguments.index),
            self._analysis.text.span(arguments.verb.first, arguments.verb.last),
            SURE,
        )

    def phrases(self, clause: Clause) -> Iterator[Said]:
        """What a sentence says by "according to …" or "in his opinion"."""
        first, last = clause.sentence.first, clause.sentence.last
        for k in range(first, last - 2):
            words = [t.lower for t in self._tokens[k : k + 3]]
            found = None
            if words[:2] == ["according", "to"]:
                found = self._according(clause, k)
            elif k == first and words[0] == "in" and words[2] in speech_words().opinions:
                found = self._opinion(clause)
            if found is not None:
                yield found

    def _according(self, clause: Clause, first: int) -> Said | None:
        """The rest of the sentence is what the source behind "according to" says."""
        chunks, behind = clause.chunks, first + 2
        index = next((k for k, p in enumerate(chunks) if p.first == behind), len(chunks))
        nominal = nominal_at(chunks, index)
        speaker = self._actors.speaker((nominal,)) if nominal is not None else None
        if nominal is None or speaker is None:
            return None
        content = span_of(self._analysis, clause.sentence.first, first)
        if all(p.kind in {Chunk.CC, Chunk.OTHER} for p in chunks if p.first < first):
            start = behind_commas(chunks, behind_source(chunks, (nominal,)))
            if start >= len(chunks) - 1:
                return None
            content = span_of(self._analysis, chunks[start].first, clause.sentence.last)
        cue = self._analysis.text.span(first, behind)
        source = source_span(self._analysis, chunks, (nominal,))
        return Said(StatementForm.REPORTED, "say", "say.according-to", (content,), speaker, source, cue, SURE)

    def _opinion(self, clause: Clause) -> Said | None:
        """What stands behind "In his view," is said by the person spoken of last."""
        first, span = clause.sentence.first, self._analysis.text.span
        words = [t.lower for t in self._tokens[first : clause.sentence.last]]
        speaker = self._actors.focus.person
        if speaker is None or words[1] not in {"his", "her"} or words[3:4] != [","] or len(words) < 5:
            return None
        content = span_of(self._analysis, first + 4, clause.sentence.last)
        source, cue = span(first + 1, first + 2), span(first, first + 3)
        return Said(
            StatementForm.REPORTED, "express-view", "say.in-opinion", (content,), speaker, source, cue, SURE
        )


def _behind_addressee(chunks: Sequence[Piece], index: int) -> int:
    """The chunk behind a verb of saying and, of one like "told", those whom it addresses."""
    behind = index + 1
    if any(cue.addressed for cue in cues().get(chunks[index].head, ())):
        members = group_at(chunks, behind)
        behind = members[-1].end - members[-1].open if members else behind
    return behind


def _may_be_inserted(clause: Clause, arguments: Arguments) -> bool:
    """Whether a comma, a subject and right behind it a verb of saying stand together."""
    if not arguments.subject or arguments.verb.negated or not arguments.verb.finite:
        return False
    begin = arguments.subject[0].begin
    beside = begin > 1 and clause.chunks[begin - 1].kind is Chunk.COMMA
    joined = arguments.subject[-1].end <= arguments.index
    return beside and joined and arguments.verb.head in speech_words().inserted
