"""The cues of statements: `frames/statements.toml`, indexed by verb."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from mapper.rules.rulebook import FOLDER, Rule, load

FILE = FOLDER / "statements.toml"


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue; the comment of the file says what its fields mean."""

    id: str
    act: str
    verbs: tuple[str, ...]
    takes: frozenset[str]
    particle: frozenset[str] = frozenset()
    particles: tuple[tuple[str, ...], ...] = ()
    nouns: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    addressed: bool = False
    feeling: bool = False
    passive: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NounCue:
    """A noun of saying: the id of its rule, and its speech act."""

    id: str
    act: str


@cache
def noun_cues() -> Mapping[str, NounCue]:
    """Noun of saying -> its cue."""
    return {
        noun: NounCue(rule.id, rule.fields["act"])
        for rule in load(FILE)
        if rule.table == "noun"
        for noun in rule.words("nouns")
    }


@cache
def acts() -> Mapping[str, str]:
    """Lemma of a verb whose speech act is its own, not that of its cue -> the act."""
    return {
        verb: act
        for act, verbs in tomllib.loads(FILE.read_text(encoding="utf-8"))["acts"].items()
        for verb in verbs
    }


@cache
def all_cues() -> Mapping[str, tuple[Cue, ...]]:
    """Lemma of a verb -> its cues, those that ask for most first."""
    found: dict[str, list[Cue]] = {}
    for cue in (_cue(rule) for rule in load(FILE) if rule.table == "cue"):
        for verb in cue.verbs:
            found.setdefault(verb, []).append(cue)
    return {verb: tuple(sorted(them, key=_specific)) for verb, them in found.items()}


@cache
def cues() -> Mapping[str, tuple[Cue, ...]]:
    """As `all_cues`, but only of verbs that say something as such, not only with words that make every verb a
    cue ("took issue with").
    """
    return {verb: found for verb, found in all_cues().items() if any(_speaks(cue) for cue in found)}


def _speaks(cue: Cue) -> bool:
    plain = not (cue.particle or cue.objects or cue.adjectives) and cue.takes != {"only-that"}
    return plain and (not cue.nouns or "prep" in cue.takes)


@cache
def states() -> Mapping[str, Cue]:
    """Adjective of a state of mind -> its cue."""
    return {
        adjective: _cue(rule)
        for rule in load(FILE)
        if rule.table == "state"
        for adjective in rule.words("adjectives")
    }


def act_of(verb: str) -> str:
    """The speech act of a verb by itself: its own, else that of its plainest cue, else "say"."""
    found = cues().get(verb, ())
    plain = [cue for cue in found if not cue.nouns and not cue.particle] or list(found)
    return acts().get(verb, plain[0].act if plain else "say")


def _specific(cue: Cue) -> tuple[bool, ...]:
    """The more a cue asks for, the earlier it is tried."""
    return not cue.nouns, not cue.particle, "predicate" not in cue.takes, not cue.addressed


def _cue(rule: Rule) -> Cue:
    return Cue(
        rule.id,
        rule.fields["act"],
        verbs=rule.words("verbs"),
        takes=frozenset(rule.words("takes")),
        particle=frozenset(rule.words("particle")),
        particles=tuple(tuple(words.split()) for words in rule.words("particle")),
        nouns=frozenset(rule.words("nouns")),
        objects=frozenset(rule.words("objects")),
        adjectives=frozenset(rule.words("adjectives")),
        addressed=rule.fields.get("addressed", False),
        feeling=rule.fields.get("feeling", False),
        passive=frozenset(rule.words("passive")),
    )
