"""Chunks -> how what was said begins: with "that", an infinitive, an indirect question, a clause."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.analysis.chunks import Chunk, Piece
from mapper.extraction.clauses import is_main_verb
from mapper.extraction.words import speech_words
from mapper.rules import lexicon

# So many chunks from "that" on, without a verb, are a noun phrase: "disputed *that account*."
FEW = 4
QUESTIONS = lexicon.word_set("small-words", "questions")
CLAUSES = lexicon.word_set("small-words", "clauses")


def opens_that(chunks: Sequence[Piece], index: int) -> bool:
    """Whether a clause with "that" begins, not one in which "that" stands for the noun before it."""
    if index >= len(chunks) or chunks[index].kind is not Chunk.SUB or chunks[index].head != "that":
        return False
    behind = chunks[index + 1] if index + 1 < len(chunks) else None
    verb = behind is not None and behind.kind is Chunk.VG and behind.finite
    # "that *the* levy": no noun has two determiners
    beside = behind is not None and behind.kind is Chunk.NP and bool(behind.det)
    told = beside or len(chunks) - index > FEW or any(p.kind is Chunk.VG for p in chunks[index + 1 :])
    return told and not (verb and chunks[index - 1].kind is Chunk.NP)


def opens_clause(piece: Piece) -> bool:
    """Whether a clause without "that" may begin with a chunk that is no noun phrase."""
    if piece.kind is Chunk.SUB:
        return piece.head in CLAUSES
    if piece.kind is Chunk.VG:
        return piece.gerund
    if piece.kind is Chunk.PREP:
        return piece.head in speech_words().openings
    return piece.kind is Chunk.OTHER and piece.head[:1].isalpha()


def is_infinitive(chunks: Sequence[Piece], index: int) -> bool:
    """Whether an infinitive begins at chunk `index`, be it in quotation marks: "to “*act* as one”"."""
    if not 0 <= index < len(chunks):
        return False
    found, behind = chunks[index], chunks[index + 1 : index + 3]
    quoted = found.head == "to" and len(behind) > 1 and behind[0].kind is Chunk.QUOTE
    base = quoted and behind[1].kind is Chunk.VG and behind[1].tense == "present" and not behind[1].gerund
    return base or (found.kind is Chunk.VG and found.infinitive)


def opens_topic(chunks: Sequence[Piece], index: int) -> bool:
    """Whether what somebody speaks of begins at chunk `index`, behind which another clause stands: "argued
    *about seats*, the rebels left", not "said *about 300 people* had left".
    """
    if chunks[index].head not in speech_words().topics | {"over"}:
        return False
    verb = next((k for k in range(index + 1, len(chunks)) if is_main_verb(chunks, k)), len(chunks))
    return sum(p.kind is Chunk.COMMA for p in chunks[index:verb]) % 2 == 1


def opens_words(piece: Piece) -> bool:
    """Whether what was said begins as an indirect question, a quotation or behind a colon."""
    return (
        piece.head in QUESTIONS
        or piece.kind is Chunk.QUOTE
        or (piece.kind is Chunk.BREAK and piece.head == ":")
    )


def is_subject_of(chunks: Sequence[Piece], start: int, verb: int) -> bool:
    """Whether the first verb behind a noun phrase is said of it."""
    breaks = any(p.kind in {Chunk.SUB, Chunk.REL, Chunk.BREAK} for p in chunks[start + 1 : verb])
    commas = sum(p.kind is Chunk.COMMA for p in chunks[start:verb])
    joined = chunks[verb - 1].kind is Chunk.CC or (chunks[verb - 1].kind is Chunk.COMMA and commas % 2 == 1)
    return not breaks and not joined and chunks[verb].finite


def has_clause(chunks: Sequence[Piece], start: int) -> bool:
    """Whether a main verb of its own follows from chunk `start` on: not that of a relative clause, nor one
    that "and" or a comma joins to what stands before.
    """
    pending = commas = 0
    for k in range(start, len(chunks)):
        piece = chunks[k]
        if piece.kind is Chunk.BREAK and piece.head in {";", ":"}:
            return False
        commas += piece.kind is Chunk.COMMA
        pending += piece.kind is Chunk.REL or (piece.kind is Chunk.SUB and k > start)
        if not is_main_verb(chunks, k):
            continue
        joined = chunks[k - 1].kind is Chunk.CC or (chunks[k - 1].kind is Chunk.COMMA and commas % 2)
        if k > start and not pending and not joined:
            return True
        pending = max(pending - 1, 0)
    return False


def is_predicative(chunks: Sequence[Piece], start: int) -> bool:
    """Whether something is called something: "called the vote *a success*", "described it *as* fair",
    "called the deal *shameful*".
    """
    following = chunks[start + 1] if start + 1 < len(chunks) else None
    noun = following is not None and following.kind is Chunk.NP
    named = noun and following is not None and (following.det in {"a", "the"} or chunks[start].det == "pron")
    if named or (following is not None and following.kind is Chunk.QUOTE):
        return True
    adjective = chunks[start].head.endswith(speech_words().adjective_endings)
    return adjective or any(p.head == "as" for p in chunks[start : start + 4])


def opens_gerund(chunks: Sequence[Piece], index: int) -> bool:
    """Whether "to" at chunk `index` stands before a gerund: "committed *to* ending the war"."""
    return chunks[index].head == "to" and index + 1 < len(chunks) and chunks[index + 1].gerund
