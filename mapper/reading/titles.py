"""Which paragraph is the title of the article, when it was published, and how sure that is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from mapper.facts import Label, Span
from mapper.reading.cutting import blank_lines
from mapper.reading.dating import Stated, date_before, date_behind, date_line, remainder_date
from mapper.reading.forms import Form
from mapper.reading.mastheads import is_line_above

Known = Mapping[int, tuple[Label, str]]

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
    headings = [index for index in free if forms[index].is_heading and not is_line_above(forms, index, free)]
    for index in headings:
        above = [other for other in free if other < index and forms[other].is_prose]
        if not above or (not hint and _starts_article(forms, known, index, above, headings)):
            return _dated(forms[index], index)
    return None


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
    for word in title.span.of(title.text).split():
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


def _starts_article(
    forms: tuple[Form, ...], known: Known, index: int, above: list[int], headings: list[int]
) -> bool:
    """Whether a heading below prose is a title: by its date, by its place among blocks, or by proportion."""
    text = forms[index].text
    below = [other for other in range(index + 1, len(forms)) if other not in known and forms[other].is_prose]
    if not below:
        return False
    following = index + 1
    if date_behind(text, forms[index].span) or (date_line(forms[following]) and following < below[0]):
        return True
    if any(label is Label.TEASER for other, (label, _) in known.items() if other < index):
        return True
    gaps = (blank_lines(text, forms[a].span, forms[b].span) for a, b in pairwise([*above, index]))
    if any(gap > 1 for gap in gaps):
        return True
    return len(headings) == 1 and forms[index].count > _TITLE_WORDS and len(below) > len(above)
