"""Which headings only name a site, a section or an occasion, above the title of the article."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from mapper.reading.cues import find_cue
from mapper.reading.dating import date_line
from mapper.reading.forms import Form

_PARTS = re.compile(r"\s*[|·•>»›]\s*|\s+[/–—-]\s+|\s{3,}|\t")
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[IVX]{1,5})[.)]\s")
_OFFICE = re.compile(r"(?:the )?(?:office|bureau) of ", re.IGNORECASE)
_SERVICE_OF = re.compile(
    r"(?:service|office|cent(?:re|er)|department|bureau|team) of (?:the )?", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]{4,}")
_STEM = 5
_LEAD = 3
_KICKER_WORDS = 3
_TITLE_WORDS = 4
_SHARED = 2
_PLACE_WORDS = 3
_ACRONYM_LETTERS = 8


def lines_above(forms: tuple[Form, ...], free: list[int]) -> frozenset[int]:
    """The headings among `free` that only name a section, site or occasion, above the real title."""
    prose = [index for index in free if forms[index].is_prose]
    found: set[int] = set()
    for number, (begin, end) in enumerate(pairwise([-1, *prose, len(forms)])):
        inside = free[bisect_right(free, begin) : bisect_left(free, end)]
        headings = [index for index in inside if forms[index].is_heading]
        lead = [forms[index] for index in prose[number : number + _LEAD]]
        found.update(_lines_of(forms, headings, lead))
    return frozenset(found)


def _lines_of(forms: tuple[Form, ...], headings: list[int], lead: list[Form]) -> Iterator[int]:
    """Those of the headings before the prose `lead` that only name something, the last one first."""
    words = frozenset().union(*map(_stems, lead)) if len(headings) > 1 else frozenset[str]()
    last: Form | None = None
    titled = False
    for index in reversed(headings):
        if _is_line_above(forms[index], last, words, titled=titled):
            yield index
        if not date_line(forms[index]) and not _NUMBERED.match(forms[index].words):
            last = last or forms[index]
            titled = titled or _may_be_title(forms[index], words)


def _is_line_above(form: Form, last: Form | None, lead: frozenset[str], *, titled: bool) -> bool:
    """Whether a heading names something above the title.

    Its words alone tell that of a date line and of a site with its section; of all others there must
    be another heading, between it and the first prose below, that may be the title instead: `last` is the
    last such, `titled` where one of them shares words with the `lead`.
    """
    if date_line(form, byline=False) or find_cue(form.words, "section.line"):
        return True
    if last is None:
        return False
    if find_cue(form.words, "section") or date_line(form) or _is_acronym(form):
        return True
    if find_cue(form.words, "document.kind"):
        return False
    if find_cue(form.words, "occasion.name") and find_cue(last.words, "document.kind"):
        return True
    is_kicker = form.count <= _KICKER_WORDS and not _shared(form, lead)
    return titled and (is_kicker or names_organisation(form))


def names_organisation(form: Form) -> bool:
    """Whether a heading is nothing but the name of a body or state, and perhaps of a place or section."""
    if find_cue(form.words, "verb"):
        return False
    if find_cue(form.words, "masthead.organisation"):
        return True
    parts = [part for part in _PARTS.split(form.span.of(form.text)) if part]
    bodies = [bool(find_cue(part, "masthead.organisation", "section.kind")) for part in parts]
    others = (part for part, is_body in zip(parts, bodies, strict=True) if not is_body)
    return len(parts) > 1 and any(bodies) and all(_is_short_name(part) for part in others)


def masthead(above: list[Form]) -> str:
    """The publisher that the lines above a title name: "Republic of Elbonia", then "Ministry of Trade"."""
    return " ".join(name for name in map(_body_in, above) if name)


def _body_in(form: Form) -> str:
    parts = _PARTS.split(form.span.of(form.text))
    bodies = (part for part in parts if find_cue(part, "masthead.organisation") and not _OFFICE.match(part))
    return next(bodies, "")


def served_by(form: Form) -> str:
    """The body that "Press Service of the Ministry of Trade" names; "" where it names none."""
    found = _SERVICE_OF.search(form.words)
    return form.words[found.end() :] if found else ""


def _is_short_name(part: str) -> bool:
    words = part.split()
    return len(words) <= _PLACE_WORDS and all(word[0].isupper() for word in words)


def _is_acronym(form: Form) -> bool:
    return form.count == 1 and form.words.isupper() and len(form.words) <= _ACRONYM_LETTERS


def _stems(form: Form) -> frozenset[str]:
    return frozenset(word.casefold()[:_STEM] for word in _WORD.findall(form.words))


def _shared(form: Form, lead: frozenset[str]) -> int:
    return len(_stems(form) & lead)


def _may_be_title(form: Form, lead: frozenset[str]) -> bool:
    if find_cue(form.words, "document.kind"):
        return True
    return form.count >= _TITLE_WORDS and _shared(form, lead) >= _SHARED
