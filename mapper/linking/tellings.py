"""Verb groups -> what they tell of who takes, holds or leaves a post, by the mentions of the sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.mentions import PERSONAL, Mention
from mapper.analysis.nominals import nominal_at
from mapper.rules import lexicon

TOOK, LEFT, SUCCEEDED, HELD = "tenure.took", "tenure.left", "tenure.succeeded", "tenure.copula"


class Telling(NamedTuple):
    """That `person` takes, holds or leaves the `posts`, after `before` where another held them until then.

    Either may be None where the sentence names nobody there. `over` where the person holds them no more.
    """

    rule: str
    person: Mention | None
    before: Mention | None
    posts: tuple[Mention, ...]
    over: bool = False


class _Found(NamedTuple):
    """The posts behind a verb, and the person named on the way to them."""

    posts: tuple[Mention, ...]
    named: Mention | None


class _Way(NamedTuple):
    """The rule of one way of telling, and the words between its verbs and the post."""

    rule: str
    through: frozenset[str]


@cache
def _ways() -> Mapping[str, _Way]:
    """Lemma of a verb -> how it tells of a post."""
    found: dict[str, _Way] = {}
    for table, rule in (("taking", TOOK), ("leaving", LEFT), ("succeeding", SUCCEEDED), ("serving", HELD)):
        words = lexicon.table("tenures")[table]
        verbs = [*words["verbs"], "be"] if rule == HELD else words["verbs"]
        found.update(dict.fromkeys(verbs, _Way(rule, frozenset(words["through"]))))
    return found


def telling_at(chunks: Sequence[Piece], index: int) -> Telling | None:
    """What the verb group at `index` tells of a post; None where that is nothing."""
    piece = chunks[index]
    if piece.kind is not Chunk.VG or piece.negated:
        return None
    appointing = lexicon.table("tenures")["appointing"]
    if piece.head in appointing:
        return _appointed(chunks, index, f"tenure.{appointing[piece.head]}")
    way = _ways().get(piece.head)
    if way is None or (way.rule == HELD and piece.modal):
        return None
    found = _behind(chunks, index, way.through)
    return _told(chunks, index, way.rule, found) if found.posts else None


def _appointed(chunks: Sequence[Piece], index: int, rule: str) -> Telling | None:
    """As in "… appointed X as Commander of the Mission"; "X was elected Chairman of …"."""
    person = subject_of(chunks, index) if chunks[index].passive else None
    k = index + 1
    while k < len(chunks) and chunks[k].kind is not Chunk.VG:
        if person is None:
            person = next((m for m in chunks[k].mentions if m.kind in PERSONAL), None)
            named = nominal_at(chunks, k) if person is not None else None
            k = max(k, named.end - 1) if named is not None else k
        elif posts := posts_at(chunks, k):
            return Telling(rule, person, None, posts)
        k += 1
    return None


def _told(chunks: Sequence[Piece], index: int, rule: str, found: _Found) -> Telling:
    piece, person = chunks[index], subject_of(chunks, index)
    if rule == HELD:  # "X was Minister of Trade of Iceland from 2009 to 2011"; "served as Director of …"
        past = piece.tense == "past" and not piece.perfect and piece.head != "become"
        return Telling(HELD, person, None, found.posts, over=past)
    if rule == SUCCEEDED and piece.passive:
        return Telling(TOOK, found.named, person, found.posts)
    if rule == LEFT:
        return Telling(LEFT, person, None, found.posts, over=piece.finite and not piece.modal)
    return Telling(TOOK, person, found.named, found.posts)


def _behind(chunks: Sequence[Piece], index: int, through: frozenset[str]) -> _Found:
    """The posts behind the verb, where only words of `through`, dates and one person stand between."""
    named: Mention | None = None
    k = index + 1
    while k < len(chunks):
        piece = chunks[k]
        persons = [m for m in piece.mentions if m.kind in PERSONAL]
        if piece.kind is Chunk.NP and not persons and (posts := posts_at(chunks, k)):
            return _Found(posts, named)
        dated = piece.kind is Chunk.DATE or (k + 1 < len(chunks) and chunks[k + 1].kind is Chunk.DATE)
        if persons and named is None:
            named = persons[-1]
        elif piece.head not in through and not dated:
            break
        k += 1
    return _Found((), None)


def posts_at(chunks: Sequence[Piece], index: int) -> tuple[Mention, ...]:
    """The posts of a noun phrase without a name of its own."""
    nominal = nominal_at(chunks, index)
    if nominal is None or nominal.person is not None:
        return ()
    return tuple(p for p in nominal.posts if not p.plural)


def subject_of(chunks: Sequence[Piece], index: int) -> Mention | None:
    """The person whom the clause names last before its verb, behind no preposition."""
    for k in range(index - 1, -1, -1):
        piece = chunks[k]
        if piece.kind is Chunk.VG and piece.finite:
            return None
        named = [m for m in piece.mentions if m.kind in PERSONAL] if piece.kind is Chunk.NP else []
        if named and (k == 0 or chunks[k - 1].kind is not Chunk.PREP):
            return named[-1]
    return None
