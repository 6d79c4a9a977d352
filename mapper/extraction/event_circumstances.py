"""Nouns behind prepositions -> who has which role by them: "under the chairmanship of …", "with the
participation of …", "at the invitation of …".
"""

from __future__ import annotations

from collections.abc import Sequence

from mapper.analysis.analysis import Analysis
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.nominals import group_at
from mapper.extraction.actors import Actors
from mapper.extraction.drafts import Part
from mapper.extraction.origins import with_origins
from mapper.extraction.words import event_words

# How far behind its noun "of" may stand: "with the participation, by video, of …".
NEAR = 3
# What else leads from the noun to them: "with support *from* …", "in cooperation *with* …".
LINKS = frozenset({"from", "with", "by"})


class Circumstances:
    """Reads the phrases of one article that give a role to whom "of" names."""

    def __init__(self, analysis: Analysis, actors: Actors) -> None:
        self._text = analysis.text
        self._actors = actors

    def parts(self, chunks: Sequence[Piece], begin: int, end: int) -> list[Part]:
        """The participations by such phrases between two chunks."""
        return [part for k in range(begin, end) if is_circumstance(chunks, k) for part in self._at(chunks, k)]

    def _at(self, chunks: Sequence[Piece], index: int) -> list[Part]:
        role, rule = event_words().circumstances[_key(chunks, index)], f"event.{_rule(chunks, index)}"
        links = range(index + 2, min(index + 2 + NEAR, len(chunks) - 1))
        beside = (k for k in links[:1] if chunks[k].kind is Chunk.PREP and chunks[k].head in LINKS)
        link = next(beside, None) or next((k for k in links if chunks[k].head == "of"), 0)
        members = group_at(chunks, link + 1) if link else ()
        found = with_origins(self._actors, chunks, members, self._actors.of(members))
        return [Part.of(actor, role, rule, self._text) for actor in found]


def is_circumstance(chunks: Sequence[Piece], index: int) -> bool:
    """Whether a preposition at chunk `index` leads to a noun that gives a role."""
    if chunks[index].kind is not Chunk.PREP or index + 1 >= len(chunks):
        return False
    return chunks[index + 1].kind is Chunk.NP and _key(chunks, index) in event_words().circumstances


def _key(chunks: Sequence[Piece], index: int) -> str:
    return f"{chunks[index].head} {chunks[index + 1].head}"


def _rule(chunks: Sequence[Piece], index: int) -> str:
    return f"{chunks[index].head}.{chunks[index + 1].head}"
