"""Fills the templates of one page: whom, when and where in words that vary as those of press offices do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from random import Random
from string import Formatter
from typing import Final

from benchmarks.names import PHRASES
from benchmarks.occasions import Occasion, Telling
from benchmarks.world import Official

_WHAT: Final = {
    "meeting": "the meeting",
    "visit": "the visit",
    "session": "the session of the {organ}",
    "exercise": "the exercise “{name}”",
    "conference": "the conference “{name}”",
    "signing": "the signing of the {doc}",
    "call": "the telephone conversation",
    "appointment": "the ceremony",
}


class Slots:
    """What the braces of templates stand for on the page of one telling."""

    def __init__(self, rng: Random, telling: Telling) -> None:
        """Settle what stays the same on the page, such as the way in which it writes dates."""
        self._rng = rng
        self._telling = telling
        self._day_first = rng.random() < 0.6
        self._mentioned: set[str] = set()
        self._left: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        self._values = self._make()

    def sentence(self, part: str, kind: str = "any") -> str:
        """The next sentence of a part of `phrases.toml`; none comes again before all have come."""
        kinds = PHRASES[part]
        kind = kind if kind in kinds else "any"
        left = self._left[part, kind]
        if not left:
            left.extend(self._rng.sample(kinds[kind], len(kinds[kind])))
        return self.fill(left.pop())

    def headline(self) -> str:
        """A headline; officials in it are not mentioned for the text."""
        text = self.sentence("headline", self._telling.occasion.kind).rstrip(".,")
        self._mentioned.clear()
        return text

    def fill(self, template: str) -> str:
        """`template` with its slots filled, as a sentence."""
        names = [name for _, name, _, _ in Formatter().parse(template) if name]
        text = template.format_map({name: self._values[name]() for name in names})
        for doubled, single in ((",,", ","), (",.", "."), (",;", ";"), (",?", "?")):
            text = text.replace(doubled, single)
        return text[:1].upper() + text[1:]

    def day(self, day: date) -> str:
        """`day` in the words of this page."""
        month, year = f"{day:%B}", day.year
        if day.year == self._telling.published.year and self._rng.random() < 0.3:
            return f"{day.day} {month}" if self._day_first else f"{month} {day.day}"
        return f"{day.day} {month} {year}" if self._day_first else f"{month} {day.day}, {year}"

    def _make(self) -> Mapping[str, Callable[[], str]]:
        rng, told = self._rng, self._telling.occasion
        organ = rng.choice(told.organisation.organs)
        people = dict(zip("abcd", (told.own, told.host, *told.guests), strict=True))
        return {
            **{key: self._mentioning(key, official) for key, official in people.items()},
            "t1": lambda: told.topics[0],
            "t2": lambda: told.topics[1],
            "t3": lambda: told.topics[2],
            "org": lambda: told.organisation.name,
            "acr": lambda: told.organisation.acronym,
            "seat": lambda: told.organisation.seat,
            "organ": lambda: organ,
            "town": lambda: told.town,
            "day": lambda: self.day(told.day),
            "on": lambda: f"On {self.day(told.day)}",
            "he": lambda: "She" if told.own.person.female else "He",
            "state": lambda: told.host.post.of,
            "state2": lambda: rng.choice(told.organisation.members),
            "doc": lambda: told.document,
            "name": lambda: told.name,
            "n": lambda: str(rng.randint(3, 40)),
            "before": lambda: self._before(self._telling.before),
            "after": lambda: self._after(self._telling.after),
        }

    def _mentioning(self, key: str, official: Official) -> Callable[[], str]:
        def mention() -> str:
            if key in self._mentioned and self._rng.random() < 0.85:
                return self._again(official)
            self._mentioned.add(key)
            return self._first(official)

        return mention

    def _first(self, official: Official) -> str:
        post, person = official.post, official.person
        name = person.full_name if self._rng.random() < 0.5 else person.name
        if post.acronym and self._rng.random() < 0.5:
            return f"{post.acronym} {post.title} {name}"
        behind = f"the {post.title} of {post.of}"
        return self._rng.choice((f"{behind} {name}", f"{name}, {behind},", f"{behind}, {name},"))

    def _again(self, official: Official) -> str:
        post, person = official.post, official.person
        title = f"the {post.title}"
        polite = f"{'Ms' if person.female else 'Mr'} {person.family}"
        return self._rng.choices((person.name, person.family, title, polite), weights=(4, 3, 2, 1))[0]

    def _before(self, other: Occasion) -> str:
        if other is self._telling.occasion or other.day >= self._telling.published:
            return "the previous event"
        organ = self._values["organ"]()
        what = _WHAT[other.kind].format(organ=organ, name=other.name, doc=other.document)
        return f"{what} in {other.town} on {self.day(other.day)}"

    def _after(self, other: Occasion) -> str:
        if other.day <= self._telling.published:
            return "In the near future"
        return f"On {self.day(other.day)} in {other.town}"


def date_line(day: date, style: str) -> str:
    """The line that dates a page.

    >>> date_line(date(2021, 3, 4), "numbers"), date_line(date(2021, 3, 4), "words")
    ('04.03.2021', '4 March 2021')
    """
    return f"{day:%d.%m.%Y}" if style == "numbers" else f"{day.day} {day:%B} {day.year}"
