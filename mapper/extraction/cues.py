"""Predicates -> cues: where the words of saying end and what was said begins."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.mentions import Kind
from mapper.extraction.circumstances import (
    behind_circumstances,
    behind_manner,
    behind_occasion,
    behind_parenthesis,
    opens_owned,
    that_behind_comma,
)
from mapper.extraction.cue_nouns import behind_addressed, behind_adjective, takes_noun
from mapper.extraction.openings import (
    QUESTIONS,
    has_clause,
    is_infinitive,
    is_subject_of,
    opens_clause,
    opens_gerund,
    opens_that,
    opens_topic,
    opens_words,
)
from mapper.extraction.predicates import Predicate
from mapper.extraction.words import speech_words
from mapper.rules import lexicon
from mapper.rules.statement_frames import Cue, all_cues, states

PLACES = frozenset({Kind.PLACE, Kind.STATE, Kind.NAME})
UNSAID = lexicon.word_set("small-words", "unsaid")


class Found(msgspec.Struct, frozen=True):
    """A cue in a clause: chunks `first` to `last` (exclusive) are the cue, content begins with chunk
    `content`.

    `clause` where the content is a clause of its own, which may hold verbs joined by "and".
    """

    cue: Cue
    first: int
    last: int
    content: int
    clause: bool


def find_cue(chunks: Sequence[Piece], predicate: Predicate) -> Found | None:
    """The cue that a predicate is, or None: by its verb, what follows it, and that it is asserted."""
    arguments = predicate.arguments
    verb = arguments.verb
    if verb.negated or verb.modal in UNSAID or arguments.participle:
        return None
    if verb.passive or verb.head in speech_words().copulas | states().keys():
        state = _feeling(chunks, arguments.index)
        if state is not None or verb.passive:
            return state
    refers = verb.gerund and verb.head in speech_words().referring
    if refers or not (verb.finite or verb.gerund):
        return None
    gap = _behind_gap(chunks, predicate)
    for cue in all_cues().get(verb.head, ()):
        if gap and cue.takes & {"predicate", "as"}:
            return Found(cue, arguments.index, arguments.index + 1, gap, clause=False)
        found = _match(chunks, arguments.index, cue)
        if found is not None:
            return found
    return None


def _behind_gap(chunks: Sequence[Piece], predicate: Predicate) -> int:
    """Where what something is called begins, of which a relative pronoun tells: "the law, which he described
    as *a promise*", "which she called *a betrayal*"; 0 where there is none.
    """
    subject, index = predicate.arguments.subject, predicate.arguments.index + 1
    begin = subject[0].begin if subject else 0
    if not begin or chunks[begin - 1].kind is not Chunk.REL or index + 1 >= len(chunks):
        return 0
    if chunks[index].head == "as":
        return index + 1
    return index if chunks[index].kind is Chunk.QUOTE or chunks[index].det in {"a", "the"} else 0


def _feeling(chunks: Sequence[Piece], index: int) -> Found | None:
    """The content of a state of mind: "is convinced *that* …", "remains deeply concerned *about* …", "is
    confident *of* …".
    """
    k, found = index, next((c for c in all_cues().get(chunks[index].head, ()) if c.feeling), None)
    if chunks[index].head in states() and not (chunks[index].bare or chunks[index].modal):
        found = states()[chunks[index].head]  # "was *clear* that" looks like a verb
    if found is None:
        k += 1
        while k < len(chunks) and chunks[k].kind is Chunk.OTHER and chunks[k].head not in {"not", "never"}:
            k += 1
        plain = k < len(chunks) and chunks[k].kind is Chunk.NP and not chunks[k].det
        found = states().get(chunks[k].head) if plain else None
    behind = chunks[k + 1] if k + 1 < len(chunks) else None
    if found is None or behind is None:
        return None
    if opens_that(chunks, k + 1) and "that" in found.takes:
        return Found(found, index, k + 1, k + 2, clause=True)
    if "to" in found.takes and opens_gerund(chunks, k + 1):
        return Found(found, index, k + 2, k + 2, clause=True)
    if behind.kind is Chunk.PREP and behind.head in (found.particle or speech_words().causes):
        return Found(found, index, k + 2, k + 2, clause=False)
    if behind.kind is Chunk.VG and behind.infinitive and "to" in found.takes:
        return Found(found, index, k + 1, k + 1, clause=True)
    zero = behind.kind is Chunk.NP and "that" in found.takes and has_clause(chunks, k + 1)
    return Found(found, index, k + 1, k + 1, clause=True) if zero else None


def _match(chunks: Sequence[Piece], index: int, cue: Cue) -> Found | None:
    """The cue at the verb group `index`, with the words that belong to it."""
    if cue.feeling:
        return None
    if cue.particle and not cue.nouns:
        behind = _behind_particle(chunks, index + 1, cue)
        return _take(chunks, index, behind, cue) if behind else None
    if cue.nouns:
        return _noun_cue(chunks, index, cue)
    if "made-that" in cue.takes:
        return _made_clear(chunks, index, cue)
    if cue.addressed:
        return _addressed(chunks, index, cue)
    return _take(chunks, index, behind_manner(chunks, index + 1), cue)


def _behind_particle(chunks: Sequence[Piece], index: int, cue: Cue) -> int:
    """The chunk behind the words that belong to a cue: "lashed *out at*"; 0 where none of them follow."""
    heads = tuple(p.head for p in chunks[index : index + 2])
    return next((index + len(p) for p in cue.particles if heads[: len(p)] == p), 0)


def _take(chunks: Sequence[Piece], index: int, behind: int, cue: Cue) -> Found | None:
    """The content behind a cue that ends before chunk `behind`, if it is of a kind that the cue takes."""
    found = Found(cue, index, behind, behind, clause=True)
    limited = (
        behind < len(chunks)
        and chunks[behind].head in speech_words().limits
        and opens_that(chunks, behind + 1)
    )
    if limited and cue.takes & {"that", "only-that"}:
        return replace(found, last=behind + 1, content=behind + 2)
    apart = behind_parenthesis(chunks, behind)
    far = behind_circumstances(chunks, apart)
    if cue.takes & {"that", "only-that"}:
        far = far if opens_that(chunks, far) else that_behind_comma(chunks, behind)
        if opens_that(chunks, far):
            return replace(found, content=far + 1)
    clause = "that" in cue.takes
    start = (clause and _before_subject(chunks, behind)) or behind_occasion(chunks, apart)
    start = far if cue.objects and far < len(chunks) and chunks[far].kind is Chunk.NP else start
    if start >= len(chunks):
        return None
    found = replace(found, content=start)
    noun = chunks[start].kind is Chunk.NP and chunks[start].head not in QUESTIONS
    if noun or opens_owned(chunks, start):
        return _nominal(chunks, found)
    return _without_noun(chunks, found)


def _without_noun(chunks: Sequence[Piece], found: Found) -> Found | None:
    """The content that begins with no noun phrase: a question, a quotation, an infinitive, a gerund, a
    clause.
    """
    start, takes = found.content, found.cue.takes
    piece = chunks[start]
    question = "wh" in takes and piece.head in QUESTIONS
    quoted = piece.kind is Chunk.QUOTE and not found.cue.objects and bool(takes & {"quote", "np", "that"})
    infinitive = "to" in takes and is_infinitive(chunks, start)
    if question or quoted or infinitive:
        return found
    gerund = "gerund" in takes and piece.kind is Chunk.VG and not (piece.finite or piece.infinitive)
    follows = start + 1 < len(chunks) and chunks[start + 1].kind is Chunk.NP
    # "disputed *that* account"
    determined = piece.kind is Chunk.OTHER or (piece.head == "that" and not opens_that(chunks, start))
    if gerund or ("np" in takes and determined and follows):
        return replace(found, clause=False)
    opens = opens_clause(piece) and has_clause(chunks, start) and not opens_topic(chunks, start)
    relative = found.first > 1 and chunks[found.first - 2].kind is Chunk.REL
    gap = relative and piece.kind is Chunk.VG and piece.finite  # "which critics say *would fail*"
    clause = takes & {"that", "np"} == {"that"} and (opens or gap)
    return found if clause else None


def _nominal(chunks: Sequence[Piece], found: Found) -> Found | None:
    """The content that begins with a noun phrase: a clause, whom to do what, or the noun phrase itself."""
    start, takes = found.content, found.cue.takes
    verb = next((k for k in range(start + 1, len(chunks)) if chunks[k].kind is Chunk.VG), 0)
    if verb and "that" in takes:
        clause = is_subject_of(chunks, start, verb) if "np" in takes else has_clause(chunks, start)
        if clause:
            return found
    if verb and "whom-to" in takes and (chunks[verb].infinitive or is_infinitive(chunks, verb - 2)):
        return found
    if chunks[start].det == "pron" and found.first and chunks[found.first - 1].kind is Chunk.REL:
        return None  # "lawmakers who *supported him*"
    return replace(found, clause=False) if takes_noun(chunks, start, found.cue) else None


def _noun_cue(chunks: Sequence[Piece], index: int, cue: Cue) -> Found | None:
    """A verb with its noun: "expressed his gratitude to", "draws attention to", "expressed the hope that"."""
    k = index + 1
    if k < len(chunks) and chunks[k].kind is Chunk.PREP and chunks[k].head == "from":
        k += 1
    if k >= len(chunks) or chunks[k].kind is not Chunk.NP or chunks[k].head not in cue.nouns:
        return None
    if chunks[k].mentions and not cue.particle:
        # "expressed Malta's solidarity with …": whose it is belongs to what is said
        return Found(cue, index, index + 1, k, clause=False)
    return _behind_noun(chunks, index, k + 1, cue)


def _made_clear(chunks: Sequence[Piece], index: int, cue: Cue) -> Found | None:
    """A verb with an adjective of its content: "made (it) *clear* that …"."""
    behind = behind_adjective(chunks, index, cue.adjectives)
    far = behind_circumstances(chunks, behind)
    if behind and opens_that(chunks, far):
        return Found(cue, index, behind, far + 1, clause=True)
    zero = 0 < behind < len(chunks) and chunks[behind].kind is Chunk.NP and has_clause(chunks, behind)
    return Found(cue, index, behind, behind, clause=True) if zero else None


def _behind_noun(chunks: Sequence[Piece], index: int, behind: int, cue: Cue) -> Found | None:
    """The content at chunk `behind`, which follows the cue's noun."""
    piece = chunks[behind] if behind < len(chunks) else None
    if piece is None:
        return None
    far = behind_occasion(chunks, behind)
    if "that" in cue.takes and opens_that(chunks, far):
        return Found(cue, index, behind, far + 1, clause=True)
    manner = chunks[behind : behind + 3]
    if len(manner) > 2 and manner[1].head in speech_words().manners and manner[2].head in cue.particle:
        behind, piece = behind + 2, manner[2]  # "took note *with concern* of"
    if piece.kind is Chunk.VG and piece.infinitive and "to" in cue.takes:
        return Found(cue, index, behind, behind, clause=True)
    if piece.head == "of" and not cue.particle and "that" in cue.takes:
        return Found(cue, index, index + 1, behind - 1, clause=False)  # "voiced *the concerns of* the town"
    linked = (
        piece.kind is Chunk.PREP and "prep" in cue.takes and (not cue.particle or piece.head in cue.particle)
    )
    doing = "to" in cue.takes and opens_gerund(chunks, behind)
    return Found(cue, index, behind + 1, behind + 1, clause=doing) if linked else None


