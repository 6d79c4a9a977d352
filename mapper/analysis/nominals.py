"""Chunks -> nominals: noun phrases with their complements and appositions; and lists of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Self

import msgspec
from msgspec.structs import replace

from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.mentions import PERSONAL, Kind, Mention
from mapper.analysis.tokens import DASHES
from mapper.rules import lexicon

STYLES = lexicon.word_set("posts", "styles")
JOINING = DASHES | {"and"}
PHRASES = frozenset({Chunk.NP, Chunk.DATE})
# Bounds that keep the cost of hostile text linear; real lists and appositions are shorter.
LONGEST_LIST = 60
MOST_APPOSITIONS = 4
MOST_COMPLEMENTS = 8
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
        found = replace(_core(chunks, index + 1), begin=index, first=chunks[index].first)
    else:
        found = _core(chunks, index)
    found = _with_brackets(chunks, found)
    return _with_apposition(chunks, found)


def _group(chunks: Sequence[Piece], index: int) -> tuple[Nominal, ...]:
    first = nominal_at(chunks, index)
    if first is None:
        return ()
    members, joined = [first], False
    while len(members) < LONGEST_LIST:
        start, conjunction, strong = _separator(chunks, members[-1])
        following = nominal_at(chunks, start) if start else None
        if following is None or following.core.det == "pron":
            break
        joined = joined or conjunction or strong
        members.append(following)
        if conjunction and not _goes_on(chunks, following):
            break
    if not joined:
        return (first,)
    return tuple(members)


def _core(chunks: Sequence[Piece], index: int) -> Nominal:
    piece = chunks[index]
    person = next((m for m in reversed(piece.mentions) if m.kind in PERSONAL and m.last == piece.last), None)
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
    k = _behind_phrases(chunks, end)
    if k + 1 >= len(chunks) or k == end or chunks[k].kind is not Chunk.COMMA:
        return end
    named = chunks[k + 1].mentions
    alone = bool(named) and named[-1].kind in PERSONAL and chunks[k + 1].det == "" and _is_name(named)
    closed = k + 2 < len(chunks) and chunks[k + 2].kind in {Chunk.COMMA, Chunk.VG}
    return k if alone and closed else end


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


def _with_brackets(chunks: Sequence[Piece], found: Nominal) -> Nominal:
    end = found.end
    if end >= len(chunks) or chunks[end].kind is not Chunk.OPEN:
        return found
    close = next((k for k in range(end, min(end + 8, len(chunks))) if chunks[k].kind is Chunk.CLOSE), 0)
    if not close:
        return found
    found = replace(found, end=close + 1, last=chunks[close].last)
    following = chunks[close + 1] if close + 1 < len(chunks) else None
    if following is not None and found.posts and found.person is None and following.kind is Chunk.NP:
        name = following.mentions[0] if following.mentions and following.det == "" else None
        if name is not None and name.kind in PERSONAL:
            return replace(found, end=close + 2, last=following.last, person=name)
    return found


def _with_apposition(chunks: Sequence[Piece], found: Nominal) -> Nominal:
    """The nominal with the appositions behind its commas: "A. B., a teacher, head of the school,"."""
    found = _with_late_name(chunks, found)
    for _ in range(MOST_APPOSITIONS):
        comma = found.end if not found.open else found.end - 1
        if comma + 1 >= len(chunks) or chunks[comma].kind is not Chunk.COMMA:
            break
        if chunks[comma + 1].kind is not Chunk.NP:
            break
        other = _with_brackets(chunks, _core(chunks, comma + 1))
        if not _is_apposition(chunks, found, other, chunks[comma + 1]):
            break
        end = _behind_phrases(chunks, other.end)
        closed = end < len(chunks) and chunks[end].kind is Chunk.COMMA
        found = replace(
            found,
            end=end + 1 if closed else end,
            last=chunks[end - 1].last,
            person=found.person or other.person,
            posts=found.posts + other.posts,
            inner=found.inner + other.inner,
            open=closed,
        )
        if not closed:
            break
    return found


def _with_late_name(chunks: Sequence[Piece], found: Nominal) -> Nominal:
    """As in "the Envoy of Ghana to the Union and Chair of the Council for June, *Mr. A. B.*": a titled name
    behind further phrases of a post.
    """
    if found.person is not None or not found.posts or found.posts[0].plural:
        return found
    k, posts = found.end, found.posts
    for _ in range(MOST_COMPLEMENTS):
        if k + 1 >= len(chunks):
            break
        following = chunks[k + 1]
        name = following.mentions[-1] if following.mentions else None
        if name is not None and name.kind in PERSONAL:
            closes = chunks[k].kind is Chunk.COMMA and name.titled and name.last == following.last
            if closes and k > found.end:
                return replace(found, end=k + 2, last=following.last, person=name, posts=posts)
            if name.kind is Kind.PERSON or closes:
                break
        if not _goes_with_post(chunks[k], following):
            break
        posts += tuple(m for m in following.mentions if m.kind is Kind.POST)
        k += 2
    return found


def _goes_with_post(link: Piece, following: Piece) -> bool:
    """Whether a phrase still belongs to the post before it: "*to the Union*", "*and Chairperson* of …"."""
    if link.kind is Chunk.PREP:
        return following.kind in {Chunk.NP, Chunk.DATE}
    post = any(m.kind is Kind.POST for m in following.mentions)
    if link.kind is Chunk.CC:
        return following.kind is Chunk.NP and link.head == "and" and (following.det == "" or not post)
    body = bool(following.mentions) and following.mentions[-1].kind is Kind.BODY
    return link.kind is Chunk.COMMA and following.kind is Chunk.NP and following.det == "the" and body


def _is_apposition(chunks: Sequence[Piece], found: Nominal, other: Nominal, following: Piece) -> bool:
    if found.person is not None:
        if other.posts and other.posts[0].plural:
            return False
        return bool(other.posts and other.person is None) or _describes(following) or _is_age(following)
    address = len(other.posts) == 1 and other.posts[0].name in FORMS_OF_ADDRESS
    plain = not other.posts or address
    titled = other.person is not None and other.person.titled and not found.posts
    named = other.person is not None and (plain or titled) and not _is_list_of_posts(found)
    if named and (found.posts or _is_person_noun(found.core)):
        return True
    return _is_double_post(chunks, found, other)


def _is_double_post(chunks: Sequence[Piece], found: Nominal, other: Nominal) -> bool:
    """As in "the Chairman of the Council, the President of the Republic A. B.": one person, no list."""
    if not found.posts or found.posts[0].plural or other.person is None or not other.posts:
        return False
    listed = other.end < len(chunks) and chunks[other.end].kind is Chunk.CC
    if listed or found.posts[0].of is None:
        return False
    if other.core.det == "":
        return other.posts[0].of is not None and other.core.mentions[-1] is other.person
    return found.core.det == "the" and other.core.det == "the"


def _describes(piece: Piece) -> bool:
    """As in "…, a policy analyst," or "…, the author of …" behind a name."""
    named = any(m.last == piece.last for m in piece.mentions)
    return not named and (piece.det == "a" or (piece.det in {"the", "poss"} and _is_person_noun(piece)))


def _behind_phrases(chunks: Sequence[Piece], end: int) -> int:
    """The chunk behind prepositional phrases that a comma closes: "the rector of X *in Konya*,"."""
    k = end
    while k + 1 < len(chunks) and chunks[k].kind is Chunk.PREP and chunks[k + 1].kind in PHRASES:
        k += 2
    closed = k < len(chunks) and (chunks[k].kind is Chunk.COMMA or chunks[k].head == ";")
    return k if closed else end


def _is_age(piece: Piece) -> bool:
    return piece.head.isdigit() and piece.last == piece.first + 1


def _is_person_noun(piece: Piece) -> bool:
    return piece.head in lexicon.posts().persons or piece.head in lexicon.posts().heads


def _is_list_of_posts(found: Nominal) -> bool:
    return bool(found.posts) and found.posts[0].plural


def _separator(chunks: Sequence[Piece], member: Nominal) -> tuple[int, bool, bool]:
    """Where the next member would begin (0: nowhere), whether "and" leads to it, whether a semicolon does."""
    index, conjunction, strong, comma = member.end, False, False, member.open
    while index < min(len(chunks), member.end + MOST_COMPLEMENTS):
        piece = chunks[index]
        if piece.kind is Chunk.COMMA:
            comma = True
        elif piece.kind is Chunk.BREAK and piece.head == ";":
            strong = True
        elif piece.kind is Chunk.CC and piece.head in {"and", "or", "&"}:
            conjunction = True
        elif piece.head in {"as", "well", "also", "both"} and piece.kind is not Chunk.NP:
            conjunction = conjunction or piece.head == "well"
        elif piece.kind is Chunk.PREP and piece.head in {"by", "with"} and conjunction:
            return index + 1, conjunction, strong
        else:
            break
        index += 1
    if index < len(chunks) and chunks[index].kind is Chunk.NP and (conjunction or strong or comma):
        return index, conjunction, strong
    return 0, False, False


def _goes_on(chunks: Sequence[Piece], member: Nominal) -> bool:
    """Whether a further "and" member follows at once."""
    return member.end < len(chunks) and (
        chunks[member.end].kind is Chunk.CC or member.open or chunks[member.end].head == ";"
    )
