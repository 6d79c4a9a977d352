"""The word lists of `rules/lexicon` by which extraction decides, beside the frames."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from mapper.rules import lexicon

ARTICLES = lexicon.word_set("small-words", "articles")
SINGULAR = lexicon.word_set("small-words", "first_singular")
SPOKEN_TO = lexicon.word_set("small-words", "spoken_to")
PLURAL = lexicon.word_set("small-words", "first_plural")


@dataclass(frozen=True, slots=True)
class EventWords:
    """One set per list of the file, whose comments say what each is for; the tables give words their role."""

    facilities: frozenset[str]
    sites: frozenset[str]
    sitting: frozenset[str]
    memorials: frozenset[str]
    touring: frozenset[str]
    leaders: frozenset[str]
    launched: frozenset[str]
    vessels: frozenset[str]
    forces: frozenset[str]
    ways: frozenset[str]
    bills: frozenset[str]
    weapons: frozenset[str]
    attending: frozenset[str]
    present: frozenset[str]
    among: frozenset[str]
    listing: frozenset[str]
    leading: frozenset[str]
    companions: frozenset[str]
    alongside: frozenset[str]
    honouring: frozenset[str]
    separate: frozenset[str]
    remote: frozenset[str]
    thanking: frozenset[str]
    planning: frozenset[str]
    wishing: frozenset[str]
    lying_ahead: frozenset[str]
    imminent: frozenset[str]
    others_do: frozenset[str]
    happening: frozenset[str]
    holding: frozenset[str]
    channels: frozenset[str]
    purpose: frozenset[str]
    plural_names: frozenset[str]
    generic: frozenset[str]
    briefings: frozenset[str]
    press: frozenset[str]
    saying: frozenset[str]
    opened: frozenset[str]
    margins: frozenset[str]
    together: frozenset[str]
    closing: frozenset[str]
    opening: frozenset[str]
    setting_apart: frozenset[str]
    past: frozenset[str]
    upcoming: frozenset[str]
    dated_ahead: frozenset[str]
    dated_back: frozenset[str]
    intending: frozenset[str]
    unheld: frozenset[str]
    off: frozenset[str]
    before_names: frozenset[str]
    bounding: frozenset[str]
    around: frozenset[str]
    from_then: frozenset[str]
    each: frozenset[str]
    beginning: frozenset[str]
    ending: frozenset[str]
    ends: frozenset[str]
    circumstances: Mapping[str, str]
    attenders: Mapping[str, str]
    capacities: Mapping[str, str]
    unsure: frozenset[str]
    remarks: frozenset[str]
    partly: frozenset[str]
    durations: frozenset[str]
    any_event: frozenset[str]
    proceedings: frozenset[str]
    buildings: frozenset[str]


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """One set per list of the file, whose comments say what each is for."""

    occasions: frozenset[str]
    topics: frozenset[str]
    causes: frozenset[str]
    nobody: frozenset[str]
    partial: frozenset[str]
    origins: frozenset[str]
    settings: frozenset[str]
    prompts: frozenset[str]
    particles: frozenset[str]
    putting: frozenset[str]
    wordings: frozenset[str]
    asking: frozenset[str]
    answering: frozenset[str]
    interviewers: frozenset[str]
    interviewing: frozenset[str]
    doubts: frozenset[str]
    inserted: frozenset[str]
    opinions: frozenset[str]
    announced: frozenset[str]
    adverbs: frozenset[str]
    limits: frozenset[str]
    manners: frozenset[str]
    manner_links: frozenset[str]
    referring: frozenset[str]
    causing: frozenset[str]
    reactions: frozenset[str]
    times: frozenset[str]
    days: frozenset[str]
    tellings: frozenset[str]
    apart: frozenset[str]
    writing: frozenset[str]
    reflexive: frozenset[str]
    openings: frozenset[str]
    copulas: frozenset[str]
    authors: frozenset[str]
    speakers: frozenset[str]
    plural_people: frozenset[str]
    adjective_endings: tuple[str, ...]
    speaker_endings: tuple[str, ...]
    joint_verbs: frozenset[str]
    parties: frozenset[str]
    documents: frozenset[str]
    joint_documents: frozenset[str]
    issuing: frozenset[str]


@dataclass(frozen=True, slots=True)
class GroupWords:
    """One set per list of the file, whose comments say what each is for."""

    heads: frozenset[str]
    sides: frozenset[str]
    led: frozenset[str]
    teams: frozenset[str]
    guests: frozenset[str]
    standing_for: frozenset[str]
    voters: frozenset[str]
    crowds: frozenset[str]
    pairs: frozenset[str]
    counting: frozenset[str]
    announcing: frozenset[str]
    person: frozenset[str]
    body: frozenset[str]
    texts: frozenset[str]
    head_of_state: frozenset[str]
    heads_of_state: frozenset[str]
    heads_of_government: frozenset[str]


@dataclass(frozen=True, slots=True)
class TitleWords:
    """Words inside and before the titles of documents, by the lists of the file."""

    numbered: frozenset[str]
    cited: frozenset[str]
    purposes: frozenset[str]
    links: frozenset[str]
    small: frozenset[str]
    beside: frozenset[str]
    fields: frozenset[str]
    dated: frozenset[str]
    listing: frozenset[str]
    before: frozenset[str]


@dataclass(frozen=True, slots=True)
class NameEndings:
    """Ends of surnames and patronymics by which a name is a woman's or a man's."""

    female: tuple[str, ...]
    male: tuple[str, ...]


@cache
def event_words() -> EventWords:
    """The words by which events are read."""
    table = lexicon.table("event-words")
    lists = {name: words for name, words in table.items() if isinstance(words, list)}
    tables = {name: words for name, words in table.items() if name not in lists}
    sets = _sets(lists)
    sets["sitting"] |= lexicon.word_set("bodies", "chambers", "words")
    return EventWords(**sets, **tables)


@cache
def speech_words() -> SpeechWords:
    """The words by which statements are read."""
    table = lexicon.table("speech-words")
    endings = {name: tuple(words) for name, words in table.items() if name.endswith("_endings")}
    return SpeechWords(**{**_sets(table), **endings})


@cache
def group_words() -> GroupWords:
    """The words for people and bodies without a name."""
    table = lexicon.table("groups")
    return GroupWords(**_sets({field.name: table[field.name] for field in fields(GroupWords)}))


@cache
def title_words() -> TitleWords:
    """The words by which titles of documents are read."""
    return TitleWords(**_sets(lexicon.table("documents")["titles"]))


@cache
def name_endings() -> NameEndings:
    """The ends of names that tell a person's sex."""
    table = lexicon.table("name-endings")
    return NameEndings(tuple(table["female"]), tuple(table["male"]))


def _sets(lists: Mapping[str, Any]) -> dict[str, Any]:
    return {name: frozenset(words) for name, words in lists.items()}
