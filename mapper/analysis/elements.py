"""Capitalised words and words of posts -> segments: runs of elements, each with its category."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from mapper.analysis import gazetteer
from mapper.analysis.tokens import Token
from mapper.rules import lexicon

SMALL = frozenset({"of", "the", "and", "for", "on", "in", "against", "to"})
# Titles that are written in capitals.
TITLES = frozenset({"ceo", "cfo", "coo"})
ROMAN = re.compile(r"[IVX]{2,}|[IVX]+-[A-Z]")


class Cat(StrEnum):
    """Categories of elements, in the order in which they are tried."""

    STATE = "state"
    DEMONYM = "demonym"
    REGION = "region"
    TITLE = "title"
    RANK = "rank"
    HONORIFIC = "honorific"
    STATUS = "status"
    MODIFIER = "modifier"
    BODY = "body"
    DOCUMENT = "document"
    EVENT = "event"
    PLACE = "place"
    ACRONYM = "acronym"
    PARTICLE = "particle"
    WORD = "word"


class Element(NamedTuple):
    """Tokens `first` to `last` (exclusive) as one element; `key` is its lower-case text or a state's id."""

    first: int
    last: int
    cat: Cat
    key: str
    capital: bool


class PersonWords(NamedTuple):
    """The word lists of `persons.toml`."""

    particles: frozenset[str]
    patronymics: tuple[str, ...]
    person_verbs: frozenset[str]
    things: frozenset[str]


@cache
def person_words() -> PersonWords:
    """Particles, ends of patronymics, and verbs whose subjects are persons."""
    table = lexicon.table("persons")
    return PersonWords(
        frozenset(table["particles"]),
        tuple(table["patronymics"]),
        frozenset(table["person_verbs"]),
        frozenset(table["things"]),
    )


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], Cat], ...]]:
    """First word -> phrases of several or one words with their category, longest first."""
    words = lexicon.posts()
    found: dict[str, list[tuple[tuple[str, ...], Cat]]] = {}
    sources = ((words.phrases, Cat.TITLE), (words.ranks, Cat.RANK), (words.honorifics, Cat.HONORIFIC))
    for phrases, cat in (*sources, (frozenset(n.lower() for n in lexicon.places().names), Cat.REGION)):
        for phrase in phrases:
            parts = tuple(phrase.split())
            if len(parts) > 1 or cat is not Cat.TITLE:
                found.setdefault(parts[0].rstrip("."), []).append((parts, cat))
    return {word: tuple(sorted(values, key=lambda v: (-len(v[0]), v))) for word, values in found.items()}


@cache
def single_category(lower: str) -> Cat:
    """The category of one capitalised word by itself."""
    posts, bodies = lexicon.posts(), lexicon.bodies()
    lower = lower.removesuffix("-elect").removesuffix("-designate")
    if lower in posts.heads or lower in posts.group_heads:
        return Cat.TITLE
    if lower in bodies.kind_of:
        return Cat.BODY
    if lower in lexicon.events():
        return Cat.EVENT
    if lower in lexicon.documents():
        return Cat.DOCUMENT
    if lower in lexicon.places().after:
        return Cat.PLACE
    if lower in posts.status:
        return Cat.STATUS
    if lower in posts.before:
        return Cat.MODIFIER
    return Cat.WORD


def element(tokens: Sequence[Token], index: int, last: int) -> Element:
    """The longest element that begins at token `index` and ends before token `last`."""
    token = tokens[index]
    lower = token.lower
    if token.is_capital:
        short = gazetteer.short_states().get(token.text)
        if short:
            return Element(index, index + 1, Cat.STATE, short, capital=True)
        for words, state in gazetteer.state_phrases().get(lower, ()):
            if _matches(tokens, index, last, words):
                return Element(index, index + len(words), Cat.STATE, state, capital=True)
        for words, kind in gazetteer.body_phrases().get(lower, ()):
            if _matches(tokens, index, last, words):
                return Element(index, index + len(words), Cat.BODY, kind, capital=True)
        demonym = _demonym(tokens, index, last)
        if demonym:
            return demonym
    for words, cat in _phrases().get(lower.rstrip("."), ()):
        if _matches(tokens, index, last, words) and (token.is_capital or cat is Cat.TITLE):
            return Element(index, index + len(words), cat, " ".join(words), token.is_capital)
    if (
        is_acronym(token.text)
        and token.text not in lexicon.bodies().no_acronyms
        and (single_category(lower) is Cat.WORD or (len(lower) < 5 and lower not in TITLES))
    ):
        return Element(index, index + 1, Cat.ACRONYM, token.text, capital=True)
    if not token.is_capital and lower in person_words().particles:
        return Element(index, index + 1, Cat.PARTICLE, lower, capital=False)
    return Element(index, index + 1, single_category(lower), lower, token.is_capital)


def is_acronym(text: str) -> bool:
    """Two or more capital letters, perhaps with digits, ampersand or hyphen: CSTO, G20, OSCE-PA."""
    letters = [c for c in text if c.isalpha()]
    if "." in text or ROMAN.fullmatch(text):
        return False
    return (len(letters) > 1 and all(c.isupper() for c in letters) and not text.endswith("-19")) or (
        len(text) > 1 and len(letters) == 1 and text[0] in "G" and text[1:].isdigit()
    )


def _matches(tokens: Sequence[Token], index: int, last: int, words: tuple[str, ...]) -> bool:
    if index + len(words) > last:
        return False
    return all(
        tokens[index + k].lower.rstrip(".").removesuffix("-elect") == word.rstrip(".")
        and (
            word in SMALL
            or any(c.isupper() or c.isdigit() for c in tokens[index + k].text)
            or not tokens[index].is_capital
        )
        for k, word in enumerate(words)
    )


def _demonym(tokens: Sequence[Token], index: int, last: int) -> Element | None:
    demonyms = gazetteer.demonyms()
    if index + 1 < last:
        both = f"{tokens[index].lower} {tokens[index + 1].lower}"
        if both in demonyms:
            return Element(index, index + 2, Cat.DEMONYM, demonyms[both], capital=True)
    lower = tokens[index].lower
    return (
        Element(index, index + 1, Cat.DEMONYM, demonyms[lower], capital=True) if lower in demonyms else None
    )
