"""Noun phrases of saying -> whose they are: "*his* claim", "*the Council's* answer"."""

from __future__ import annotations

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.tokens import POSSESSIVES
from mapper.extraction.actors import Actors
from mapper.extraction.focus import Actor
from mapper.rules import lexicon

FEMALE = lexicon.word_set("small-words", "female")
ONE = lexicon.word_set("small-words", "one_possessive")


def owner_of(analysis: Analysis, actors: Actors, clause: Clause, index: int) -> tuple[Actor, int, int] | None:
    """Whose claim chunk `index` is, and the tokens that say so."""
    tokens, piece = analysis.text.tokens, clause.chunks[index]
    first = piece.first
    if piece.det == "poss" and tokens[first].lower in ONE:
        female = tokens[first].lower in FEMALE
        actor = actors.focus.possessor(clause, index, female=female, of_object=False)
        return (actor, first, first + 1) if actor is not None else None
    apostrophe = next((k for k in range(first, piece.last) if tokens[k].lower in POSSESSIVES), 0)
    if not apostrophe:
        return None
    named = next((m for m in piece.mentions if m.last == apostrophe), None)
    actor = next(iter(actors.named(named)), None) if named is not None else None
    actor = actor or actors.phrase(first, apostrophe)
    return (actor, first, apostrophe + 1) if actor is not None else None
