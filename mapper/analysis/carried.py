"""The quotation marks of neighbouring paragraphs -> all quotations, also those that end paragraphs later."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mapper.analysis.quotes import PAIRS, Marks, Quote
from mapper.analysis.tokens import Token

# How many paragraphs on a mark is looked for that closes what another one left open.
FARTHEST = 8
# Before an opening mark that begins a paragraph at most a dash stands.
START = 1
# The most tokens, marks included, of a name that stands in the same marks inside a quotation.
LONGEST_NAME = 7
POINTS = frozenset(".,!?…;:)")


def join_marks(marks: Sequence[Marks], tokens: Sequence[Token]) -> tuple[Quote, ...]:
    """The quotations of paragraphs that follow each other, in order of their beginnings.

    A mark that its paragraph leaves open opens a quotation where it begins the paragraph, where the next one
    opens again, or where a later one closes it; each paragraph that it holds is a piece, `closed` the last.
    """
    found: list[Quote] = []
    held = 0
    for number, own in enumerate(marks):
        if number < held:
            continue
        closer = _closer(marks, tokens, number) if own.opened >= 0 else 0
        again = number + 1 < len(marks) and marks[number + 1].begins
        if own.opened >= 0 and (closer or again or own.opened - own.first <= START):
            found += [*own.quotes, Quote(own.opened, own.last, 0, closed=False)]
        else:
            found += _without(own)
        for piece in marks[number + 1 : closer + 1]:
            found += _carried(piece)
        held = max(held, closer + 1)
    return tuple(sorted(found))


def _closer(marks: Sequence[Marks], tokens: Sequence[Token], number: int) -> int:
    """The paragraph that closes what paragraph `number` leaves open, if none opens again; 0 for none."""
    mark = tokens[marks[number].opened].text
    for later in range(number + 1, min(number + 1 + FARTHEST, len(marks))):
        own = marks[later]
        if own.begins or own.opened >= 0 or _speaks(own, tokens, mark):
            return 0
        if own.closing >= 0:
            return later if PAIRS[mark] == tokens[own.closing].text and _is_pointed(tokens, own) else 0
    return 0


def _speaks(own: Marks, tokens: Sequence[Token], mark: str) -> bool:
    """Whether the same marks hold words of their own before one that closes, not a name: “Old Gate”."""
    inside = [q for q in own.quotes if own.closing < 0 or q.last <= own.closing]
    return any(tokens[q.first].text == mark and q.last - q.first > LONGEST_NAME for q in inside)


def _is_pointed(tokens: Sequence[Token], own: Marks) -> bool:
    """Whether the mark that closes has a point beside it or ends the paragraph, as no sign of an inch has."""
    beside = tokens[own.closing - 1 : own.closing + 2]
    return own.closing == own.last - 1 or any(token.text[-1:] in POINTS for token in beside)


def _carried(own: Marks) -> Iterator[Quote]:
    """The piece that a paragraph behind the first holds, and the quotations inside and behind it."""
    closed = own.closing >= 0
    whole = Quote(own.first, own.closing + 1 if closed else own.last, 0, closed=closed)
    yield whole
    for quote in own.quotes:
        yield quote._replace(depth=quote.depth + 1) if quote.last <= whole.last else quote


def _without(own: Marks) -> Iterator[Quote]:
    """The quotations of a paragraph whose open mark, if it has one, opens nothing."""
    for quote in own.quotes:
        inside = 0 <= own.opened < quote.first
        yield quote._replace(depth=quote.depth - 1) if inside else quote
