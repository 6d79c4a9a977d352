"""Predicates -> cues: where the words of saying end and what was said begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mapper.analysis.chunks import Chunk, Piece
from mapper.extraction.predicates import Predicate
from mapper.extraction.words import speech_words
from mapper.rules import lexicon
from mapper.rules.statement_frames import Cue, cues

UNSAID = lexicon.word_set("small-words", "unsaid")
QUESTIONS = lexicon.word_set("small-words", "questions")


@dataclass(frozen=True, slots=True)
class Found:
    """A cue in a clause: chunks `first` to `last` (exclusive) are the cue, content begins with chunk
    `content`.

    `clause` where the content is a clause of its own, which may hold verbs joined by "and".
    """

    cue: Cue
    first: int
    last: int
    content: int
    clause: bool


def find_cue(chunks: Sequence[Piece], predicate: Predicate) -> Found | None:
    """The cue that a predicate is, or None: by its verb, what follows it, and that it is asserted."""
    arguments = predicate.arguments
    verb = arguments.verb
    if verb.negated or verb.modal in UNSAID or arguments.participle:
        return None
    if verb.passive:
        return _feeling(chunks, arguments.index)
    if not (verb.finite or verb.gerund):
        return None
    for cue in cues().get(verb.head, ()):
        found = _match(chunks, arguments.index, cue)
        if found is not None:
            return found
    return None


def _feeling(chunks: Sequence[Piece], index: int) -> Found | None:
    """The content of a feeling: "is convinced *that* …", "remains deeply concerned *about* …"."""
    behind = chunks[index + 1] if index + 1 < len(chunks) else None
    feelings = [c for c in cues().get(chunks[index].head, ()) if c.feeling]
    if behind is None or not feelings:
        return None
    if _is_that(behind):
        return Found(feelings[0], index, index + 1, index + 2, clause=True)
    if behind.kind is Chunk.PREP and behind.head in speech_words().causes:
        return Found(feelings[0], index, index + 2, index + 2, clause=False)
    if behind.kind is Chunk.VG and behind.infinitive:
        return Found(feelings[0], index, index + 1, index + 1, clause=True)
    return None


def _match(chunks: Sequence[Piece], index: int, cue: Cue) -> Found | None:
    """The cue at the verb group `index`, with the words that belong to it."""
    if cue.feeling:
        return None
    if cue.particle:
        follows = index + 1 < len(chunks) and chunks[index + 1].head in cue.particle
        return _take(chunks, index, index + 2, cue) if follows else None
    if cue.nouns:
        return _noun_cue(chunks, index, cue)
    if cue.addressed:
        return _addressed(chunks, index, cue)
    return _take(chunks, index, index + 1, cue)


def _take(chunks: Sequence[Piece], index: int, behind: int, cue: Cue) -> Found | None:
    """The content behind a cue that ends before chunk `behind`, if it is of a kind that the cue takes."""
    start = _behind_occasion(chunks, behind)
    if start >= len(chunks):
        return None
    piece, found = chunks[start], Found(cue, index, behind, start, clause=True)
    if _is_that(piece) and "that" in cue.takes:
        return replace(found, content=start + 1)
    if piece.head in QUESTIONS and cue.takes & {"wh", "that"}:
        return found if "wh" in cue.takes else None
    if piece.kind is Chunk.QUOTE and cue.takes & {"quote", "np", "that"}:
        return found
    if piece.kind is Chunk.VG and piece.infinitive:
        return found if "to" in cue.takes else None
    return _nominal(chunks, found) if _begins_content(chunks, start, cue) else None


def _behind_occasion(chunks: Sequence[Piece], index: int) -> int:
    """The chunk behind where and when it was said: "said *in an interview on Monday* that …"."""
    occasions = speech_words().occasions
    while (
        index + 1 < len(chunks) and chunks[index].kind is Chunk.PREP and chunks[index + 1].head in occasions
    ):
        index += 2
        while index < len(chunks) and chunks[index].kind in {Chunk.COMMA, Chunk.DATE}:
            index += 1
    return index


def _begins_content(chunks: Sequence[Piece], start: int, cue: Cue) -> bool:
    """A noun phrase; a clause may begin with a prepositional phrase, a noun phrase with an adverb."""
    piece = chunks[start]
    if piece.kind is Chunk.OTHER:
        follows = start + 1 < len(chunks) and chunks[start + 1].kind is Chunk.NP
        return follows and "np" in cue.takes
    if piece.kind is Chunk.PREP:
        return "that" in cue.takes and piece.head in {"in", "on", "after", "for"}
    return piece.kind is Chunk.NP


def _nominal(chunks: Sequence[Piece], found: Found) -> Found | None:
    """The content that begins with a noun phrase: a clause, whom to do what, or the noun phrase itself."""
    start, takes = found.content, found.cue.takes
    noun = replace(found, clause=False)
    if chunks[start].kind is Chunk.OTHER:
        return noun
    verb = next((k for k in range(start + 1, len(chunks)) if chunks[k].kind is Chunk.VG), 0)
    if "that" in takes and verb and _is_clause(chunks, start, verb):
        return found
    if "whom-to" in takes and verb and chunks[verb].infinitive:
        return found
    called_for = not found.cue.particle and any(p.head == "for" for p in chunks[start : start + 5])
    if "whom-to" in takes and called_for:
        return noun
    if "predicate" in takes:
        return noun if _is_predicative(chunks, start) else None
    return noun if "np" in takes else None


def _is_clause(chunks: Sequence[Piece], start: int, verb: int) -> bool:
    """Whether the first verb behind a noun phrase is said of it."""
    breaks = any(p.kind in {Chunk.SUB, Chunk.REL, Chunk.BREAK} for p in chunks[start + 1 : verb])
    return not breaks and chunks[verb].finite and chunks[verb - 1].kind is not Chunk.CC


def _is_predicative(chunks: Sequence[Piece], start: int) -> bool:
    """Whether something is called something: "called the vote *a success*", "described it *as* fair"."""
    following = chunks[start + 1] if start + 1 < len(chunks) else None
    second = following is not None and following.kind is Chunk.NP and following.det in {"a", "the"}
    return second or any(p.head == "as" for p in chunks[start : start + 4])


def _noun_cue(chunks: Sequence[Piece], index: int, cue: Cue) -> Found | None:
    """A verb with its noun: "expressed his gratitude to", "draws attention to", "expressed the hope that"."""
    k = index + 1
    if k < len(chunks) and chunks[k].kind is Chunk.PREP and chunks[k].head == "from":
        k += 1
    if k >= len(chunks) or chunks[k].kind is not Chunk.NP or chunks[k].head not in cue.nouns:
        return None
    if chunks[k].mentions:
        # "expressed Malta's solidarity with …": whose it is belongs to what is said
        return Found(cue, index, index + 1, k, clause=False)
    return _behind_noun(chunks, index, k + 1, cue)


def _behind_noun(chunks: Sequence[Piece], index: int, behind: int, cue: Cue) -> Found | None:
    """The content at chunk `behind`, which follows the cue's noun."""
    piece = chunks[behind] if behind < len(chunks) else None
    if piece is None:
        return None
    if _is_that(piece):
        return Found(cue, index, behind, behind + 1, clause=True)
    if piece.kind is Chunk.VG and piece.infinitive:
        return Found(cue, index, behind, behind, clause=True)
    return Found(cue, index, behind + 1, behind + 1, clause=False) if piece.kind is Chunk.PREP else None


