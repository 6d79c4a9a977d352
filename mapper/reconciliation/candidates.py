"""Candidates: items that are called like an entity, with what is needed to judge them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from pyoxigraph import Literal, NamedNode

from mapper.publishing.results import local
from mapper.rdf.terms import WIKIDATA
from mapper.reconciliation.asking import Endpoint, Row
from mapper.reconciliation.settings import Kind, settings
from mapper.reconciliation.subjects import Subject

_DIRECT: Final = "http://www.wikidata.org/prop/direct/"
_ITEMS: Final = 100  # of a query
_EVERY: Final = "mul"  # the language of labels that hold for all languages


@dataclass(frozen=True, slots=True)
class Position:
    """A position that somebody holds: what it is called, the items that it belongs to, first and last day."""

    labels: tuple[str, ...]
    of: frozenset[str]
    start: date | None
    end: date | None


@dataclass(slots=True)
class Candidate:
    """An item: its labels, other names and descriptions (in the order of the languages), its values and
    their labels by property, the kinds (of `kinds.toml`) that its classes belong to, and its positions.
    """

    item: str
    labels: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)
    values: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    called: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    kinds: set[str] = field(default_factory=set)
    positions: list[Position] = field(default_factory=list)

    @property
    def description(self) -> str:
        """One line."""
        return " ".join(next(iter(self.descriptions), "").split())

    @property
    def label(self) -> str:
        """The first of its labels, else of its names, else what it is called among items."""
        return next(iter((*self.labels, *self.names)), local(self.item))

    def days(self, name: str) -> Iterator[date]:
        """The dates under a property."""
        return (day for value in sorted(self.values[name]) if (day := as_day(value)))


def as_day(value: str) -> date | None:
    """The day of a dateTime; None for one that is unknown, or before the common era."""
    try:
        return date.fromisoformat(value.removeprefix("+")[:10])
    except ValueError:
        return None


def find(
    subjects: Sequence[Subject], endpoint: Endpoint, languages: Sequence[str]
) -> dict[str, list[Candidate]]:
    """Node → its candidates, in the order of their items; `subjects` are of one kind. Raises AskingError."""
    if not subjects:
        return {}
    kind, languages = settings().of(subjects[0].kind), (*languages, _EVERY)
    named = _items("names", {one.node: _named(one, languages) for one in subjects}, endpoint)
    numbered = {one.node: [Literal(one.geonames)] for one in subjects if one.geonames}
    for node, items in _items("identifiers", numbered, endpoint).items():
        named[node] |= items
    wanted = sorted(set().union(*named.values()))
    found: dict[str, Candidate] = {}
    for start in range(0, len(wanted), _ITEMS):
        some = {item: Candidate(item) for item in wanted[start : start + _ITEMS]}
        _fill(some, kind, endpoint, [Literal(language) for language in languages])
        found |= some
    return {one.node: [found[item] for item in sorted(named[one.node])] for one in subjects}


def is_known(name: str, endpoint: Endpoint) -> bool:
    """Whether an item has this name in English. Raises AskingError."""
    return bool(_items("names", {"": [Literal(name, language="en")]}, endpoint)[""])


def _named(subject: Subject, languages: Sequence[str]) -> list[Literal]:
    return [Literal(name, language=language) for name in subject.asked for language in languages]


def _items(
    query: str, wanted: Mapping[str, Sequence[Literal]], endpoint: Endpoint
) -> defaultdict[str, set[str]]:
    """Node → the items that have one of its names or identifiers."""
    terms = sorted({term for some in wanted.values() for term in some}, key=str)
    items: defaultdict[str, set[str]] = defaultdict(set)
    for row in endpoint.ask(query, name=terms):
        items[row.get("name", "")].add(row.get("item", ""))
    found: defaultdict[str, set[str]] = defaultdict(set)
    for node, some in wanted.items():
        found[node] = {item for term in some for item in items.get(term.value, ()) if _is_item(item)}
    return found


def _is_item(iri: str) -> bool:
    tail = iri.removeprefix(WIKIDATA.iri)
    return tail != iri and tail[:1] == "Q" and tail[1:].isdecimal()


def _fill(
    found: Mapping[str, Candidate], kind: Kind, endpoint: Endpoint, languages: Sequence[Literal]
) -> None:
    """Ask for all that is needed to judge the candidates."""
    items = [NamedNode(item) for item in found]
    rank = {language.value: place for place, language in enumerate(languages)}
    texts = endpoint.ask("texts", item=items, language=languages)
    for row in sorted(texts, key=lambda row: (rank.get(row.get("language", ""), len(rank)), row["value"])):
        if one := found.get(row.get("item", "")):
            _call(one, row)
    properties = [NamedNode(_DIRECT + name) for name in kind.properties]
    for row in endpoint.ask("facts", item=items, property=properties, language=languages):
        if (one := found.get(row.get("item", ""))) and "value" in row:
            name = local(row["property"])
            one.values[name].add(row["value"])
            one.called[name].update(filter(None, [row.get("label")]))
    tops = sorted({WIKIDATA.iri + item for some in kind.classes.values() for item in some})
    for row in endpoint.ask("classes", item=items, kind=[NamedNode(top) for top in tops]):
        if one := found.get(row.get("item", "")):
            one.kinds.add(local(row["kind"]))
    if kind.positions:
        people = [NamedNode(one.item) for one in found.values() if one.kinds]
        _hold(found, endpoint.ask("positions", item=people, language=languages))


def _call(one: Candidate, row: Row) -> None:
    match local(row["property"]):
        case "label":
            one.labels.append(row["value"])
        case "altLabel":
            one.names.append(row["value"])
        case "description":
            one.descriptions.append(row["value"])


def _hold(found: Mapping[str, Candidate], told: Sequence[Row]) -> None:
    """Add the positions, each of which comes in several rows."""
    groups: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in told:
        groups[row.get("item", ""), row.get("statement", "")].append(row)
    for (item, _), some in sorted(groups.items()):
        if item in found:
            starts = [day for row in some if (day := as_day(row.get("start", "")))]
            ends = [day for row in some if (day := as_day(row.get("end", "")))]
            found[item].positions.append(
                Position(
                    labels=tuple(sorted({row["label"] for row in some if "label" in row})),
                    of=frozenset(row["of"] for row in some if "of" in row),
                    start=min(starts, default=None),
                    end=max(ends, default=None),
                )
            )
