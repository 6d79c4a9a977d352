"""The cues of statements: `frames/statements.toml`, indexed by verb."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "frames" / "statements.toml"


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
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class NounCue:
    """A noun of saying: the id of its rule, and its speech act."""

    id: str
    act: str


@cache
def noun_cues() -> Mapping[str, NounCue]:
    """Noun of saying -> its cue."""
    return {noun: NounCue(row["id"], row["act"]) for row in _table()["noun"] for noun in row["nouns"]}


@cache
def acts() -> Mapping[str, str]:
    """Lemma of a verb whose speech act is its own, not that of its cue -> the act."""
    return {verb: act for act, verbs in _table()["acts"].items() for verb in verbs}


@cache
def cues() -> Mapping[str, tuple[Cue, ...]]:
    """Lemma of a verb -> its cues, those with particles and nouns first."""
    found: dict[str, list[Cue]] = {}
    for row in _table()["cue"]:
        cue = _cue(row)
        for verb in cue.verbs:
            found.setdefault(verb, []).append(cue)
    return {
        verb: tuple(sorted(them, key=lambda c: (not c.nouns, not c.particle))) for verb, them in found.items()
    }


def _cue(row: Mapping[str, Any]) -> Cue:
    return Cue(
        row["id"],
        row["act"],
        verbs=tuple(row["verbs"]),
        takes=frozenset(row.get("takes", ())),
        particle=frozenset(row.get("particle", ())),
        nouns=frozenset(row.get("nouns", ())),
        addressed=row.get("addressed", False),
        feeling=row.get("feeling", False),
        examples=tuple(row.get("examples", ())),
        counterexamples=tuple(row.get("counterexamples", ())),
    )
