"""What a paragraph looks like, apart from what it says: prose, heading or neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from mapper.facts import Span
from mapper.reading.cues import noise_in

_CLOSERS = r"['\"’”»)\]]*"
_END = re.compile(rf"[.!?…:;,]{_CLOSERS}$")
_FULL_STOP = re.compile(rf"(?<!\b[A-Z])[.!?…]{_CLOSERS}$")
_QUESTION = re.compile(rf"[!?]{_CLOSERS}$")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")
_NEXT_SENTENCE = re.compile(rf"[^\W\d_]{{3}}[.!?]{_CLOSERS} +['\"‘“«(]?[A-Z]")
_ITEM = re.compile(r"[-–—•·▪*■●]\s")
_HEADING_START = re.compile(r"['\"‘’“”«„(\[¿¡]*(?:[^\W_a-z]|\d)")

_HEADING_WORDS = 45
_QUESTION_WORDS = 20
_PROSE_WORDS = 3


@dataclass(frozen=True)
class Form:
    """A paragraph of `text`: its span, and what its form tells. Image file names and links do not count."""

    text: str
    span: Span

    @cached_property
    def noise(self) -> tuple[Span, ...]:
        """Image file names and links in it."""
        return noise_in(self.text, self.span)

    @cached_property
    def words(self) -> str:
        """The paragraph without noise, its white space collapsed."""
        pieces, start = [], self.span.start
        for noise in self.noise:
            pieces.append(self.text[start : noise.start])
            start = noise.end
        pieces.append(self.text[start : self.span.end])
        return " ".join(" ".join(pieces).split())

    @cached_property
    def whole(self) -> str:
        """The paragraph with its noise, its white space collapsed."""
        return " ".join(self.span.of(self.text).split())

    @cached_property
    def count(self) -> int:
        """How many words it has."""
        return len(self.words.split())

    @cached_property
    def is_heading(self) -> bool:
        """Whether it may be a heading: few words, no sentence end or one question, no list item."""
        words = self.words
        if not _HEADING_START.match(words) or self.count > _HEADING_WORDS or _NEXT_SENTENCE.search(words):
            return False
        if _QUESTION.search(words):
            return self.count <= _QUESTION_WORDS
        return not _END.search(words) or bool(_INITIALS.search(words))

    @cached_property
    def is_prose(self) -> bool:
        """Whether it holds at least one full sentence."""
        if self.is_heading or self.count < _PROSE_WORDS:
            return False
        return bool(_FULL_STOP.search(self.words) or _NEXT_SENTENCE.search(self.words)) or (
            self.count > _HEADING_WORDS
        )

    @cached_property
    def is_item(self) -> bool:
        """Whether a dash or bullet opens it, as in lists and interviews."""
        return bool(_ITEM.match(self.words))
