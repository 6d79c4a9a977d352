"""Chunks -> cores of nominals: a noun phrase with its "of" complements and its joint posts."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.mentions import PERSONAL, Kind, Mention
from mapper.analysis.phrases import named_head
from mapper.analysis.tokens import DASHES
from mapper.rules import lexicon

JOINING = DASHES | {"and"}
PHRASES = frozenset({Chunk.NP, Chunk.DATE})
# Bounds that keep the cost of hostile text linear; real phrases are shorter.
MOST_COMPLEMENTS = 8
SENTENCE_ENDS = frozenset({".", "!", "?"})
FORMS_OF_ADDRESS = lexicon.word_set("posts", "address")


class Nominal(msgspec.Struct, frozen=True, gc=False):
    """One participant as it stands: chunks `begin` to `end` (exclusive), tokens `first` to `last`.

    `core` is its first noun phrase; `person` the name in it or in apposition; `posts` the posts beside that
    name; `inner` all mentions of the core and its "of" complements. `open` where a comma closed an
    apposition.
    """

    begin: int
    end: int
    first: int
    last: int
    core: Piece
    person: Mention | None = None
    posts: tuple[Mention, ...] = ()
    inner: tuple[Mention, ...] = ()
    open: bool = False


def core_at(chunks: Sequence[Piece], index: int) -> Nominal:
    piece = chunks[index]
    person = named_head(piece, *PERSONAL)
    posts = tuple(m for m in piece.mentions if m.kind is Kind.POST)
    inner = list(piece.mentions)
    end = index + 1
    while person is None and 0 < len(posts) < MOST_COMPLEMENTS and _is_joint_post(chunks, end):
        joint = chunks[end + 1]
        posts += tuple(m for m in joint.mentions if m.kind is Kind.POST)
        person = next((m for m in reversed(joint.mentions) if m.kind in PERSONAL), None)
        inner += joint.mentions
        end += 2
    for _ in range(MOST_COMPLEMENTS):
        if end + 1 >= len(chunks) or chunks[end].head != "of" or chunks[end + 1].kind is not Chunk.NP:
            break
        inner += chunks[end + 1].mentions
        end += 2
        if _goes_on_in_plural(chunks, piece, end):
            inner += chunks[end + 1].mentions
            end += 2
    if posts and person is None:
        end = _behind_place(chunks, end)
    if person is not None and len(posts) > 1 and end == index + 1 and len(piece.mentions) > 2:
        # "Spokesperson for UN Secretary-General A. B.": only the post beside the name is its own.
        posts = posts[-1:] if piece.mentions[-1] is person else posts
    return Nominal(index, end, piece.first, chunks[end - 1].last, piece, person, posts, tuple(inner))


def _behind_place(chunks: Sequence[Piece], end: int) -> int:
    """As in "Lead counsel *to the inquiry*, A. B., …": where the holder's name stands behind it."""
    k = behind_phrases(chunks, end)
    if k + 1 >= len(chunks) or k == end or chunks[k].kind is not Chunk.COMMA:
        return end
    named = chunks[k + 1].mentions
    alone = bool(named) and named[-1].kind in PERSONAL and chunks[k + 1].det == "" and _is_name(named)
    following = chunks[k + 2] if k + 2 < len(chunks) else None
    ends = following is None or following.head in SENTENCE_ENDS
    closed = ends or (following is not None and following.kind in {Chunk.COMMA, Chunk.VG})
    return k if alone and closed and (not ends or " " in named[-1].name) else end


def _is_name(named: Sequence[Mention]) -> bool:
    """A name, with nothing before it but a form of address."""
    return len(named) == 1 or (len(named) == 2 and named[0].name in FORMS_OF_ADDRESS)


def _goes_on_in_plural(chunks: Sequence[Piece], core: Piece, end: int) -> bool:
    """As in "the leaders of ten states *and six countries*": both belong behind "of"; or as in "the ministers
    of justice *and culture* of Malta".
    """
    if end + 1 >= len(chunks) or chunks[end].head != "and" or chunks[end + 1].kind is not Chunk.NP:
        return False
    before, behind = chunks[end - 1], chunks[end + 1]
    group = core.head in lexicon.posts().group_heads or core.head in lexicon.table("groups")["heads"]
    if not group or behind.det or any(m.kind is not Kind.POST for m in behind.mentions):
        return False
    field = end + 2 < len(chunks) and chunks[end + 2].head == "of"
    return field or (before.plural and behind.plural and not behind.mentions)


def _is_joint_post(chunks: Sequence[Piece], index: int) -> bool:
    """As in "Deputy Prime Minister *and Minister of …*": a post behind "and" without a determiner."""
    if index + 1 >= len(chunks) or chunks[index].head not in JOINING:
        return False
    piece = chunks[index + 1]
    first = piece.mentions[0] if piece.kind is Chunk.NP and piece.mentions else None
    return (
        first is not None
        and piece.det == ""
        and first.kind is Kind.POST
        and (first.of is None or first.of.first >= first.first + 1)
    )


def behind_bracket(chunks: Sequence[Piece], index: int) -> int:
    """The chunk behind a short bracket that opens at `index`; `index` where none does."""
    if index >= len(chunks) or chunks[index].kind is not Chunk.OPEN:
        return index
    near = range(index, min(index + MOST_COMPLEMENTS, len(chunks)))
    return next((k + 1 for k in near if chunks[k].kind is Chunk.CLOSE), index)


def behind_phrases(chunks: Sequence[Piece], end: int) -> int:
    """The chunk behind prepositional phrases that a comma closes: "the rector of X *in Konya*,"."""
    k = behind_bracket(chunks, end)
    while k + 1 < len(chunks) and chunks[k].kind is Chunk.PREP and chunks[k + 1].kind in PHRASES:
        k = behind_bracket(chunks, k + 2)
    closed = k < len(chunks) and (chunks[k].kind is Chunk.COMMA or chunks[k].head == ";")
    return k if closed else end
