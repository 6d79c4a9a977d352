"""Nominals -> the words that name a speaker: the whole noun phrase, with what is said of it behind it."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.analysis.analysis import Analysis
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.mentions import PERSONAL, Kind
from mapper.analysis.nominals import Nominal, nominal_at
from mapper.analysis.phrases import named_head
from mapper.extraction.clauses import is_main_verb, is_participle
from mapper.extraction.speakers import can_speak, is_plural_people
from mapper.extraction.words import speech_words
from mapper.facts import Span
from mapper.rules import lexicon

ENDS = frozenset({Chunk.COMMA, Chunk.QUOTE, Chunk.BREAK})


def source_span(
    analysis: Analysis, chunks: Sequence[Piece], members: Sequence[Nominal], until: int | None = None
) -> Span | None:
    """The code points of the noun phrase that names the speaker, up to the cue at chunk `until`, or, where
    that stands before it, up to where the sentence goes on.
    """
    if not members:
        return None
    end, behind = members[-1].end - members[-1].open, behind_source(chunks, members, until)
    last = chunks[behind - 1].last if behind > end else members[-1].last
    return analysis.text.span(members[0].first, last)


def behind_source(chunks: Sequence[Piece], members: Sequence[Nominal], until: int | None = None) -> int:
    """The chunk behind everything that is said of a noun phrase, as in `source_span`."""
    last, limit = members[-1], len(chunks) if until is None else until
    index = last.end - last.open
    if last.core.det == "pron" and last.core.head not in speech_words().partial:
        return index
    while index < limit:
        behind = _added(chunks, index, limit, bounded=until is not None)
        if behind <= index:
            break
        index = behind
    return index


def _added(chunks: Sequence[Piece], index: int, limit: int, *, bounded: bool) -> int:
    """The chunk behind the next thing said of a noun phrase: a prepositional phrase, a participle, a relative
    clause or an apposition; `index` where there is none.
    """
    found = chunks[index]
    if found.kind is Chunk.COMMA and index + 1 < limit:
        behind = _between_commas(chunks, index + 1, limit, bounded=bounded)
        return behind if behind > index + 1 else index
    if found.kind is Chunk.CC:
        return _with_one(chunks, index, limit)
    if found.kind is Chunk.PREP:
        return _phrase(chunks, index, limit, bounded=bounded)
    if found.kind is Chunk.REL and bounded and not any(p.kind is Chunk.VG for p in chunks[index:limit]):
        return index  # "lawmakers *who* accused"
    if found.kind is Chunk.REL or _is_participle(chunks, index):
        return _clause_end(chunks, index, limit)
    return index


def _between_commas(chunks: Sequence[Piece], index: int, limit: int, *, bounded: bool) -> int:
    """As `_added`, for what begins behind a comma."""
    found = chunks[index]
    if found.kind is Chunk.REL or (not found.gerund and _is_participle(chunks, index)):
        return _closing(chunks, index, limit) if bounded else _clause_end(chunks, index, limit)
    if found.kind is Chunk.PREP and (found.head in speech_words().origins or _is_on_behalf(chunks, index)):
        behind = _phrase(chunks, index, limit, bounded=True)
        return behind if behind > index and _is_closed(chunks, behind, limit) else index
    if found.kind is not Chunk.NP or found.det == "pron" or found.head in speech_words().occasions:
        return index
    nominal = nominal_at(chunks, index)
    behind = nominal.end - 1 if nominal is not None and nominal.open else nominal.end if nominal else index
    while behind < limit and chunks[behind].kind is Chunk.PREP:
        further = _further(chunks, behind, limit, bounded=bounded)
        if further <= behind:
            break
        behind = further
    return behind if behind <= limit and _is_closed(chunks, behind, limit) else index


def _further(chunks: Sequence[Piece], index: int, limit: int, *, bounded: bool) -> int:
    """Behind a phrase that belongs to an apposition: "a Republican *from Ohio*", "analyst *at the Bank of
    Malta* and one of its founders"; behind a verb of saying few others do.
    """
    nominal = nominal_at(chunks, index + 1)
    body = nominal is not None and any(m.kind is Kind.BODY for m in nominal.core.mentions)
    if not (bounded or body or chunks[index].head in speech_words().origins):
        return index
    behind = _phrase(chunks, index, limit, bounded=bounded)
    return _with_one(chunks, behind, limit) if behind > index else behind


def _with_one(chunks: Sequence[Piece], index: int, limit: int) -> int:
    """Behind what goes on as in "analyst at the Bank of Malta *and one of its founders*", else `index`."""
    joined = index + 1 < limit and chunks[index].head == "and"
    other = nominal_at(chunks, index + 1) if joined and chunks[index + 1].head == "one" else None
    return other.end - other.open if other is not None and other.end <= limit else index


def _is_on_behalf(chunks: Sequence[Piece], index: int) -> bool:
    """Whether a phrase between commas tells for whom one speaks: "Ana Lopes, *for the Liberals*, said"."""
    nominal = nominal_at(chunks, index + 1)
    return (
        chunks[index].head == "for"
        and nominal is not None
        and nominal.core.det in {"", "the"}
        and can_speak(nominal.core)
    )


def _phrase(chunks: Sequence[Piece], index: int, limit: int, *, bounded: bool) -> int:
    """Behind a prepositional phrase that belongs to the noun before it; behind a person's name, or where the
    verb stands before, few do: "said Ana Lopes *of the Institute* in Riga".
    """
    nominal = nominal_at(chunks, index + 1) if index + 1 < limit else None
    if nominal is None or nominal.end - nominal.open > limit:
        return index
    head, before = nominal.core.head, chunks[index - 1]
    words = speech_words()
    outer = head in words.occasions | words.opinions or (not bounded and head in lexicon.events())
    if outer and chunks[index].head in speech_words().settings:
        return index
    named = named_head(before, *PERSONAL) is not None
    named = named and not (before.det == "" and before.last == before.first + 1 and is_plural_people(before))
    if named and chunks[index].head not in speech_words().origins:
        return index
    return nominal.end - nominal.open


def _clause_end(chunks: Sequence[Piece], index: int, limit: int) -> int:
    """Behind a relative clause or participle that ends at the next comma, dash or quotation mark."""
    for k in range(index + 1, limit):
        if chunks[k].kind in ENDS or chunks[k].head in {".", "!", "?", ";"}:
            return k
    return limit


def _closing(chunks: Sequence[Piece], index: int, limit: int) -> int:
    """The comma that a verb follows: "Ana Lopes, who came by boat, car and rail, said"; nothing closes what
    the cue itself stands in.
    """
    if not any(p.kind is Chunk.VG for p in chunks[index:limit]):
        return index
    for k in range(index + 1, limit):
        behind = k + 1
        while behind < limit and chunks[behind].kind is Chunk.OTHER:
            behind += 1
        if chunks[k].kind is Chunk.COMMA and (behind >= limit or is_main_verb(chunks, behind)):
            return k
    return _clause_end(chunks, index, limit)


def _is_closed(chunks: Sequence[Piece], index: int, limit: int) -> bool:
    """Whether an apposition ends at chunk `index`: a comma, the cue or the end of the sentence."""
    return index >= limit or chunks[index].kind is Chunk.COMMA or chunks[index].head == "."


def _is_participle(chunks: Sequence[Piece], index: int) -> bool:
    piece = chunks[index]
    if piece.kind is not Chunk.VG or piece.head in speech_words().prompts:
        return False
    return piece.gerund or is_participle(chunks, index)
