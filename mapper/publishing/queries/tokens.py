"""The tokens of a SPARQL text: as much as it takes to find a clause outside of strings and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_TOKEN: Final = re.compile(
    r"""
      (?P<comment>\#[^\r\n]*)
    | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
    | (?P<string>\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
        | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*')
    | (?P<variable>[?$]\w+)
    | (?P<suffix>@[A-Za-z]+(?:-[A-Za-z0-9]+)* | \^\^)
    | (?P<prefixed>(?:[^\W\d][\w.-]*)?:(?:\.*(?:[\w:-]|%[0-9A-Fa-f]{2}|\\.))*)
    | (?P<number>[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
    | (?P<word>[^\W\d]\w*)
    | (?P<sign>\S)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A token: its kind (a group of the pattern), its text (words in upper case), and its place."""

    kind: str
    text: str
    start: int
    end: int


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of `text` without white space and comments; what is no token of SPARQL is a sign."""
    return tuple(token for token in _scan(text) if token.kind != "comment")


def _scan(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        kind = str(match.lastgroup)
        yield Token(kind, match[0].upper() if kind == "word" else match[0], match.start(), match.end())


def line_of(text: str, position: int) -> int:
    """The line, from 1, in which the character at `position` stands."""
    return text.count("\n", 0, position) + 1
