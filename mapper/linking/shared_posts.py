"""Posts that several hold at once: "Foreign Ministers A of X, B of Y and C of Z"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.mentions import Kind, Mention, Text
from mapper.analysis.nominals import Nominal, group_at
from mapper.rules import lexicon
from mapper.rules.inflection import singular

OWNERS = frozenset({Kind.STATE, Kind.BODY})


class Shared(NamedTuple):
    """One holder of a shared post; `post` is in the singular, `nominal` where the holder is named."""

    person: Mention
    post: Mention
    nominal: Nominal


def owner_behind(chunks: Sequence[Piece], nominal: Nominal) -> Mention | None:
    """As in "Foreign Minister A *of X*", "Ambassador A *(X)*": the body or state behind the name."""
    if nominal.person is None:
        return None
    for index in range(nominal.begin + 1, nominal.end):
        piece = chunks[index]
        linked = chunks[index - 1].head == "of" or chunks[index - 1].kind is Chunk.OPEN
        if linked and piece.first >= nominal.person.last and piece.mentions:
            first = piece.mentions[0]
            return first if first.kind in OWNERS else None
    return None


def shared_posts(text: Text, chunks: Sequence[Piece], index: int) -> tuple[Shared, ...]:
    """The holders of the plural post that chunk `index` names; none where it names no plural post."""
    post = _plural_post(text, chunks[index])
    if post is None:
        return ()
    members = group_at(chunks, index)
    if members and members[0].person is not None:
        return _of_members(chunks, members, post)
    return _respectively(chunks, index, post)


def names_behind(text: Text, chunks: Sequence[Piece], index: int) -> tuple[Mention, ...]:
    """As in "the two foreign ministers, *A and B*, …": those whom a plural post announces."""
    comma = chunks[index + 1] if index + 2 < len(chunks) else None
    if comma is None or comma.kind is not Chunk.COMMA or chunks[index].det != "the":
        return ()
    members = group_at(chunks, index + 2) if _plural_post(text, chunks[index]) is not None else ()
    named = tuple(m.person for m in members if m.person is not None and not m.posts)
    return named if len(named) == len(members) > 1 else ()


def _plural_post(text: Text, piece: Piece) -> Mention | None:
    """The plural post in a noun phrase; in small letters, as in "the foreign ministers", it is no mention of
    its own.
    """
    if piece.mentions:
        return next((m for m in reversed(piece.mentions) if m.kind is Kind.POST and m.plural), None)
    if piece.head not in lexicon.posts().group_heads:
        return None
    first = piece.first + 1 if piece.det else piece.first
    if first >= piece.last:
        return None
    return Mention(
        Kind.POST, first, piece.last, text.surface(first, piece.last), head=piece.head, plural=True
    )


def _of_members(chunks: Sequence[Piece], members: Sequence[Nominal], post: Mention) -> tuple[Shared, ...]:
    """Every member is a name with its own body or state, or all have the post's."""
    one = _singular(post)
    found = []
    for number, member in enumerate(members):
        if member.person is None or (number and member.posts):
            break
        found.append(Shared(member.person, replace(one, of=owner_behind(chunks, member) or one.of), member))
    return tuple(found)


def _respectively(chunks: Sequence[Piece], index: int, post: Mention) -> tuple[Shared, ...]:
    """As in "the foreign ministers of X and Y, A and B, …"."""
    owners = [post.of] if post.of is not None else []
    end = index + 1
    if (
        not owners
        and end + 1 < len(chunks)
        and chunks[end].head == "of"
        and len(chunks[end + 1].mentions) == 1
    ):
        owners, end = [m for m in chunks[end + 1].mentions if m.kind in OWNERS], end + 2
    while end + 1 < len(chunks) and chunks[end].kind in {Chunk.CC, Chunk.COMMA}:
        following = chunks[end + 1].mentions
        if len(following) != 1 or following[0].kind not in OWNERS:
            break
        owners.append(following[0])
        end += 2
    if end >= len(chunks) or chunks[end].kind is not Chunk.COMMA:
        return ()
    members = [m for m in group_at(chunks, end + 1) if m.person is not None and not m.posts]
    if len(members) < 2 or len(owners) not in {1, len(members)}:
        return ()
    each = owners if len(owners) == len(members) else owners * len(members)
    one = _singular(post)
    return tuple(
        Shared(m.person, replace(one, of=owner), m)
        for m, owner in zip(members, each, strict=True)
        if m.person is not None
    )


def _singular(post: Mention) -> Mention:
    plurals = lexicon.posts().group_heads
    words = []
    for word in post.name.split():
        one = singular(word.lower()) if word.lower() in plurals else word
        words.append(one.capitalize() if word[0].isupper() and one != word else one)
    return replace(post, name=" ".join(words), head=singular(post.head), plural=False)
