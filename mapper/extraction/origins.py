"""Groups -> the states that they are from: "sailors *from Belgium and Estonia*"."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.analysis.chunks import Piece
from mapper.analysis.nominals import Nominal, group_at
from mapper.extraction.actors import Actors
from mapper.extraction.focus import Actor
from mapper.extraction.words import group_words


def with_origins(
    actors: Actors, chunks: Sequence[Piece], members: Sequence[Nominal], found: Sequence[Actor]
) -> Sequence[Actor]:
    """The actors `found` for `members`, and the states behind "from" where no person is among them; for mere
    "delegations from …" the states alone.
    """
    index = members[-1].end if members else len(chunks)
    persons = any(a.id.startswith("person/") for a in found)
    if persons or index + 1 >= len(chunks) or chunks[index].head != "from":
        return found
    owners = states(actors.of(group_at(chunks, index + 1)))
    alone = members[-1].core.head in group_words().standing_for and not members[-1].inner
    return owners if owners and alone else [*found, *owners]


def states(actors: Sequence[Actor]) -> Sequence[Actor]:
    """The states among the actors."""
    return [a for a in actors if a.id.startswith("state/")]
