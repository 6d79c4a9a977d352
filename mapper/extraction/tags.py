"""Chunks beside a quotation -> tags: a subject and a verb of saying, in either order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.nominals import Nominal, group_at
from mapper.extraction.clauses import is_main_verb
from mapper.extraction.said import ENDS
from mapper.extraction.sources import behind_source
from mapper.extraction.words import speech_words
from mapper.rules.statement_frames import cues

# How far behind a noun phrase its verb of saying is looked for.
FARTHEST = 40
# What a label holds beside names.
NAMING = frozenset({Chunk.NP, Chunk.COMMA, Chunk.PREP, Chunk.OPEN, Chunk.CLOSE, Chunk.CC})
BETWEEN = frozenset({Chunk.COMMA, Chunk.OTHER, Chunk.DATE})


@dataclass(frozen=True, slots=True)
class Tag:
    """A subject and a verb of saying: "said X", "X, who …, told reporters"; it ends before chunk `end`."""

    members: tuple[Nominal, ...]
    verb: int
    end: int


def tag_at(chunks: Sequence[Piece], index: int) -> Tag | None:
    """The subject and verb of saying that begin with chunk `index`, in either order."""
    if index >= len(chunks):
        return None
    found = chunks[index]
    if found.kind is Chunk.VG and found.head in cues() and tells(found):
        start = index + 1
        while start < len(chunks) and chunks[start].kind in {Chunk.OTHER, Chunk.DATE}:
            start += 1
        if start + 1 < len(chunks) and chunks[start].head in speech_words().particles:
            start += 1
        members = group_at(chunks, start)
        return Tag(members, index, behind_source(chunks, members)) if members else None
    members = group_at(chunks, index)
    verb = _verb_behind(chunks, members) if members else 0
    return Tag(members, verb, verb + 1) if verb else None


def _verb_behind(chunks: Sequence[Piece], members: Sequence[Nominal]) -> int:
    """The verb whose subject a noun phrase is, behind all that is said of it: "X, who chairs it, *said*"; 0
    for none.
    """
    start = members[-1].end - members[-1].open
    for verb in range(start, min(len(chunks), start + FARTHEST)):
        if chunks[verb].kind is Chunk.QUOTE:
            return 0
        if is_main_verb(chunks, verb) or chunks[verb].head in cues():
            if chunks[verb].kind is not Chunk.VG or not tells(chunks[verb]):
                continue
            behind = behind_source(chunks, members, verb)
            if all(p.kind in BETWEEN for p in chunks[behind:verb]):
                return verb
    return 0


def is_alone(chunks: Sequence[Piece], tag: Tag) -> bool:
    """Whether a sentence tells nothing beside its tag, an addressee, a setting and further words."""
    verb, before = chunks[tag.verb], None
    addressed = any(c.addressed or "whom-to" in c.takes for c in cues()[verb.head])
    for piece in chunks[tag.end :]:
        if piece.kind in {Chunk.QUOTE, Chunk.COMMA}:
            return True
        if piece.kind in {Chunk.SUB, Chunk.REL} or (piece.kind is Chunk.VG and piece.finite):
            return False
        if piece.kind is Chunk.NP and not addressed and (before is None or before.kind is not Chunk.PREP):
            return False
        before = piece
    return True


def is_gesture(chunks: Sequence[Piece], tag: Tag) -> bool:
    """Whether a verb that is no cue may bear words: “…,” X smiled."""
    verb, behind = chunks[tag.verb], chunks[tag.verb + 1 : tag.verb + 2]
    return verb.bare and not (behind and behind[0].kind is Chunk.SUB)


def is_all(chunks: Sequence[Piece], tag: Tag) -> bool:
    """Whether a sentence holds a tag and nothing else."""
    return all(p.head in ENDS for p in chunks[tag.end :])


def is_label(chunks: Sequence[Piece], members: Sequence[Nominal], colon: int) -> bool:
    """Whether all before the colon names who speaks: "Ana Lopes, Institute of Ports (Riga): “…”"."""
    names = members[0].person is not None and all(p.kind in NAMING for p in chunks[:colon])
    whole = names or behind_source(chunks, members, colon) >= colon
    return whole and members[0].core.det != "pron"


def tells(verb: Piece) -> bool:
    """Whether a verb says that something is said."""
    return verb.finite and not verb.passive and not verb.negated
