"""Where an event is by its own name, by whose it is, or by the relative clause that tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mapper.analysis import gazetteer
from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.mentions import Kind, Mention
from mapper.corpus.places import territories
from mapper.extraction.drafts import Draft
from mapper.extraction.places import CITY, SPOT, STATE, Places
from mapper.extraction.registry import Registry
from mapper.rules import lexicon

# Types of events that are called after the city in which they are.
CALLED_AFTER = frozenset({"summit", "conference", "session", "meeting"})
NO_CITIES = lexicon.word_set("places", "no_cities")
NO_VENUES = lexicon.word_set("places", "no_venues")
# How many people a city has at least after which events are called, capitals aside.
LARGE = 100_000


class EventPlaces:
    """Gives events the places that no preposition before them names."""

    def __init__(self, analysis: Analysis, places: Places, registry: Registry) -> None:
        self._text = analysis.text
        self._places = places
        self._registry = registry
        self._named: list[tuple[Draft, str, int]] = []

    def settle(self) -> None:
        """Gives each event without a place, once all is read, that of its name: it does not show that it
        happened, and may be but a name ("the Phoenix Forum").
        """
        for draft, place, rank in self._named:
            if not draft.final.place:
                draft.final.locate(place, rank)

    def by_name(self, piece: Piece, draft: Draft) -> None:
        """Notes the place in the phrase of an event: "the *Riga* summit", "the *Honduran* elections"."""
        if draft.type == "election":
            owner = next((m for m in piece.mentions if m.kind in {Kind.STATE, Kind.DEMONYM}), None)
            if owner is not None and owner.ref in gazetteer.state_by_id():
                name = gazetteer.state_by_id()[owner.ref].name
                place = self._registry.place_at(name, self._text.span(owner.first, owner.last), owner.ref)
                self._named.append((draft, place, STATE))
        elif draft.type in CALLED_AFTER:
            for mention in piece.mentions:
                self._called_after(mention, draft)

    def _called_after(self, mention: Mention, draft: Draft) -> None:
        """Notes the city with which a name begins, but for that of a process: "the *Riga* Port Forum"."""
        if mention.kind not in {Kind.NAME, Kind.EVENT}:
            return
        for last in (mention.first + 2, mention.first + 1):
            name = self._text.surface(mention.first, last)
            following = self._text.tokens[last].lower if last < len(self._text.tokens) else ""
            if last <= mention.last and is_large(name) and following not in NO_VENUES:
                place = self._registry.place_at(name, self._text.span(mention.first, last))
                self._named.append((draft, place, CITY))
                return

    def by_clause(self, clause: Clause, drafts: Iterable[Draft]) -> None:
        """The place before "where" in a clause that tells of an event; the state that holds an election."""
        for draft in drafts:
            if draft.rank <= SPOT and draft.type != "call":
                draft.locate(*self._antecedent(clause.chunks, draft))
            holders = [
                p.actor for p in draft.parts if p.rule == "event.hold" and p.actor.id.startswith("state/")
            ]
            if draft.type == "election" and not draft.place and len(holders) == 1:
                code = holders[0].id.removeprefix("state/")
                if code in territories():
                    span = self._text.span(holders[0].first, holders[0].last)
                    draft.locate(
                        self._registry.place_at(self._registry.name(holders[0].id), span, code), STATE
                    )

    def _antecedent(self, chunks: Sequence[Piece], draft: Draft) -> tuple[str, int]:
        """The place to which "where" belongs: "travelled to *Riga* on Monday, where she met X"."""
        before = [p for p in chunks if p.first < draft.first]
        where = next((k for k in range(len(before) - 1, 0, -1) if chunks[k].head == "where"), 0)
        if any(p.kind is Chunk.BREAK for p in before[where:]):
            return "", 0
        k = where - 1
        while k > 0 and (chunks[k].kind in {Chunk.COMMA, Chunk.DATE} or chunks[k].head == "on"):
            k -= 1
        return self._places.at(chunks, k) if k > 0 and chunks[k].kind is Chunk.NP else ("", 0)


def is_large(name: str) -> bool:
    """Whether a capital or a large city is called so."""
    folded = name.lower()
    city = gazetteer.cities().get(folded)
    if city is None or folded in NO_CITIES or not name[:1].isupper():
        return False
    return folded in gazetteer.capitals() or (city.name.lower() == folded and city.population >= LARGE)
