"""An invented world: organisations, ministries and institutes, and who holds which post when."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from benchmarks.names import CAPITALS, PARTS, Namer, Person, acronym

_START: Final = date(2019, 1, 1)
_PAGES_A_YEAR: Final = 120  # of one organisation; real ones put out between 50 and 400
_TERM: Final = (240, 900)  # days in office
_MEMBERS: Final = (4, 9)
_INSTITUTES: Final = 3


@dataclass(frozen=True, slots=True)
class Post:
    """A post: its title, of which state or body (with its article), its acronym, who holds it from when."""

    title: str
    of: str
    acronym: str
    holders: tuple[tuple[date, Person], ...]

    def on(self, day: date) -> Official:
        """Who holds it on `day`; before the first day the first one."""
        at = bisect_right(self.holders, day, key=lambda held: held[0])
        return Official(self, self.holders[max(at - 1, 0)][1])


@dataclass(frozen=True, slots=True)
class Official:
    """A person in a post."""

    post: Post
    person: Person


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who publishes: its name, seat, member states, posts and the institutes it works with."""

    name: str
    acronym: str
    seat: str
    organs: tuple[str, ...]
    members: tuple[str, ...]
    posts: tuple[Post, ...]
    ministers: tuple[Post, ...]
    experts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class World:
    """All organisations, the states' posts and the days between which things happen."""

    organisations: tuple[Organisation, ...]
    towns: tuple[str, ...]
    first: date
    last: date


def make_world(pages: int, rng: Random, namer: Namer) -> World:
    """A world large enough for `pages`: more of them tell of more organisations and of a longer time."""
    number = max(2, round((pages / 30) ** 0.5))
    last = _START + timedelta(days=max(200, round(365 * pages / number / _PAGES_A_YEAR)))
    states = {state: _ministers(state, last, rng, namer) for state in CAPITALS}
    organisations = tuple(_organisation(states, last, rng, namer) for _ in range(number))
    towns = (*CAPITALS.values(), *(namer.town() for _ in range(2 * number)))
    return World(organisations, towns, _START, last)


def _ministers(state: str, last: date, rng: Random, namer: Namer) -> tuple[Post, ...]:
    return tuple(Post(title, state, "", _holders(last, rng, namer)) for title in PARTS["posts"]["state"])


def _organisation(states: dict[str, tuple[Post, ...]], last: date, rng: Random, namer: Namer) -> Organisation:
    name = namer.body()
    short = acronym(name)
    members = tuple(sorted(rng.sample(sorted(states), rng.randint(*_MEMBERS))))
    titles = PARTS["posts"]["organisation"]
    return Organisation(
        name=name,
        acronym=short,
        seat=CAPITALS[rng.choice(members)],
        organs=tuple(rng.sample(PARTS["body"]["organs"], 2)),
        members=members,
        posts=tuple(Post(title, f"the {name}", short, _holders(last, rng, namer)) for title in titles),
        ministers=tuple(post for state in members for post in states[state]),
        experts=tuple(_expert(last, rng, namer) for _ in range(_INSTITUTES)),
    )


def _expert(last: date, rng: Random, namer: Namer) -> Post:
    institute, studies = rng.choice(PARTS["body"]["institutes"]), rng.choice(PARTS["body"]["field"])
    title = rng.choice(("Director", "Head", "Rector"))
    return Post(title, f"the {namer.town()} {institute} of {studies} Studies", "", _holders(last, rng, namer))


def _holders(last: date, rng: Random, namer: Namer) -> tuple[tuple[date, Person], ...]:
    """One after another till the last day; now and then a successor bears the name of who was before."""
    day = _START - timedelta(days=rng.randint(0, _TERM[1]))
    holders = [(day, namer.person())]
    while (day := day + timedelta(days=rng.randint(*_TERM))) <= last:
        before = holders[-1][1]
        holders.append((day, namer.namesake(before) if rng.random() < 0.08 else namer.person()))
    return tuple(holders)
