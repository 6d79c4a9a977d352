"""Text -> tokens, by spaCy's blank English tokenizer with rules for the names of press releases."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec
import spacy
from spacy.attrs import IDX, ORTH  # type: ignore[import-not-found]
from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, CONCAT_QUOTES, LIST_ELLIPSES
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # a compiled module
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from mapper.facts import Span
from mapper.rules import lexicon

OPENING = frozenset("“‘«„‹「")
CLOSING = frozenset("”’»›」")
QUOTES = OPENING | CLOSING | {'"'}
POSSESSIVES = frozenset({"'s", "'"})
DASHES = frozenset({"-", "–", "—", "−", "--"})
INITIALS = lexicon.word_set("small-words", "initials")
SHORTENED = lexicon.word_set("small-words", "shortened")
# "then-Prime Minister", "ex-President": tokens of their own.
FORMER = r"(?:[Tt]hen|[Ee]x|[Ff]ormer)-(?=[A-Z]|president|minister|prime)"
# Character references that a scraper left undecoded stand for white space or a sign, never for words.
REFERENCES = re.compile(r"&(?:[a-z]{2,8}|#\d{1,6});")
# "(Retd.)" behind a rank tells nothing of who bears it.
RETIRED = re.compile(
    rf"(?<=\w|\.)\s*\((?:{'|'.join(sorted(lexicon.word_set('small-words', 'retired')))})\.?\)", re.IGNORECASE
)

# Articles of Arabic before a name: "al-Misri", "ash-Shami".
ARTICLED = re.compile(r"(?:a[lrdtnsz]|ash|el)-[A-Z]")


class Token(msgspec.Struct, frozen=True, gc=False):
    """A token: its text without soft hyphens, the same in lower case, and its span.

    `is_word` where it begins with a letter, `is_capital` where with a capital one, an article
    of Arabic names aside ("al-Misri").
    """

    text: str
    lower: str
    start: int
    end: int
    is_word: bool
    is_capital: bool


class _Surface(NamedTuple):
    """What one string of characters is as a token, wherever it stands."""

    size: int
    text: str
    lower: str
    is_word: bool
    is_capital: bool
    is_space: bool


@cache
def tokenizer() -> Tokenizer:
    """SpaCy's tokenizer, but hyphens and en dashes inside words keep them together."""
    nlp = spacy.blank("en")
    infixes = [
        *LIST_ELLIPSES,
        rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
        rf"(?<=[{ALPHA}])[,;:](?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9])[/=](?=[{ALPHA}])",
        r"—|--|[()\[\]|]",
        r"[“”«»„]",
        rf"(?<=[{ALPHA_LOWER}0-9.,!?])[\"](?=[{ALPHA}])",
    ]
    defaults = nlp.Defaults
    return Tokenizer(
        nlp.vocab,
        rules={
            **{k: v for k, v in defaults.tokenizer_exceptions.items() if any(c.isalpha() for c in k)},
            **{f"{short}.": [{ORTH: f"{short}."}] for short in INITIALS | SHORTENED},
        },
        prefix_search=compile_prefix_regex([*(defaults.prefixes or ()), "‹", "–", "—", r"\|", FORMER]).search,
        suffix_search=compile_suffix_regex([*(defaults.suffixes or ()), "›", "–", "—", r"\|"]).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
    )


def tokenize(text: str, span: Span, noise: Sequence[Span] = ()) -> tuple[Token, ...]:
    """The tokens of `text` within `span`; white space, `noise` and character references give none."""
    [found] = tokenize_all(text, [(span, noise)])
    return found


def tokenize_all(text: str, spans: Iterable[tuple[Span, Sequence[Span]]]) -> tuple[tuple[Token, ...], ...]:
    """The same for many spans, each with its noise, in one run of the tokenizer."""
    pieces = [_pieces(text, span, noise) for span, noise in spans]
    joined = tokenizer()("\n".join(piece.of(text) for own in pieces for piece in own))
    keys, places = joined.to_array([ORTH, IDX]).T.tolist()
    found, index, begin = [], 0, 0
    for own in pieces:
        kept: list[Token] = []
        for piece in own:
            end = begin + piece.end - piece.start
            behind = bisect_left(places, end, index)
            kept += _tokens(keys[index:behind], places[index:behind], piece.start - begin)
            index, begin = behind, end + 1
        found.append(tuple(kept))
    return tuple(found)


def _tokens(keys: Iterable[int], places: Iterable[int], shift: int) -> Iterator[Token]:
    """Tokens from the key and the place of each, which stands `shift` code points further on in the text."""
    for surface, place in zip(map(_surface, keys), places, strict=True):
        size, text, lower, is_word, is_capital, is_space = surface
        if not is_space:
            start = place + shift
            yield Token(text, lower, start, start + size, is_word, is_capital)


@lru_cache(maxsize=1 << 16)  # most tokens of a text are words that have come before
def _surface(key: int) -> _Surface:
    """The string that has the key in spaCy's vocabulary."""
    surface = tokenizer().vocab.strings[key]
    text = surface.replace("\u00ad", "")
    lower = text.lower().replace("’", "'")
    capital = text[:1].isupper() or ARTICLED.match(text) is not None
    return _Surface(len(surface), text, lower, text[:1].isalpha(), capital, text.isspace())


def _pieces(text: str, span: Span, noise: Sequence[Span]) -> tuple[Span, ...]:
    gaps = [gap for gap in noise if gap.start < span.end and gap.end > span.start]
    for unread in (REFERENCES, RETIRED):
        gaps += [Span(*found.span()) for found in unread.finditer(text, span.start, span.end)]
    pieces, start = [], span.start
    for gap in sorted(gaps):
        if gap.start > start:
            pieces.append(Span(start, gap.start))
        start = max(start, gap.end)
    if start < span.end:
        pieces.append(Span(start, span.end))
    return tuple(pieces)
