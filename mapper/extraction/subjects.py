"""Verb groups -> their subjects: the nominals to their left that they are said of."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.mentions import Kind
from mapper.analysis.nominals import Nominal, group_at, nominal_at
from mapper.extraction.clauses import behind_prompt, clause_begin, is_main_verb
from mapper.rules import lexicon
from mapper.rules.statement_frames import cues

APPROXIMATING = lexicon.word_set("small-words", "approximating")
ARTICLES = lexicon.word_set("small-words", "articles")
# Pronouns that are subjects wherever they stand right before a finite verb.
NOMINATIVE = lexicon.word_set("small-words", "nominative")
PLACES = lexicon.word_set("small-words", "at_place")


def subject_of(chunks: Sequence[Piece], index: int) -> tuple[Nominal, ...]:
    """The list of nominals that the verb at chunk `index` is said of.

    Going left: a relative pronoun hands over to the noun before it; a conjunction behind a verb
    hands over to that verb's subject; else it is the first noun phrase of the clause that no preposition
    governs.
    """
    found = _subject(chunks, index)
    while isinstance(found, int):
        found = _subject(chunks, found)
    return found


def _subject(chunks: Sequence[Piece], index: int) -> tuple[Nominal, ...] | int:
    """The subject of the verb at chunk `index`, or the verb before it whose subject it shares."""
    beside = _pronoun(chunks, index) or _inserted(chunks, index) or _prompted(chunks, index)
    if beside:
        return beside
    for k in range(index - 1, -1, -1):
        found = chunks[k]
        if found.kind is Chunk.REL:
            return _first_free(chunks, k + 1, index) or noun_before(chunks, k)
        if found.kind is Chunk.SUB and _is_relative(chunks, k, index):
            return noun_before(chunks, k)
        if found.kind is Chunk.SUB or (found.kind is Chunk.BREAK and found.head in {";", ":", "—", "–"}):
            return _first_free(chunks, k + 1, index)
        if is_main_verb(chunks, k):
            return _subject_behind(chunks, k, index)
    return _first_free(chunks, 0, index)


def _pronoun(chunks: Sequence[Piece], index: int) -> tuple[Nominal, ...]:
    """The pronoun right before a finite verb: "Dear colleagues, *I* thank you"."""
    before = chunks[index - 1] if index > 1 else None
    if before is None or before.head not in NOMINATIVE or not chunks[index].finite:
        return ()
    return group_at(chunks, index - 1) if chunks[index - 2].kind is Chunk.COMMA else ()


def _inserted(chunks: Sequence[Piece], index: int) -> tuple[Nominal, ...]:
    """The subject of a tag between two commas: "The idea, *she* told reporters, was old"."""
    if chunks[index].head not in cues() or not chunks[index].finite:
        return ()
    start = index - 1
    while start > 1 and chunks[start].kind is Chunk.OTHER:
        start -= 1
    if start < 2 or chunks[start].kind is not Chunk.NP or chunks[start - 1].kind is not Chunk.COMMA:
        return ()
    addressee = nominal_at(chunks, index + 1)
    behind = addressee.end - addressee.open if addressee is not None else index + 1
    if behind >= len(chunks) or chunks[behind].kind is not Chunk.COMMA:
        return ()
    if chunks[start].det != "pron" and _is_apposed(chunks, start):
        return ()
    return group_at(chunks, start)


def _prompted(chunks: Sequence[Piece], index: int) -> tuple[Nominal, ...]:
    """The subject of the verb behind what made somebody speak: "Asked about it, *the mayor* said"."""
    start = behind_prompt(chunks)
    first = 0 < start < index and not any(is_main_verb(chunks, k) for k in range(start, index))
    return _first_free(chunks, start, index) if first else ()


def _is_apposed(chunks: Sequence[Piece], index: int) -> bool:
    """Whether the noun phrase behind a comma describes the one before it: "Ana Lopes, *the chair*, said,"."""
    for k in range(index - 2, -1, -1):
        before = nominal_at(chunks, k)
        if before is not None:
            return before.end > index
    return False


def noun_before(chunks: Sequence[Piece], index: int) -> tuple[Nominal, ...]:
    """The nominal that ends right before chunk `index`, a comma, bracket or quotation aside.

    "Who" speaks of people: behind a complement without any it hands over to the noun that this belongs to,
    as in "*graduates* of schools in the field of law who …".
    """
    nearest: Nominal | None = None
    quoted = False
    for k in range(index - 1, -1, -1):
        quoted ^= chunks[k].kind is Chunk.QUOTE
        if chunks[k].kind is Chunk.VG and nearest is not None:
            break
        nominal = nominal_at(chunks, k)
        if nominal is None or quoted or (k and chunks[k - 1].head == "of" and not _is_light(chunks, k - 2)):
            continue
        if chunks[index].head != "who" or is_personal(nominal):
            return (_whole(chunks, nominal),)
        nearest = nearest or nominal
        if not k or chunks[k - 1].kind is not Chunk.PREP:
            break
    return (_whole(chunks, nearest),) if nearest is not None else ()


def _is_light(chunks: Sequence[Piece], index: int) -> bool:
    """Whether a noun belongs to the verb before it: "took *note* of the report, which …"."""
    return (
        index > 0
        and not chunks[index].det
        and chunks[index].kind is Chunk.NP
        and (chunks[index - 1].kind is Chunk.VG and chunks[index].last == chunks[index].first + 1)
    )


def is_personal(nominal: Nominal) -> bool:
    """Whether it names people: by a name, a post, or a noun for them."""
    words, head = lexicon.posts(), nominal.core.head
    known = words.persons | words.heads | words.group_heads
    named = nominal.person is not None or bool(nominal.posts)
    return named or head in known or head in lexicon.table("groups")["heads"]


def _is_relative(chunks: Sequence[Piece], index: int, verb: int) -> bool:
    """Whether "that" stands between its noun and its verb: "the bridge *that* fell"."""
    beside = index > 0 and chunks[index - 1].kind is Chunk.NP and index + 1 == verb
    return beside and chunks[index].head == "that"


def _subject_behind(chunks: Sequence[Piece], verb: int, index: int) -> tuple[Nominal, ...] | int:
    """The same, with another finite verb, at `verb`, before it."""
    before = index - 1
    while before > verb and chunks[before].kind is Chunk.OTHER:
        before -= 1
    relative = _relative_before(chunks, verb)
    closed = chunks[before].kind is Chunk.CC and chunks[before - 1].kind is Chunk.COMMA  # "…, and agreed"
    if relative and (closed or chunks[before].kind is Chunk.COMMA):
        main = next((k for k in range(relative, -1, -1) if closed and is_main_verb(chunks, k)), -1)
        if main >= 0:
            return subject_of(chunks, main)
        return _first_free(chunks, clause_begin(chunks, relative), relative)
    if chunks[before].kind in {Chunk.CC, Chunk.COMMA}:
        return _coordinate(chunks, verb, index)
    return _first_free(chunks, _new_clause(chunks, verb, index), index)


def _coordinate(chunks: Sequence[Piece], nearest: int, index: int) -> int:
    """The verb before "and" that shares its subject with the one behind it: for a verb of saying another
    one, else the nearest of the same tense.
    """
    piece = chunks[index]
    alike = (
        k
        for k in range(nearest, -1, -1)
        if chunks[k].tense == piece.tense
        and chunks[k].perfect == piece.perfect
        and is_main_verb(chunks, k)
        and not (k > 1 and chunks[k - 2].head == "what")
    )
    first = next(alike, nearest)
    if piece.head not in cues() or chunks[first].head in cues():
        return first
    return next((k for k in alike if chunks[k].head in cues()), first)


def _relative_before(chunks: Sequence[Piece], verb: int) -> int:
    """The relative pronoun of the verb's clause, where that stands between commas, or 0."""
    for k in range(verb - 1, 0, -1):
        if chunks[k].kind is Chunk.REL:
            return k if chunks[k - 1].kind is Chunk.COMMA else 0
        if chunks[k].kind in {Chunk.VG, Chunk.SUB, Chunk.BREAK}:
            return 0
    return 0


