"""Dates as the text states them: a value type for the Extended Date/Time Format.

Source: ISO 8601-2:2019 and the Library of Congress specification (https://www.loc.gov/standards/datetime/),
of which this reads level 0 and 1 without times, seasons and years of more than four digits. The library
`edtf` reads more, but needs pyparsing and dateutil, and bounds a date in an unknown year by years 0 and 9999.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Self

import msgspec

UNKNOWN_YEAR = "XXXX"
# How long a year, a month and a day are in EDTF.
YEAR, MONTH, DAY = len("2031"), len("2031-05"), len("2031-05-03")
LEAP_YEAR = 2000  # in an unknown year, 29 February exists
_DATE = re.compile(
    r"(?P<year>XXXX|[0-9]{2}XX|[0-9]{3}X|[0-9]{4})(?:-(?P<month>XX|[0-9]{2})(?:-(?P<day>XX|[0-9]{2}))?)?[~?%]?"
)
_FORMS = "write 2023, 2023-09, 2023-02-20, XXXX-09-28, 199X, 2004~, 2020-05-26/2020-05-28 or ../2030"


class Edtf(msgspec.Struct, frozen=True):
    """A date or interval in EDTF. Raises ValueError for anything else than the forms above.

    Qualifiers (`~` about, `?` uncertain, `%` both) do not widen its bounds.
    """

    text: str

    def __post_init__(self) -> None:
        """Work out the bounds, which checks the text."""
        _extent(self.text)

    @property
    def earliest(self) -> date | None:
        """The first day that it may cover; None where year (`XXXX-09-28`) or start (`../2030`) is unknown."""
        return _extent(self.text)[0]

    @property
    def latest(self) -> date | None:
        """The last day that it may cover; None where the year is unknown or the end open (`2021/..`)."""
        return _extent(self.text)[1]

    @classmethod
    def parse(cls, text: str) -> Self:
        """The value that `text` writes. ValueError names the position, the problem and the remedy."""
        return cls(text)

    @classmethod
    def of(cls, year: int | None, month: int | None = None, day: int | None = None) -> Self:
        """Year, month or day; `XXXX` where the year is None. ValueError where there is no such day."""
        parts = [UNKNOWN_YEAR if year is None else f"{year:04d}"]
        parts += [f"{part:02d}" for part in (month, day) if part is not None]
        return cls("-".join(parts))

    @classmethod
    def between(cls, start: Edtf, end: Edtf) -> Self:
        """From the start of one value to the end of another. ValueError where that runs backwards."""
        return cls(start.start if start.start == end.end else f"{start.start}/{end.end}")

    @property
    def start(self) -> str:
        """The text of the date that the interval starts with; the text where it is no interval."""
        return self.text.partition("/")[0]

    @property
    def end(self) -> str:
        """The text of the date that the interval ends with; the text where it is no interval."""
        return self.text.rpartition("/")[2]

    def __str__(self) -> str:
        """The text."""
        return self.text


def fields_of(text: str) -> tuple[int | None, int | None, int | None]:
    """Year, month and day of one EDTF date (no interval); None where it is silent or has an X."""
    match = _DATE.fullmatch(text)
    if match is None:
        return (None, None, None)
    year, month, day = (int(part) if part and "X" not in part else None for part in match.groups())
    return (year, month, day)


def is_next_day(one: str, other: str) -> bool:
    """Whether both are days, and the other follows at once on the one."""
    if not (len(one) == len(other) == DAY) or "X" in one + other:
        return False
    return date.fromisoformat(other) - date.fromisoformat(one) == timedelta(days=1)


@lru_cache(maxsize=4096)
def _extent(text: str) -> tuple[date | None, date | None]:
    first, slash, last = text.partition("/")
    start = _bounds(text, first, 0, end_of_interval=bool(slash))
    end = _bounds(text, last, len(first) + 1, end_of_interval=True) if slash else start
    if slash and not first.strip(".") and not last.strip("."):
        raise _error(text, 0, "an interval without start and end", "give at least one of them")
    if start[0] and end[1] and start[0] > end[1]:
        raise _error(text, len(first) + 1, "the interval ends before it starts", "swap its ends")
    return start[0], end[1]


def _bounds(whole: str, text: str, offset: int, *, end_of_interval: bool) -> tuple[date | None, date | None]:
    if end_of_interval and text in {"..", ""}:
        return (None, None)
    match = _DATE.match(text)
    if match is None:
        raise _error(whole, offset, "no date", _FORMS)
    if match.end() != len(text):
        raise _error(whole, offset + match.end(), f"{text[match.end() :]!r} after the date", _FORMS)
    year, month, day = match["year"], match["month"], match["day"]
    if year == "0000":
        raise _error(whole, offset, "year 0000", "write a year from 0001 to 9999")
    if month not in {None, "XX"} and not 1 <= int(month) <= 12:
        raise _error(whole, offset + 5, f"month {month}", "write a month from 01 to 12")
    _check_day(whole, offset + 8, match)
    if year == UNKNOWN_YEAR:
        return (None, None)
    return (_edge(year, month, day, last=False), _edge(year, month, day, last=True))


def _check_day(whole: str, position: int, match: re.Match[str]) -> None:
    year, month, day = match["year"], match["month"], match["day"]
    if day in {None, "XX"}:
        return
    length = _length(LEAP_YEAR if "X" in year else int(year), None if month == "XX" else int(month))
    if not 1 <= int(day) <= length:
        raise _error(whole, position, f"day {day}", f"write a day from 01 to {length}")


def _edge(year: str, month: str | None, day: str | None, *, last: bool) -> date:
    y = max(int(year.replace("X", "9" if last else "0")), 1)
    m = (12 if last else 1) if month in {None, "XX"} else int(month or 0)
    longest = _length(y, m)
    d = (longest if last else 1) if day in {None, "XX"} else min(int(day or 0), longest)
    return date(y, m, d)


def _length(year: int, month: int | None) -> int:
    return 31 if month is None else calendar.monthrange(year, month)[1]


def _error(text: str, position: int, problem: str, remedy: str) -> ValueError:
    return ValueError(f"{text!r} is not EDTF: {problem} at character {position + 1}; {remedy}")
