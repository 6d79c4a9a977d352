"""Persons described by what they do at a body: "a professor of law at the University of Riga"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.mentions import PERSONAL, Kind, Mention, Text
from mapper.analysis.nominals import Nominal
from mapper.rules import lexicon

OCCUPATIONS = lexicon.word_set("posts", "occupations")
WORKING = lexicon.word_set("posts", "working")


class Described(NamedTuple):
    """What somebody does, in small letters as it stands, and the mention of the body."""

    title: str
    head: str
    body: Mention


def described(text: Text, chunks: tuple[Piece, ...], nominal: Nominal) -> Iterator[Described]:
    """What the nominal says of its person beside posts."""
    for index in range(nominal.begin, nominal.end):
        piece = chunks[index]
        if piece.kind is not Chunk.NP or any(
            m.kind is Kind.POST and m.last == piece.last for m in piece.mentions
        ):
            continue
        if piece.head in OCCUPATIONS:
            yield from _behind_name(text, chunks, index)
        elif nominal.person in piece.mentions:
            yield from _before_name(text, piece)


def _behind_name(text: Text, chunks: tuple[Piece, ...], index: int) -> Iterator[Described]:
    """As in "X, a policy analyst with the Alliance": the noun phrase, its field, and the body."""
    piece, end = chunks[index], index + 1
    first = piece.first + 1 if piece.det in {"a", "the"} else piece.first
    last = piece.last
    while end + 1 < len(chunks) and chunks[end].kind is Chunk.PREP and chunks[end + 1].kind is Chunk.NP:
        bodies = [m for m in chunks[end + 1].mentions if m.kind is Kind.BODY]
        if bodies and chunks[end].head in WORKING:
            yield Described(text.surface(first, last), piece.head, bodies[0])
            return
        if chunks[end + 1].mentions or chunks[end].head not in {"of", "in", "for"}:
            return
        last, end = chunks[end + 1].last, end + 2


def _before_name(text: Text, piece: Piece) -> Iterator[Described]:
    """As in "Farmers Federation *economist* X"."""
    for body, person in zip(piece.mentions, piece.mentions[1:], strict=False):
        words = text.tokens[body.last : person.first]
        named = body.kind is Kind.BODY and person.kind in PERSONAL
        if named and words and words[-1].lower in OCCUPATIONS and not any(w.is_capital for w in words):
            yield Described(text.surface(body.last, person.first), words[-1].lower, body)
