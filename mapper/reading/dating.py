"""The dates, places and publishers of date lines, and dates behind titles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mapper.dates import DateMention, Edtf, find_dates
from mapper.dates.values import Calendar
from mapper.facts import Span
from mapper.reading.cues import find_cue
from mapper.reading.forms import Form

_TIME = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?(?:[ap]\.?m\.?|h|hrs|GMT|UTC|CES?T|MSK))?(?!\w)", re.IGNORECASE
)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b", re.IGNORECASE)
_SEPARATORS = " \t\xa0|,;:–—-•·/()[].\n\r"
_PLACE_WORD = r"(?:[^\W\d_a-z][\w’'.-]*)"
_PLACE = re.compile(rf"{_PLACE_WORD}(?:[ \xa0](?:{_PLACE_WORD}|of|de|del|la|al|the|upon|am|an)){{0,4}}")
_NO_PLACE = re.compile(
    r"(?:On|In|At|From|The|Since|By|Until|Between|After|Before|During|For|To|This|Last|Next)\b"
)
_BEFORE_DASH = re.compile(
    r"\s*[)\]]?\s*(?:\([A-Z]\w*\)|/[A-Z]\w*/)?\s*(?:[–—]|-{1,2}(?=\s)|:(?=\s)|\.(?=\s+(?:/|[A-Z])))"
)
_OPEN_DATE = re.compile(r"(?:\||[–—(•·]|\s-|\t|\s{2})\s*$")
_SERVICE = re.compile(
    r"(?:the )?(?:press|information|media|news) (?:service|office|cent(?:re|er)|department|bureau)"
    r"(?: of (?:the )?)?",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[|•·:]|,\s|\s[–—-]\s")
_LINE_WORDS = 30
_BODY_DATE_WITHIN = 80


@dataclass(frozen=True, slots=True)
class Stated:
    """A date with its year, as EDTF, and where it stands."""

    span: Span
    edtf: str

    @property
    def is_day(self) -> bool:
        """Whether it is as precise as a day."""
        return self.edtf.count("-") == 2


@dataclass(frozen=True, slots=True)
class DateLine:
    """What a date line says; parts that it leaves out are None or ""."""

    date: Stated | None = None
    place: Span | None = None
    publisher: str = ""


def dates_in(text: str, span: Span) -> tuple[Stated, ...]:
    """The days and months of a named year in a span."""
    found = ((mention, _edtf(mention)) for mention in find_dates(text, *span))
    return tuple(Stated(mention.span, edtf) for mention, edtf in found if edtf)


def _edtf(mention: DateMention) -> str:
    value = mention.value
    if not isinstance(value, Calendar) or not isinstance(value.year, int) or value.month is None:
        return ""
    return Edtf.of(value.year, value.month, value.day).text


def remainder_date(text: str, span: Span) -> Stated | None:
    """The date in a span that holds nothing else than a date (and a time of day)."""
    stated = next(iter(dates_in(text, span)), None)
    return stated if stated and not _without(text, span, stated.span).strip(_SEPARATORS) else None


def date_behind(text: str, span: Span) -> tuple[Span, Stated] | None:
    """A title with the day of publication behind it: the title alone, and the date.

    A numeric date counts if no preposition governs it; one in words if a bar, a dash, a bracket or a
    gap sets it off: "a summit on 5 October 2023" is about the summit.
    """
    mentions = find_dates(text, *span)
    last = mentions[-1] if mentions else None
    if last is None or not (edtf := _edtf(last)) or not Stated(last.span, edtf).is_day:
        return None
    if _TIME.sub("", last_part := text[last.span.end : span.end]).strip(_SEPARATORS) or "," in last_part:
        return None
    numeric = not any(map(str.isalpha, last.span.of(text)))
    set_off = _OPEN_DATE.search(text, span.start, last.span.start)
    if last.preposition or not (numeric or set_off):
        return None
    end = len(text[: last.span.start].rstrip(_SEPARATORS.replace(".", "")))
    return (Span(span.start, end), Stated(last.span, edtf)) if end > span.start else None


def date_line(form: Form, *, byline: bool = True) -> DateLine | None:
    """What a paragraph says that is nothing but date, place, author and source (the last two if `byline`)."""
    if form.count > _LINE_WORDS or form.is_prose:
        return None
    stated = next(iter(dates_in(form.text, form.span)), None)
    if stated and find_cue(form.words, "updated"):
        return DateLine()
    if byline and (find_cue(form.words, "byline.author") or (stated and find_cue(form.words, "byline"))):
        return DateLine(stated, None, _publisher(form, stated))
    if stated is None:
        return None
    rest = _without(form.text, form.span, stated.span)
    kept = rest.strip(_SEPARATORS)
    if not kept or find_cue(kept, "section"):
        return DateLine(stated)
    place = _place(form.text, form.span, kept)
    return DateLine(stated, place) if place else None


def opening_date_line(text: str, span: Span) -> DateLine | None:
    """The date line that opens a paragraph of prose: "BRUSSELS, 14 March 2019 – NATO …"."""
    head = Span(span.start, min(span.end, span.start + _BODY_DATE_WITHIN))
    mention = next(iter(find_dates(text, *head)), None)
    if mention is None or mention.preposition:
        return None
    before = text[span.start : mention.span.start].strip(_SEPARATORS + "/")
    behind = mention.span.end
    place = _place(text, Span(span.start, mention.span.start), before) if before else None
    if before and not place:
        return None
    if not before and (named := re.compile(rf"\s*,\s*({_PLACE.pattern})(?=\s*[–—-])").match(text, behind)):
        place, behind = Span(*named.span(1)), named.end()
    if not _BEFORE_DASH.match(text, behind, span.end):
        return None
    edtf = _edtf(mention)
    if not edtf and not place:
        return None
    return DateLine(Stated(mention.span, edtf) if edtf else None, place)


def _without(text: str, span: Span, hole: Span) -> str:
    rest = f"{text[span.start : hole.start]} {text[hole.end : span.end]}"
    return _WEEKDAY.sub("", _TIME.sub("", rest))


def _place(text: str, span: Span, words: str) -> Span | None:
    """Where the place stands that `words` name, if they are a place and no more (before a comma)."""
    first = re.split("[,/]", words, maxsplit=1)[0].strip(_SEPARATORS)
    found = _PLACE.fullmatch(first)
    if not found or _NO_PLACE.match(first) or len(words) > 60 or any(map(str.isdigit, words)):
        return None
    start = text.find(first, *span)
    return Span(start, start + len(first)) if start >= 0 else None


def _publisher(form: Form, stated: Stated | None) -> str:
    """The source that a byline names, without date, author and "Press Service of the"; "" where none is."""
    words = form.words if stated is None else " ".join(_without(form.text, form.span, stated.span).split())
    if find_cue(words, "byline.author"):  # "Interview by Petra Zidar, Danube Courier"
        return words.partition(",")[2].strip(_SEPARATORS)
    parts = (part.strip(_SEPARATORS) for part in _PARTS.split(words))
    service = next((part for part in parts if _SERVICE.search(part)), "")
    return _SERVICE.sub("", service).strip(_SEPARATORS)
