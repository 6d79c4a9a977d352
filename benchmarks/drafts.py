"""The articles themselves: a headline, a lead and paragraphs, 100 to 900 words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from typing import Final

from benchmarks.names import PHRASES
from benchmarks.occasions import Form, Telling
from benchmarks.slots import Slots

_SHORTEST: Final = 100  # words
_LONGEST: Final = 900
_MARGIN: Final = 60  # words that the last paragraph may go beyond the goal
_HELD: Final = {
    "discussed": 4, "quoted": 3, "reported": 4, "document": 1, "attended": 2, "other": 2, "background": 2,
}  # fmt: skip
_NOT_HELD: Final = {"quoted": 2, "reported": 3, "background": 4}
_OPENINGS: Final = {
    Form.SPEECH: "Speech of {a} in {town} on {day}.",
    Form.INTERVIEW: "{a} answered questions of journalists in {town} on {day}.",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """The article of a page without what surrounds it; the first of `paragraphs` is the lead."""

    telling: Telling
    headline: str
    paragraphs: tuple[str, ...]

    @property
    def lead(self) -> str:
        """The first paragraph."""
        return self.paragraphs[0]


def draft(telling: Telling, rng: Random) -> Draft:
    """An article that tells it."""
    slots = Slots(rng, telling)
    headline = slots.headline()
    length = round(rng.lognormvariate(5.6, 0.5))  # half of the articles have more than 270 words
    goal = min(_LONGEST - _MARGIN, max(_SHORTEST, length))
    paragraphs = list(_opening(slots, telling))
    while sum(len(paragraph.split()) for paragraph in paragraphs) < goal:
        paragraphs.extend(_more(slots, telling.form, rng))
    return Draft(telling, headline, tuple(paragraphs))


def revised(old: Draft, rng: Random) -> Draft:
    """The same article a day later: a sentence more, and now and then a paragraph less."""
    slots = Slots(rng, old.telling)
    paragraphs = [*old.paragraphs[:-1], f"{old.paragraphs[-1]} {slots.sentence('reported')}"]
    if len(paragraphs) > 5 and rng.random() < 0.5:
        del paragraphs[2]
    telling = replace(old.telling, published=old.telling.published + timedelta(days=1))
    return Draft(telling, old.headline, tuple(paragraphs))


def _opening(slots: Slots, telling: Telling) -> Iterator[str]:
    if telling.form is Form.JOINT:
        yield from map(slots.fill, PHRASES["joint"]["any"])
    elif telling.form in _OPENINGS:
        yield slots.fill(_OPENINGS[telling.form])
    else:
        yield slots.sentence(telling.form, telling.occasion.kind)


def _more(slots: Slots, form: Form, rng: Random) -> list[str]:
    """The next paragraph; of an interview a question and its answer."""
    number = rng.randint(1, 4)
    if form is Form.INTERVIEW:
        return [f"– {slots.sentence('question')}", f"– {slots.sentence('answer')}"]
    if form is Form.SPEECH:
        return [" ".join(slots.sentence("speech") for _ in range(number))]
    kinds = _NOT_HELD if form in {Form.ANNOUNCED, Form.CANCELLED} else _HELD
    parts = rng.choices(list(kinds), weights=list(kinds.values()), k=number)
    return [" ".join(map(slots.sentence, parts))]
