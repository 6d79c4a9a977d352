"""Chunks -> the circumstances that may stand between a cue and what was said: time, place and occasion."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.nominals import nominal_at
from mapper.analysis.phrases import OF_DAY
from mapper.analysis.tokens import Token
from mapper.extraction.clauses import is_participle
from mapper.extraction.words import speech_words
from mapper.rules import lexicon

# Chunks behind which a day may belong to a clause of its own.
CLAUSES = frozenset({Chunk.VG, Chunk.SUB, Chunk.REL, Chunk.BREAK, Chunk.QUOTE})
# How far behind its cue ", that" may stand.
FARTHEST = 40


def behind_occasion(chunks: Sequence[Piece], index: int) -> int:
    """The chunk behind when and on what occasion it was said: "said *on Monday in an interview* the …"."""
    while True:
        behind = _behind_time(chunks, index) or _behind_phrase(chunks, index, any_noun=False)
        if not behind:
            return index
        index = _behind_comma(chunks, behind)


def behind_circumstances(chunks: Sequence[Piece], index: int) -> int:
    """The chunk behind all that tells when, where, how and to whom: "said *to reporters in Riga* that …"."""
    while True:
        behind = _behind_time(chunks, index) or _behind_phrase(chunks, index, any_noun=True)
        if not behind:
            return index
        index = _behind_comma(chunks, behind)


def behind_parenthesis(chunks: Sequence[Piece], index: int) -> int:
    """The chunk behind what two commas set off right behind a cue: "denied, *however*, that", "condemned,
    *in a letter sent on Monday*, the raid"; `index` where there is nothing of the kind.
    """
    if index >= len(chunks) or chunks[index].kind is not Chunk.COMMA:
        return index
    behind = behind_circumstances(chunks, index + 1)
    return behind if behind > index + 2 and chunks[behind - 1].kind is Chunk.COMMA else index


def that_behind_comma(chunks: Sequence[Piece], index: int) -> int:
    """The chunk of ", *that*" behind a cue that ends before chunk `index` and circumstances of any length:
    "said at the session of the committee, held in Riga today, *that* …"; `index` where there is none.
    """
    for k in range(index, min(index + FARTHEST, len(chunks))):
        found = chunks[k]
        if found.kind is Chunk.SUB and found.head == "that" and chunks[k - 1].kind is Chunk.COMMA:
            return k
        if found.kind in CLAUSES and not (found.kind is Chunk.VG and is_participle(chunks, k)):
            return index
    return index


def behind_manner(chunks: Sequence[Piece], index: int) -> int:
    """The chunk behind how it was said, which belongs to the cue: "noted *with deep concern* that"."""
    nominal = nominal_at(chunks, index + 1)
    if nominal is None or nominal.end != index + 2 or nominal.posts or nominal.person is not None:
        return index
    leads = chunks[index].head in speech_words().manner_links
    return index + 2 if leads and nominal.core.head in speech_words().manners else index


def ends_sentence(chunks: Sequence[Piece], index: int) -> bool:
    """Whether nothing but circumstances follows from chunk `index` on: "…, he said *on Monday*."""
    behind = behind_circumstances(chunks, _behind_comma(chunks, index))
    return behind >= len(chunks) or chunks[behind].head in {".", ";"}


def before_occasion(
    tokens: Sequence[Token], chunks: Sequence[Piece], start: int, end: int, *, events: bool
) -> int:
    """The chunk before which a noun phrase that was said ends: before the day or the occasion on which it was
    said, as in "denied the report *on Monday*", "*in an interview*". A day behind an event is its own where
    `events` is true: "announced a summit on Monday".
    """
    for k in range(start + 1, end):
        if chunks[k].kind in CLAUSES:
            return end
        own = events and chunks[k - 1].head in lexicon.events()
        manner = (
            chunks[k].head == "in" and behind_manner(chunks, k) > k
        )  # "the attack *in the strongest terms*"
        if (_is_day(tokens, chunks, k) and not own) or _is_telling(chunks, k) or manner:
            return k - 1 if chunks[k - 1].kind is Chunk.COMMA else k
    return end