def _addressed(chunks: Sequence[Piece], index: int, cue: Cue) -> Found | None:
    """A verb with those it addresses: "told reporters that …", "informed the Minister about …"."""
    found = Found(cue, index, index + 1, index + 1, clause=True)
    person = behind_addressed(chunks, index)
    far = behind_circumstances(chunks, behind_parenthesis(chunks, person))
    if opens_that(chunks, far):
        return replace(found, content=far + 1)
    behind = chunks[person] if person < len(chunks) else None
    if behind is not None and behind.head == "not" and person + 1 < len(chunks):
        behind, person = chunks[person + 1], person + 1  # "warned ministers *not* to go"
    if behind is not None and person > index + 1:
        if behind.kind is Chunk.VG or is_infinitive(chunks, person):
            return _addressee_and_verb(chunks, found, person)
        if behind.kind is Chunk.PREP and behind.head in speech_words().topics:
            return replace(found, content=person + 1, clause=False) if "about" in cue.takes else None
    start = _before_subject(chunks, person) or behind_occasion(chunks, person)
    return replace(found, content=start) if _opens_told(chunks, start, addressed=start > index + 1) else None


def _before_subject(chunks: Sequence[Piece], index: int) -> int:
    """The noun phrase with which a clause begins right behind circumstances, 0 for none: "told the inquiry in
    Leeds *he* had", "said in Boston *the plan* was old"; behind a comma the place is part of what was said.
    """
    start = behind_circumstances(chunks, index)
    if not index < start < len(chunks) - 1 or chunks[start - 1].kind is Chunk.COMMA:
        return 0
    verb = chunks[start + 1]
    if chunks[start].det == "pron":
        return start if verb.kind is Chunk.VG and verb.finite else 0
    place = start - index == 2 and any(m.kind in PLACES for m in chunks[start - 1].mentions)
    opens = chunks[start].kind is Chunk.NP and chunks[start].det in {"the", "a"}
    return start if place and opens and has_clause(chunks, start) else 0


def _opens_told(chunks: Sequence[Piece], start: int, *, addressed: bool) -> bool:
    """Whether what somebody was told begins at chunk `start`; without "that" only behind the addressee."""
    if start >= len(chunks):
        return False
    zero = chunks[start].kind is Chunk.NP or opens_clause(chunks[start])
    return opens_words(chunks[start]) or (addressed and zero and has_clause(chunks, start))


def _addressee_and_verb(chunks: Sequence[Piece], found: Found, verb: int) -> Found | None:
    """The content where a verb follows the addressee: whom to do what, or what it is said of: "warned rates
    would rise".
    """
    to = is_infinitive(chunks, verb) and "whom-to" in found.cue.takes
    return replace(found, content=found.last) if to or chunks[verb].finite else None
