"""Resolving what date expressions leave open: the year, and the day that relative words count from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from mapper.dates.edtf import LEAP_YEAR, UNKNOWN_YEAR, Edtf, fields_of
from mapper.dates.values import (
    Base,
    Calendar,
    DateMention,
    Fixed,
    Months,
    Range,
    Shift,
    Side,
    Unit,
    Value,
    Weekday,
    Within,
)

_REACH = 8  # years around the anchor in which any date occurs, 29 February included (1896, 1904)
_DECEMBER = 12
_PRECISION = {Unit.YEAR: 1, Unit.MONTH: 2, Unit.WEEK: 3, Unit.DAY: 3}  # fields of a date
_FRAMES = {"in", "during"}  # "in 2023" sets the year of what follows, "since 2010" and "of 1949" do not

Build = Callable[[int | None], Edtf | None]


class Tense(StrEnum):
    """Whether the clause of a mention tells of the past or the future; NONE where it does not say."""

    PAST = "past"
    FUTURE = "future"
    NONE = "none"


class DateContext(msgspec.Struct, frozen=True):
    """What resolving needs to know of a mention's surroundings.

    `anchor` is the date of the article. `year` is a year that the text has just set the scene with ("in 2023
    …"). `previous` is the date resolved before in the text. `tense` is that of the clause.
    """

    anchor: Edtf | None = None
    year: int | None = None
    previous: Edtf | None = None
    tense: Tense = Tense.NONE

    def after(self, mention: DateMention, resolved: Edtf | None) -> DateContext:
        """The context of the mentions that follow: `previous` is the date just resolved, where there is one.

        `year` changes with "in 2023" and "during 2023"; other mentions of a year (since 2010, the Convention
        of 1949, on 3 October 2009) date something else than what follows. Whoever begins a new paragraph
        sets `year` to None, as a scene rarely outlasts its paragraph.
        """
        previous = self.previous if resolved is None else resolved
        match mention.value:
            case Calendar(year=int(year), month=None) if mention.preposition in _FRAMES:
                return replace(self, year=year, previous=previous)
        return replace(self, previous=previous)


def resolve(mention: DateMention, context: DateContext) -> Edtf | None:
    """The date that a mention means in its context; None where that cannot be said.

    1. "This, last, next year", "yesterday", "three years ago" count from the anchor; "the same day", "the
       following year", "two days later" from the previous date, forwards from its end and backwards from its
       start. Weeks run from Monday to Sunday. Of an anchor without year (XXXX-05-12) days and months follow
       (XXXX-05-11) where they are the same in every year.
    2. A day, month, half or range that names its year has it; a range needs only one ("28 December - 3
       January 2021" starts in 2020). "17 March of the same year" is XXXX-03-17 where that year is unknown.
    3. Without a year it takes `context.year`, unless that is later than the anchor's year in the past tense,
       or earlier in the future tense.
    4. Else the anchor decides: past, the latest such date that has begun by the anchor; future, the earliest
       that is not over; none, the nearest, and of two the earlier. "Last May" is over and "next May" has
       not begun, whatever the tense; "this spring" lies in the anchor's year.
    5. Else the year is unknown: XXXX-09-28.
    6. A weekday is the nearest to the anchor by the same rule; "last" and "next" exclude the anchor's day,
       "this" is in its week. Beside a full date ("on Tuesday, 3 May") it is part of that date.
    7. An unsharp part of a year or month ("mid-2023", "the end of the year", "early March") is that year or
       month: the narrowest date that the words vouch for.
    """
    return _resolve(mention.value, context)


def _resolve(value: Value, context: DateContext) -> Edtf | None:
    match value:
        case Fixed(edtf):
            return edtf
        case Within(whole):
            return _resolve(whole, context)
        case Shift():
            return _shifted(value, context)
        case Weekday():
            return _weekday(value, context)
        case Range():
            return _range(value, context)
        case Calendar() | Months():
            return _dated(value, context)


def _dated(value: Calendar | Months, context: DateContext) -> Edtf | None:
    def build(year: int | None) -> Edtf | None:
        return _in_year(value, year)

    if value.year is not None:
        return build(_number(value.year, context))
    return _placed(build, context, value.side)


def _number(year: int | Shift | None, context: DateContext) -> int | None:
    """The number of a year, where it is known."""
    if not isinstance(year, Shift):
        return year
    shifted = _shifted(year, context)
    return fields_of(shifted.text)[0] if shifted else None


def _in_year(value: Calendar | Months, year: int | None) -> Edtf | None:
    """The value in a year; None where that has no such day, or where the year alone is the value."""
    if isinstance(value, Calendar):
        return None if year is None and value.month is None else _of(year, value.month, value.day)
    end = year + 1 if year is not None and value.last < value.first else year
    return _between(_of(year, value.first), _of(end, value.last))


@lru_cache(maxsize=4096)
def _of(year: int | None, month: int | None = None, day: int | None = None) -> Edtf | None:
    try:
        return Edtf.of(year, month, day)
    except ValueError:  # no such day in that year, or a year beyond the calendar
        return None


def _between(start: Edtf | None, end: Edtf | None) -> Edtf | None:
    if start is None or end is None:
        return None
    try:
        return Edtf.between(start, end)
    except ValueError:  # it would run backwards in those years
        return None


def _range(value: Range, context: DateContext) -> Edtf | None:
    start, end = _number(value.start.year, context), _number(value.end.year, context)
    if end is not None:
        starts = (start,) if start is not None else (end, end - 1)
        return _first_interval(value, [(year, end) for year in starts])
    if start is not None:
        return _first_interval(value, [(start, start), (start, start + 1)])

    def build(year: int | None) -> Edtf | None:
        return _first_interval(value, [(year, year), (year, None if year is None else year + 1)])

    return _placed(build, context, None)


def _first_interval(value: Range, years: list[tuple[int | None, int | None]]) -> Edtf | None:
    """The range in the first pair of years in which both of its ends exist and it does not run backwards."""
    intervals = (_between(_in_year(value.start, first), _in_year(value.end, last)) for first, last in years)
    return next((interval for interval in intervals if interval), None)


def _placed(build: Build, context: DateContext, side: Side | None) -> Edtf | None:
    """The value in the year that the context suggests, by rules 3 to 5."""
    anchor = context.anchor
    if anchor is None or anchor.earliest is None or anchor.latest is None:
        return build(context.year)
    first, last = anchor.earliest, anchor.latest
    if side is Side.THIS:
        return build(first.year) if first.year == last.year else None
    tense = {Side.LAST: Tense.PAST, Side.NEXT: Tense.FUTURE, None: context.tense}[side]
    year = context.year if side is None else None
    late = tense is Tense.PAST and year is not None and year > last.year
    early = tense is Tense.FUTURE and year is not None and year < first.year
    if year is not None and not late and not early:
        return build(year)
    around = range(max(first.year - _REACH, date.min.year), min(last.year + _REACH, date.max.year) + 1)
    candidates = [built for built in map(build, around) if built and _on_side(built, first, last, side)]
    return _chosen(candidates, first, last, tense)


def _on_side(candidate: Edtf, first: date, last: date, side: Side | None) -> bool:
    """Whether a candidate is over ("last May") or has not begun ("next May"), where the words say so."""
    if candidate.earliest is None or candidate.latest is None:
        return False
    if side is Side.LAST:
        return candidate.latest < first
    return side is None or candidate.earliest > last


def _chosen(candidates: list[Edtf], first: date, last: date, tense: Tense) -> Edtf | None:
    """Of candidates in rising order, the one that fits the tense of an article of `first` to `last`."""
    begun = [known for known in candidates if known.earliest and known.earliest <= last]
    unfinished = [known for known in candidates if known.latest and known.latest >= first]
    past, future = (begun[-1] if begun else None), (unfinished[0] if unfinished else None)
    if tense is Tense.PAST or future is None:
        return past
    if tense is Tense.FUTURE or past is None:
        return future
    return past if _distance(past, first, last) <= _distance(future, first, last) else future


def _distance(candidate: Edtf, first: date, last: date) -> int:
    before = (first - candidate.latest).days if candidate.latest else 0
    after = (candidate.earliest - last).days if candidate.earliest else 0
    return max(before, after, 0)


def _weekday(value: Weekday, context: DateContext) -> Edtf | None:
    anchor = _day(context.anchor)
    if anchor is None:
        return None
    ahead = (value.day - anchor.weekday()) % 7
    behind = ahead - 7 if ahead else 0
    match value.side, context.tense:
        case Side.THIS, _:
            steps = value.day - anchor.weekday()
        case Side.LAST, _:
            steps = behind or -7
        case Side.NEXT, _:
            steps = ahead or 7
        case _, Tense.PAST:
            steps = behind
        case _, Tense.FUTURE:
            steps = ahead
        case _:
            steps = min(behind, ahead, key=abs)
    return _day_after(anchor, steps)


def _day(edtf: Edtf | None) -> date | None:
    """The one day that a value stands for."""
    return edtf.earliest if edtf and edtf.earliest == edtf.latest else None


def _day_after(day: date, steps: int) -> Edtf | None:
    ordinal = day.toordinal() + steps
    if not 1 <= ordinal <= date.max.toordinal():
        return None
    return Edtf(date.fromordinal(ordinal).isoformat())


def _shifted(value: Shift, context: DateContext) -> Edtf | None:
    base = context.anchor if value.base is Base.ANCHOR else context.previous
    if base is None:
        return None
    start, end = fields_of(base.start), fields_of(base.end)
    if value.amount == 0 and start[: _PRECISION[value.unit]] != end[: _PRECISION[value.unit]]:
        return None  # "the same day" of several
    year, month, day = start if value.amount < 0 else end
    match value.unit:
        case Unit.YEAR:
            return None if year is None else _of(year + value.amount)
        case Unit.MONTH:
            return _month_after(year, month, value.amount)
        case Unit.WEEK:
            return None if day is None else _week_after(_day(_of(year, month, day)), value.amount)
        case Unit.DAY:
            return _any_year_day_after(year, month, day, value.amount)


def _month_after(year: int | None, month: int | None, steps: int) -> Edtf | None:
    if month is None:
        return None
    years, index = divmod(month - 1 + steps, _DECEMBER)
    return _of(None if year is None else year + years, index + 1)


def _week_after(day: date | None, steps: int) -> Edtf | None:
    if day is None:
        return None
    monday = 7 * steps - day.weekday()
    return _between(_day_after(day, monday), _day_after(day, monday + 6))


def _any_year_day_after(year: int | None, month: int | None, day: int | None, steps: int) -> Edtf | None:
    """The day so many days later; in an unknown year only where leap years make no difference."""
    if month is None or day is None:
        return None
    if year is not None:
        return _day_after(date(year, month, day), steps)
    samples = [_day(_of(sample, month, day)) for sample in (LEAP_YEAR, LEAP_YEAR + 1)]
    moved = [_day_after(sample, steps) for sample in samples if sample]
    ends = {known.text[4:] for known in moved if known}
    return Edtf(f"{UNKNOWN_YEAR}{ends.pop()}") if len(ends) == 1 else None
