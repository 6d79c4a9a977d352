"""Verb groups -> their arguments: subject, object, and what prepositions bring, by position alone."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.cores import core_at
from mapper.analysis.mentions import Kind
from mapper.analysis.nominals import Nominal, group_at, holders_of
from mapper.extraction.clauses import OBJECTS, clause_begin, clause_end, is_participle, is_particle
from mapper.extraction.subjects import PLACES, noun_before, subject_of


class Argument(msgspec.Struct, frozen=True, gc=False):
    """A preposition and its list of nominals, of which there is at least one."""

    preposition: str
    members: tuple[Nominal, ...]


class Arguments(msgspec.Struct, frozen=True, gc=False):
    """What belongs to one verb group. `dates` are chunk indices; chunks `begin` to `end` are its clause."""

    verb: Piece
    index: int
    participle: bool
    subject: tuple[Nominal, ...]
    object: tuple[Nominal, ...]
    others: tuple[Argument, ...]
    dates: tuple[int, ...]
    begin: int
    end: int

    @property
    def passive(self) -> bool:
        """Whether the subject is what the verb is done to."""
        return self.verb.passive or self.participle

    @property
    def undergoer(self) -> tuple[Nominal, ...]:
        """What the verb is done to: its object, or the subject of a passive."""
        return self.subject if self.passive else self.object

    def behind(self, preposition: str) -> tuple[Nominal, ...]:
        """Who stands behind a preposition, however often it comes."""
        return tuple(m for a in self.others if a.preposition == preposition for m in a.members)


def arguments_of(chunks: Sequence[Piece], index: int) -> Arguments:
    """The arguments of the verb group at chunk `index`."""
    participle = is_participle(chunks, index)
    begin, end = clause_begin(chunks, index), clause_end(chunks, index)
    objects, others = _right(chunks, index, end)
    subject = holders_of(chunks, noun_before(chunks, index) if participle else subject_of(chunks, index))
    if not objects and subject and not participle:
        objects = _object_gap(chunks, subject[0].begin)
    dates = tuple(k for k in range(begin, end) if chunks[k].kind is Chunk.DATE)
    return Arguments(chunks[index], index, participle, subject, objects, others, dates, begin, end)


def _object_gap(chunks: Sequence[Piece], begin: int) -> tuple[Nominal, ...]:
    """What the relative pronoun before a subject stands for: "the drill, *which* the Centre will conduct"."""
    if begin and chunks[begin - 1].kind is Chunk.REL and chunks[begin - 1].head in OBJECTS:
        return noun_before(chunks, begin - 1)
    return ()


def _right(chunks: Sequence[Piece], index: int, end: int) -> tuple[tuple[Nominal, ...], tuple[Argument, ...]]:
    """The object, and what stands behind prepositions, between a verb and the end of its clause."""
    objects: tuple[Nominal, ...] = ()
    others: list[Argument] = []
    k, preposition = index + 1, ""
    while k < end:
        found = chunks[k]
        if found.kind is Chunk.NP:
            members = holders_of(chunks, tuple(m for m in group_at(chunks, k) if m.begin < end))
            if preposition in PLACES and _is_guest_behind(chunks, members[0]):
                members = (core_at(chunks, k),)
            if preposition:
                others.append(Argument(preposition, members))
            elif not objects and (not others or _is_shifted(others, members)):
                objects = members
            preposition = ""
            k = members[-1].end
            continue
        if found.kind is Chunk.PREP:
            preposition = "" if k == index + 1 and is_particle(chunks, k) else found.head
        elif found.kind is Chunk.DATE or (found.kind is Chunk.VG and not found.finite):
            preposition = ""
        k += 1
    return objects, tuple(others)


def _is_guest_behind(chunks: Sequence[Piece], place: Nominal) -> bool:
    """Whether a person behind a comma is read as if he described a place: "received in Riga, *A. B.*"."""
    core = place.core.mentions[-1:]
    bare = (
        place.person is not None
        and not place.core.det
        and bool(core)
        and core[0].kind in {Kind.NAME, Kind.STATE}
    )
    return bare and place.end > place.begin + 2 and chunks[place.begin + 1].kind is Chunk.COMMA


def _is_shifted(others: Sequence[Argument], members: Sequence[Nominal]) -> bool:
    """Whether a long object stands behind the place: "received in Oslo on Monday *the Minister of … *"."""
    personal = members[0].person is not None or bool(members[0].posts)
    return personal and all(o.preposition in PLACES for o in others)
