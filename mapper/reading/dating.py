"""The dates, places and publishers of date lines, and dates behind titles."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mapper.dates import DateMention, Edtf, find_dates
from mapper.dates.values import Calendar, Range
from mapper.facts import Span
from mapper.reading.cues import find_cue
from mapper.reading.forms import Form

_TIME = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?(?:[ap]\.?m\.?|h|hrs))?(?!\w)"
    r"(?:\s?\(?(?:GMT|UTC|CES?T|MSK|[ECP][SD]?T|[BI]ST|local time)\b\)?)?(?:\s?[+-]\d{1,2}(?::?\d{2})?)?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\b\.?",
    re.IGNORECASE,
)
SEPARATORS = " \t\xa0|,;:–—-•·/()[].\n\r"
_PLACE_WORD = r"(?:[^\W\d_a-z][\w’'.-]*)"
PLACE = re.compile(rf"{_PLACE_WORD}(?:[ \xa0](?:{_PLACE_WORD}|of|de|del|la|al|the|upon|am|an)){{0,4}}")
_NO_PLACE = re.compile(
    r"(?:On|In|At|From|The|Since|By|Until|Between|After|Before|During|For|To|This|Last|Next)\b"
)
_OPEN_DATE = re.compile(r"(?:\||[–—(•·]|\s-|\t|\s{2})\s*$")
_SERVICE = re.compile(
    r"(?:the )?(?:press|information|media|news) (?:service|office|cent(?:re|er)|department|bureau)"
    r"(?: of (?:the )?)?",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[|•·:]|,\s|\s[–—-]\s")
_BARS = re.compile(r"[|•·]|\s{2,}|\t")
_NUMBER = re.compile(r"(?:[A-Z][\w ]{2,20} )?(?:No|Nr|№|no)[.:]*\s*\d[\d/-]*\s*[,|–—-]\s*")
_BEHIND_DATE = re.compile(r"\s*[,|:–—-]\s*(?=[^\W_a-z]|[\"“‘«])")
_BEHIND_NUMERIC = re.compile(r"\s*[|:–—-]?\s+(?=[^\W_a-z\d]|[\"“‘«])")
_ORIGIN_END = re.compile(
    r"\s+and\s+(?=(?:the )?(?:rt\.? hon|hon|sir|dame|lord|mr|mrs|ms|dr)\b)", re.IGNORECASE
)
_DAY_OF = re.compile(r"\b(?:this |on the )?(\d{1,2})(?:st|nd|rd|th)? day(?: of)?\s$", re.IGNORECASE)
_DESK = re.compile(r"(?:the )?(?:press|public|information|media|communications?)\b", re.IGNORECASE)
_DONE = re.compile(r"^\s*(?:done|issued|adopted|given) (?:at|in) ", re.IGNORECASE)
# Cues of what stands beside a date and names no place: "News | 3 May", "3 May - Last updated: 4 May".
_NOT_PLACES = ("section", "stamp", "updated", "navigation.release")
_LINE_WORDS = 30
_TITLE_WORDS = 4


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
    """What a date line says; parts that it leaves out are None or "".

    `cover` is all of a date line inside a paragraph of prose: what stands before its first sentence.
    """

    date: Stated | None = None
    place: Span | None = None
    publisher: str = ""
    cover: Span | None = None


def dates_in(text: str, span: Span) -> tuple[Stated, ...]:
    """The days and months of a named year in a span."""
    found = ((mention, edtf_of(mention)) for mention in find_dates(text, *span))
    return tuple(Stated(mention.span, edtf) for mention, edtf in found if edtf)


def edtf_of(mention: DateMention) -> str:
    """The day or month that a mention names with its year, or ""."""
    value = mention.value
    if not isinstance(value, Calendar) or not isinstance(value.year, int) or value.month is None:
        return ""
    return Edtf.of(value.year, value.month, value.day).text


def remainder_date(text: str, span: Span) -> Stated | None:
    """The date in a span that holds nothing else than a date (and a time of day)."""
    stated = next(iter(dates_in(text, span)), None)
    return stated if stated and not _without(text, span, stated.span).strip(SEPARATORS) else None


def date_behind(text: str, span: Span) -> tuple[Span, Stated] | None:
    """A title with the day of publication behind it: the title alone, and the date.

    A numeric date counts if no preposition governs it; one in words if a bar, a dash, a bracket or a
    gap sets it off: "a summit on 5 October 2023" is about the summit.
    """
    mentions = find_dates(text, *span)
    last = mentions[-1] if mentions else None
    if last is None or not (edtf := edtf_of(last)) or not Stated(last.span, edtf).is_day:
        return None
    if _TIME.sub("", last_part := text[last.span.end : span.end]).strip(SEPARATORS) or "," in last_part:
        return None
    numeric = not any(map(str.isalpha, last.span.of(text)))
    set_off = _OPEN_DATE.search(text, span.start, last.span.start)
    if last.preposition or not (numeric or set_off):
        return None
    end = len(text[: last.span.start].rstrip(SEPARATORS.replace(".", "")))
    return (Span(span.start, end), Stated(last.span, edtf)) if end > span.start else None


def date_before(text: str, span: Span) -> tuple[Span, Stated] | None:
    """A title with its number and the day of publication before it: the title alone, and the date.

    Without a number the date must be numeric: "11 September 2001, ten years on" is all title.
    """
    number = _NUMBER.match(text, *span)
    start = number.end() if number else span.start
    mention = next(iter(find_dates(text, start, span.end)), None)
    if mention is None or mention.span.start != start or not (edtf := edtf_of(mention)):
        return None
    separator = (_BEHIND_DATE if number else _BEHIND_NUMERIC).match(text, mention.span.end, span.end)
    numeric = not any(map(str.isalpha, mention.span.of(text)))
    if not separator or not (number or numeric):
        return None
    title = Span(separator.end(), span.end)
    words = " ".join(title.of(text).split())
    if len(words.split()) < _TITLE_WORDS or (not number and find_cue(words, "byline", "section")):
        return None
    return title, Stated(mention.span, edtf)


def date_line(form: Form, *, byline: bool = True) -> DateLine | None:
    """What a paragraph says that is nothing but date, place, author and source (the last two if `byline`)."""
    if form.count > _LINE_WORDS or form.is_prose or date_before(form.text, form.span):
        return None
    stated = _day_of_month(form) or next(iter(dates_in(form.text, form.span)), None)
    if stated and find_cue(form.words, "updated"):
        return DateLine()
    if byline and find_cue(form.words, "origin"):
        return DateLine(stated, None, _ORIGIN_END.split(form.words.partition(":")[2], maxsplit=1)[0].strip())
    parts = _line_of_parts(form, stated or _last_day(form))
    if byline and (find_cue(form.words, "byline.author") or (stated and find_cue(form.words, "byline"))):
        publisher = _publisher(form, stated) or (parts.publisher if parts else "")
        return DateLine(stated, parts.place if parts else None, publisher)
    return parts


def _last_day(form: Form) -> Stated | None:
    """The last of the days of a meeting, which dates what the meeting issued."""
    for mention in find_dates(form.text, *form.span):
        value = mention.value.end if isinstance(mention.value, Range) else None
        if isinstance(value, Calendar) and isinstance(value.year, int) and value.month and value.day:
            return Stated(mention.span, Edtf.of(value.year, value.month, value.day).text)
    return None


def _day_of_month(form: Form) -> Stated | None:
    """The date of documents: "Done this 5th day of May 2021"."""
    for mention in find_dates(form.text, *form.span):
        found = _DAY_OF.search(form.text, form.span.start, mention.span.start)
        if found and isinstance(mention.value, Calendar) and (month := edtf_of(mention)):
            try:
                day = Edtf.parse(f"{month}-{int(found[1]):02}")
            except ValueError:  # the 31st day of June
                return None
            return Stated(Span(found.start(), mention.span.end), day.text)
    return None


def _line_of_parts(form: Form, stated: Stated | None) -> DateLine | None:
    """A line of a date and of names set off from each other: places, sources, sections."""
    if stated is None:
        return None
    kept = _without(form.text, form.span, stated.span)
    pieces = (_DONE.sub("", piece).strip(SEPARATORS) for piece in _BARS.split(kept))
    parts = [piece for piece in pieces if piece and not find_cue(piece, *_NOT_PLACES)]
    bodies = [part for part in parts if "," not in part and find_cue(part, "masthead.organisation")]
    publisher = next((body for body in bodies if not _DESK.match(body)), "")
    places = [place_in(form.text, form.span, part) for part in parts if part not in bodies]
    if not all(places):
        return None
    return DateLine(stated, places[-1] if places else None, publisher)


def _without(text: str, span: Span, hole: Span) -> str:
    rest = f"{text[span.start : hole.start]} {text[hole.end : span.end]}"
    return _WEEKDAY.sub("", _TIME.sub("", rest))


def place_in(text: str, span: Span, words: str) -> Span | None:
    """Where the place stands that `words` name, if they are a place and no more (before a comma)."""
    first = re.split("[,/]", words, maxsplit=1)[0].strip(SEPARATORS)
    found = PLACE.fullmatch(first)
    if not found or _NO_PLACE.match(first) or len(words) > 60 or any(map(str.isdigit, words)):
        return None
    start = text.find(first, *span)
    return Span(start, start + len(first)) if start >= 0 else None


def _publisher(form: Form, stated: Stated | None) -> str:
    """The source that a byline names, without date, author and "Press Service of the"; "" where none is."""
    words = form.words if stated is None else " ".join(_without(form.text, form.span, stated.span).split())
    if find_cue(words, "byline.author"):  # "Interview by Marta Rendel, Harbour Courier"
        if "|" in words:
            return words.split("|")[1].strip(SEPARATORS)
        return words.partition(",")[2].strip(SEPARATORS)
    parts = (part.strip(SEPARATORS) for part in _PARTS.split(words))
    service = next((part for part in parts if _SERVICE.search(part)), "")
    return _SERVICE.sub("", service).strip(SEPARATORS)
