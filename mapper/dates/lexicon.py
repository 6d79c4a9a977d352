"""The classes of words that dates are made of, and the patterns over them, as the TOML files give them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

FIRST_YEAR, LAST_YEAR = 1500, 2099  # four digits outside of this are numbers rather than years
LONGEST_WORD = 24  # a longer token is no date word, and caching it would waste memory

# Classes that are told by their form; the others are the keys of lexicon.toml.
_FORMS = ("digits12", "year", "number", "other", "capital", "glued", "currency", "break", "mark")
_PUNCTUATION = {**{mark: mark for mark in " ,.:;/()%"}, **dict.fromkeys("-‐‑‒–—−", "-")}
_CURRENCY = frozenset("$€£¥₽₸")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of grammar.toml, what reads its tokens, and texts with the mention that they yield."""

    id: str
    reads: str
    pattern: str
    examples: tuple[tuple[str, str], ...]


class Lexicon:
    """Classes and values of tokens. A class is one character, so that patterns can run over strings."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._classes: dict[str, str] = {}
        self._values: dict[str, int] = {}
        for name, values in data["values"].items():
            self._classes.update(dict.fromkeys(values, name))
            self._values.update(values)
        for name, words in data["words"].items():
            self._classes.update(dict.fromkeys(words, name))
        names = dict.fromkeys([*_FORMS, *data["values"], *data["words"]])
        self._codes: dict[str, str] = {name: chr(0x100 + index) for index, name in enumerate(names)}
        self._names = {code: name for name, code in self._codes.items()}
        self._amounts: dict[str, int] = data["values"]["amount"]
        self._lower = frozenset(data["lower"])
        self._capitalised = frozenset(
            word for name in ("month", "may", "abbreviation") for word in data["values"][name]
        )
        months = "|".join(data["values"]["month"] | data["values"]["may"])
        glue = "|".join(word for name in data["glue"] for word in data["words"][name])
        self._glued = re.compile(f"({months})(?:{glue})", re.IGNORECASE)
        self._cached = lru_cache(maxsize=1 << 14)(self._code)

    def codes(self, tokens: list[str]) -> str:
        """The classes of tokens, one character each."""
        cached, code = self._cached, self._code
        return "".join([cached(token) if len(token) <= LONGEST_WORD else code(token) for token in tokens])

    def name(self, code: str) -> str:
        """The name of the class that a character of `codes` stands for; punctuation stands for itself."""
        return self._names.get(code, code)

    def value(self, token: str) -> int:
        """The number that a token stands for: digits, or a word of a class with values."""
        return int(token) if token.isdigit() else self._values[self.word(token).lower()]

    def amount(self, token: str) -> int:
        """How many a number says, in digits or as a word such as "three"; 0 for another word."""
        return int(token) if token.isdecimal() else self._amounts.get(token.lower(), 0)

    def word(self, token: str) -> str:
        """The token, without the word that runs into it where it is a month: "March" for "Marchwas"."""
        glued = self._glued.fullmatch(token)
        return str(glued[1]) if glued else token

    def compile(self, pattern: str) -> str:
        """The regular expression over `codes` that a pattern over class names stands for.

        KeyError where a class is unknown.
        """

        def characters(names: re.Match[str]) -> str:
            return f"[{''.join(self._codes[name] for name in names[1].split('|'))}]"

        return re.sub(r"<([a-z0-9|]+)>", characters, pattern)

    def _code(self, token: str) -> str:
        first = token[0]
        if first.isspace():
            # CR LF is one line break
            return " " if token.count("\n") <= 1 else self._codes["break"]
        if first in _PUNCTUATION:
            return _PUNCTUATION[first]
        if "0" <= first <= "9":
            return self._codes[_number_class(token)]
        return self._codes[self._word_class(token) if first.isalpha() else _mark_class(first)]

    def _word_class(self, token: str) -> str:
        word = token.lower()
        if word not in self._classes:
            if token[0].isupper():
                return "glued" if self._glued.fullmatch(token) else "capital"
            return "other"
        if word in self._capitalised and not (token.istitle() or token.isupper() or token in self._lower):
            return "other"
        return self._classes[word]


def _number_class(digits: str) -> str:
    if len(digits) <= 2:
        return "digits12" if 1 <= int(digits) <= 31 else "number"
    return "year" if len(digits) == 4 and FIRST_YEAR <= int(digits) <= LAST_YEAR else "number"


def _mark_class(character: str) -> str:
    return "currency" if character in _CURRENCY else "mark"


@cache
def lexicon() -> Lexicon:
    """The lexicon of the package."""
    return Lexicon(_toml("lexicon.toml"))


@cache
def grammar() -> tuple[Rule, ...]:
    """The rules of the package, in the order in which they are tried, definitions inserted."""
    data = _toml("grammar.toml")
    defined: dict[str, str] = {}
    for name, pattern in data["define"].items():
        defined[name] = _insert(pattern, defined)
    return tuple(_rules(data, defined))


def _rules(data: Mapping[str, Any], defined: Mapping[str, str]) -> Iterator[Rule]:
    for rule in data["rule"]:
        examples = tuple((text, surface) for text, surface in rule["examples"])
        yield Rule(rule["id"], rule["reads"], _insert(rule["pattern"], defined), examples)


def _insert(pattern: str, defined: Mapping[str, str]) -> str:
    return re.sub(r"\{([A-Z]+)\}", lambda name: defined[name[1]], pattern)


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
