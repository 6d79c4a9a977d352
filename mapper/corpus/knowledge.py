"""What single articles attest of who held which post when, and what that tells about all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

import msgspec

from mapper.corpus.officials import official_names, reference_holder, title_key
from mapper.corpus.persons import names_fit
from mapper.corpus.terms import Mark, Sign, holder_on
from mapper.dates import Edtf
from mapper.rules import lexicon

GRADES = lexicon.word_set("posts", "grades")
ACTING = lexicon.word_set("posts", "acting")


class Attested(msgspec.Struct, frozen=True, order=True):
    """That an article shows a person (id, name) in a post (folded title) of a body (id) on a `date` (EDTF),
    or that the person took or left it then (`sign`).
    """

    body: str
    title: str
    person: str
    name: str
    date: str
    sign: str = Sign.SEEN


class Attestations(msgspec.Struct, frozen=True):
    """What one article attests by itself."""

    article: str
    tenures: tuple[Attested, ...] = ()


class Answer(msgspec.Struct, frozen=True):
    """Who (id, name) was known to hold a post of a body at a date (EDTF), when an article asked for it."""

    body: str
    title: str
    when: str
    holder: tuple[str, str] | None


class Officials(Protocol):
    """Whoever can be asked for the holder of a post."""

    def holder(self, body: str, title: str, when: str) -> tuple[str, str] | None:
        """The person (id, name) who held the post at that date (EDTF), or None."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Attested tenures of the whole corpus, by body and title; empty for an article read alone."""

    attested: Mapping[tuple[str, str], tuple[Mark, ...]] = field(default_factory=dict)

    @staticmethod
    def of(attestations: Iterable[Attestations]) -> Knowledge:
        """The knowledge of these articles, whatever their order; an article counts once."""
        found: dict[tuple[str, str], set[Mark]] = {}
        for one in attestations:
            for tenure in one.tenures:
                mark = _mark(tenure)
                if mark is not None:
                    found.setdefault((tenure.body, tenure.title), set()).add(mark)
        return Knowledge({key: tuple(sorted(them)) for key, them in found.items()})

    def holder(self, body: str, title: str, when: str) -> tuple[str, str] | None:
        """The person (id, name) who held the post at that date, or None where none or several may have.

        Attested tenures speak first, then reference data, unless those contradict what is attested.
        """
        first, last = bounds_of(when)
        if first is None or last is None:
            return None
        key = title_key(title)
        marks = self.attested.get((body, key), ())
        found = holder_on(marks, first, last)
        if found is not None or any(_contradicts(body, key, mark) for mark in marks):
            return found
        return reference_holder(body, key, first, last)

    def still(self, answers: Iterable[Answer]) -> bool:
        """Whether it would give the same answers again."""
        return all(self.holder(one.body, one.title, one.when) == one.holder for one in answers)


def _contradicts(body: str, key: str, mark: Mark) -> bool:
    """Whether reference data know somebody else in the post on that day."""
    known = reference_holder(body, key, mark.day, mark.day)
    return known is not None and known[0] != mark.person and not names_fit(known[1], mark.name)


def bounds_of(when: str) -> tuple[date | None, date | None]:
    """The first and last day of a date (EDTF) or of "", None where it is open."""
    if not when:
        return None, None
    bounds = Edtf.parse(when)
    return bounds.earliest, bounds.latest


def _mark(tenure: Attested) -> Mark | None:
    """A begin or end whose day is not known is a day on which the person is seen: the innermost possible."""
    first, last = bounds_of(tenure.date)
    if first is None or last is None:
        return None
    sign = Sign(tenure.sign)
    day = last if sign is Sign.BEGIN else first
    known = sign if first == last else Sign.SEEN
    return Mark(day, known, tenure.person, tenure.name)


class Consultation:
    """Asks `officials` and remembers the answers: with the same answers, an article yields the same facts."""

    def __init__(self, officials: Officials) -> None:
        self._officials = officials
        self._answers: dict[tuple[str, str, str], tuple[str, str] | None] = {}

    def holder(self, body: str, title: str, when: str) -> tuple[str, str] | None:
        """The person (id, name) who held the post at that date, or None."""
        key = body, title, when
        if key not in self._answers:
            self._answers[key] = self._officials.holder(body, title, when)
        return self._answers[key]

    def answers(self) -> tuple[Answer, ...]:
        """What was asked so far, in order."""
        return tuple(Answer(*asked, holder) for asked, holder in self._answers.items())


__all__ = [
    "ACTING",
    "GRADES",
    "Answer",
    "Attestations",
    "Attested",
    "Consultation",
    "Knowledge",
    "Officials",
    "official_names",
    "title_key",
]
