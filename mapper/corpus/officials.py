"""The office holders of the reference data: who held which post when, as far as is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Final

from mapper.analysis import gazetteer
from mapper.analysis.folding import fold
from mapper.analysis.slugs import slug
from mapper.dates import Edtf
from mapper.rules import lexicon

# Whoever is in office by the reference data (of spring 2026) is taken to be so for a year more.
REFERENCE_ENDS: Final = date(2027, 6, 30)
_SMALL = lexicon.word_set("posts", "unkeyed")


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in a post by reference data: from when to when for sure, and at most (None: unknown)."""

    person: str
    name: str
    sure: tuple[date | None, date | None]
    possible: tuple[date | None, date | None]

    def may_hold(self, first: date, last: date) -> bool:
        """Whether the term may have a day from `first` to `last`."""
        since, until = self.possible
        return (since is None or since <= last) and (until is None or until >= first)

    def holds(self, first: date, last: date) -> bool:
        """Whether the term has all days from `first` to `last`."""
        since, until = self.sure
        return since is not None and until is not None and since <= first and last <= until


@lru_cache(maxsize=1 << 14)
def title_key(title: str) -> str:
    """The order-free key of a title: "Minister of Foreign Affairs" and "Foreign Minister" share one."""
    words = fold(title).replace("-elect", "").replace("-", " ").split()
    return " ".join(sorted(w for w in words if w not in _SMALL))


def reference_holder(body: str, key: str, first: date, last: date) -> tuple[str, str] | None:
    """The person (id, name) who held the post (by its key) on all of the days, and nobody else may have."""
    holders = [h for h in reference_posts().get((body, key), ()) if h.may_hold(first, last)]
    persons = {(h.person, h.name) for h in holders}
    sure = any(h.holds(first, last) for h in holders)
    return persons.pop() if sure and len(persons) == 1 else None


@cache
def reference_posts() -> Mapping[tuple[str, str], tuple[Holder, ...]]:
    """Body or state and key of a title -> those who held the post, in the order of the file."""
    found: dict[tuple[str, str], list[Holder]] = {}
    states = gazetteer.state_by_id()
    for row in gazetteer.rows("officials"):
        identifier = row["body_id"]
        body = f"state/{identifier.lower()}" if identifier.lower() in states else f"body/{identifier}"
        for title in _titles(row["post"]):
            found.setdefault((body, title_key(title)), []).append(_holder(row))
    return {key: tuple(them) for key, them in found.items()}


def _titles(post: str) -> Iterator[str]:
    """The titles of a post: "Acting Chairman of the Government (Prime Minister)" has two, both acting."""
    title, _, other = post.removesuffix(")").partition(" (")
    yield title
    if other:
        yield f"Acting {other}" if title.startswith("Acting ") else other


def _holder(row: Mapping[str, str]) -> Holder:
    begin, begun = _bounds(row["since"])
    end, ended = _bounds(row["until"]) if row["until"] else (REFERENCE_ENDS, REFERENCE_ENDS)
    return Holder(f"person/{slug(row['name'])}", row["name"], (begun, end), (begin, ended))


def _bounds(text: str) -> tuple[date | None, date | None]:
    """The first and last day that a date may be; about a date is as far again, and at least a month."""
    bounds = Edtf.parse(text)
    if bounds.earliest is None or bounds.latest is None or not text.endswith("~"):
        return bounds.earliest, bounds.latest
    slack = max(bounds.latest - bounds.earliest, timedelta(days=31))
    return bounds.earliest - slack, bounds.latest + slack


@cache
def official_names() -> Mapping[str, tuple[str, str]]:
    """Folded name or alias of a reference official -> (id, name); names that two bear are left out."""
    found: dict[str, set[tuple[str, str]]] = {}
    for row in gazetteer.rows("officials"):
        for name in (row["name"], *row["aliases"].split("|")):
            if name.strip():
                found.setdefault(fold(name), set()).add((f"person/{slug(row['name'])}", row["name"]))
    return {name: them.pop() for name, them in found.items() if len(them) == 1}
