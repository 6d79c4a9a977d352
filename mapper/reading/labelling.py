"""What each paragraph is for, by form, position and repetition inside the article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, takewhile, zip_longest

from mapper.dates import Edtf
from mapper.facts import Label, Paragraph, Span
from mapper.reading.cues import cues_of, find_cue
from mapper.reading.dating import DateLine, Stated, date_line
from mapper.reading.forms import Form
from mapper.reading.furniture import (
    Forms,
    Labels,
    label_about,
    label_contacts,
    label_furniture,
    label_related,
    label_tags,
)
from mapper.reading.mastheads import masthead, served_by
from mapper.reading.openings import date_of_today, opening_date_line
from mapper.reading.subheadings import label_subheadings
from mapper.reading.titles import Title, find_title

_FILE_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})([-_.]?)(\d{2})\2(\d{2})(?!\d)")
_BAR = re.compile(r"\s*[|·•>»›]\s*")
_OPENINGS = 3


@dataclass(frozen=True, slots=True)
class Layout:
    """The labelled paragraphs of a text, and what the labelling found out about the article."""

    paragraphs: tuple[Paragraph, ...]
    headline: Span | None
    line: DateLine
    hint: Stated | None
    noise: tuple[Span, ...]


def lay_out(forms: Forms, title: str = "", given: Mapping[Span, tuple[Label, str]] | None = None) -> Layout:
    """Label the paragraphs of a text.

    `title` is what metadata call the article. `given` are labels (and their rules) for which other
    articles give reason; they count as evidence for the rest.
    """
    labels = {k: given[form.span] for k, form in enumerate(forms) if form.span in given} if given else {}
    for stage in (label_furniture, label_related, label_contacts, label_tags, label_about):
        labels |= stage(forms, labels)
    found = find_title(forms, labels, title)
    lines = _date_lines(forms, labels, found)
    labels |= dict.fromkeys(lines, (Label.DATELINE, "label.dateline.near-title"))
    labels |= _title_labels(found)
    if found:
        labels |= _above_title(forms, labels, found.index)
    labels |= _below_title(forms, labels, found)
    labels |= _body(forms, labels)
    labels |= label_subheadings(forms, labels)
    line = _date_line_of(forms, labels, found, lines)
    kept = (
        form
        for index, form in enumerate(forms)
        if labels[index][0] in {Label.TITLE, Label.DATELINE, Label.BODY}
    )
    return Layout(
        paragraphs=tuple(Paragraph(form.span, *labels[index]) for index, form in enumerate(forms)),
        headline=found.span if found else None,
        line=line,
        hint=None if line.date else next(_file_dates(forms, labels), None),
        noise=tuple(noise for form in kept for noise in form.noise),
    )


def _title_labels(title: Title | None) -> dict[int, tuple[Label, str]]:
    if title is None:
        return {}
    return dict.fromkeys((title.index, *title.repeats), (Label.TITLE, title.rule))


def _date_lines(forms: Forms, known: Labels, title: Title | None) -> dict[int, DateLine]:
    """The date lines below the title (or at the top), then directly above it, then at the end.

    Below the title they stand above the first prose; above the second if the first is a standfirst.
    """
    taken = {title.index, *title.repeats} if title else set()
    free = [index for index in range(len(forms)) if index not in known and index not in taken]
    top = title.index if title else -1
    prose = [index for index in free if index > top and forms[index].is_prose]
    first, second = (*prose[:2], len(forms), len(forms))[:2]
    last = max((index for index in free if forms[index].is_prose), default=-1)
    found = {
        index: date_line(forms[index]) or _reporter(forms[index]) for index in free if top < index < first
    }
    if not any(line and line.date for line in found.values()):
        found |= {index: date_line(forms[index]) for index in free if first < index < min(second, last)}
    above = takewhile(lambda index: not forms[index].is_prose, reversed([i for i in free if i < top]))
    found |= {index: date_line(forms[index]) for index in above}
    found |= {index: date_line(forms[index], byline=False) for index in free if index > max(first, last)}
    return {index: line for index, line in found.items() if line}


def _reporter(form: Form) -> DateLine | None:
    return DateLine() if find_cue(form.words, "reporter") else None


def _above_title(forms: Forms, known: Labels, title: int) -> dict[int, tuple[Label, str]]:
    """Prose above the title, with its headings, is of other articles; other lines name site and section."""
    free = [index for index in range(title) if index not in known]
    found: dict[int, tuple[Label, str]] = {}
    for index, following in zip_longest(free, free[1:]):
        if forms[index].is_prose or (following is not None and forms[following].is_prose):
            found[index] = (Label.TEASER, "label.teaser.above-title")
        else:
            found[index] = (Label.NAVIGATION, "label.navigation.above-title")
    return found


def _below_title(forms: Forms, known: Labels, title: Title | None) -> dict[int, tuple[Label, str]]:
    """Names of sections between the title and the first prose."""
    if title is None:
        return {}
    free = (index for index in range(title.index + 1, len(forms)) if index not in known)
    above_prose = takewhile(lambda index: not forms[index].is_prose, free)
    sections = (index for index in above_prose if find_cue(forms[index].words, "section"))
    return dict.fromkeys(sections, (Label.NAVIGATION, "label.navigation.below-title"))


def _body(forms: Forms, known: Labels) -> dict[int, tuple[Label, str]]:
    return {
        index: (Label.BODY, f"label.body.{_kind(form)}")
        for index, form in enumerate(forms)
        if index not in known
    }


def _kind(form: Form) -> str:
    if form.is_item:
        return "item"
    if find_cue(form.words, "signature"):
        return "signature"
    return "heading" if form.is_heading else "text"


def _date_line_of(
    forms: Forms, labels: Labels, title: Title | None, lines: Mapping[int, DateLine]
) -> DateLine:
    """Date, place and publisher: from behind the title, from date lines, from the opening of the body."""
    body = (form for index, form in enumerate(forms) if labels[index][0] is Label.BODY)
    prose = tuple(islice((form for form in body if form.is_prose and not form.is_item), _OPENINGS))
    opening = next(filter(None, (opening_date_line(form.text, form.span) for form in prose)), None)
    sources = [DateLine(title.date)] if title else []
    sources += lines.values()
    if opening:
        sources.append(opening)
    # The date line in the body comes first for the place: analysis must know where its sentences begin.
    placed = [opening, *sources] if opening else sources
    date = next((line.date for line in sources if line.date), None)
    if prose and not date and not any(line.place for line in placed):
        date = date_of_today(prose[0].text, prose[0].span)
    return DateLine(
        date=date,
        place=next((line.place for line in placed if line.place), None),
        publisher=_publisher(forms, labels, sources),
        cover=_uncovered(opening, date) if opening and opening.place else None,
    )


def _uncovered(opening: DateLine, date: Stated | None) -> Span | None:
    """All of an opening date line, if its place and the article's date do not reach over it."""
    if opening.place is None or opening.cover is None:
        return None
    stated = [opening.place] + ([date.span] if date and date == opening.date else [])
    reach = Span(min(span.start for span in stated), max(span.end for span in stated))
    return None if reach.start <= opening.cover.start and opening.cover.end <= reach.end else opening.cover


