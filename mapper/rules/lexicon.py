"""The lexicons: words by class, read once from the TOML files beside this module."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from mapper.rules.inflection import VerbForm, plural, verb_forms
from mapper.rules.rulebook import rules

FOLDER = Path(__file__).parent / "lexicon"


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML file of that name."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def word_set(name: str, *keys: str) -> frozenset[str]:
    """The list behind these keys of the TOML file of that name; the comment beside it says what it is for."""
    found: Any = table(name)
    for key in keys:
        found = found[key]
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Words:
    """The closed classes and the verbs. `tag_of` gives a lower-case word its class."""

    tag_of: Mapping[str, str]
    verbs: Mapping[str, VerbForm]
    never_nouns: frozenset[str]


@dataclass(frozen=True, slots=True)
class PostWords:
    """Words of the titles of posts; keys of phrases are their lower-case words joined by a space."""

    heads: frozenset[str]
    phrases: frozenset[str]
    before: frozenset[str]
    status: frozenset[str]
    former: frozenset[str]
    domains: frozenset[str]
    group_heads: frozenset[str]
    ranks: frozenset[str]
    honorifics: frozenset[str]
    persons: frozenset[str]


@dataclass(frozen=True, slots=True)
class BodyWords:
    """Heads of names of bodies with their kind, those of several words, nouns beside such names, and capitals
    that name no body.
    """

    kind_of: Mapping[str, str]
    phrases: frozenset[str]
    appositive: Mapping[str, str]
    no_acronyms: frozenset[str]


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Nouns that end (`after`) or begin (`before`) names of places, and regions without a code."""

    after: frozenset[str]
    before: frozenset[str]
    names: frozenset[str]


_CLASSES = {
    "adverbs": "ADV",
    "other_pronouns": "PRON",
    "prepositions": "PREP",
    "determiners": "DET",
    "possessives": "POSS",
    "conjunctions": "CC",
    "subordinators": "SUB",
    "relatives": "REL",
    "personal_pronouns": "PRON",
    "modals": "MODAL",
    "be": "BE",
    "have": "HAVE",
    "do": "DO",
    "negations": "NEG",
}


@cache
def words() -> Words:
    """The closed classes and the verbs of English."""
    data = table("function-words")
    tags = {word: tag for name, tag in _CLASSES.items() for word in data[name]}
    tags["to"] = "TO"
    verbs = table("verbs")
    regular = [*verbs["regular"].split(), *_frame_verbs()]
    forms = verb_forms(regular, verbs["irregular"], frozenset(verbs["doubling"]))
    return Words(tags, forms, frozenset(verbs["never_nouns"].split()))


def _frame_verbs() -> Iterator[str]:
    """The verbs of the frames: each is a verb of the lexicon as well."""
    for rule in rules().values():
        yield from (verb for verb in rule.words("verbs") if verb != "*")


@cache
def posts() -> PostWords:
    """The words of posts."""
    data = table("posts")
    sets = {name: frozenset(data[name]) for name in data}
    return PostWords(
        heads=sets["heads"],
        phrases=sets["compound_heads"],
        **{name: sets[name] for name in PostWords.__dataclass_fields__ if name not in {"heads", "phrases"}},
    )


@cache
def bodies() -> BodyWords:
    """The heads of names of bodies."""
    data = table("bodies")
    kind_of: dict[str, str] = {}
    for kind, heads in data["heads"].items():
        for head in heads:
            kind_of.setdefault(head, kind)
        kind_of.setdefault(kind, kind)
    for head in data["chambers"]["words"]:
        kind_of.setdefault(head, "organ")
    wholes = _inverted(data["whole_heads"])
    return BodyWords(
        {**kind_of, **wholes},
        frozenset(wholes),
        _inverted(data["appositive"]),
        frozenset(data["no_acronyms"]["words"]),
    )


@cache
def documents() -> Mapping[str, str]:
    """Nouns that name a document -> their kind."""
    return _inverted(table("documents")["kinds"])


@cache
def events() -> Mapping[str, str]:
    """Nouns and noun phrases that name an event (lower case, singular and plural) -> its type."""
    types = _inverted(table("events")["types"])
    return {**{plural(noun): kind for noun, kind in types.items()}, **types}


@cache
def places() -> PlaceWords:
    """The words of names of places."""
    data = table("places")
    return PlaceWords(frozenset(data["after"]), frozenset(data["before"]), frozenset(data["names"]))


def _inverted(groups: Mapping[str, Iterable[str]]) -> dict[str, str]:
    inverted: dict[str, str] = {}
    for key, members in groups.items():
        for member in members:
            inverted.setdefault(member, key)
    return inverted
