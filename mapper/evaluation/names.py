"""When two wordings mean the same person, body, place, post or title."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

from mapper.analysis.gazetteer import rows

Key: TypeAlias = tuple[str, ...]

_SOFT_HYPHEN: Final = "\u00ad"
_POSSESSIVE: Final = re.compile(r"['’]s\b")
_CONTAINED: Final = 0.99  # of a title all of whose words stand in the other; next to that of equal ones


@dataclass(frozen=True, slots=True)
class _Words:
    unread: frozenset[str]
    unread_in_posts: frozenset[str]
    spelling: Mapping[str, str]


@cache
def _words() -> _Words:
    data = tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))
    return _Words(frozenset(data["unread"]), frozenset(data["unread_in_posts"]), data["spelling"])


def words_of(text: str) -> list[str]:
    """The words of `text` in order, in the form in which they are compared."""
    letters = unicodedata.normalize("NFKD", text.replace(_SOFT_HYPHEN, ""))
    plain = "".join(c for c in letters if not unicodedata.combining(c)).casefold()
    spelling = _words().spelling
    return [spelling.get(word, word) for word in re.findall(r"\w+", _POSSESSIVE.sub("", plain))]


def telling_words(text: str) -> list[str]:
    """The words of `text` that tell it from others."""
    unread = _words().unread
    return [word for word in words_of(text) if word not in unread]


def name_key(name: str) -> Key:
    """What is the same for all wordings of a name that differ in form only."""
    return tuple(sorted(telling_words(name)))


def post_key(title: str, body: str) -> Key:
    """What is the same for all wordings of a post; its title need not repeat the words of its body."""
    needless = _words().unread_in_posts | set(words_of(body))
    return tuple(sorted(word for word in telling_words(title) if word not in needless)) or name_key(title)


def likeness(one: str, other: str) -> float:
    """How much two titles share, from 0 to 1: of all their words, or of those of the shorter one."""
    ours, theirs = set(telling_words(one)), set(telling_words(other))
    if not ours or not theirs:
        return 0.0
    shared = len(ours & theirs)
    return max(shared / len(ours | theirs), _CONTAINED * shared / min(len(ours), len(theirs)))


class Names:
    """Tells who is meant by a name: by the aliases of one article's gold, else by the reference data."""

    def __init__(self, aliases: Iterable[tuple[str, Iterable[str]]] = ()) -> None:
        """`aliases` are names, each with its other forms; the first that has a form keeps it."""
        self._own: dict[Key, Key] = {}
        for name, forms in aliases:
            for form in (name, *forms):
                self._own.setdefault(_known(form), _known(name))

    def __call__(self, name: str) -> Key:
        """The key of who is meant by `name`."""
        return self._own.get(_known(name), _known(name))


def _known(name: str) -> Key:
    key = name_key(name)
    return _reference().get(key, key)


@cache
def _reference() -> Mapping[Key, Key]:
    """The key of each name and alias of a body or state that the reference data have -> that of its name."""
    found: dict[Key, Key] = {}
    for table, columns in {
        "bodies": ("name", "short_name", "aliases"),
        "states": ("name", "official_name", "aliases"),
    }.items():
        for row in rows(table):
            for form in (form for column in columns for form in row[column].split("|") if form.strip()):
                found.setdefault(name_key(form), name_key(row["name"]))
    return found
