"""Verb groups -> their arguments: subject, object, and what prepositions bring, by position alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.nominals import Nominal, group_at, nominal_at
from mapper.rules.statement_frames import cues

CLAUSE_STARTS = frozenset({Chunk.SUB, Chunk.REL})


@dataclass(frozen=True, slots=True)
class Argument:
    """A preposition ("" for subject and object) and its list of nominals; `index` is its first chunk."""

    preposition: str
    members: tuple[Nominal, ...]
    index: int


@dataclass(frozen=True, slots=True)
class Arguments:
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

    def behind(self, preposition: str) -> tuple[Nominal, ...]:
        """Who stands behind a preposition, however often it comes."""
        return tuple(m for a in self.others if a.preposition == preposition for m in a.members)


def arguments_of(chunks: Sequence[Piece], index: int) -> Arguments:
    """The arguments of the verb group at chunk `index`."""
    piece = chunks[index]
    participle = is_participle(chunks, index)
    end = _clause_end(chunks, index)
    begin = _clause_begin(chunks, index)
    objects, others = _right(chunks, index, end)
    subject = _subject(chunks, index, participle)
    if not objects and subject and not participle:
        objects = _object_gap(chunks, subject[0].begin)
    dates = [k for k in range(begin, end) if chunks[k].kind is Chunk.DATE]
    return Arguments(piece, index, participle, subject, objects, others, tuple(dates), begin, end)


def _object_gap(chunks: Sequence[Piece], begin: int) -> tuple[Nominal, ...]:
    """As in "the exercise, *which* the Centre will conduct": what the relative pronoun before the subject
    stands for.
    """
    if begin and chunks[begin - 1].kind is Chunk.REL and chunks[begin - 1].head in {"which", "whom"}:
        return _noun_before(chunks, begin - 1)
    return ()


def is_participle(chunks: Sequence[Piece], index: int) -> bool:
    """Whether a form in -ed is a participle behind its noun ("chaired by …", "held in …"), not a past."""
    piece = chunks[index]
    if not piece.bare:
        return False
    if index == 0:
        return len(chunks) > 1 and chunks[1].kind in {Chunk.PREP, Chunk.SUB}
    if chunks[index - 1].det == "pron":
        return False
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    if following is not None and following.head == "by":
        return True
    if following is not None and following.kind in {Chunk.NP, Chunk.SUB, Chunk.VG}:
        return False
    quoted = False
    for k in range(index - 1, -1, -1):
        found = chunks[k]
        if found.kind is Chunk.QUOTE:
            quoted = not quoted
        if quoted or found.kind is Chunk.QUOTE:
            continue
        if found.kind in CLAUSE_STARTS | {Chunk.CC, Chunk.BREAK}:
            break
        if found.kind is Chunk.VG and found.finite and not is_participle(chunks, k):
            return chunks[index - 1].kind in {Chunk.NP, Chunk.COMMA, Chunk.QUOTE, Chunk.DATE}
    return _verb_follows(chunks, index)


def _verb_follows(chunks: Sequence[Piece], index: int) -> bool:
    """As in "the measures approved by the session *had been* carried out"."""
    for found in chunks[index + 1 :]:
        if found.kind in CLAUSE_STARTS | {Chunk.CC, Chunk.BREAK, Chunk.QUOTE}:
            return False
        if found.kind is Chunk.VG and found.finite:
            return not found.bare or found.head == "be"
    return False


def _clause_end(chunks: Sequence[Piece], index: int) -> int:
    """The chunk where the next clause begins: at a conjunction of clauses or behind the next subject."""
    for k in range(index + 1, len(chunks)):
        found = chunks[k]
        if found.kind in CLAUSE_STARTS or (found.kind is Chunk.BREAK and _ends_clause(chunks, k)):
            return k
        if found.kind is Chunk.VG and found.finite and not is_participle(chunks, k):
            return _before_subject(chunks, index, k)
    return len(chunks)


def _ends_clause(chunks: Sequence[Piece], index: int) -> bool:
    """A colon, or a semicolon that a clause follows; between the members of a list it ends none."""
    if chunks[index].head != ";":
        return chunks[index].head == ":"
    return any(p.kind is Chunk.VG and p.finite for p in chunks[index + 1 :])


def _before_subject(chunks: Sequence[Piece], index: int, verb: int) -> int:
    """Where the clause of the verb at `verb` begins, going left from it to a comma or conjunction."""
    for k in range(verb - 1, index, -1):
        if chunks[k].kind in {Chunk.CC, Chunk.COMMA, Chunk.QUOTE}:
            return k
    return verb


def _clause_begin(chunks: Sequence[Piece], index: int) -> int:
    for k in range(index - 1, -1, -1):
        found = chunks[k]
        if found.kind in CLAUSE_STARTS or (found.kind is Chunk.BREAK and found.head in {";", ":"}):
            return k + 1
        if found.kind is Chunk.VG and found.finite and not is_participle(chunks, k):
            follows = [j for j in range(k + 1, index) if chunks[j].kind in {Chunk.CC, Chunk.COMMA}]
            return follows[0] + 1 if follows else k + 1
    return 0


def _right(chunks: Sequence[Piece], index: int, end: int) -> tuple[tuple[Nominal, ...], tuple[Argument, ...]]:
    objects: tuple[Nominal, ...] = ()
    others: list[Argument] = []
    k = index + 1
    preposition = ""
    while k < end:
        found = chunks[k]
        if found.kind is Chunk.NP:
            members = _within(group_at(chunks, k), end)
            if not members:
                k += 1
                continue
            if preposition:
                others.append(Argument(preposition, members, k))
            elif not objects and not others:
                objects = members
            preposition = ""
            k = members[-1].end
            continue
        if found.kind is Chunk.PREP:
            preposition = found.head
        elif found.kind is Chunk.VG and not found.finite:
            preposition = ""
        k += 1
    return objects, tuple(others)


def _within(members: Sequence[Nominal], end: int) -> tuple[Nominal, ...]:
    """The members of a list that stand before the clause's end: what follows is the next clause's subject."""
    return tuple(m for m in members if m.begin < end)


def _subject(chunks: Sequence[Piece], index: int, participle: bool) -> tuple[Nominal, ...]:
    """The list of nominals that the verb is said of.

    Going left: a relative pronoun hands over to the noun before it; a conjunction behind a verb
    hands over to that verb's subject; else it is the first noun phrase of the clause that no preposition
    governs.
    """
    if participle:
        return _noun_before(chunks, index)
    begin = 0
    for k in range(index - 1, -1, -1):
        found = chunks[k]
        if found.kind is Chunk.REL:
            return _first_free(chunks, k + 1, index) or _noun_before(chunks, k)
        if (
            found.kind is Chunk.SUB
            and found.head == "that"
            and k
            and chunks[k - 1].kind is Chunk.NP
            and k + 1 == index
        ):
            return _noun_before(chunks, k)
        if found.kind is Chunk.SUB or (found.kind is Chunk.BREAK and found.head in {";", ":", "—", "–"}):
            begin = k + 1
            break
        if found.kind is Chunk.VG and found.finite and not is_participle(chunks, k):
            before = index - 1
            while before > k and chunks[before].kind is Chunk.OTHER:
                before -= 1
            relative = _relative_before(chunks, k)
            if chunks[before].kind is Chunk.COMMA and relative > 0:
                return _first_free(chunks, _clause_begin(chunks, relative), relative)
            if chunks[before].kind in {Chunk.CC, Chunk.COMMA}:
                return _subject(chunks, _coordinate(chunks, k, index), False)
            return _first_free(chunks, _new_clause(chunks, k, index), index)
    return _first_free(chunks, begin, index)


def _coordinate(chunks: Sequence[Piece], nearest: int, index: int) -> int:
    """The verb before "and" that shares its subject with the verb behind it: one of saying with one of
    saying,
    else the nearest of the same tense.
    """
    verbs = [
        k
        for k in range(nearest, -1, -1)
        if chunks[k].kind is Chunk.VG and chunks[k].finite and not is_participle(chunks, k)
    ]
    piece = chunks[index]
    alike = [k for k in verbs if chunks[k].tense == piece.tense and chunks[k].perfect == piece.perfect]
    speaking = [k for k in alike if chunks[k].head in cues()] if piece.head in cues() else []
    return (speaking or alike or [nearest])[0]


def _relative_before(chunks: Sequence[Piece], verb: int) -> int:
    """The relative pronoun of the verb's clause, where that stands between commas, or 0."""
    for k in range(verb - 1, 0, -1):
        if chunks[k].kind is Chunk.REL:
            return k if chunks[k - 1].kind is Chunk.COMMA else 0
        if chunks[k].kind in {Chunk.VG, Chunk.SUB, Chunk.BREAK}:
            return 0
    return 0


