"""Capitalised words and words of posts -> segments: runs of elements, each with its category."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from mapper.analysis import gazetteer
from mapper.analysis.tokens import POSSESSIVES, Token
from mapper.codes import Codes
from mapper.rules import lexicon

SMALL = lexicon.word_set("small-words", "in_phrases") | POSSESSIVES
TITLES = lexicon.word_set("posts", "in_capitals")
ROMAN = re.compile(r"[IVX]{2,}|[IVX]+-[A-Z]")


class Cat(Codes):
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
    heads = (lexicon.bodies().phrases, Cat.BODY)
    for phrases, cat in (*sources, heads, (frozenset(n.lower() for n in lexicon.places().names), Cat.REGION)):
        for phrase in phrases:
            parts = tuple(phrase.split())
            if len(parts) > 1 or cat is not Cat.TITLE:
                found.setdefault(parts[0].rstrip("."), []).append((parts, cat))
    return {word: tuple(sorted(values, key=lambda v: (-len(v[0]), v))) for word, values in found.items()}


@lru_cache(maxsize=1 << 16)
def single_category(lower: str) -> Cat:
    """The category of one capitalised word by itself."""
    posts, places = lexicon.posts(), lexicon.places()
    lower = lower.removesuffix("-elect").removesuffix("-designate")
    classes = (
        (posts.heads | posts.group_heads, Cat.TITLE),
        (lexicon.bodies().kind_of, Cat.BODY),
        (lexicon.events(), Cat.EVENT),
        (lexicon.documents(), Cat.DOCUMENT),
        (places.after, Cat.PLACE),
        (posts.status, Cat.STATUS),
        (posts.before, Cat.MODIFIER),
    )
    return next((cat for words, cat in classes if lower in words), Cat.WORD)


def _known_name(tokens: Sequence[Token], index: int, last: int) -> Element | None:
    """The state, known body or demonym that begins at token `index`."""
    token = tokens[index]
    short = gazetteer.short_states().get(token.text)
    if short:
        return Element(index, index + 1, Cat.STATE, short, capital=True)
    for words, cat, key in _known_phrases().get(token.lower, ()):
        if _matches(tokens, index, last, words):
            return Element(index, index + len(words), cat, key, capital=True)
    return None


@cache
def _known_phrases() -> Mapping[str, Sequence[tuple[tuple[str, ...], Cat, str]]]:
    """First word -> the names of states, then of bodies, then demonyms that begin with it, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Cat, str]]] = {}
    for phrases, cat in ((gazetteer.state_phrases(), Cat.STATE), (gazetteer.body_phrases(), Cat.BODY)):
        for word, names in phrases.items():
            found.setdefault(word, []).extend((words, cat, key) for words, key in names)
    for demonym, state in sorted(gazetteer.demonyms().items(), key=lambda d: -len(d[0].split())):
        words = tuple(demonym.split())
        found.setdefault(words[0], []).append((words, Cat.DEMONYM, state))
    return found


def element(tokens: Sequence[Token], index: int, last: int) -> Element:
    """The longest element that begins at token `index` and ends before token `last`."""
    token = tokens[index]
    lower = token.lower
    known = _known_name(tokens, index, last) if token.is_capital else None
    if known is not None:
        return known
    for words, cat in _phrases().get(lower.rstrip("."), ()):
        if _matches(tokens, index, last, words) and (token.is_capital or cat is Cat.TITLE):
            return Element(index, index + len(words), cat, " ".join(words), token.is_capital)
    if _names_body(token.text, lower):
        return Element(index, index + 1, Cat.ACRONYM, token.text, capital=True)
    particle = not token.is_capital and lower in person_words().particles
    return Element(
        index, index + 1, Cat.PARTICLE if particle else single_category(lower), lower, token.is_capital
    )


def _names_body(text: str, lower: str) -> bool:
    """Whether a word is an acronym, not a title or noun in capitals."""
    if not is_acronym(text) or text in lexicon.bodies().no_acronyms:
        return False
    return single_category(lower) is Cat.WORD or (len(lower) < 5 and lower not in TITLES)


@lru_cache(maxsize=1 << 16)
def is_acronym(text: str) -> bool:
    """Two or more capital letters, perhaps with digits, ampersand or hyphen: CSTO, G20, OSCE-PA."""
    if "." in text or text[-1:] in {"$", "€", "£", "¥"} or ROMAN.fullmatch(text) or text.endswith("-19"):
        return False
    letters = [c for c in text if c.isalpha()]
    if len(letters) == 1:
        return text[0] == "G" and text[1:].isdigit()
    return len(letters) > 1 and all(c.isupper() for c in letters)


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
