"""Cues in the passive -> statements: "the vote was condemned by the opposition"."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.nominals import group_at
from mapper.extraction.actors import Actors
from mapper.extraction.predicates import Predicate
from mapper.extraction.said import Said, span_of, with_adverbs
from mapper.extraction.sources import source_span
from mapper.extraction.speakers import can_speak
from mapper.facts import StatementForm
from mapper.rules import lexicon
from mapper.rules.statement_frames import Cue, acts, all_cues

UNSAID = lexicon.word_set("small-words", "unsaid")
# What goes on behind the source: "accused by X *of* lying", "described by X *as* a gift".
COMPLEMENTS = lexicon.word_set("small-words", "complements")


class Passives:
    """Reads the cues in the passive of one article."""

    def __init__(self, analysis: Analysis, actors: Actors) -> None:
        self._analysis = analysis
        self._actors = actors

    def read(self, clause: Clause, predicate: Predicate) -> Said | None:
        """What somebody behind "by" says of the subject of a passive."""
        chunks, arguments = clause.chunks, predicate.arguments
        verb, by = arguments.verb, _by(clause.chunks, arguments.index, arguments.end)
        cue = next((c for c in all_cues().get(verb.head, ()) if verb.head in c.passive), None)
        if cue is None or not by or not arguments.subject or not _asserted(verb):
            return None
        members = group_at(chunks, by + 1)
        speaker = self._actors.speaker(members) if members else None
        end = members[-1].end - members[-1].open if members else by
        rest = _rest(chunks, arguments.index + 1, by, end, arguments.end)
        met = any(actor.id.startswith("person/") for actor in predicate.subject) and rest == (0, 0)
        if met or (end < len(chunks) and chunks[end].head == ":"):
            return None  # "was welcomed by the mayor", "were announced by the following donors:"
        if speaker is None or not _fits(cue, chunks, rest, arguments.subject[0].core):
            return None
        if speaker.id.startswith("group/") and not can_speak(members[0].core):
            return None
        subject = source_span(self._analysis, chunks, arguments.subject, arguments.index)
        content = [subject] if subject is not None else []
        if rest[0] < rest[1]:
            content.append(span_of(self._analysis, chunks[rest[0]].first, chunks[rest[1] - 1].last))
        source = source_span(self._analysis, chunks, members, rest[0] if rest[0] > by else None)
        span = self._analysis.text.span(with_adverbs(chunks, arguments.index), verb.last)
        form, act = StatementForm.REPORTED, acts().get(verb.head, cue.act)
        return Said(form, act, cue.id, tuple(content), speaker, source, span)


def _asserted(verb: Piece) -> bool:
    return verb.passive and verb.finite and not verb.negated and verb.modal not in UNSAID


def _by(chunks: Sequence[Piece], index: int, end: int) -> int:
    """The chunk "by" behind a verb, before anything but what it is called; 0 where there is none."""
    plain = {Chunk.NP, Chunk.PREP, Chunk.OTHER, Chunk.DATE}
    for k in range(index + 1, end):
        if chunks[k].head == "by" and chunks[k].kind is Chunk.PREP:
            return k
        if chunks[k].kind not in plain:
            return 0
    return 0


def _rest(chunks: Sequence[Piece], start: int, by: int, behind: int, end: int) -> tuple[int, int]:
    """The chunks of what is said of the subject, before "by" or behind the source; (0, 0) for none."""
    if start < by:
        return start, by
    if behind < end and (chunks[behind].head in COMPLEMENTS or chunks[behind].infinitive):
        return behind, end
    return 0, 0


def _fits(cue: Cue, chunks: Sequence[Piece], rest: tuple[int, int], subject: Piece) -> bool:
    """Whether a cue has what it takes: what something is called, what one is urged to do."""
    if cue.objects and subject.head not in cue.objects:
        return False
    if "whom-to" in cue.takes:
        return any(p.kind is Chunk.VG and p.infinitive for p in chunks[rest[0] : rest[1]])
    return rest[0] < rest[1] or "predicate" not in cue.takes
