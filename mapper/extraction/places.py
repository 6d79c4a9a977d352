"""Which noun phrases behind a preposition are the places of events, and how exact they are."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.analysis import gazetteer
from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.mentions import Kind, Mention
from mapper.analysis.nominals import Nominal
from mapper.extraction.arguments import Arguments
from mapper.extraction.clauses import OBJECTLESS, is_participle
from mapper.extraction.place_topics import is_of_topic
from mapper.extraction.predicates import Predicate
from mapper.extraction.registry import Registry
from mapper.extraction.words import event_words
from mapper.linking.entities import Entities
from mapper.rules import lexicon

AT_PLACE = lexicon.word_set("small-words", "at_place")
# Of "the port city of Mombasa", "the Kenyan capital", "the Gulf of Riga" and "the Northern training ground".
SETTLEMENTS = lexicon.word_set("places", "settlements")
CAPITAL = lexicon.word_set("places", "seats")
WATERS = lexicon.word_set("places", "waters")
GROUNDS = lexicon.word_set("places", "grounds")
CITY, TOWN, STATE, SPOT = 4, 3, 2, 1


class Places:
    """Finds places among noun phrases."""

    def __init__(self, analysis: Analysis, entities: Entities, registry: Registry) -> None:
        self._text = analysis.text
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

    def at(self, chunks: Sequence[Piece], index: int) -> tuple[str, int]:
        """The id and rank of the place that the noun phrase at chunk `index` is, or ("", 0)."""
        piece = chunks[index]
        mention = piece.mentions[-1] if piece.mentions else None
        rank = self.rank(mention) if mention is not None and mention.last == piece.last else 0
        if mention is not None and rank:
            whole = self._water(chunks, index)
            return whole if whole[0] else (self._registry.place(mention), rank)
        if piece.head in GROUNDS and mention is not None and mention.kind in {Kind.NAME, Kind.DEMONYM}:
            return self._spot(mention.first, piece.last)
        return self._settlement(chunks, index) if piece.head in SETTLEMENTS else ("", 0)

    def _water(self, chunks: Sequence[Piece], index: int) -> tuple[str, int]:
        """The gulf or strait that "of" names: "the Gulf *of Riga*"."""
        behind = chunks[index + 1 : index + 3]
        if chunks[index].head not in WATERS or len(behind) < 2 or behind[0].head != "of":
            return "", 0
        named = behind[1].mentions[:1]
        return self._spot(chunks[index].mentions[-1].first, named[0].last) if named else ("", 0)

    def _spot(self, first: int, last: int) -> tuple[str, int]:
        name = self._text.surface(first, last)
        return self._registry.place_at(name, self._text.span(first, last)), SPOT

    def _settlement(self, chunks: Sequence[Piece], index: int) -> tuple[str, int]:
        """The city that "the port city of Mombasa", "the capital, Nairobi," or "the Kenyan capital" is."""
        piece = chunks[index]
        state = next((m for m in piece.mentions if m.kind in {Kind.STATE, Kind.DEMONYM}), None)
        behind = chunks[index + 1 : index + 3]
        if len(behind) == 2 and behind[1].kind is Chunk.NP and behind[0].head in {"of", ","}:
            mention = behind[1].mentions[-1] if behind[1].mentions else None
            bare = mention is not None and (mention.first, mention.last) == (behind[1].first, behind[1].last)
            rank = self.rank(mention) if mention is not None and bare else 0
            if mention is not None and rank >= TOWN:
                return self._registry.place(mention), rank
            if mention is not None and mention.kind is Kind.STATE and behind[0].head == "of":
                state = mention
        name = gazetteer.capital_of(state.ref) if state is not None and piece.head in CAPITAL else ""
        return (
            (self._registry.place_at(name, self._text.span(piece.first, piece.last)), CITY)
            if name
            else ("", 0)
        )

    def around(self, chunks: Sequence[Piece], begin: int, end: int) -> list[tuple[str, int]]:
        """The places behind prepositions of place between two chunks, but for those of which was spoken."""
        found, inside = [], False
        for k in range(begin, end - 1):
            inside = chunks[k].kind is Chunk.OPEN or (inside and chunks[k].kind is not Chunk.CLOSE)
            if inside or chunks[k].kind is not Chunk.PREP or chunks[k + 1].kind is not Chunk.NP:
                continue
            if chunks[k].head in AT_PLACE:
                place, rank = self.at(chunks, k + 1)
                if place and not is_of_topic(chunks, k, city=rank >= TOWN):
                    found.append((place, rank))
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
