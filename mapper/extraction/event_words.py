"""The word lists of `rules/lexicon/event-words.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from mapper.rules import lexicon

# Modals that leave open whether something happens.
UNREAL = frozenset({"could", "should", "may", "might", "can", "must", "ca", "cannot"})


@dataclass(frozen=True, slots=True)
class EventWords:
    """One set per list of the file, whose comments say what each is for."""

    facilities: frozenset[str]
    sites: frozenset[str]
    attending: frozenset[str]
    attenders: frozenset[str]
    separate: frozenset[str]
    remote: frozenset[str]
    thanking: frozenset[str]
    planning: frozenset[str]
    wishing: frozenset[str]
    others_do: frozenset[str]
    happening: frozenset[str]
    holding: frozenset[str]


@cache
def event_words() -> EventWords:
    """The lists, read once."""
    return EventWords(**{name: frozenset(words) for name, words in lexicon.table("event-words").items()})
