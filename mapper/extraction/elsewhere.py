"""Predicates -> whether they tell of words for a medium or in writing, which nobody says at an event."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.analysis import gazetteer
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.folding import fold_key
from mapper.analysis.mentions import Kind
from mapper.analysis.nominals import nominal_at
from mapper.extraction.predicates import Predicate
from mapper.extraction.words import speech_words
from mapper.rules.statement_frames import cues

# How many chunks from its verb an occasion stands at most.
FARTHEST = 20


def is_said_elsewhere(chunks: Sequence[Piece], predicate: Predicate) -> bool:
    """Whether a verb of saying is one of writing, addresses a medium ("told Le Monde"), or stands beside an
    occasion of its own: "said *in a statement*", "*In an interview with Sky News*, she said".
    """
    arguments = predicate.arguments
    verb, index = arguments.verb, arguments.index
    if verb.head in speech_words().writing:
        return True
    if verb.head not in cues():
        return False
    if any(cue.addressed for cue in cues()[verb.head]) and _addresses_medium(chunks, predicate):
        return True
    return any(_is_apart(chunks, k) for k in (*_before(arguments.begin, index), *_behind(chunks, index)))


def _before(begin: int, index: int) -> range:
    """The chunks of the clause before its verb, no further than an occasion can stand."""
    return range(max(begin, index - FARTHEST), index)


def _behind(chunks: Sequence[Piece], index: int) -> range:
    """The chunks behind a verb, up to where what was said may begin."""
    ends = {Chunk.SUB, Chunk.VG, Chunk.QUOTE, Chunk.BREAK}
    last = min(len(chunks), index + FARTHEST)
    end = next((k for k in range(index + 1, last) if chunks[k].kind in ends), last)
    return range(index + 1, end)


def _is_apart(chunks: Sequence[Piece], index: int) -> bool:
    """Whether "in a statement", "on his blog", "in an interview" begins at chunk `index`."""
    if chunks[index].kind is not Chunk.PREP or chunks[index].head not in speech_words().settings:
        return False
    nominal = nominal_at(chunks, index + 1)
    if nominal is None or nominal.core.head not in speech_words().apart:
        return False
    return nominal.core.det in {"a", "poss"}


def _addresses_medium(chunks: Sequence[Piece], predicate: Predicate) -> bool:
    """Whether the one addressed is a newspaper, agency or station, or a name of nothing that is known."""
    index = predicate.arguments.index + 1
    piece = chunks[index] if index < len(chunks) else None
    if piece is None or piece.kind is not Chunk.NP or piece.plural:
        return False
    named = next((m for m in piece.mentions if m.last == piece.last), None)
    if named is None or any(actor.id.startswith("person/") for actor in predicate.object):
        return False
    if named.kind is Kind.BODY:
        known = gazetteer.bodies_by_key().get(fold_key(named.name), ())
        return named.sort == "media" or (not named.sort and all(body.kind == "media" for body in known))
    return named.kind is Kind.NAME and named.name.lower() not in gazetteer.cities()
