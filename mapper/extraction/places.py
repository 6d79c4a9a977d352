"""Which noun phrases behind a preposition are places, and how exact they are."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.analysis import gazetteer
from mapper.analysis.analysis import Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.mentions import Kind, Mention
from mapper.analysis.nominals import Nominal
from mapper.extraction.arguments import Arguments
from mapper.extraction.clauses import OBJECTLESS, is_participle
from mapper.extraction.predicates import Predicate
from mapper.extraction.registry import Registry
from mapper.extraction.words import event_words
from mapper.linking.entities import Entities
from mapper.rules import lexicon

AT_PLACE = lexicon.word_set("small-words", "at_place")
CITY, TOWN, STATE, SPOT = 4, 3, 2, 1


class Places:
    """Finds places among nominals."""

    def __init__(self, entities: Entities, registry: Registry) -> None:
        self._entities = entities
        self._registry = registry

    def of(self, member: Nominal) -> tuple[str, int]:
        """The id and rank of the most exact place that a nominal names, or ("", 0)."""
        best: tuple[int, Mention] | None = None
        for mention in member.inner:
            rank = self.rank(mention)
            if rank and (best is None or rank > best[0]):
                best = (rank, mention)
        return (self._registry.place(best[1]), best[0]) if best is not None else ("", 0)

    def rank(self, mention: Mention) -> int:
        """How exact a mention is as a place; 0 where it is none."""
        if mention.kind is Kind.STATE:
            return STATE
        if mention.kind is Kind.PLACE:
            return SPOT
        if mention.kind is Kind.NAME and mention not in self._entities.id_of:
            if event_words().memorials.intersection(mention.name.lower().split()):
                return SPOT  # "laid a wreath at the Sailors' Memorial"
            return CITY if mention.name.lower() in gazetteer.cities() else TOWN
        return 0

    def around(self, chunks: Sequence[Piece], begin: int, end: int) -> list[tuple[str, int]]:
        """The places behind prepositions of place between two chunks."""
        found, inside = [], False
        for k in range(begin, end - 1):
            inside = chunks[k].kind is Chunk.OPEN or (inside and chunks[k].kind is not Chunk.CLOSE)
            if inside:
                continue
            if chunks[k].kind is Chunk.PREP and chunks[k].head in AT_PLACE and chunks[k + 1].kind is Chunk.NP:
                piece = chunks[k + 1]
                for mention in piece.mentions[-1:]:
                    rank = self.rank(mention) if mention.last == piece.last else 0
                    if rank:
                        found.append((self._registry.place(mention), rank))
        return found


def clause_places(
    clause: Clause, places: Places, predicate: Predicate, prepositions: Sequence[str] = ()
) -> list[tuple[str, int]]:
    """The places behind prepositions in a predicate's clause; only behind these where some are given."""
    arguments = predicate.arguments
    if not prepositions:
        return places.around(clause.chunks, arguments.begin, _end(clause, arguments))
    members = [m for o in arguments.others if o.preposition in prepositions for m in o.members]
    return [found for found in map(places.of, members) if found[0]]


def _end(clause: Clause, arguments: Arguments) -> int:
    """Where the places of a predicate end: before a participle that tells of something else, "the drill was
    carried out in May, and the forum, *scheduled for June in Oslo*".
    """
    chunks = clause.chunks
    behind = range(arguments.index + 1, arguments.end)
    others = (k for k in behind if chunks[k].head in OBJECTLESS and is_participle(chunks, k))
    return next(others, arguments.end)
