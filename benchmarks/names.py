"""Invented names: put together from parts, each made once in a world."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from typing import Final, TypeAlias

Lists: TypeAlias = Mapping[str, Mapping[str, Sequence[str]]]

_FOLDER: Final = Path(__file__).parent
PARTS: Final[Lists] = tomllib.loads((_FOLDER / "parts.toml").read_text(encoding="utf-8"))
PHRASES: Final[Lists] = tomllib.loads((_FOLDER / "phrases.toml").read_text(encoding="utf-8"))
CAPITALS: Final[Mapping[str, str]] = tomllib.loads((_FOLDER / "capitals.toml").read_text(encoding="utf-8"))
_TRIES: Final = 1000


@dataclass(frozen=True, slots=True)
class Person:
    """A name, and whether "she" stands for it. `middle` may be empty."""

    given: str
    middle: str
    family: str
    female: bool

    @property
    def name(self) -> str:
        """Given and family name, as texts mostly give them."""
        return f"{self.given} {self.family}"

    @property
    def full_name(self) -> str:
        """The name with what stands in the middle."""
        return " ".join(filter(None, (self.given, self.middle, self.family)))


@dataclass(frozen=True, slots=True)
class Namer:
    """Makes names with `rng`; none comes twice, unless as a namesake."""

    rng: Random
    used: set[str] = field(default_factory=set)

    def person(self) -> Person:
        """Somebody new; every fourth has a middle name."""
        female = self.rng.random() < 0.4
        middle = self._middle(female=female) if self.rng.random() < 0.25 else ""
        given, family = self._fresh(lambda: f"{self._given(female=female)} {self._family()}").split()
        return Person(given, middle, family, female)

    def namesake(self, of: Person) -> Person:
        """Somebody new with the family name of `of`, one in three also with the given name."""
        if self.rng.random() < 1 / 3:
            return replace(of, middle=self._middle(female=of.female))
        return replace(self.person(), family=of.family)

    def town(self) -> str:
        """A town that no gazetteer knows."""
        parts = PARTS["town"]
        return self._fresh(
            lambda: "".join(self.rng.choice(parts[part]) for part in ("first", "second", "third"))
        )

    def body(self) -> str:
        """An organisation."""
        parts = PARTS["body"]
        return self._fresh(
            lambda: " ".join(self.rng.choice(parts[part]) for part in ("region", "field", "type"))
        )

    def exercise(self, year: int) -> str:
        """The name of an exercise of that year."""
        parts = PARTS["exercise"]
        return self._fresh(
            lambda: f"{self.rng.choice(parts['first'])} {self.rng.choice(parts['second'])}-{year}"
        )

    def topic(self) -> str:
        """Something to talk about."""
        parts = PARTS["topic"]
        return f"{self.rng.choice(parts['measure'])} {self.rng.choice(parts['matter'])}"

    def _given(self, *, female: bool) -> str:
        parts = PARTS["person"]
        return self.rng.choice(parts["first"]) + self.rng.choice(parts["female" if female else "male"])

    def _middle(self, *, female: bool) -> str:
        parts = PARTS["person"]
        return (
            self.rng.choice(parts["first"]) + self.rng.choice(parts["middle"]) + ("na" if female else "ich")
        )

    def _family(self) -> str:
        parts = PARTS["person"]
        return "".join(self.rng.choice(parts[part]) for part in ("root", "link", "ending"))

    def _fresh(self, make: Callable[[], str]) -> str:
        """A name that was not made before; raises RuntimeError where the parts give no more."""
        for _ in range(_TRIES):
            if (name := make()) not in self.used:
                self.used.add(name)
                return name
        raise RuntimeError("the parts make no more names; add some to parts.toml")


def acronym(name: str) -> str:
    """The first letters of a body's name.

    >>> acronym("Amber Coast Trade Union")
    'ACTU'
    """
    return "".join(word[0] for word in name.split())