def _new_clause(chunks: Sequence[Piece], verb: int, index: int) -> int:
    """The noun phrase behind the last comma or conjunction between two verbs."""
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
    k, governed = begin, False
    while k < end:
        found = chunks[k]
        if found.kind is not Chunk.NP:
            leads = found.kind is Chunk.PREP and found.head != "as" and not _is_about(chunks, k)
            led = leads or (found.kind is Chunk.VG and not found.finite)
            governed = led or (governed and found.kind is Chunk.OTHER)  # "after *almost* five years"
            k += 1
            continue
        share = k + 1 < end and chunks[k + 1].head == "of"  # "61% of voters"
        number = found.head.isdigit() and found.last == found.first + 1 and not share
        dated = (
            k + 1 < end and chunks[k + 1].kind is Chunk.DATE and found.head in ARTICLES
        )  # "*The* same day"
        apart = found.head == "part" and k > begin and chunks[k - 1].head == "as"  # "As part of"
        if not governed and not number and not dated and not apart:
            return tuple(m for m in group_at(chunks, k) if m.begin < end)
        k = _behind(chunks, k, end, governed=governed)
        governed = False
    return ()


def _is_about(chunks: Sequence[Piece], index: int) -> bool:
    """Whether a preposition only makes a number inexact: "*over* 300 delegates took part"."""
    following = chunks[index + 1] if index + 1 < len(chunks) else None
    people = following is not None and following.kind is Chunk.NP and following.plural
    return people and chunks[index].head in APPROXIMATING and index < 2


