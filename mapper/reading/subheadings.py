"""The headings of an article's parts. They are no sentences and tell no facts of their own."""

from __future__ import annotations

import re
from itertools import pairwise

from mapper.dates import find_dates
from mapper.facts import Label
from mapper.reading.cues import find_cue
from mapper.reading.forms import Form
from mapper.reading.furniture import Forms, Labels

_RULE = "label.caption.subheading"
_WORDS = 8
_QUOTES = "\"“”‘’«»„'"
_PAST = re.compile(r"\b[a-z]{2,}ed\b")
_NUMBER = re.compile(r"(?:\(?(?:\d{1,2}|[IVX]{1,4}|[A-Z])[.)]|Article \d+\.?)\s+")
_INSIDE = re.compile(r"[,:;?|@]|[.!]\s")


def label_subheadings(forms: Forms, labels: Labels) -> dict[int, tuple[Label, str]]:
    """Headings between paragraphs of the body. As `Label` has no part for them, they count as captions."""
    body = [index for index, (label, _) in sorted(labels.items()) if label is Label.BODY]
    first = next((index for index in body if forms[index].is_prose), len(forms))
    return {
        index: (Label.CAPTION, _RULE)
        for index, following in pairwise(body)
        if index > first and _is_subheading(forms[index]) and _opens_part(forms[following])
    }


def _opens_part(following: Form) -> bool:
    return following.is_prose or following.is_item or following.words.endswith((":", "?"))


def _is_subheading(form: Form) -> bool:
    if find_cue(form.words, "subheading.common"):
        return True
    if not form.is_heading or form.count > _WORDS or form.is_item or form.words[0] in _QUOTES:
        return False
    # The document whose text follows, and the day of which it tells, are more than headings.
    if find_cue(form.words, "document.kind") or find_dates(form.text, *form.span):
        return False
    words = _NUMBER.sub("", form.words, count=1)
    if _INSIDE.search(words) or find_cue(words, "signature", "verb") or _PAST.search(words):
        return False
    return not _may_be_name(words)


def _may_be_name(words: str) -> bool:
    """Whether a line may name who speaks next: a capital begins each word, but not all is in capitals."""
    parts = words.split()
    return len(parts) > 1 and not words.isupper() and all(part[0].isupper() for part in parts)
