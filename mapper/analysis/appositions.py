"""Cores of nominals -> with what stands beside them: brackets, appositions, a name further behind."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.cores import (
    FORMS_OF_ADDRESS,
    MOST_COMPLEMENTS,
    Nominal,
    behind_bracket,
    behind_phrases,
    core_at,
)
from mapper.analysis.mentions import PERSONAL, Kind, Mention
from mapper.rules import lexicon

NOWADAYS = lexicon.word_set("small-words", "nowadays")
FORMERLY = lexicon.word_set("small-words", "formerly")
OCCUPATIONS = lexicon.word_set("posts", "occupations")
MOST_APPOSITIONS = 4


def with_brackets(chunks: Sequence[Piece], found: Nominal) -> Nominal:
    end = behind_bracket(chunks, found.end)
    if end == found.end:
        return found
    found = replace(found, end=end, last=chunks[end - 1].last)
    following = chunks[end] if end < len(chunks) else None
    if following is not None and _is_organ_of(following, found):
        return replace(core_at(chunks, end), begin=found.begin, first=found.first)
    if following is None or not found.posts or found.person is not None or found.posts[0].plural:
        return found
    if following.kind is Chunk.NP:
        name = following.mentions[0] if following.mentions and following.det == "" else None
        if name is not None and name.kind in PERSONAL:
            return replace(found, end=end + 1, last=following.last, person=name)
    return _with_region(chunks, found) if following.kind is Chunk.PREP else found


def _is_organ_of(following: Piece, found: Nominal) -> bool:
    """As in "The Alliance of Ports (AP) *Committee on Fisheries*": the organ is meant, not whose it is."""
    owner = found.core.mentions[-1:]
    named = bool(owner) and owner[0].kind is Kind.BODY and owner[0].last == found.core.last
    organ = following.mentions[:1] if following.kind is Chunk.NP and following.det == "" else ()
    return named and bool(organ) and organ[0].kind is Kind.BODY and organ[0].first == following.first


def _with_region(chunks: Sequence[Piece], found: Nominal) -> Nominal:
    """As in "the Director of the Ports Fund (PF) *for West Africa A. B.*": the region, then the name."""
    region = chunks[found.end + 1] if found.end + 1 < len(chunks) else None
    if region is None or len(region.mentions) < 2 or region.mentions[-1].kind not in PERSONAL:
        return found
    name, place = region.mentions[-1], region.mentions[0]
    if place.kind not in {Kind.PLACE, Kind.STATE} or name.last != region.last or name.first != place.last:
        return found
    return replace(found, end=found.end + 2, last=region.last, person=name)


def with_apposition(chunks: Sequence[Piece], found: Nominal) -> Nominal:
    """The nominal with the appositions behind its commas: "A. B., a teacher, head of the school,"."""
    found = _with_late_name(chunks, found)
    for _ in range(MOST_APPOSITIONS):
        comma = found.end if not found.open else found.end - 1
        if comma + 1 >= len(chunks) or chunks[comma].kind is not Chunk.COMMA:
            break
        start = comma + 2 if _is_timed(chunks, comma + 1) else comma + 1
        if chunks[start].kind is not Chunk.NP:
            break
        other = with_brackets(chunks, core_at(chunks, start))
        if not _is_apposition(chunks, found, other, chunks[start]):
            break
        end = behind_phrases(chunks, other.end)
        closed = end < len(chunks) and chunks[end].kind is Chunk.COMMA
        found = replace(
            found,
            end=end + 1 if closed else end,
            last=chunks[end - 1].last,
            person=found.person or other.person,
            posts=found.posts + _timed(other.posts, chunks[start - 1]),
            inner=found.inner + other.inner,
            open=closed,
        )
        if not closed:
            break
    return found


def _is_timed(chunks: Sequence[Piece], index: int) -> bool:
    """As in "Ana Lopes, *formerly* Director of …"."""
    adverb = chunks[index].kind is Chunk.OTHER and chunks[index].head in NOWADAYS | FORMERLY
    return adverb and index + 1 < len(chunks)


def _timed(posts: tuple[Mention, ...], before: Piece) -> tuple[Mention, ...]:
    """The posts, which are over behind such an adverb."""
    return tuple(replace(p, former=True) for p in posts) if before.head in FORMERLY else posts


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
            listed = k + 2 < len(chunks) and chunks[k + 2].kind is Chunk.CC
            closes = chunks[k].kind is Chunk.COMMA and name.titled and name.last == following.last
            closes = closes and not listed
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
        if other.posts and (other.posts[0].plural or (found.posts and _is_named(chunks, other.end))):
            return False
        return bool(other.posts and other.person is None) or _describes(following) or _is_age(following)
    if other.person is not None and _is_subject(chunks, other):
        return False
    address = len(other.posts) == 1 and other.posts[0].name in FORMS_OF_ADDRESS
    plain = not other.posts or address
    titled = other.person is not None and other.person.titled and not found.posts
    named = other.person is not None and (plain or titled) and not _is_list_of_posts(found)
    if named and (found.posts or _is_person_noun(found.core)):
        return True
    return _is_double_post(chunks, found, other)


def _is_named(chunks: Sequence[Piece], end: int) -> bool:
    """As in "the President, A. B., the Speaker, *C. D.*, and …": the next post has a name of its own."""
    behind = chunks[end + 1] if end + 1 < len(chunks) and chunks[end].kind is Chunk.COMMA else None
    alone = behind is not None and len(behind.mentions) == 1 and behind.mentions[0].kind in PERSONAL
    closed = end + 2 < len(chunks) and chunks[end + 2].kind is Chunk.COMMA
    return alone and closed and behind is not None and behind.mentions[0].last == behind.last


def _is_subject(chunks: Sequence[Piece], other: Nominal) -> bool:
    """As in "Asked about the President, *Lopes* replied": a surname with its own verb."""
    bare = other.person is not None and " " not in other.person.name and not other.person.titled
    return bare and other.end < len(chunks) and chunks[other.end].kind is Chunk.VG


def _is_double_post(chunks: Sequence[Piece], found: Nominal, other: Nominal) -> bool:
    """As in "the Chairman of the Council, the President of the Republic A. B.": one person, no list."""
    if not found.posts or found.posts[0].plural or other.person is None or not other.posts:
        return False
    listed = other.end < len(chunks) and chunks[other.end].kind is Chunk.CC
    named = other.core.det == "" and other.core.mentions[-1] is other.person
    if named and found.core.det == "poss" and len(found.posts) == 1:
        return _closes(chunks, other.end)  # "Her deputy, former Ports Minister A. B., …"
    if listed or found.posts[0].of is None:
        return False
    if other.core.det == "":
        return named and (other.posts[0].of is not None or _closes(chunks, other.end))
    return found.core.det == "the" and other.core.det == "the"


def _closes(chunks: Sequence[Piece], end: int) -> bool:
    """Whether no further member of a list follows at chunk `end`."""
    if end < len(chunks) and chunks[end].kind is Chunk.COMMA:
        end += 1
    return end >= len(chunks) or chunks[end].kind not in {Chunk.CC, Chunk.NP}


def _describes(piece: Piece) -> bool:
    """As in "…, a policy analyst," or "…, the author of …" behind a name."""
    named = any(m.last == piece.last for m in piece.mentions)
    if named:
        return False
    working = (
        piece.det == "" and piece.head in OCCUPATIONS
    )  # "…, professor of law at the University of Riga,"
    return working or piece.det == "a" or (piece.det in {"the", "poss"} and _is_person_noun(piece))


def _is_age(piece: Piece) -> bool:
    return piece.head.isdigit() and piece.last == piece.first + 1


def _is_person_noun(piece: Piece) -> bool:
    return piece.head in lexicon.posts().persons or piece.head in lexicon.posts().heads


def _is_list_of_posts(found: Nominal) -> bool:
    return bool(found.posts) and found.posts[0].plural
