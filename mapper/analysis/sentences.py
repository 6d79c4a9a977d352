"""Tokens -> sentences, by punctuation, case and abbreviations."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.analysis.tokens import CLOSING, DASHES, OPENING, Token
from mapper.rules import lexicon

ENDS = frozenset({".", "!", "?", "…", "...", "?!", "!?", ".."})
BRACKETS = frozenset({")", "]"})
ABBREVIATIONS = lexicon.word_set("small-words", "abbreviations")
# Bound that keeps the cost of hostile text linear; real sentences are shorter.
LONGEST = 1000
STARTERS = lexicon.word_set("small-words", "starters")


def sentences(tokens: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    """Ranges (first, behind the last) of token indices, one per sentence, that together cover `tokens`."""
    ranges = []
    first, index, count = 0, 0, len(tokens)
    while index < count:
        index += 1
        if index - first >= LONGEST:
            ranges.append((first, index))
            first = index
        elif _ends(tokens, index - 1, first):
            while index < count and _belongs_to_end(tokens, index):
                index += 1
            if index == count or _begins(tokens, index):
                ranges.append((first, index))
                first = index
    if first < count:
        ranges.append((first, count))
    return tuple(ranges)


def _ends(tokens: Sequence[Token], index: int, first: int) -> bool:
    token = tokens[index]
    if token.text in ENDS:
        previous = tokens[index - 1] if index > first else None
        initial = (
            previous is not None
            and token.text == "."
            and previous.end == token.start
            and (f"{previous.lower}." in ABBREVIATIONS or (len(previous.text) == 1 and previous.is_capital))
        )
        return not initial
    if not token.text.endswith(".") or len(token.text) < 2:
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if token.lower in ABBREVIATIONS or following is None:
        return following is None
    # "U.S." may end a sentence; "K.T. Rendel" does not.
    return len(token.text) > 3 and following.lower in STARTERS


def _belongs_to_end(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.text in ENDS or token.text in BRACKETS or token.text in CLOSING:
        return True
    # A straight or low quotation mark closes where it touches what it follows.
    return token.text in {'"', "'", "''", "``"} and tokens[index - 1].end == token.start


def _begins(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.is_capital or token.text[:1].isdigit():
        return True
    if token.text in OPENING or token.text in {'"', "'", "(", "["}:
        return index + 1 < len(tokens) and not tokens[index + 1].text[:1].islower()
    return token.text in DASHES and index + 1 < len(tokens) and tokens[index + 1].is_capital
