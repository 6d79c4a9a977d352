"""Which paragraph is the title of the article, when it was published, and how sure that is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from mapper.facts import Label, Span
from mapper.reading.cutting import blank_lines
from mapper.reading.dating import Stated, date_before, date_behind, date_line, remainder_date
from mapper.reading.forms import Form
from mapper.reading.mastheads import lines_above

Known = Mapping[int, tuple[Label, str]]

_WORD = re.compile(r"\S+")
_REPEAT_WITHIN = 4
_TITLE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Title:
    """The title: its paragraph, its span (without a date behind it), its rule, and where it is repeated."""

    index: int
    span: Span
    rule: str
    repeats: tuple[int, ...] = ()
    date: Stated | None = None


def find_title(forms: tuple[Form, ...], known: Known, hint: str = "") -> Title | None:
    """The title among the paragraphs that are not `known` to be something else; `hint` is an HTML title.

    In this order: what the page repeats, what the metadata call the title, the first heading. Where
    prose stands above the first heading, other evidence must say that the prose belongs to other
    articles and the heading is no subheading; where metadata know a title that is not in the text, none can.
    """
    free = [index for index in range(len(forms)) if index not in known]
    if repeated := _repeated(forms, free):
        return repeated
    for index in free:
        if _says(forms[index], hint):
            return Title(index, forms[index].span, "label.title.metadata")
    lines = lines_above(forms, free)
    headings = [index for index in free if forms[index].is_heading and index not in lines]
    prose = [index for index in free if forms[index].is_prose]
    first = next(iter(headings), None)
    if first is not None and prose and prose[0] < first:
        first = None if hint else _first_start(forms, known, prose, headings)
    return None if first is None else _dated(forms[first], first)


def _dated(form: Form, index: int) -> Title:
    found = date_behind(form.text, form.span) or date_before(form.text, form.span)
    if found is None:
        return Title(index, form.span, "label.title.first-heading")
    return Title(index, found[0], "label.title.with-date", date=found[1])


def _repeated(forms: tuple[Form, ...], free: list[int]) -> Title | None:
    for place, index in enumerate(free):
        if forms[index].count < _TITLE_WORDS:
            continue
        for other in free[place + 1 : place + 1 + _REPEAT_WITHIN]:
            rest = _after(forms[index], forms[other])
            if rest is None:
                continue
            date = remainder_date(forms[other].text, rest)
            if date or (rest.start == rest.end and forms[index].is_heading):
                rule = "label.title.repeated-with-date" if date else "label.title.repeated"
                return Title(index, forms[index].span, rule, (other,), date)
    return None


def _after(title: Form, other: Form) -> Span | None:
    """What `other` holds behind a repetition of `title`; None where it does not begin with it."""
    position, end = other.span
    for word in map(re.Match.group, _WORD.finditer(title.text, *title.span)):
        while position < end and other.text[position].isspace():
            position += 1
        if not other.text.startswith(word, position, end):
            return None
        position += len(word)
    return Span(position, end)


def _says(form: Form, hint: str) -> bool:
    """Whether a heading is the title in the metadata, behind which sites put their own name."""
    title = " ".join(hint.split()).casefold()
    words = form.words.casefold()
    return bool(title) and form.count >= _TITLE_WORDS and (words == title or title.startswith(words + " "))


def _first_start(forms: tuple[Form, ...], known: Known, prose: list[int], headings: list[int]) -> int | None:
    """The first of the headings below prose that is a title: by its date, by its place among blocks, or by
    proportion.
    """
    gaps = (behind for before, behind in pairwise(prose) if _has_gap(forms, before, behind))
    teasers = (index for index, (label, _) in known.items() if label is Label.TEASER)
    parted = min([*teasers, next(gaps, len(forms))])
    for index in headings:
        above = bisect_left(prose, index)
        if above == len(prose):
            return None
        if (
            parted < index
            or _has_gap(forms, prose[above - 1], index)
            or _is_dated(forms, index, prose[above])
        ):
            return index
        if len(headings) == 1 and forms[index].count > _TITLE_WORDS and len(prose) > 2 * above:
            return index
    return None


def _has_gap(forms: tuple[Form, ...], before: int, behind: int) -> bool:
    return blank_lines(forms[before].text, forms[before].span, forms[behind].span) > 1


def _is_dated(forms: tuple[Form, ...], index: int, below: int) -> bool:
    """Whether a heading above the prose `below` has a date, behind it or in the next line."""
    following = index + 1
    return bool(
        date_behind(forms[index].text, forms[index].span)
        or (following < below and date_line(forms[following]))
    )
