"""Chunks -> nominals: noun phrases with their complements and appositions; and lists of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Self

from msgspec.structs import replace

from mapper.analysis.appositions import with_apposition, with_brackets
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.cores import MOST_COMPLEMENTS, Nominal, core_at
from mapper.rules import lexicon

STYLES = lexicon.word_set("posts", "styles")
ADDING = lexicon.word_set("small-words", "adding")
# Bound that keeps the cost of hostile text linear; real lists are shorter.
LONGEST_LIST = 60


class Chunks(tuple[Piece, ...]):
    """The chunks of one sentence; they keep the nominals and groups read in them, which many ask for."""

    nominals: dict[int, Nominal | None]
    groups: dict[int, tuple[Nominal, ...]]

    def __new__(cls, pieces: Iterable[Piece]) -> Self:
        """The chunks, with nothing read yet."""
        self = super().__new__(cls, pieces)
        self.nominals, self.groups = {}, {}
        return self


def nominal_at(chunks: Sequence[Piece], index: int) -> Nominal | None:
    """The nominal that begins with chunk `index`, or None where that is no noun phrase."""
    if not isinstance(chunks, Chunks):
        return _nominal(chunks, index)
    if index not in chunks.nominals:
        chunks.nominals[index] = _nominal(chunks, index)
    return chunks.nominals[index]


def group_at(chunks: Sequence[Piece], index: int) -> tuple[Nominal, ...]:
    """The list of nominals that begins with chunk `index`: joined by commas, semicolons, "and", "as well as".

    A list joined by commas alone is none: only its first member counts.
    """
    if not isinstance(chunks, Chunks):
        return _group(chunks, index)
    if index not in chunks.groups:
        chunks.groups[index] = _group(chunks, index)
    return chunks.groups[index]


def _nominal(chunks: Sequence[Piece], index: int) -> Nominal | None:
    if index >= len(chunks) or chunks[index].kind is not Chunk.NP:
        return None
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    if chunks[index].head in STYLES and following is not None and following.kind is Chunk.NP:
        # "His Excellency the Secretary General"
        found = replace(core_at(chunks, index + 1), begin=index, first=chunks[index].first)
    else:
        found = core_at(chunks, index)
    found = with_brackets(chunks, found)
    return with_apposition(chunks, found)


def _group(chunks: Sequence[Piece], index: int) -> tuple[Nominal, ...]:
    first = nominal_at(chunks, index)
    if first is None:
        return ()
    members, joined = [first], False
    governing = chunks[index - 1].head if index and chunks[index - 1].kind is Chunk.PREP else ""
    while len(members) < LONGEST_LIST:
        start, conjunction, strong = _separator(chunks, members[-1], governing)
        following = nominal_at(chunks, start) if start else None
        if following is None or following.core.det == "pron":
            break
        joined = joined or conjunction or strong
        if conjunction and chunks[start - 1].head == "as":
            members += group_at(chunks, start)  # "as well as" begins a list of its own
            break
        members.append(following)
        if conjunction and not _goes_on(chunks, following):
            break
    if not joined:
        return (first,)
    return tuple(members)


def holders_of(chunks: Sequence[Piece], members: tuple[Nominal, ...]) -> tuple[Nominal, ...]:
    """The names behind a post of several, "the Presidents of Malta and Chile, *A. B. and C. D.*, met", "the
    two ministers, *A. B. and C. D.*"; without such names the members themselves.
    """
    index = members[-1].end if members else len(chunks)
    posts = lexicon.posts().group_heads
    plural = bool(members) and (members[0].core.head in posts or any(p.plural for p in members[0].posts))
    if plural and len(members) > 2 and members[0].core.det == "the" and _are_bare_names(members[1:]):
        return members if members[0].person is not None else members[1:]
    named = index + 1 < len(chunks) and chunks[index].kind is Chunk.COMMA and chunks[index + 1].det == ""
    if not (plural and named and members[0].person is None):
        return members
    holders = group_at(chunks, index + 1)
    return holders if _are_bare_names(holders) and len(holders) == len(members) > 1 else members


def _are_bare_names(members: Sequence[Nominal]) -> bool:
    """Whether all are people with nothing but their names."""
    return all(m.person is not None and not m.posts and m.core.mentions[-1] is m.person for m in members)


def _separator(chunks: Sequence[Piece], member: Nominal, governing: str) -> tuple[int, bool, bool]:
    """Where the next member would begin (0: nowhere), whether "and" leads to it, whether a semicolon does;
    a preposition before it must be the `governing` one: "*by* A and *by* B".
    """
    index, conjunction, strong, comma = member.end, False, False, member.open
    while index < min(len(chunks), member.end + MOST_COMPLEMENTS):
        piece = chunks[index]
        if piece.kind is Chunk.COMMA:
            comma = True
        elif piece.kind is Chunk.BREAK and piece.head == ";":
            strong = True
        elif piece.kind is Chunk.CC and piece.head in {"and", "or", "&"}:
            conjunction = True
        elif piece.head in ADDING and piece.kind is not Chunk.NP:
            conjunction = conjunction or piece.head == "well"
        elif piece.kind is Chunk.PREP and piece.head in {"by", "with"} and conjunction:
            if governing not in {"", piece.head}:
                break
            return index + 1, conjunction, strong
        else:
            break
        index += 1
    if index < len(chunks) and chunks[index].kind is Chunk.NP and (conjunction or strong or comma):
        return index, conjunction, strong
    return 0, False, False


def _goes_on(chunks: Sequence[Piece], member: Nominal) -> bool:
    """Whether a further member follows at once: behind "and", a semicolon, or a comma and "as well as"."""
    if member.end >= len(chunks):
        return False
    following = chunks[member.end]
    adding = chunks[member.end + 1 : member.end + 3]
    added = following.kind is Chunk.COMMA and [piece.head for piece in adding] == ["as", "well"]
    return (
        following.kind is Chunk.CC
        or member.open
        or following.head == ";"
        or added
        or _is_long(chunks, member)
    )


def _is_long(chunks: Sequence[Piece], member: Nominal) -> bool:
    """Whether a list in a list ends with the member: "deputies A. B. and C. D., *the Mayor E. F., and* …"."""
    if chunks[member.end].kind is not Chunk.COMMA:
        return False
    further = nominal_at(chunks, member.end + 1)
    if further is None or further.person is None or not further.posts:
        return False
    end = further.end - further.open
    behind = [piece.kind for piece in chunks[end : end + 2]]
    return behind == [Chunk.COMMA, Chunk.CC]


__all__ = ["Chunks", "Nominal", "group_at", "holders_of", "nominal_at"]
