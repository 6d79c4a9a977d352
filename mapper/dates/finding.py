"""Finding date expressions: the classes of tokens as a string, and one pass of patterns over it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import NamedTuple

from mapper.dates.lexicon import Rule, grammar, lexicon
from mapper.dates.reading import Reading, Token, Tokens, read
from mapper.dates.values import DateMention
from mapper.facts import Span

_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|\s+|.", re.DOTALL)
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")  # soft hyphen, zero width space, word joiner, BOM
# The classes that an expression can begin with; every other token is passed over.
_TRIGGER = (
    "<digits12|number|year|month|may|abbreviation|weekday|ordinal|amount|deictic|season|this|last|next|same"
    "|following|edge|early|day|daytime|later|eve>"
)
_PREPOSITIONS = {"in", "from", "on", "of", "by", "to", "until", "between", "preposition", "before", "after"}


@lru_cache(maxsize=256)  # several steps of reading look at the same line
def find_dates(text: str, start: int = 0, end: int | None = None) -> tuple[DateMention, ...]:
    """The date expressions of `text[start:end]`, without overlap, in text order, the longest at each place.

    What stands before `start` or after `end` is not looked at. Offsets are those of `text`. Time is linear in
    the length. Dates with dots are read day first; with slashes, only where no other order is possible.
    """
    piece = text[start:end]
    kept: list[int] = []
    if _INVISIBLE.search(piece):
        kept = [place for place, character in enumerate(piece) if not _INVISIBLE.match(character)]
        piece = _INVISIBLE.sub("", piece)

    def absolute(low: int, high: int) -> Span:
        if kept:
            low, high = kept[low], kept[high - 1] + 1
        return Span(start + low, start + high)

    line = _Line.of(piece)
    return tuple(
        DateMention(absolute(*_extent(tokens)), value, found.rule, found.preposition)
        for found in _matches(line)
        for value, tokens in found.reading
    )


class _Found(NamedTuple):
    rule: str
    reading: Reading
    preposition: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A text cut into tokens that leave nothing out, and their classes."""

    texts: list[str]
    starts: list[int]
    codes: str

    @classmethod
    def of(cls, text: str) -> _Line:
        texts = _TOKEN.findall(text)
        return cls(texts, list(accumulate(map(len, texts), initial=0)), lexicon().codes(texts))

    def tokens(self, low: int, high: int) -> Tokens:
        name = lexicon().name
        return [Token(name(self.codes[at]), self.texts[at], self.starts[at]) for at in range(low, high)]

    def word_before(self, at: int) -> Token | None:
        """The token before, with white space and "the" passed over."""
        for token in reversed(self.tokens(max(at - 4, 0), at)):
            if token.name not in {" ", "the"}:
                return token
        return None


def _matches(line: _Line) -> Iterator[_Found]:
    whole, rules = _patterns()
    position = 0
    while match := whole.search(line.codes, position):
        position = match.start() + 1
        for rule, pattern in rules[(match.lastindex or 1) - 1 :]:
            matched = pattern.match(line.codes, match.start())
            found = matched and _read(line, rule, matched)
            if matched and found:
                yield found
                position = matched.end()
                break


def _read(line: _Line, rule: Rule, match: re.Match[str]) -> _Found | None:
    before = line.word_before(match.start())
    reading = read(rule.reads, line.tokens(*match.span()), before.name if before else "")
    preposition = before.text.lower() if before and before.name in _PREPOSITIONS else ""
    return _Found(rule.id, reading, preposition) if reading else None


def _extent(tokens: Tokens) -> tuple[int, int]:
    return tokens[0].start, tokens[-1].start + len(lexicon().word(tokens[-1].text))


@cache
def _patterns() -> tuple[re.Pattern[str], tuple[tuple[Rule, re.Pattern[str]], ...]]:
    """One pattern with a group for each rule, and each rule by itself, in the order of the grammar."""
    translate = lexicon().compile
    sources = [translate(rule.pattern) for rule in grammar()]
    whole = re.compile(f"(?={translate(_TRIGGER)})(?:{'|'.join(f'({source})' for source in sources)})")
    return whole, tuple((rule, re.compile(source)) for rule, source in zip(grammar(), sources, strict=True))
