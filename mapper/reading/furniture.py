"""Labels that a paragraph's own words give: site furniture, captions, contacts, links to other articles."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Mapping
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
    starts = sorted(index for index, (_, cue) in known.items() if cue in _RELATED)
    free = [index for index in range(len(forms)) if index not in known] if starts else []
    found: dict[int, tuple[Label, str]] = {}
    ended = -1
    for index, following in zip_longest(free, free[1:]):
        start = starts[max(bisect(starts, index) - 1, 0)]
        if not ended < start < index:
            continue
        if _ends_related(forms, index, following, at_top=start < free[0]):
            ended = index
        else:
            found[index] = _RELATED[known[start][1]]
    return found


def _ends_related(forms: Forms, index: int, following: int | None, *, at_top: bool) -> bool:
    """Whether a paragraph is the title of the article itself, below a side bar, or the article goes on with
    two paragraphs of prose.
    """
    prose_follows = following is not None and forms[following].is_prose
    if at_top and forms[index].is_heading and (prose_follows or _is_dated(forms, index, following)):
        return True
    return forms[index].is_prose and prose_follows


def _is_dated(forms: Forms, index: int, following: int | None) -> bool:
    if date_behind(forms[index].text, forms[index].span):
        return True
    if following is None:
        return False
    return bool(date_line(forms[following])) or forms[following].words.startswith(forms[index].words)


def label_contacts(forms: Forms, known: Labels) -> dict[int, tuple[Label, str]]:
    """The short lines under a heading such as "Media contact": names, addresses, numbers."""
    found: dict[int, tuple[Label, str]] = {}
    below, first = False, _first_prose(forms)
    for index, form in enumerate(forms):
        if index in known:
            below = below or (known[index][1] == "label.contact.heading" and index > first)
            continue
        below = below and not form.is_prose and form.count <= _CONTACT_WORDS
        if below:
            found[index] = (Label.CONTACT, "label.contact.below-heading")
    return found


def _first_prose(forms: Forms) -> int:
    return next((index for index, form in enumerate(forms) if form.is_prose), len(forms))


def label_tags(forms: Forms, known: Labels) -> dict[int, tuple[Label, str]]:
    """The lines under a heading such as "Keywords" at the end of a page."""
    free = [index for index in range(len(forms)) if index not in known]
    last = max((i for i in free if forms[i].is_prose or forms[i].count > _TAG_WORDS), default=-1)
    tags = (i for i, (_, cue) in known.items() if cue == "label.navigation.tags" and i > last)
    first = min(tags, default=len(forms))
    return {i: (Label.NAVIGATION, "label.navigation.below-tags") for i in free if i > first}


def label_about(forms: Forms, known: Labels) -> dict[int, tuple[Label, str]]:
    """What a publisher says of itself at the end of its pages, under "About the Agency"."""
    found: dict[int, tuple[Label, str]] = {}
    below, first = False, _first_prose(forms)
    for index, form in enumerate(forms):
        is_own = index not in known and (form.is_prose or form.is_item)
        opens = index not in known and form.is_heading and index > first
        below = (below and is_own) or (opens and find_cue(form.words, "about.heading") is not None)
        if below:
            found[index] = (Label.NAVIGATION, "label.navigation.about-publisher")
    return found
