"""What a date expression says by itself, before its context is known."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from mapper.dates.edtf import Edtf
from mapper.facts import Span


class Unit(StrEnum):
    """The units that dates are counted in. Weeks run from Monday to Sunday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Base(StrEnum):
    """What a relative date counts from: the article's date, or the date named before in the text."""

    ANCHOR = "anchor"
    PREVIOUS = "previous"


class Side(StrEnum):
    """Which of several possible dates an adjective picks: last Tuesday, this spring, next May."""

    LAST = "last"
    THIS = "this"
    NEXT = "next"


class Shift(msgspec.Struct, frozen=True):
    """So many units after (before, where negative) the base: yesterday, next year, two days later."""

    unit: Unit
    amount: int
    base: Base


class Calendar(msgspec.Struct, frozen=True):
    """A year, a month of a year or a day of a month. `year` is None where the words give none."""

    year: int | Shift | None = None
    month: int | None = None
    day: int | None = None
    side: Side | None = None


class Months(msgspec.Struct, frozen=True):
    """The months `first` to `last` of a year, as in halves, quarters and seasons.

    `last` before `first` runs into the following year (winter 2021-2022).
    """

    year: int | Shift | None
    first: int
    last: int
    side: Side | None = None


class Weekday(msgspec.Struct, frozen=True):
    """A day of the week, Monday = 0."""

    day: int
    side: Side | None = None


class Within(msgspec.Struct, frozen=True):
    """An unsharp part of a year or month: early March, mid-2023, the end of the year."""

    whole: Calendar | Shift


class Fixed(msgspec.Struct, frozen=True):
    """What no context changes: decades and centuries."""

    edtf: Edtf


class Range(msgspec.Struct, frozen=True):
    """From the first day of `start` to the last day of `end`; either may owe its year to the other."""

    start: Calendar | Months
    end: Calendar | Months


Value = Calendar | Months | Weekday | Within | Fixed | Range | Shift


class Kind(StrEnum):
    """The surface kinds of date expressions."""

    DAY = "day"  # 20 February 2023, February 20 this year
    DAY_OF_MONTH = "day of month"  # On May 26
    MONTH_OF_YEAR = "month of year"  # September 2023, the November (2022) session
    MONTH = "month"  # in September
    YEAR = "year"  # in 2023
    RANGE = "range"  # from 12 to 15 June
    MONTHS = "months"  # the second half of 2021, spring 2021
    PART = "part"  # early March, the end of the year
    PERIOD = "period"  # the 1990s, the 19th century
    RELATIVE = "relative"  # yesterday, last year, on the same day
    WEEKDAY = "weekday"  # on Tuesday


_KINDS = {
    Range: Kind.RANGE,
    Months: Kind.MONTHS,
    Within: Kind.PART,
    Fixed: Kind.PERIOD,
    Shift: Kind.RELATIVE,
    Weekday: Kind.WEEKDAY,
}


class DateMention(msgspec.Struct, frozen=True):
    """A date expression in a text.

    `span` has absolute offsets, begins with the first word that carries the date (no article, no
    preposition) and leaves out the time of day. `preposition` is the lower-case word that governs it ("in",
    "since", "by"), or "". `rule` is the id of the pattern in `grammar.toml`.
    """

    span: Span
    value: Value
    rule: str
    preposition: str = ""

    @property
    def kind(self) -> Kind:
        """The surface kind, which follows from the value."""
        if not isinstance(self.value, Calendar):
            return _KINDS[type(self.value)]
        dated = self.value.year is not None
        if self.value.day is not None:
            return Kind.DAY if dated else Kind.DAY_OF_MONTH
        if self.value.month is not None:
            return Kind.MONTH_OF_YEAR if dated else Kind.MONTH
        return Kind.YEAR
