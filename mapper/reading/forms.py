"""What a paragraph looks like, apart from what it says: prose, heading or neither."""

from __future__ import annotations

import re
from typing import Self

import msgspec

from mapper.facts import Span
from mapper.reading.cues import noise_in
from mapper.reading.cutting import TURN

_CLOSERS = r"['\"’”»)\]]*"
_END = re.compile(rf"[.!?…:;,]{_CLOSERS}$")
_FULL_STOP = re.compile(rf"[.!?…](?<!\b[A-Z].){_CLOSERS}$")
_QUESTION = re.compile(rf"[!?]{_CLOSERS}$")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")
_NEXT_SENTENCE = re.compile(rf"[.!?](?<=[^\W\d_]{{3}}.){_CLOSERS} +['\"‘“«(]?[A-Z]")
_ITEM = re.compile(rf"(?:[-–—•·▪*■●]|{TURN})\s")
_HEADING_START = re.compile(rf"(?!{TURN}\s)['\"‘’“”«„(\[¿¡]*(?:[^\W_a-z]|\d)")

_HEADING_WORDS = 45
_QUESTION_WORDS = 20
_PROSE_WORDS = 3


class Form(msgspec.Struct, frozen=True):
    """A paragraph of `text`: its span, and what its form tells. Image file names and links are `noise`.

    `words` is the paragraph without noise, its white space collapsed, `whole` the same with it, `count` how
    many words it has. `is_heading` where it may be one, `is_prose` where it holds at least one full sentence,
    `is_item` where a dash or bullet opens it, as in lists and interviews.
    """

    text: str
    span: Span
    noise: tuple[Span, ...]
    words: str
    whole: str
    count: int
    is_heading: bool
    is_prose: bool
    is_item: bool

    @classmethod
    def of(cls, text: str, span: Span) -> Self:
        """What the paragraph at `span` looks like."""
        noise = noise_in(text, span)
        whole = " ".join(span.of(text).split())
        words = _without(text, span, noise) if noise else whole
        count = len(words.split())
        heading = _is_heading(words, count)
        prose = not heading and _is_prose(words, count)
        return cls(text, span, noise, words, whole, count, heading, prose, bool(_ITEM.match(words)))


def _without(text: str, span: Span, noise: tuple[Span, ...]) -> str:
    pieces, start = [], span.start
    for found in noise:
        pieces.append(text[start : found.start])
        start = found.end
    pieces.append(text[start : span.end])
    return " ".join(" ".join(pieces).split())


def _is_heading(words: str, count: int) -> bool:
    """Few words, no sentence end or one question, no list item."""
    if not _HEADING_START.match(words) or count > _HEADING_WORDS or _NEXT_SENTENCE.search(words):
        return False
    if _QUESTION.search(words):
        return count <= _QUESTION_WORDS
    return not _END.search(words) or bool(_INITIALS.search(words))


def _is_prose(words: str, count: int) -> bool:
    if count < _PROSE_WORDS:
        return False
    return count > _HEADING_WORDS or bool(_FULL_STOP.search(words) or _NEXT_SENTENCE.search(words))
