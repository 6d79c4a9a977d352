"""Chunks -> the bounds of clauses, and which forms in -ed are participles: by position alone."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.phrases import has_finite_verb
from mapper.extraction.words import speech_words
from mapper.rules import lexicon
from mapper.rules.statement_frames import cues

OBJECTLESS = lexicon.word_set("small-words", "objectless")
UNREDUCED = lexicon.word_set("small-words", "unreduced")
PHRASAL = lexicon.word_set("small-words", "phrasal")
REDUCED = lexicon.word_set("small-words", "reduced")
# Relative pronouns that may be the object of their clause.
OBJECTS = lexicon.word_set("small-words", "relative_objects")
STARTS = frozenset({Chunk.SUB, Chunk.REL})
# How many chunks may stand before the verb of a sentence that begins with "Asked".
LONGEST_PROMPT = 60
BOUNDS = STARTS | {Chunk.CC, Chunk.BREAK}


def is_participle(chunks: Sequence[Piece], index: int) -> bool:
    """Whether a form in -ed is a participle behind its noun ("chaired by …", "held in …"), not a past."""
    if not chunks[index].bare:
        return False
    shown = _shown(chunks, index)
    if shown is None and _has_verb_before(chunks, index):
        return chunks[index - 1].kind in {Chunk.NP, Chunk.COMMA, Chunk.QUOTE, Chunk.DATE}
    if shown is None and _is_object_relative(chunks, index):
        return False
    return _has_verb_behind(chunks, index) if shown is None else shown


def _is_object_relative(chunks: Sequence[Piece], index: int) -> bool:
    """Whether it is the verb of a relative clause with a subject: "the forum, which she *opened*, was"."""
    k = index - 1
    while k > 0 and chunks[k].kind in {Chunk.NP, Chunk.CC, Chunk.OTHER}:
        k -= 1
    subject = k < index - 1 and chunks[k + 1].kind is Chunk.NP
    return subject and chunks[k].kind is Chunk.REL and chunks[k].head in OBJECTS


def _shown(chunks: Sequence[Piece], index: int) -> bool | None:
    """What the chunks beside a form in -ed show it to be; None where only the verb of the clause can."""
    behind = index + 1
    if behind < len(chunks) and is_particle(chunks, behind):
        behind += 1  # "carried *out* by"
    if behind < len(chunks) and chunks[behind].kind is Chunk.QUOTE:
        behind += 1  # "wanted “*a pause*”"
    following = chunks[behind] if behind < len(chunks) else None
    if index == 0:
        return following is not None and following.kind in {Chunk.PREP, Chunk.SUB}
    passive = following is not None and following.head == "by"
    said = chunks[index].head in UNREDUCED and not passive and not (following and following.infinitive)
    if said or (following is not None and following.head == ":"):
        return False
    if chunks[index].head in OBJECTLESS and following is not None and _is_goal(following):
        return True
    told = following is not None and behind + 1 < len(chunks) and chunks[behind + 1].head == "that"
    limited = told and chunks[behind].kind is Chunk.OTHER  # "confirmed *only that*"
    if limited or (not passive and _is_of_relative(chunks, index)):
        return False
    active = following is not None and following.kind in {Chunk.NP, Chunk.SUB, Chunk.VG}
    if passive or active or chunks[index - 1].det == "pron":
        return passive and chunks[index - 1].det != "pron"
    return None


def is_particle(chunks: Sequence[Piece], index: int) -> bool:
    """Whether the chunk belongs to the verb before it: "called *off* the visit"."""
    return index > 0 and f"{chunks[index - 1].head} {chunks[index].head}" in PHRASAL


def _is_of_relative(chunks: Sequence[Piece], index: int) -> bool:
    """Whether it is the verb of a relative clause with a subject: "a rite *which the Mayor attended*"."""
    k = index - 1
    while k > 0 and chunks[k].kind in {Chunk.NP, Chunk.PREP, Chunk.CC}:
        k -= 1
    return k < index - 1 and chunks[k].kind is Chunk.REL


def _is_goal(piece: Piece) -> bool:
    """Whether it begins what something is scheduled for: "*for* May", "*to be held*"."""
    return piece.kind is Chunk.PREP or piece.infinitive


def is_main_verb(chunks: Sequence[Piece], index: int) -> bool:
    """Whether chunk `index` is a finite verb group, and no participle that looks like one."""
    return chunks[index].kind is Chunk.VG and chunks[index].finite and not is_participle(chunks, index)


def behind_prompt(chunks: Sequence[Piece]) -> int:
    """The chunk where the main clause begins behind what made somebody speak: "Asked about reports that the
    club was sold, *its president* said …"; 0 where there is none.
    """
    opening = chunks[0].kind is Chunk.VG and chunks[0].bare and chunks[0].head in speech_words().prompts
    comma = 0
    for k in range(1, min(len(chunks), LONGEST_PROMPT) if opening else 0):
        kind = chunks[k].kind
        if kind is Chunk.COMMA and not comma and chunks[k + 1 : k + 2] and chunks[k + 1].kind is Chunk.NP:
            comma = k
        elif kind in STARTS | {Chunk.CC} or (kind is Chunk.VG and chunks[k].head not in cues()):
            comma = 0
        elif kind is Chunk.VG and comma and chunks[k].finite:
            return comma + 1
    return 0


def clause_begin(chunks: Sequence[Piece], index: int) -> int:
    """The first chunk of the clause of the verb at `index`."""
    for k in range(index - 1, -1, -1):
        found = chunks[k]
        if found.kind is Chunk.SUB and _is_reduced(chunks, k, index):
            continue
        if found.kind in STARTS or (found.kind is Chunk.BREAK and found.head in {";", ":"}):
            return k + 1
        if is_main_verb(chunks, k):
            joints = [j for j in range(k + 1, index) if chunks[j].kind in {Chunk.CC, Chunk.COMMA}]
            return joints[0] + 1 if joints else k + 1
    return 0


def clause_end(chunks: Sequence[Piece], index: int) -> int:
    """The chunk where the next clause begins: at a conjunction of clauses, or where its subject may."""
    for k in range(index + 1, len(chunks)):
        found = chunks[k]
        if found.kind in STARTS or (found.kind is Chunk.BREAK and _ends_clause(chunks, k)):
            return k
        if is_main_verb(chunks, k):
            joints = {Chunk.CC, Chunk.COMMA, Chunk.QUOTE}
            return next((j for j in range(k - 1, index, -1) if chunks[j].kind in joints), k)
    return len(chunks)


def _is_reduced(chunks: Sequence[Piece], start: int, index: int) -> bool:
    """Whether a clause without a verb stands before the verb: "*while on a visit*, she met …"."""
    following = chunks[start + 1]
    verbless = following.kind is Chunk.PREP or (following.kind is Chunk.VG and following.gerund)
    closed = any(chunks[k].kind is Chunk.COMMA for k in range(start + 1, index))
    return chunks[start].head in REDUCED and verbless and closed


def _has_verb_before(chunks: Sequence[Piece], index: int) -> bool:
    """Whether the clause has its verb before chunk `index`, quotations aside.

    A form in -ed is it where it would be with no other verb before: the first one of several is.
    """
    quoted = False
    for k in range(index - 1, -1, -1):
        found = chunks[k]
        if found.kind is Chunk.QUOTE:
            quoted = not quoted
        elif quoted:
            continue
        elif found.kind in BOUNDS:
            return False
        elif found.kind is Chunk.VG and found.finite:
            shown = _shown(chunks, k) if found.bare else False
            if not (_has_verb_behind(chunks, k) if shown is None else shown):
                return True
    return False


def _has_verb_behind(chunks: Sequence[Piece], index: int) -> bool:
    """Whether the verb comes later: "the measures approved by the session *had been* carried out", "the
    meeting, held in Riga, *adopted* the plan".
    """
    aside = chunks[index - 1].kind is Chunk.COMMA
    for k in range(index + 1, len(chunks)):
        found = chunks[k]
        if found.kind in BOUNDS or found.kind is Chunk.QUOTE:
            return False
        if found.kind is Chunk.VG and found.finite:
            tells = k + 1 < len(chunks) and chunks[k + 1].kind is Chunk.SUB
            closed = aside and chunks[k - 1].kind is Chunk.COMMA
            return closed or not found.bare or found.head == "be" or tells
    return False


def _ends_clause(chunks: Sequence[Piece], index: int) -> bool:
    """A colon, or a semicolon that a clause follows; between the members of a list it ends none."""
    if chunks[index].head != ";":
        return chunks[index].head == ":"
    return has_finite_verb(chunks[index + 1 :])