def _publisher(forms: Forms, labels: Labels, lines: list[DateLine]) -> str:
    """The publisher that date lines name, or the sections and mastheads above the title."""
    stated = next((line.publisher for line in lines if line.publisher), "")
    sections = [form for index, form in enumerate(forms) if labels[index][0] is Label.NAVIGATION]
    own = _first_own(forms, labels)
    services = (form for form in forms if find_cue(form.words, "contact.service"))
    return (
        stated
        or next(_section_names(sections), "")
        or masthead([form for form in sections if form.span.end < own])
        or next(filter(None, map(served_by, services)), "")
    )


def _first_own(forms: Forms, labels: Labels) -> int:
    own = (
        form.span.start for index, form in enumerate(forms) if labels[index][0] in {Label.TITLE, Label.BODY}
    )
    return next(own, 0)


def _section_names(forms: Iterable[Form]) -> Iterator[str]:
    for form in forms:
        if find_cue(form.words, "section.line") and not find_cue(form.words, "navigation.breadcrumb"):
            yield from (part for part in _BAR.split(form.words) if not find_cue(part, "section.kind"))


def _file_dates(forms: Forms, labels: Labels) -> Iterator[Stated]:
    """The dates in the names of the article's image files."""
    for index, form in enumerate(forms):
        if labels[index][0] is Label.TEASER:
            continue
        for image in (span for cue in cues_of("image") for span in cue.spans(form.text, form.span)):
            for found in _FILE_DATE.finditer(form.text, *image):
                try:
                    date = Edtf.of(int(found[1]), int(found[3]), int(found[4]))
                except ValueError:  # a serial number
                    continue
                yield Stated(Span(*found.span()), date.text)
