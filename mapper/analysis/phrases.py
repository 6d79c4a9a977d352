"""Chunks: what a sentence is cut into."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from mapper.analysis.mentions import Kind, Mention
from mapper.codes import Codes

# What determines a noun phrase that begins with the possessive of the day before it: "Monday's vote".
OF_DAY = "'s"


class Chunk(Codes):
    """Kinds of chunks."""

    NP = "NP"
    VG = "VG"
    PREP = "PREP"
    CC = "CC"
    COMMA = ","
    SUB = "SUB"
    REL = "REL"
    DATE = "DATE"
    QUOTE = "QUOTE"
    OPEN = "("
    CLOSE = ")"
    BREAK = "BREAK"
    OTHER = "OTHER"


class Piece(msgspec.Struct, frozen=True, gc=False):
    """Tokens `first` to `last` (exclusive) as one chunk.

    `head` is the lower-case head noun of a noun phrase, the lemma of a verb group's last verb, or the
    word itself. Of noun phrases: `det` ("the", "a", "poss", "no", ""), `mentions` that stand in it, not
    inside one another. Of verb groups: `passive`, `finite`, `negated`, `infinitive`, `gerund`, `bare` (a form
    in -ed or the like without auxiliary, which may be a past or a participle), `modal` and `perfect`.
    """

    kind: Chunk
    first: int
    last: int
    head: str = ""
    det: str = ""
    mentions: tuple[Mention, ...] = ()
    passive: bool = False
    finite: bool = False
    negated: bool = False
    infinitive: bool = False
    gerund: bool = False
    bare: bool = False
    modal: str = ""
    perfect: str = ""
    tense: str = ""
    plural: bool = False


def has_finite_verb(pieces: Iterable[Piece]) -> bool:
    """Whether the chunks can be a clause by themselves."""
    return any(p.kind is Chunk.VG and p.finite for p in pieces)


def named_head(piece: Piece, *kinds: Kind) -> Mention | None:
    """The name of one of the `kinds` that a noun phrase ends with, as its head."""
    last = piece.mentions[-1] if piece.mentions else None
    return last if last is not None and last.last == piece.last and last.kind in kinds else None


def outermost(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions that stand inside no other; `mentions` are in text order, outer ones first."""
    found: list[Mention] = []
    for mention in mentions:
        if not found or mention.first >= found[-1].last:
            found.append(mention)
    return tuple(found)
