"""What happens in the world, and which pages tell of it: beforehand, afterwards, by whom, how often."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from random import Random
from string import capwords
from typing import Final

from benchmarks.names import PARTS, Namer
from benchmarks.world import Official, Organisation, World


class Form(StrEnum):
    """How a page tells of an occasion."""

    ANNOUNCED = "announced"
    HELD = "lead"
    RETOLD = "retold"
    CANCELLED = "cancelled"
    SPEECH = "speech"
    INTERVIEW = "interview"
    JOINT = "joint"


_KINDS: Final = {
    "meeting": 8, "visit": 3, "session": 4, "exercise": 2, "conference": 3, "signing": 2, "call": 2,
    "appointment": 1,
}  # fmt: skip
_AHEAD: Final = frozenset({"meeting", "visit", "session", "exercise", "conference", "signing"})

# How many of a hundred occasions are told in that way beside the plain report.
_ANNOUNCED: Final = 25
_CANCELLED: Final = 4
_RETOLD: Final = 18
_FIRST_PERSON: Final = 10


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something that happens: what, when, where, and who is there; `host` and the rest come from outside."""

    kind: str
    day: date
    town: str
    organisation: Organisation
    own: Official
    host: Official
    guests: tuple[Official, Official]
    topics: tuple[str, str, str]
    document: str
    name: str
    cancelled: bool


@dataclass(frozen=True, slots=True)
class Telling:
    """One page about one occasion; `before` and `after` are occasions of the same organisation."""

    form: Form
    publisher: Organisation
    published: date
    occasion: Occasion
    before: Occasion
    after: Occasion


def tellings(pages: int, world: World, rng: Random, namer: Namer) -> list[Telling]:
    """As many pages, by date: what each organisation did between the first and the last day."""
    told: list[Telling] = []
    while len(told) < pages:
        for organisation in world.organisations:
            timeline = _timeline(organisation, world, rng, namer, pages)
            told.extend(_told(timeline, world, rng))
    kept = rng.sample(range(len(told)), pages)
    return sorted((told[i] for i in kept), key=lambda telling: telling.published)


def _timeline(
    organisation: Organisation, world: World, rng: Random, namer: Namer, pages: int
) -> list[Occasion]:
    length = (world.last - world.first).days
    number = max(3, round(0.75 * pages / len(world.organisations)))
    days = sorted(world.first + timedelta(days=rng.randrange(length)) for _ in range(number))
    return [_occasion(organisation, day, world, rng, namer) for day in days]


def _occasion(organisation: Organisation, day: date, world: World, rng: Random, namer: Namer) -> Occasion:
    kind = rng.choices(list(_KINDS), weights=list(_KINDS.values()))[0]
    host, first, second = (post.on(day) for post in rng.sample(organisation.ministers, 3))
    expert = rng.choice(organisation.experts).on(day)
    matter = rng.choice(PARTS["topic"]["matter"])
    return Occasion(
        kind=kind,
        day=day,
        town=organisation.seat if rng.random() < 0.4 else rng.choice(world.towns),
        organisation=organisation,
        own=rng.choices(organisation.posts, weights=(8, 4, 1, 3, 2))[0].on(day),
        host=host,
        guests=(first, rng.choice((second, expert))),
        topics=(namer.topic(), namer.topic(), namer.topic()),
        document=f"{rng.choice(PARTS['document']['kind'])} on {capwords(matter)} until {day.year + 5}",
        name=namer.exercise(day.year) if kind == "exercise" else f"{capwords(matter)} and the Law",
        cancelled=kind in _AHEAD and rng.randrange(100) < _CANCELLED,
    )


def _told(timeline: list[Occasion], world: World, rng: Random) -> Iterator[Telling]:
    for number, occasion in enumerate(timeline):
        before, after = timeline[max(number - 1, 0)], timeline[min(number + 1, len(timeline) - 1)]
        plain = Telling(Form.HELD, occasion.organisation, occasion.day, occasion, before, after)
        ahead = occasion.day - timedelta(days=rng.randint(2, 20))
        if occasion.cancelled or (occasion.kind in _AHEAD and rng.randrange(100) < _ANNOUNCED):
            yield replace(plain, form=Form.ANNOUNCED, published=ahead)
        if occasion.cancelled:
            yield replace(plain, form=Form.CANCELLED, published=ahead + timedelta(days=1))
            continue
        yield replace(plain, published=occasion.day + timedelta(days=rng.choice((0, 0, 0, 1, 1, 2))))
        if rng.randrange(100) < _RETOLD:
            other = rng.choice(world.organisations)
            later = occasion.day + timedelta(days=rng.randint(0, 3))
            yield replace(plain, form=Form.RETOLD, publisher=other, published=later)
        if rng.randrange(100) < _FIRST_PERSON:
            yield replace(plain, form=rng.choice((Form.SPEECH, Form.INTERVIEW, Form.JOINT)))
