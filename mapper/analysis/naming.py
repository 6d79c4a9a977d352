"""Chunks -> chunks in which a noun and the quoted name beside it are one noun phrase."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.mentions import Kind, Text
from mapper.analysis.phrases import has_finite_verb
from mapper.analysis.quotes import Quote
from mapper.rules import lexicon

ARTICLES = lexicon.word_set("small-words", "articles")
LONGEST = 20
LONGEST_TITLE = 45


def with_names(text: Text, chunks: Sequence[Piece], quotes: Sequence[Quote]) -> tuple[Piece, ...]:
    """The chunks with names joined: "the exercise “Granite Wall”", "the “Interaction” training"."""
    found = list(chunks)
    for quote in sorted(quotes, reverse=True):
        begin, end = _chunk_at(found, quote.first), _chunk_at(found, quote.last - 1)
        size = quote.last - quote.first
        if found[begin].first != quote.first or found[end].last != quote.last or size > LONGEST_TITLE:
            continue
        tells = has_finite_verb(found[begin:end])
        if size > LONGEST and tells:
            continue
        before = found[begin - 1] if begin else None
        behind = found[end + 1] if end + 1 < len(found) else None
        if before is not None and _names(before) and before.last == quote.first:
            found[begin - 1 : end + 1] = [replace(before, last=quote.last)]
        elif behind is not None and _names(behind) and behind.det == "" and not tells:
            joined = replace(behind, first=quote.first)
            bare = before is not None and before.kind is Chunk.NP and before.last == before.first + 1
            if (
                before is not None
                and bare
                and not before.mentions
                and text.tokens[before.first].lower in ARTICLES
            ):
                joined = replace(joined, first=before.first, det="a" if before.det == "a" else "the")
                found[begin - 1 : end + 2] = [joined]
            else:
                found[begin : end + 2] = [joined]
    return tuple(found)


def _chunk_at(chunks: Sequence[Piece], token: int) -> int:
    """The index of the chunk that the token stands in."""
    return max(bisect_right(chunks, token, key=lambda p: p.first) - 1, 0)


def _names(piece: Piece) -> bool:
    """A noun phrase whose head takes a name in quotation marks beside it."""
    if piece.kind is not Chunk.NP or piece.det == "pron":
        return False
    head = piece.head.removesuffix("s") if piece.head not in lexicon.events() else piece.head
    return (
        head in lexicon.events()
        or head in lexicon.documents()
        or head in lexicon.table("names")["heads"]
        or any(m.last == piece.last and m.kind in {Kind.EVENT, Kind.DOCUMENT} for m in piece.mentions)
    )
