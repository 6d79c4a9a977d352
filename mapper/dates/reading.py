"""From the tokens of a date expression to what they say: one function for each `reads` of grammar.toml.

Each takes the tokens of a match and returns the values in them with the tokens of each; none where the
words make no date (31 June, 02/03/2023).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from mapper.dates.edtf import LEAP_YEAR, Edtf
from mapper.dates.lexicon import lexicon
from mapper.dates.values import (
    Base,
    Calendar,
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

_MONTHS = {"month", "may", "abbreviation", "glued"}
_SEPARATORS = {"-", "/", "to", "until", "and"}
_SIDES = {"last": Side.LAST, "this": Side.THIS, "next": Side.NEXT}
_FROM_ANCHOR = {"this", "last", "next", "ago"}
_DIRECTIONS = {*_FROM_ANCHOR, "same", "following", "later", "before"}
_UNITS = {
    **dict.fromkeys(["day", "days", "daytime"], Unit.DAY),
    **dict.fromkeys(["week", "weeks"], Unit.WEEK),
    **dict.fromkeys(["monthword", "months"], Unit.MONTH),
    **dict.fromkeys(["yearword", "years"], Unit.YEAR),
}
_DECEMBER = 12
_LONGEST_COUNT = 5  # digits; "123456 days ago" counts no days of the calendar


class Token(NamedTuple):
    """A token of a date expression, with the name of its class and the place where it starts."""

    name: str
    text: str
    start: int

    @property
    def value(self) -> int:
        """Its number."""
        return lexicon().value(self.text)


Tokens = Sequence[Token]
Reading = tuple[tuple[Value, Tokens], ...]


def read(reads: str, tokens: Tokens, before: str) -> Reading:
    """The values in the tokens of a match; `before` is the class of the word before them."""
    if reads == "range":
        return _range(tokens, joined=before != "between" and any(token.name == "and" for token in tokens))
    if reads == "days":
        return _days(tokens)
    value = _READERS[reads](tokens)
    return () if value is None else ((value, tokens),)


def _calendar(tokens: Tokens) -> Calendar | None:
    month, day = _first(tokens, _MONTHS), _first(tokens, {"digits12", "ordinal"})
    year = _year(tokens)
    side = next((_SIDES[token.name] for token in tokens if token.name in _SIDES), None)
    value = Calendar(year, month, day, side if year is None else None)
    return value if _exists(value) else None


def _exists(value: Calendar) -> bool:
    year = value.year if isinstance(value.year, int) else LEAP_YEAR
    return value.day is None or value.month is None or value.day <= monthrange(year, value.month)[1]


def _year(tokens: Tokens) -> int | Shift | None:
    """The year that the tokens name: a number, "this year", or "the year" (of the article)."""
    number = _first(tokens, {"year"})
    if number is not None:
        return number
    words = [token for token in tokens if token.name != " "]
    for word, following in pairwise(words):
        if following.name == "yearword":
            return _shift((word, following)) or Shift(Unit.YEAR, 0, Base.ANCHOR)
    return None


def _first(tokens: Iterable[Token], names: set[str]) -> int | None:
    return next((token.value for token in tokens if token.name in names), None)


def _numeric(tokens: Tokens) -> Value | None:
    numbers = [token for token in tokens if token.name in {"digits12", "year"}]
    slashes = any(token.name == "/" for token in tokens)
    dates = [_numeric_date(numbers[at : at + 3], slashes=slashes) for at in range(0, len(numbers), 3)]
    found = [date for date in dates if date is not None]
    if len(found) < len(dates):
        return None
    return found[0] if len(found) == 1 else _ordered(Range(found[0], found[1]))


def _numeric_date(numbers: Tokens, *, slashes: bool) -> Calendar | None:
    first, second, third = (token.value for token in numbers)
    if numbers[0].name == "year":
        year, month, day = first, second, third
    else:
        day, month, year = first, second, third
        # 02/03/2023 is 2 March or February 3; no convention of the text tells
        if slashes and max(day, month) <= _DECEMBER and day != month:
            return None
        if slashes and month > _DECEMBER:
            day, month = month, day
    value = Calendar(year, month, day)
    return value if month <= _DECEMBER and _exists(value) else None


def _numeric_days(tokens: Tokens) -> Value | None:
    numbers = [token for token in tokens if token.name in {"digits12", "year"}]
    end = _numeric_date(numbers[1:], slashes=False)
    return end and _ordered(Range(replace(end, day=numbers[0].value), end))


def _range(tokens: Tokens, *, joined: bool) -> Reading:
    """Two dates between which the event runs, or which "and" joins: consecutive ones are a range too."""
    at = next(index for index, token in enumerate(tokens) if token.name in _SEPARATORS)
    pieces = _trimmed(tokens[:at]), _trimmed(tokens[at + 1 :])
    start, end = (_months(piece) if _has(piece, "fraction") else _calendar(piece) for piece in pieces)
    if isinstance(start, Calendar) and isinstance(end, Calendar):
        start, end = _fill(start, end), _fill(end, start)
        if joined and not _consecutive(start, end):
            start = replace(start, year=end.year) if start.year is None else start
            rising = start != end and _rising(start, end)
            return ((start, pieces[0]), (end, pieces[1])) if rising else ()
    if start is None or end is None:
        return ()
    value = _ordered(Range(start, end))
    return ((value, tokens),) if value else ()


def _trimmed(tokens: Tokens) -> Tokens:
    inner = [index for index, token in enumerate(tokens) if token.name not in {" ", "the"}]
    return tokens[inner[0] : inner[-1] + 1]


def _has(tokens: Tokens, name: str) -> bool:
    return any(token.name == name for token in tokens)


def _fill(value: Calendar, other: Calendar) -> Calendar:
    if value.day is None or value.month is not None:
        return value
    filled = replace(value, month=other.month)
    return filled if _exists(filled) else value


def _consecutive(start: Calendar, end: Calendar) -> bool:
    """Whether the second date follows at once on the first, in the same month or year."""
    if start.day and end.day:
        return start.month == end.month and end.day == start.day + 1
    if start.month and end.month:
        return not start.day and not end.day and end.month == start.month + 1
    return isinstance(start.year, int) and isinstance(end.year, int) and end.year == start.year + 1


def _rising(start: Calendar, end: Calendar) -> bool:
    same_month = start.month == end.month and start.year in {None, end.year}
    return not same_month or (start.day or 0) <= (end.day or 0)


def _ordered(value: Range) -> Range | None:
    """The range, unless its words run backwards ("June 15 - 3") or lack a month."""
    start, end = value.start, value.end
    if isinstance(start, Months) or isinstance(end, Months):
        return value
    if any(side.day is not None and side.month is None for side in (start, end)) or not _rising(start, end):
        return None
    years = [side.year for side in (start, end) if isinstance(side.year, int)]
    return value if years == sorted(years) else None


def _days(tokens: Tokens) -> Reading:
    """Days of one month: a range where each follows on the one before, else each by itself."""
    places = [index for index, token in enumerate(tokens) if token.name == "digits12"]
    last = _calendar(tokens[places[-1] :])
    if last is None:
        return ()
    days = [tokens[place].value for place in places]
    steps = {later - earlier for earlier, later in pairwise(days)}
    if steps == {1}:
        return ((Range(replace(last, day=days[0]), last), tokens),)
    single = [(replace(last, day=tokens[place].value), tokens[place : place + 1]) for place in places[:-1]]
    return (*single, (last, tokens[places[-1] :])) if min(steps) > 0 else ()


def _short_years(tokens: Tokens) -> Value | None:
    """Years as in 2023–24. With a hyphen, 2011-12 may be a month."""
    first, dash, second = tokens
    start, tail = first.value, second.text
    end = start - start % 100 + second.value
    if len(tail) != 2 or end <= start or (dash.text == "-" and second.value <= _DECEMBER):
        return None
    return Range(Calendar(start), Calendar(end))


def _months(tokens: Tokens) -> Months | None:
    length = _first(tokens, {"fraction"}) or _DECEMBER
    count = _DECEMBER // length
    number = _first(tokens, {"ordinal"}) or count  # "the last quarter"
    year = _year(tokens)
    return Months(year, (number - 1) * length + 1, number * length) if number <= count else None


def _season(tokens: Tokens) -> Value | None:
    first = next(token.value for token in tokens if token.name == "season")
    last = (first + 1) % _DECEMBER + 1
    year = _year(tokens)
    if _has(tokens, "-") or _has(tokens, "/"):
        return Months(year, first, last) if last < first else None
    if year is not None and last < first:
        return Within(Calendar(year))  # "winter 2021" may begin or end in that year
    side = next((_SIDES[token.name] for token in tokens if token.name in _SIDES), None)
    return Months(year, first, last, side if year is None else None)


def _within(tokens: Tokens) -> Value | None:
    at = next(index for index, token in enumerate(tokens) if token.name in {"of", "early"})
    tail = tokens[at + 1 :]
    if _has(tail, "year") or any(token.name in _MONTHS for token in tail):
        value = _calendar(tail)
        return value and Within(value)
    unit = next(_UNITS[token.name] for token in tail if token.name in _UNITS)
    return Within(_shift(tail) or Shift(unit, 0, Base.ANCHOR))


def _period(tokens: Tokens) -> Value | None:
    number = tokens[0].value
    if tokens[0].name == "year":
        if number % 10:
            return None
        # the 1900s are a century, the 2000s a decade
        century = number % 100 == 0 and number < 2000
        return Fixed(Edtf(f"{number // 100}XX" if century else f"{number // 10}X"))
    return Fixed(Edtf(f"{number - 1:02d}XX"))


def _deictic(tokens: Tokens) -> Value | None:
    day = _first(tokens, {"deictic"}) or 0
    step = _first(tokens, {"before", "after"})
    # the day before yesterday, the day after tomorrow; "the day after today" is no idiom
    return None if step not in {None, day} else Shift(Unit.DAY, day + (step or 0), Base.ANCHOR)


def _shift(tokens: Tokens) -> Shift | None:
    """So many units from the base; None where no word gives the direction."""
    direction = next((token for token in tokens if token.name in _DIRECTIONS), None)
    if direction is None:
        return None
    unit = next(_UNITS[token.name] for token in tokens if token.name in _UNITS)
    if any(len(token.text) > _LONGEST_COUNT for token in tokens if token.name == "number"):
        return None
    amount = _first(tokens, {"amount", "digits12", "number"})
    # "the next day" follows on what was told, "next week" on the article
    told = direction.name not in _FROM_ANCHOR or (direction.name == "next" and unit is Unit.DAY)
    steps = direction.value * (1 if amount is None else amount)
    return Shift(unit, steps, Base.PREVIOUS if told else Base.ANCHOR)


def _weekday(tokens: Tokens) -> Weekday:
    day = next(token.value for token in tokens if token.name == "weekday")
    return Weekday(day, _SIDES.get(tokens[0].name))


_READERS: dict[str, Callable[[Tokens], Value | None]] = {
    "calendar": _calendar,
    "numeric": _numeric,
    "numeric_days": _numeric_days,
    "short_years": _short_years,
    "months": _months,
    "season": _season,
    "within": _within,
    "period": _period,
    "deictic": _deictic,
    "shift": _shift,
    "same_day": lambda _: Shift(Unit.DAY, 0, Base.PREVIOUS),
    "eve": lambda _: Shift(Unit.DAY, -1, Base.PREVIOUS),
    "weekday": _weekday,
}