def _behind(chunks: Sequence[Piece], index: int, end: int, *, governed: bool) -> int:
    """Behind the nominal at chunk `index`; a preposition may govern two: "for Malta and Chile, …"."""
    if governed and _is_place_before(chunks, index):
        return index + 1
    if governed and _is_state(chunks, index + 2) and _is_place_before(chunks, index, within=index + 2):
        return index + 3  # "In Riga, *Latvia*, a seminar was held"
    behind = _end_of(chunks, index, end)
    joined = behind + 1 < end and chunks[behind].head == "and" and chunks[behind + 1].kind is Chunk.NP
    if governed and joined and chunks[behind + 1].det == "":
        return _end_of(chunks, behind + 1, end)
    return behind


def _is_place_before(chunks: Sequence[Piece], index: int, within: int = 0) -> bool:
    """Whether it is a place, which neither a post nor a subject behind a comma describes: "In Riga, *the
    envoy*, A. B., met …", "In Riga, *a seminar* was held"; `within` is the state behind it, where one stands.
    """
    last = within or index
    place = chunks[index].mentions[-1:]
    if last + 2 >= len(chunks) or not place or place[0].last != chunks[index].last:
        return False
    somewhere = chunks[index - 1].head in PLACES and place[0].kind in {Kind.NAME, Kind.STATE}
    body = place[0].kind is Kind.BODY or (place[0].kind is Kind.NAME and chunks[index].det == "the")
    if not (somewhere or body) or chunks[last + 1].kind is not Chunk.COMMA:
        return False  # a body neither: "seen by the Evening Star, *the mayor* said"
    behind = chunks[last + 2]
    posted = behind.det == "the" and any(m.kind is Kind.POST for m in behind.mentions)
    return posted or (somewhere and _leads_to_verb(chunks, last + 2))


def _is_state(chunks: Sequence[Piece], index: int) -> bool:
    """Whether a state alone stands between chunk `index` and the comma before it."""
    if index >= len(chunks) or chunks[index - 1].kind is not Chunk.COMMA:
        return False
    mentions = chunks[index].mentions
    alone = len(mentions) == 1 and mentions[0].kind is Kind.STATE
    return alone and (mentions[0].first, mentions[0].last) == (chunks[index].first, chunks[index].last)


def _leads_to_verb(chunks: Sequence[Piece], index: int) -> bool:
    """Whether a verb follows the noun phrase at chunk `index` and its complements, with no comma between."""
    if chunks[index].kind is not Chunk.NP:
        return False
    behind = index + 1
    while (
        behind + 1 < len(chunks) and chunks[behind].kind is Chunk.PREP and chunks[behind + 1].kind is Chunk.NP
    ):
        behind += 2
    return behind < len(chunks) and is_main_verb(chunks, behind)


def _end_of(chunks: Sequence[Piece], index: int, end: int) -> int:
    nominal = nominal_at(chunks, index)
    return min(nominal.end if nominal is not None else index + 1, end)


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