def _is_day(tokens: Sequence[Token], chunks: Sequence[Piece], index: int) -> bool:
    """Whether a day begins at chunk `index`: "on Monday", "Tuesday night", not "of Monday's vote"."""
    found, before = chunks[index], chunks[index - 1]
    if found.kind is Chunk.PREP:
        led = found.head == "on" and index + 1 < len(chunks)
        return led and _names_day(tokens, chunks, index + 1)
    free = before.kind not in {Chunk.PREP, Chunk.CC}
    return free and _names_day(tokens, chunks, index)


def _names_day(tokens: Sequence[Token], chunks: Sequence[Piece], index: int) -> bool:
    found = chunks[index]
    named = found.kind is Chunk.DATE or _is_time(chunks, index)
    days = any(token.lower in speech_words().days for token in tokens[found.first : found.last])
    return named and days and not opens_owned(chunks, index)


def _is_telling(chunks: Sequence[Piece], index: int) -> bool:
    """Whether "in a statement", "at his press conference" begins at chunk `index`."""
    if chunks[index].kind is not Chunk.PREP or chunks[index].head not in speech_words().settings:
        return False
    nominal = nominal_at(chunks, index + 1)
    told = nominal is not None and nominal.core.head in speech_words().tellings
    return told and nominal is not None and nominal.core.det in {"a", "poss"}


def _behind_comma(chunks: Sequence[Piece], index: int) -> int:
    return index + 1 if index < len(chunks) and chunks[index].kind is Chunk.COMMA else index


def _behind_time(chunks: Sequence[Piece], index: int) -> int:
    """Behind a date, a day or an adverb of time, with its preposition; 0 where there is none."""
    if index >= len(chunks):
        return 0
    found = chunks[index]
    if opens_owned(chunks, index) or opens_owned(chunks, index + 1):
        return 0
    if found.kind is Chunk.DATE or (found.kind is Chunk.OTHER and found.head in speech_words().adverbs):
        return index + 1
    if found.kind is Chunk.NP and _is_time(chunks, index):
        return index + 1
    if found.kind is not Chunk.PREP or index + 1 >= len(chunks):
        return 0
    return index + 2 if chunks[index + 1].kind is Chunk.DATE or _is_time(chunks, index + 1) else 0


def opens_owned(chunks: Sequence[Piece], index: int) -> bool:
    """Whether a day and what is of that day stand at chunk `index`: "Monday's vote"."""
    day = chunks[index : index + 2]
    return len(day) > 1 and day[0].kind is Chunk.DATE and day[1].det == OF_DAY


def _is_time(chunks: Sequence[Piece], index: int) -> bool:
    """Whether a noun phrase is a time of its own: "Tuesday night", "this week", not "the week was long"."""
    behind = chunks[index + 1] if index + 1 < len(chunks) else None
    free = behind is None or (behind.kind is not Chunk.VG and behind.head != "of")
    short = chunks[index].last - chunks[index].first <= 2
    return chunks[index].kind is Chunk.NP and chunks[index].head in speech_words().times and short and free


def _behind_phrase(chunks: Sequence[Piece], index: int, *, any_noun: bool) -> int:
    """Behind a preposition and its nominal, which is an occasion unless `any_noun` will do."""
    if index >= len(chunks) or chunks[index].kind is not Chunk.PREP:
        return 0
    start = index + 1
    if any_noun and start < len(chunks) and chunks[start].kind is Chunk.VG and chunks[start].gerund:
        start += 1  # "after meeting the mayor"
    nominal = nominal_at(chunks, start)
    if nominal is None or not (any_noun or nominal.core.head in speech_words().occasions):
        return 0
    end = nominal.end - 1 if nominal.open else nominal.end
    if end < len(chunks) and chunks[end].kind is Chunk.VG and is_participle(chunks, end):
        end += 1  # "in a statement *released* today"
    return behind_circumstances(chunks, end) if not any_noun else end
