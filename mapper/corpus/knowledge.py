"""What single articles attest of who held which post when, and what that tells about all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Protocol

import msgspec

from mapper.analysis import gazetteer
from mapper.analysis.folding import fold
from mapper.analysis.slugs import slug
from mapper.dates import Edtf
from mapper.rules import lexicon

GRADES = lexicon.word_set("posts", "grades")
ACTING = lexicon.word_set("posts", "acting")
_SMALL = lexicon.word_set("posts", "unkeyed")


class Attested(msgspec.Struct, frozen=True, order=True):
    """That an article of `date` (EDTF) shows a person (id, name) in a post (folded title) of a body (id)."""

    body: str
    title: str
    person: str
    name: str
    date: str


class Attestations(msgspec.Struct, frozen=True):
    """What one article attests by itself."""

    article: str
    tenures: tuple[Attested, ...] = ()


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in a post of a body from `since` to `until` (None: open or unknown)."""

    person: str
    name: str
    since: date | None
    until: date | None


class Answer(msgspec.Struct, frozen=True):
    """Who (id, name) was known to hold a post of a body on a day, when an article asked for it."""

    body: str
    title: str
    day: date | None
    holder: tuple[str, str] | None


class Officials(Protocol):
    """Whoever can be asked for the holder of a post."""

    def holder(self, body: str, title: str, day: date | None) -> tuple[str, str] | None:
        """The person (id, name) who held the post on that day, or None."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Attested tenures of the whole corpus, by body and title; empty for an article read alone."""

    attested: Mapping[tuple[str, str], tuple[Attested, ...]] = field(default_factory=dict)

    @staticmethod
    def of(attestations: Iterable[Attestations]) -> Knowledge:
        """The knowledge of these articles, whatever their order; an article counts once."""
        found: dict[tuple[str, str], set[Attested]] = {}
        for one in attestations:
            for tenure in one.tenures:
                found.setdefault((tenure.body, tenure.title), set()).add(tenure)
        return Knowledge({key: tuple(sorted(them)) for key, them in found.items()})

    def holder(self, body: str, title: str, day: date | None) -> tuple[str, str] | None:
        """The person (id, name) who held the post on that day, or None where none or several may have.

        Attested tenures speak first: the holder attested last before and first after the day, where both
        are one, or where one of them is within a year. Then reference data.
        """
        key = title_key(title)
        if day is None:
            return None
        return self._attested_holder(body, key, day) or _reference_holder(body, key, day)

    def still(self, answers: Iterable[Answer]) -> bool:
        """Whether it would give the same answers again."""
        return all(self.holder(one.body, one.title, one.day) == one.holder for one in answers)

    def _attested_holder(self, body: str, key: str, day: date) -> tuple[str, str] | None:
        dated = []
        for one in self.attested.get((body, key), ()):
            bounds = Edtf.parse(one.date) if one.date else None
            if bounds is not None and bounds.earliest is not None:
                dated.append((bounds.earliest, one.person, one.name))
        before = [d for d in sorted(dated) if d[0] <= day]
        after = [d for d in sorted(dated) if d[0] >= day]
        if before and after and before[-1][1] == after[0][1]:
            return before[-1][1:]
        near = {d[1:] for d in dated if abs((d[0] - day).days) <= 60}
        everyone = {d[1] for d in dated if abs((d[0] - day).days) <= 365}
        return near.pop() if len(near) == 1 and len(everyone) == 1 else None


class Consultation:
    """Asks `officials` and remembers the answers: with the same answers, an article yields the same facts."""

    def __init__(self, officials: Officials) -> None:
        self._officials = officials
        self._answers: dict[tuple[str, str, date | None], tuple[str, str] | None] = {}

    def holder(self, body: str, title: str, day: date | None) -> tuple[str, str] | None:
        """The person (id, name) who held the post on that day, or None."""
        key = body, title, day
        if key not in self._answers:
            self._answers[key] = self._officials.holder(body, title, day)
        return self._answers[key]

    def answers(self) -> tuple[Answer, ...]:
        """What was asked so far, in order."""
        return tuple(Answer(*asked, holder) for asked, holder in self._answers.items())


def title_key(title: str) -> str:
    """The order-free key of a title: "Minister of Foreign Affairs" and "Foreign Minister" share one."""
    words = fold(title).replace("-elect", "").split()
    return " ".join(sorted(w for w in words if w not in _SMALL))


@cache
def _reference() -> Mapping[tuple[str, str], tuple[Holder, ...]]:
    found: dict[tuple[str, str], list[Holder]] = {}
    states = gazetteer.state_by_id()
    for row in gazetteer.rows("officials"):
        identifier = row["body_id"]
        body = f"state/{identifier.lower()}" if identifier.lower() in states else f"body/{identifier}"
        holder = Holder(
            f"person/{slug(row['name'])}", row["name"], _bound(row["since"]), _bound(row["until"])
        )
        found.setdefault((body, title_key(row["post"])), []).append(holder)
    return {key: tuple(them) for key, them in found.items()}


def _bound(text: str) -> date | None:
    return Edtf.parse(text).earliest if text else None


def _reference_holder(body: str, key: str, day: date) -> tuple[str, str] | None:
    holders = [
        h
        for h in _reference().get((body, key), ())
        if h.since is not None and h.since <= day and (h.until is None or day <= h.until)
    ]
    persons = {(h.person, h.name) for h in holders}
    return persons.pop() if len(persons) == 1 else None


@cache
def official_names() -> Mapping[str, tuple[str, str]]:
    """Folded name or alias of a reference official -> (id, name); names that two bear are left out."""
    found: dict[str, set[tuple[str, str]]] = {}
    for row in gazetteer.rows("officials"):
        for name in (row["name"], *row["aliases"].split("|")):
            if name.strip():
                found.setdefault(fold(name), set()).add((f"person/{slug(row['name'])}", row["name"]))
    return {name: them.pop() for name, them in found.items() if len(them) == 1}


__all__ = [
    "Answer",
    "Attestations",
    "Attested",
    "Consultation",
    "Knowledge",
    "Officials",
    "official_names",
    "title_key",
]