def _new_clause(chunks: Sequence[Piece], verb: int, index: int) -> int:
    """Behind the last comma or conjunction between two verbs."""
    for k in range(index - 1, verb, -1):
        if chunks[k].kind in {Chunk.CC, Chunk.COMMA, Chunk.QUOTE}:
            start = k + 1
            while start < index and (chunks[start].kind is Chunk.OTHER or chunks[start].head == "as"):
                start += 1
            if start < index and chunks[start].kind is Chunk.NP:
                return start
    return index


def _first_free(chunks: Sequence[Piece], begin: int, end: int) -> tuple[Nominal, ...]:
    """The first list of nominals between two chunks that stands behind no preposition or verb."""
    k = begin
    governed = False
    while k < end:
        found = chunks[k]
        if found.kind is Chunk.NP:
            members = tuple(m for m in group_at(chunks, k) if m.begin < end)
            number = found.head.isdigit() and found.last == found.first + 1
            if members and not governed and not number:
                return members
            nominal = nominal_at(chunks, k)
            k = max(k + 1, min(nominal.end if nominal else k + 1, end))
            if governed and k + 1 < end and chunks[k].head == "and" and chunks[k + 1].kind is Chunk.NP:
                following = nominal_at(chunks, k + 1)  # "for Malta and Chile, the Minister …"
                k = min(following.end, end) if following is not None and chunks[k + 1].det == "" else k
            governed = False
            continue
        governed = (found.kind is Chunk.PREP and found.head != "as") or (
            found.kind is Chunk.VG and not found.finite
        )
        k += 1
    return ()


def _noun_before(chunks: Sequence[Piece], index: int) -> tuple[Nominal, ...]:
    """The nominal that ends right before chunk `index`, a comma, bracket or quotation aside."""
    quoted = False
    for k in range(index - 1, -1, -1):
        if chunks[k].kind is Chunk.QUOTE:
            quoted = not quoted
        if chunks[k].kind is not Chunk.NP or quoted:
            continue
        if k and chunks[k - 1].head == "of":
            continue
        nominal = nominal_at(chunks, k)
        if nominal is not None:
            return (_whole(chunks, nominal),)
    return ()


def _whole(chunks: Sequence[Piece], nominal: Nominal) -> Nominal:
    """The nominal in which this one is an apposition: "A. B., *a former colonel* who …"."""
    if nominal.begin < 2 or chunks[nominal.begin - 1].kind is not Chunk.COMMA:
        return nominal
    for k in range(nominal.begin - 2, -1, -1):
        before = nominal_at(chunks, k)
        if before is not None and before.begin < nominal.begin < before.end:
            return before
        if chunks[k].kind is Chunk.VG:
            break
    return nominal
