"""Labels that a paragraph's own words give: site furniture, captions, contacts, links to other articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest

from mapper.facts import Label
from mapper.reading.cues import cues_of, find_cue
from mapper.reading.dating import date_behind, date_line
from mapper.reading.forms import Form

Labels = Mapping[int, tuple[Label, str]]
Forms = tuple[Form, ...]

_CUE_LABELS = {
    "navigation": Label.NAVIGATION,
    "share": Label.NAVIGATION,
    "related": Label.NAVIGATION,
    "caption": Label.CAPTION,
    "contact": Label.CONTACT,
}
_LINE_WORDS = 60
_CONTACT_WORDS = 12
_INLINE = "related.inline"
_TAG_WORDS = 30
_RELATED = {
    "label.related.heading": (Label.TEASER, "label.teaser.related"),
    "label.related.links": (Label.NAVIGATION, "label.navigation.related"),
}


def label_furniture(forms: Forms, known: Labels) -> dict[int, tuple[Label, str]]:
    """Paragraphs that a cue names, that hold only file names or links, or that hold no word at all."""
    found = ((index, _furniture(form)) for index, form in enumerate(forms) if index not in known)
    return {index: label for index, label in found if label}


def _furniture(form: Form) -> tuple[Label, str] | None:
    if not any(map(str.isalnum, form.words)):
        if any(next(cue.spans(form.text, form.span), None) for cue in cues_of("image")):
            return Label.CAPTION, "label.caption.image-file"
        return Label.NAVIGATION, "label.navigation.link" if form.noise else "label.navigation.no-words"
    cue = find_cue(form.whole, *_CUE_LABELS) if form.count <= _LINE_WORDS else None
    if cue is None or (cue.where == "inside" and form.is_prose):
        return None
    return (Label.TEASER if cue.id == _INLINE else _CUE_LABELS[cue.kind]), f"label.{cue.id}"


def label_related(forms: Forms, known: Labels) -> dict[int, tuple[Label, str]]:
    """What other articles say under a line such as "Read also", and names of pages under "Useful links"."""
    return {
        index: _RELATED[cue]
        for start, (_, cue) in known.items()
        if cue in _RELATED
        for index in _related(forms, known, start)
    }


def _related(forms: Forms, known: Labels, start: int) -> Iterator[int]:
    free = [index for index in range(start + 1, len(forms)) if index not in known]
    at_top = not any(index not in known for index in range(start))
    for index, following in zip_longest(free, free[1:]):
        prose_follows = following is not None and forms[following].is_prose
        if at_top and forms[index].is_heading and (prose_follows or _is_dated(forms, index, following)):
            return  # the title of the article itself, below a side bar
        if forms[index].is_prose and prose_follows:
            return  # two paragraphs of prose: the article goes on
        yield index


def _is_dated(forms: Forms, index: int, following: int | None) -> bool:
    if date_behind(forms[index].text, forms[index].span):
        return True
    if following is None:
        return False
    return bool(date_line(forms[following])) or forms[following].words.startswith(forms[index].words)


def label_contacts(forms: Forms, known: Labels) -> dict[int, tuple[Label, str]]:
    """The short lines under a heading such as "Media contact": names, addresses, numbers."""
    found: dict[int, tuple[Label, str]] = {}
    for start, (_, cue) in known.items():
        if cue != "label.contact.heading" or not _has_prose(forms[:start]):
            continue
        for index in range(start + 1, len(forms)):
            if index in known:
                continue
            if forms[index].is_prose or forms[index].count > _CONTACT_WORDS:
                break
            found[index] = (Label.CONTACT, "label.contact.below-heading")
    return found


def _has_prose(forms: Forms) -> bool:
    return any(form.is_prose for form in forms)


def label_tags(forms: Forms, known: Labels) -> dict[int, tuple[Label, str]]:
    """The lines under a heading such as "Keywords" at the end of a page."""
    found: dict[int, tuple[Label, str]] = {}
    for start, (_, cue) in known.items():
        if cue != "label.navigation.tags":
            continue
        below = [index for index in range(start + 1, len(forms)) if index not in known]
        if not any(forms[index].is_prose or forms[index].count > _TAG_WORDS for index in below):
            found |= dict.fromkeys(below, (Label.NAVIGATION, "label.navigation.below-tags"))
    return found


def label_about(forms: Forms, known: Labels) -> dict[int, tuple[Label, str]]:
    """What a publisher says of itself at the end of its pages, under "About the Agency"."""
    found: dict[int, tuple[Label, str]] = {}
    rule = (Label.NAVIGATION, "label.navigation.about-publisher")
    for start, form in enumerate(forms):
        is_heading = start not in known and form.is_heading and find_cue(form.words, "about.heading")
        if not is_heading or not _has_prose(forms[:start]):
            continue
        found[start] = rule
        for index in range(start + 1, len(forms)):
            if index in known or not (forms[index].is_prose or forms[index].is_item):
                break
            found[index] = rule
    return found
