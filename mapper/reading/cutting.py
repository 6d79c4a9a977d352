"""Text to paragraphs: trimmed spans, in text order, that do not overlap.

Blank lines part paragraphs. A single newline parts them too, unless it only wraps a line: the text is
hard-wrapped and the next word would not have fit, or a sentence runs on in lower case.
"""

from __future__ import annotations

import re
from itertools import pairwise

from mapper.facts import Span

_NEWLINE = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BLANK = r"[\s\u200b-\u200d\u2060\ufeff]"
_CONTENT = re.compile(rf"(?!{_BLANK}).+(?<!{_BLANK})", re.DOTALL)
_SENTENCE_END = re.compile(r"[.!?…:;]['\"’”»)\]]*$")
# What opens a question or an answer of an interview.
TURN = r"(?:(?i:Q|A|Question|Answer):|Q\.)"
_ITEM = re.compile(rf"(?:[-–—•·▪*■●]|\(?\d{{1,2}}[.)]|\(?[a-z]\)|{TURN})\s+\S")
_WRAPPED_WIDTH = 120
_WRAPPED_SHARE = 0.3


def trim(text: str, span: Span) -> Span:
    """The span without surrounding white space, also zero-width; empty where nothing is left."""
    found = _CONTENT.search(text, *span)
    return Span(*found.span()) if found else Span(span.start, span.start)


def cut(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text."""
    groups = _groups(text)
    width = _wrap_width(text, groups)
    return tuple(paragraph for group in groups for paragraph in _parts(text, group, width))


def blank_lines(text: str, before: Span, after: Span) -> int:
    """How many blank lines stand between two neighbouring paragraphs."""
    return max(0, sum(1 for _ in _NEWLINE.finditer(text, before.end, after.start)) - 1)


def _lines(text: str) -> list[Span]:
    ends = [found.span() for found in _NEWLINE.finditer(text)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(text)]
    return [trim(text, Span(*line)) for line in zip(starts, stops, strict=True)]


def _groups(text: str) -> list[list[Span]]:
    groups: list[list[Span]] = [[]]
    for line in _lines(text):
        if line.start < line.end:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _wrap_width(text: str, groups: list[list[Span]]) -> int:
    """The width at which the lines of `text` are wrapped, or 0 where they are not."""
    width = max((line.end - line.start for group in groups for line in group), default=0)
    breaks = [pair for group in groups for pair in pairwise(group)]
    running_on = sum(_runs_on(text, before, after) for before, after in breaks)
    return width if width <= _WRAPPED_WIDTH and running_on > _WRAPPED_SHARE * len(breaks) else 0


def _parts(text: str, group: list[Span], width: int) -> list[Span]:
    parts = [group[0]]
    for before, line in pairwise(group):
        if _wraps(text, before, line, width):
            parts[-1] = Span(parts[-1].start, line.end)
        else:
            parts.append(line)
    return parts


def _wraps(text: str, before: Span, line: Span, width: int) -> bool:
    if _runs_on(text, before, line):
        return True
    ends = bool(_SENTENCE_END.search(before.of(text)))
    if not width or (ends and _ITEM.match(line.of(text))):
        return False
    word = line.of(text).split(maxsplit=1)[0]
    return before.end - before.start + 1 + len(word) > width


def _runs_on(text: str, before: Span, line: Span) -> bool:
    return text[line.start].islower() and not _SENTENCE_END.search(before.of(text))
