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
    nouns: frozenset[str] = frozenset()
    addressed: bool = False
    feeling: bool = False


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
def cues() -> Mapping[str, tuple[Cue, ...]]:
    """Lemma of a verb -> its cues, those with particles and nouns first."""
    found: dict[str, list[Cue]] = {}
    for cue in (_cue(rule) for rule in load(FILE) if rule.table == "cue"):
        for verb in cue.verbs:
            found.setdefault(verb, []).append(cue)
    return {
        verb: tuple(sorted(them, key=lambda c: (not c.nouns, not c.particle))) for verb, them in found.items()
    }


def act_of(verb: str) -> str:
    """The speech act of a verb by itself: its own, else that of its plainest cue, else "say"."""
    found = cues().get(verb, ())
    plain = [cue for cue in found if not cue.nouns and not cue.particle] or list(found)
    return acts().get(verb, plain[0].act if plain else "say")


def _cue(rule: Rule) -> Cue:
    return Cue(
        rule.id,
        rule.fields["act"],
        verbs=rule.words("verbs"),
        takes=frozenset(rule.words("takes")),
        particle=frozenset(rule.words("particle")),
        nouns=frozenset(rule.words("nouns")),
        addressed=rule.fields.get("addressed", False),
        feeling=rule.fields.get("feeling", False),
    )