def _addressed(chunks: Sequence[Piece], index: int, cue: Cue) -> Found | None:
    """A verb with those it addresses: "told reporters that …", "informed the Minister about …"."""
    k = _behind_addressee(chunks, index)
    if k >= len(chunks):
        return None
    piece, found = chunks[k], Found(cue, index, index + 1, k, clause=True)
    if _is_that(piece):
        return replace(found, content=k + 1)
    if piece.kind is Chunk.PREP and piece.head in speech_words().topics and k > index + 1:
        return replace(found, content=k + 1, clause=False)
    if piece.kind is Chunk.VG and piece.finite and k > index + 2:
        return replace(found, content=k - 1)
    asks = piece.kind in {Chunk.SUB, Chunk.REL} and piece.head in {"whether", "how", "why", "what"}
    opens = piece.kind is Chunk.QUOTE or (piece.kind is Chunk.BREAK and piece.head == ":")
    return found if asks or opens else None


def _behind_addressee(chunks: Sequence[Piece], index: int) -> int:
    """The chunk behind those whom the verb at `index` addresses, with the time and place beside them."""
    k = index + 1
    while k < len(chunks):
        piece = chunks[k]
        plain = piece.kind in {Chunk.NP, Chunk.COMMA, Chunk.CC, Chunk.DATE} or piece.head == "again"
        linked = piece.kind is Chunk.PREP and piece.head in {"of", "in", "at", "after"}
        topic = piece.kind is Chunk.PREP and piece.head == "of" and k == index + 2
        if topic or not (plain or linked):
            break
        k += 1
    return k


def _is_that(piece: Piece) -> bool:
    return piece.kind is Chunk.SUB and piece.head == "that"
