"""The date line that opens a paragraph of prose: "BRUSSELS, 14 March 2019 – NATO …"."""

from __future__ import annotations

import re

from mapper.dates import DateMention, find_dates
from mapper.facts import Span
from mapper.reading.cues import find_cue
from mapper.reading.dating import PLACE, SEPARATORS, DateLine, Stated, edtf_of, place_in

_AGENCY = r"(?:\([A-Z][\w .&-]{0,30}\)|/[A-Z][\w .&-]{0,30}/)"
_DASH = r"(?:[–—]|-{1,2}(?=\s))"
_BEFORE_DASH = re.compile(rf"\s*[)\]]?\s*(?P<agency>{_AGENCY})?\s*(?:{_DASH}|:(?=\s)|\.(?=\s+(?:/|[A-Z])))")
_NAMED_BEHIND = re.compile(rf"\s*,\s*({PLACE.pattern})(?=\s*[–—-])")
_CAPITALS = r"[^\W\d_a-z]{2}(?:[^\W\d_a-z]|[’'.-])*"
_NAME = r"[^\W\d_a-z][\w’'.-]*(?: [^\W\d_a-z][\w’'.-]*){0,3}"
_NO_DATE = re.compile(
    rf"(?P<place>(?P<capitals>{_CAPITALS}(?: (?:{_CAPITALS}|OF|DE|AND)){{0,4}})|{_NAME})"
    rf"(?P<region>(?:, {_NAME}){{1,2}}|/{_NAME})?(?P<agency>\s?{_AGENCY})?"
    rf"(?:\s?{_DASH}\s*|(?P<colon>:\s))(?=[^\W_a-z]|[\"“‘«])"
)
_STATE_CODE = re.compile(r", (?:[A-Z]{2}|[A-Z]\.[A-Z]\.)")
_TODAY = re.compile(r"\btoday\b\s?[,(–—]?\s?(?:on )?$", re.IGNORECASE)
_TODAY_WITHIN = 12
_WITHIN = 80


def opening_date_line(text: str, span: Span) -> DateLine | None:
    """The date line that opens a paragraph of prose, `cover` being all of it; None where none does."""
    head = Span(span.start, min(span.end, span.start + _WITHIN))
    mention = next(iter(find_dates(text, *head)), None)
    dated = _with_date(text, span, mention) if mention and not mention.preposition else None
    return dated or _without_date(text, span)


def date_of_today(text: str, span: Span) -> Stated | None:
    """The day that the first paragraph calls today: "Today, 5 May 2020, …", "… today (5 May 2020)"."""
    for mention in find_dates(text, *span):
        before = text[max(span.start, mention.span.start - _TODAY_WITHIN) : mention.span.start]
        if _TODAY.search(before) and Stated(mention.span, edtf_of(mention)).is_day:
            return Stated(mention.span, edtf_of(mention))
    return None


def _with_date(text: str, span: Span, mention: DateMention) -> DateLine | None:
    before = text[span.start : mention.span.start].strip(SEPARATORS + "/")
    behind = mention.span.end
    place = place_in(text, Span(span.start, mention.span.start), before) if before else None
    if before and not place:
        return None
    if not before and (named := _NAMED_BEHIND.match(text, behind)):
        place, behind = Span(*named.span(1)), named.end()
    dash = _BEFORE_DASH.match(text, behind, span.end)
    if not dash:
        return None
    edtf = edtf_of(mention)
    if not edtf and not place:
        return None
    cover = Span(span.start, dash.end("agency") if dash["agency"] else behind)
    return DateLine(Stated(mention.span, edtf) if edtf else None, place, cover=cover)


def _without_date(text: str, span: Span) -> DateLine | None:
    """A place in capitals before a dash, or any place whose region or news agency follows it."""
    found = _NO_DATE.match(text, *span)
    if not found or find_cue(found["place"], "section.kind", "kicker"):
        return None
    region = found["region"] or ""
    if found["colon"]:
        is_place = bool(_STATE_CODE.fullmatch(region))
    else:
        is_place = bool(region or found["agency"]) or (
            bool(found["capitals"]) and not _is_acronym(text, found["place"], span)
        )
    if not is_place:
        return None
    last = next(name for name in ("agency", "region", "place") if found[name])
    return DateLine(None, Span(*found.span("place")), cover=Span(span.start, found.end(last)))


def _is_acronym(text: str, word: str, span: Span) -> bool:
    """Whether the article writes a word in capitals elsewhere: places stand so only in date lines."""
    again = re.compile(rf"\b{re.escape(word)}\b")
    return " " not in word and len(again.findall(text)) > len(
        again.findall(text, span.start, span.start + len(word))
    )
