"""Quotation marks -> pairs, nested and of any shape; straight ones by the white space around them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mapper.analysis.tokens import Token
from mapper.facts import Span

PAIRS = {"“": "”", "‘": "’", "«": "»", "„": "“", "‹": "›", "「": "」", '"': '"', "'": "'"}
DOUBLE = frozenset('“”„"«»')
OPENERS = frozenset(PAIRS)
CLOSERS = frozenset("”’»›」\"'")


# How many tokens ahead a mark that closes is looked for.
LONGEST = 200


class Quote(NamedTuple):
    """A quotation: tokens `first` to `last` (exclusive), marks included; `depth` 0 is outermost.

    `closed` is false where the paragraph ends before the quotation does.
    """

    first: int
    last: int
    depth: int
    closed: bool

    def span(self, tokens: Sequence[Token]) -> Span:
        """The code points of the quotation with its marks."""
        return Span(tokens[self.first].start, tokens[self.last - 1].end)


class Marks(NamedTuple):
    """What the quotation marks of one paragraph, tokens `first` to `last` (exclusive), make.

    `opened` is the double mark that the paragraph leaves open, `closing` the first one that closes nothing in
    it, -1 for none; `begins` where a double mark opens the paragraph.
    """

    first: int
    last: int
    quotes: tuple[Quote, ...]
    opened: int
    closing: int
    begins: bool


def find_marks(text: str, tokens: Sequence[Token], base: int = 0) -> Marks:
    """The quotations of one paragraph's tokens, in order of their beginnings; indices count from `base`."""
    stack: list[tuple[int, str]] = []
    opened: Counter[str] = Counter()
    found: list[Quote] = []
    closing = -1
    for index, token in enumerate(tokens):
        mark = token.text
        if mark not in OPENERS and mark not in CLOSERS:
            continue
        if stack and _closes(text, tokens, index, opened.keys()):
            while stack:
                first, opener = stack.pop()
                opened[opener] -= 1
                if not opened[opener]:
                    del opened[opener]
                if _fit(opener, mark):
                    found.append(Quote(base + first, base + index + 1, len(stack), closed=True))
                    break
        elif _opens(text, token):
            stack.append((index, mark))
            opened[mark] += 1
        elif closing < 0 and mark in DOUBLE and not stack and index:
            closing = base + index
    left = stack[0][0] if stack and stack[0][1] in DOUBLE else -1
    begins = any(t.text in DOUBLE & OPENERS and _opens(text, t) for t in tokens[:2])
    return Marks(base, base + len(tokens), tuple(found), base + left if left >= 0 else -1, closing, begins)


def covered(quotes: Sequence[Quote], count: int) -> bytes:
    """For each of `count` tokens 1 where it stands in one of the quotations, or is a mark of one."""
    found = bytearray(count)
    end = 0
    for quote in quotes:
        if quote.last > end:
            start = max(quote.first, end)
            found[start : quote.last] = b"\1" * (quote.last - start)
            end = quote.last
    return bytes(found)


def beginning_in(quotes: Sequence[Quote], first: int, last: int) -> Sequence[Quote]:
    """Those of the quotations of a text that begin with one of the tokens `first` to `last` (exclusive)."""
    begin = bisect_left(quotes, (first,))
    return quotes[begin : bisect_left(quotes, (last,), begin)]


def _fit(opener: str, closer: str) -> bool:
    if PAIRS[opener] == closer:
        return True
    return (opener in DOUBLE and closer in DOUBLE) or (opener == "‘" and closer == "'")


def _closes(text: str, tokens: Sequence[Token], index: int, openers: Iterable[str]) -> bool:
    token = tokens[index]
    if token.text not in CLOSERS or not any(_fit(opener, token.text) for opener in openers):
        return False
    touches_left = token.start > 0 and not text[token.start - 1].isspace()
    if token.text in {"”", "»", "›", "」"}:
        return True
    if token.text in {"’", "'"}:
        return touches_left and not _is_apostrophe(text, tokens, index)
    return touches_left and (index == 0 or tokens[index - 1].text not in OPENERS - CLOSERS)


def _is_apostrophe(text: str, tokens: Sequence[Token], index: int) -> bool:
    """A plural's possessive inside a single quotation that goes on and closes later: ‘the soldiers’ work’."""
    token = tokens[index]
    if text[token.start - 1] in ".,!?…;:" or text[token.end : token.end + 1] in {
        "",
        ".",
        ",",
        "!",
        "?",
        ";",
        ":",
        ")",
    }:
        return False
    if text[token.start - 1] != "s":
        return False
    for later in tokens[index + 1 : index + LONGEST]:
        if later.text == "‘":
            return False
        if later.text == token.text:
            return True
    return False


def _opens(text: str, token: Token) -> bool:
    if token.text not in OPENERS:
        return False
    after = text[token.end : token.end + 1]
    if token.text in {'"', "'"}:
        before = text[token.start - 1 : token.start]
        free = not before or before.isspace() or before in "([—–-“‘«"
        return free and bool(after) and not after.isspace()
    return bool(after)
