"""Cues -> whether a noun phrase behind them is what was said, by itself or with what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Final

from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.nominals import nominal_at
from mapper.extraction.openings import is_predicative
from mapper.extraction.words import speech_words
from mapper.rules.statement_frames import Cue


def takes_noun(chunks: Sequence[Piece], start: int, cue: Cue) -> bool:
    """Whether the noun phrase at chunk `start`, with what it is called, is content of the cue."""
    if chunks[start].head in speech_words().reflexive:
        return False
    special = next((test for name, test in SPECIAL.items() if name in cue.takes), None)
    if special is not None:
        return special(chunks, start, cue)
    for_what = "whom-to" in cue.takes and not cue.particle
    if for_what and any(p.head == "for" for p in chunks[start : start + 5]):
        return True
    return "np" in cue.takes and (not cue.objects or chunks[start].head in cue.objects)


def _is_seen(chunks: Sequence[Piece], start: int, cue: Cue) -> bool:
    """Whether something is seen as, or likened to, something: "sees the fight over fares *as* settled"."""
    link = "as" if "as" in cue.takes else "to"
    behind = _behind_nominal(chunks, start)
    if behind < len(chunks) and chunks[behind].kind is Chunk.PREP and chunks[behind].head != link:
        behind = _behind_nominal(chunks, behind + 1)
    return behind < len(chunks) and chunks[behind].head == link


def _is_called(chunks: Sequence[Piece], start: int, _: Cue) -> bool:
    return is_predicative(chunks, start)


def _is_judged(chunks: Sequence[Piece], start: int, cue: Cue) -> bool:
    """Whether an adjective of the cue stands behind a noun phrase: "held the owners fully *responsible*"."""
    if chunks[start].head in cue.adjectives:
        return chunks[start].last > chunks[start].first + 1  # "considers *the delay unacceptable*"
    k = _behind_nominal(chunks, start)
    if k < len(chunks) and chunks[k].kind is Chunk.PREP:
        k = _behind_nominal(chunks, k + 1)
    if chunks[k - 1].head in cue.adjectives:
        return True  # "the port *of Riga accountable*"
    while k < len(chunks) and chunks[k].kind is Chunk.OTHER:
        k += 1
    return k < len(chunks) and chunks[k].head in cue.adjectives and not chunks[k].det


def _behind_nominal(chunks: Sequence[Piece], index: int) -> int:
    nominal = nominal_at(chunks, index)
    return nominal.end - nominal.open if nominal is not None else index + 1


def _is_put_at(chunks: Sequence[Piece], start: int, cue: Cue) -> bool:
    """Whether an amount stands behind one of the cue's objects: "put *the number of boats at nine*"."""
    if chunks[start].head not in cue.objects:
        return False
    behind = _behind_nominal(chunks, start)
    if behind < len(chunks) and chunks[behind].head == "of":
        behind = _behind_nominal(chunks, behind + 1)
    return behind < len(chunks) and chunks[behind].head == "at"


def _is_none(chunks: Sequence[Piece], start: int, cue: Cue) -> bool:
    """Whether a noun phrase denies one of the cue's objects: "no evidence"."""
    return chunks[start].det == "no" and chunks[start].head in cue.objects


def _is_against(chunks: Sequence[Piece], start: int, _: Cue) -> bool:
    """Whether "against" stands behind those who are warned: "cautioned senators *against* …"."""
    behind = behind_addressed(chunks, start - 1)
    return behind < len(chunks) and chunks[behind].head == "against"


def behind_addressed(chunks: Sequence[Piece], index: int) -> int:
    """The chunk behind those whom the verb at `index` addresses: "told *the Council and the press*"."""
    k = index + 1
    while k < len(chunks) and chunks[k].kind is Chunk.NP:
        k += 1
        while k + 2 < len(chunks) and chunks[k].head == "of" and chunks[k + 2].kind is Chunk.NP:
            k += 2
        if k >= len(chunks) or chunks[k].kind is not Chunk.CC:
            break
        k += 1
    return k


def behind_adjective(chunks: Sequence[Piece], index: int, adjectives: Collection[str]) -> int:
    """The chunk behind an adjective that belongs to the verb at `index`: "made it *clear*"; 0 for none."""
    k = index + 1
    if k < len(chunks) and chunks[k].head == "it":
        k += 1
    while k < len(chunks) and chunks[k].kind is Chunk.OTHER:
        k += 1
    return k + 1 if k < len(chunks) and chunks[k].head in adjectives and not chunks[k].det else 0


# What else than a noun phrase alone a cue may take -> whether it stands there.
SPECIAL: Final[dict[str, Callable[[Sequence[Piece], int, Cue], bool]]] = {
    "at": _is_put_at,
    "as": _is_seen,
    "like": _is_seen,
    "judged": _is_judged,
    "none": _is_none,
    "against": _is_against,
    "predicate": _is_called,
}
