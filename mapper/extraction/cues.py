"""Predicates -> cues: where the words of saying end and what was said begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mapper.analysis.chunks import Chunk, Piece
from mapper.extraction.predicates import Predicate
from mapper.rules.statement_frames import Cue, cues

UNREAL = frozenset({"would", "could", "should", "may", "might", "can", "must", "will", "shall"})
# Where somebody says something; it stands between the cue and the content.
OCCASIONS = frozenset(
    {
        "statement",
        "interview",
        "speech",
        "address",
        "letter",
        "tweet",
        "post",
        "message",
        "remarks",
        "briefing",
        "conference",
        "television",
        "radio",
        "telegram",
        "article",
        "comment",
        "comments",
        "report",
        "press",
        "release",
    }
)
ABOUT = frozenset({"about", "on", "of", "regarding", "concerning"})
ANY_SUBJECT = frozenset({"quote"})


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
    if verb.negated or verb.modal in UNREAL or arguments.participle:
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
    """As in "is convinced that …", "remains deeply concerned about …"."""
    for cue in cues().get(chunks[index].head, ()):
        behind = chunks[index + 1] if index + 1 < len(chunks) else None
        if not cue.feeling or behind is None:
            continue
        if behind.kind is Chunk.SUB and behind.head == "that":
            return Found(cue, index, index + 1, index + 2, clause=True)
        if behind.kind is Chunk.PREP and behind.head in {"about", "by", "at", "over", "with", "of"}:
            return Found(cue, index, index + 2, index + 2, clause=False)
        if behind.kind is Chunk.VG and behind.infinitive:
            return Found(cue, index, index + 1, index + 1, clause=True)
    return None


def _match(chunks: Sequence[Piece], index: int, cue: Cue) -> Found | None:
    last = index + 1
    if cue.feeling:
        return None
    if cue.particle:
        if last >= len(chunks) or chunks[last].head not in cue.particle:
            return None
        return _take(chunks, index, last + 1, cue)
    if cue.nouns:
        return _noun_cue(chunks, index, cue)
    if cue.addressed:
        return _addressed(chunks, index, cue)
    return _take(chunks, index, last, cue)


def _take(chunks: Sequence[Piece], index: int, behind: int, cue: Cue) -> Found | None:
    """The content right behind a cue, if it is of a kind that the cue takes."""
    last = behind
    while last + 1 < len(chunks) and chunks[last].kind is Chunk.PREP and chunks[last + 1].head in OCCASIONS:
        last += 2
        while last < len(chunks) and chunks[last].kind in {Chunk.COMMA, Chunk.DATE}:
            last += 1
    if last >= len(chunks):
        return None
    piece = chunks[last]
    if (
        piece.kind is Chunk.OTHER
        and last + 1 < len(chunks)
        and chunks[last + 1].kind is Chunk.NP
        and "np" in cue.takes
    ):
        return Found(cue, index, behind, last, clause=False)
    if piece.kind is Chunk.SUB and piece.head == "that" and "that" in cue.takes:
        return Found(cue, index, behind, last + 1, clause=True)
    if piece.head in {"whether", "why", "how", "what", "where", "when", "if"} and cue.takes & {"wh", "that"}:
        return Found(cue, index, behind, last, clause=True) if "wh" in cue.takes else None
    if piece.kind is Chunk.QUOTE and cue.takes & {"quote", "np", "that"}:
        return Found(cue, index, behind, last, clause=True)
    if piece.kind is Chunk.VG and piece.infinitive:
        return Found(cue, index, behind, last, clause=True) if "to" in cue.takes else None
    if piece.kind is not Chunk.NP and not (
        piece.kind is Chunk.PREP and "that" in cue.takes and piece.head in {"in", "on", "after", "for"}
    ):
        return None
    return _nominal(chunks, index, behind, last, cue)


def _nominal(chunks: Sequence[Piece], index: int, behind: int, last: int, cue: Cue) -> Found | None:
    verb = next((k for k in range(last + 1, len(chunks)) if chunks[k].kind is Chunk.VG), 0)
    stop = next(
        (k for k in range(last + 1, len(chunks)) if chunks[k].kind in {Chunk.SUB, Chunk.REL, Chunk.BREAK}),
        len(chunks),
    )
    clause = bool(verb) and verb < stop and chunks[verb].finite and chunks[verb - 1].kind is not Chunk.CC
    if "that" in cue.takes and clause:
        return Found(cue, index, behind, last, clause=True)
    if "whom-to" in cue.takes and verb and chunks[verb].infinitive:
        return Found(cue, index, behind, last, clause=True)
    if "whom-to" in cue.takes and not cue.particle and any(p.head == "for" for p in chunks[last : last + 5]):
        return Found(cue, index, behind, last, clause=False)
    if "predicate" in cue.takes:
        following = chunks[last + 1] if last + 1 < len(chunks) else None
        second = following is not None and following.kind is Chunk.NP and following.det in {"a", "the"}
        named = any(p.head == "as" for p in chunks[last : last + 4])
        return Found(cue, index, behind, last, clause=False) if second or named else None
    return Found(cue, index, behind, last, clause=False) if "np" in cue.takes else None


def _noun_cue(chunks: Sequence[Piece], index: int, cue: Cue) -> Found | None:
    """As in "expressed his gratitude to", "draws attention to", "expressed the hope that"."""
    k = index + 1
    if k < len(chunks) and chunks[k].kind is Chunk.PREP and chunks[k].head == "from":
        k += 1
    if k >= len(chunks) or chunks[k].kind is not Chunk.NP or chunks[k].head not in cue.nouns:
        return None
    if chunks[k].mentions:
        # "expressed Malta's solidarity with …": whose it is belongs to what is said
        return Found(cue, index, index + 1, k, clause=False)
    k += 1
    if k >= len(chunks):
        return None
    if chunks[k].kind is Chunk.SUB and chunks[k].head == "that":
        return Found(cue, index, k, k + 1, clause=True)
    if chunks[k].kind is Chunk.VG and chunks[k].infinitive:
        return Found(cue, index, k, k, clause=True)
    if chunks[k].kind is Chunk.PREP:
        return Found(cue, index, k + 1, k + 1, clause=False)
    return None


def _addressed(chunks: Sequence[Piece], index: int, cue: Cue) -> Found | None:
    """As in "told reporters that …", "informed the Minister about …", "warned that …"."""
    k = index + 1
    while k < len(chunks) and (
        chunks[k].kind in {Chunk.NP, Chunk.COMMA, Chunk.CC, Chunk.DATE}
        or (
            chunks[k].kind is Chunk.PREP
            and chunks[k].head in {"of", "in", "at", "after"}
            and chunks[k].head not in ABOUT - {"of"}
        )
        or chunks[k].head == "again"
    ):
        piece = chunks[k]
        if piece.kind is Chunk.PREP and piece.head == "of" and k == index + 2 and not piece.mentions:
            break
        k += 1
    if k >= len(chunks):
        return None
    piece = chunks[k]
    if piece.kind is Chunk.SUB and piece.head == "that":
        return Found(cue, index, index + 1, k + 1, clause=True)
    if piece.kind in {Chunk.SUB, Chunk.REL} and piece.head in {"whether", "how", "why", "what"}:
        return Found(cue, index, index + 1, k, clause=True)
    if piece.kind is Chunk.PREP and piece.head in ABOUT and k > index + 1:
        return Found(cue, index, index + 1, k + 1, clause=False)
    if piece.kind is Chunk.VG and piece.finite and k > index + 2:
        return Found(cue, index, index + 1, k - 1, clause=True)
    if piece.kind is Chunk.QUOTE or (piece.kind is Chunk.BREAK and piece.head == ":"):
        return Found(cue, index, index + 1, k, clause=True)
    return None
