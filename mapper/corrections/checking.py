"""From the cells of a row to a correction that says something: who, when, of which nodes, and what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

import msgspec
from pyoxigraph import NamedNode

from mapper.corpus.rulings import ARTICLES
from mapper.dates import Edtf
from mapper.errors import CommuniqueError
from mapper.facts import Correction, CorrectionKind
from mapper.rdf.properties import DATE, ENTITIES, TEXT, properties
from mapper.rdf.terms import WIKIDATA, geonames
from mapper.rdf.vocabulary import codes

COLUMNS: Final = ("kind", "subject", "property", "object", "value", "author", "date", "note")
LONGEST: Final = 2_000  # characters of a cell
_ALIKE: Final = ("person", "body", "place", "event", "document")  # what can be the same
_NAMED: Final = (*ENTITIES, "event", "document")  # what can have another label
_LINKED: Final = (*ENTITIES, "event")  # what can be the same as something elsewhere
_FACTS: Final = (*ARTICLES, *ENTITIES, "event", "document", "tenure")  # what can be wrong
_NODE: Final = re.compile(r"([a-z]+)/[^\s<>\"{}|\\^`]+")
_ARTICLE: Final = re.compile(r"[a-z]+/[0-9a-f]{16}")
_WHOLE: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_WIKIDATA: Final = re.compile(r"(?:https?://(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/)?(Q[1-9]\d*)")
_GEONAMES: Final = re.compile(r"https?://(?:www\.|sws\.)?geonames\.org/(\d+)(?:/.*)?")
_USED: Final[Mapping[CorrectionKind, frozenset[str]]] = {
    CorrectionKind.SAME: frozenset({"object"}),
    CorrectionKind.DIFFERENT: frozenset({"object"}),
    CorrectionKind.WRONG: frozenset(),
    CorrectionKind.MISSING: frozenset({"property", "object", "value"}),
    CorrectionKind.LABEL: frozenset({"value"}),
    CorrectionKind.LINK: frozenset({"object"}),
}


class CorrectionError(CommuniqueError):
    """A file or row of corrections that cannot be used, or corrections that contradict each other."""


class Given(msgspec.Struct, frozen=True, order=True):
    """A correction, and where it stands: file and line."""

    correction: Correction
    where: str


def checked(cells: Mapping[str, str], base: str) -> Correction:
    """The correction that `cells` (by `COLUMNS`) state, with nodes named by what follows `base`.

    Raises ValueError, which says what is wrong and what to do.
    """
    cells = {name: " ".join(cells.get(name, "").split()) for name in COLUMNS}
    for name, cell in cells.items():
        if len(cell) > LONGEST or not cell.isprintable():
            raise ValueError(f"its {name} has more than {LONGEST} characters, or some that cannot be printed")
    kind = _kind(cells["kind"])
    for name in ("property", "object", "value"):
        if cells[name] and name not in _USED[kind]:
            raise ValueError(f"a correction of the kind {kind} has no {name}; leave that cell empty")
    if not cells["author"]:
        raise ValueError("it has no author; say who corrects")
    found = Correction(
        kind=kind,
        subject=_node(cells["subject"], base, "subject"),
        property=cells["property"],
        object=_link(cells["object"], base) if kind is CorrectionKind.LINK else cells["object"],
        value=cells["value"],
        author=cells["author"],
        date=_day(cells["date"]),
        note=cells["note"],
    )
    return _fitting(found, base)


def _fitting(one: Correction, base: str) -> Correction:
    """`one`, whose parts fit together."""
    match one.kind:
        case CorrectionKind.SAME | CorrectionKind.DIFFERENT:
            other = _node(one.object, base, "object")
            if one.kind is CorrectionKind.DIFFERENT and kind_of(other) in ARTICLES:
                _expect(one.subject, ("person",), "subject")
                return msgspec.structs.replace(one, object=_article(other))
            _expect(one.subject, _ALIKE, "subject")
            _expect(other, (kind_of(one.subject),), "object")
            if other == one.subject:
                raise ValueError("its subject and object are one node; name two")
            first, second = sorted((one.subject, other))
            return msgspec.structs.replace(one, subject=first, object=second)
        case CorrectionKind.WRONG:
            _expect(one.subject, _FACTS, "subject")
            if kind_of(one.subject) in ARTICLES and "#" not in one.subject:
                raise ValueError("an article is not wrong as a whole; name a fact of it, such as …#event-12")
        case CorrectionKind.LABEL:
            _expect(one.subject, _NAMED, "subject")
            if not one.value:
                raise ValueError("it has no value; give the better label there")
        case CorrectionKind.LINK:
            _expect(one.subject, _LINKED, "subject")
        case CorrectionKind.MISSING:
            return _missing(one, base)
    return one


def _article(node: str) -> str:
    """An article or teaser, of which a fact may be named."""
    article = node.partition("#")[0]
    if not _ARTICLE.fullmatch(article):
        raise ValueError(f"its object {node[:80]} is no article; copy its IRI from the result of a query")
    return article


def _missing(one: Correction, base: str) -> Correction:
    known = properties().get(one.property)
    if known is None:
        named = one.property or "nothing"
        raise ValueError(f"{named} is no property that can be missing; give one of {', '.join(properties())}")
    _expect(one.subject, known.subjects, f"subject of {one.property}")
    target = one.object
    if known.objects:
        target = _node(one.object, base, "object")
        _expect(target, known.objects, f"object of {one.property}")
    elif one.object:
        raise ValueError(f"{one.property} has a value and no object; move it")
    return msgspec.structs.replace(one, object=target, value=_value(one, known.value))


def _value(one: Correction, expected: str) -> str:
    if not expected:
        if one.value:
            raise ValueError(f"{one.property} has an object and no value; move it")
        return ""
    if not one.value:
        raise ValueError(f"it has no value for {one.property}")
    if expected == TEXT:
        return one.value
    if expected == DATE:
        try:
            return Edtf.parse(one.value).text
        except ValueError:
            raise ValueError(f"{one.value} is no EDTF date such as 2023-02-20 or 2023-02") from None
    if one.value not in codes(expected):
        raise ValueError(f"{one.value} is no {expected}; give one of {', '.join(sorted(codes(expected)))}")
    return one.value


def _kind(cell: str) -> CorrectionKind:
    try:
        return CorrectionKind(cell)
    except ValueError:
        kinds = ", ".join(CorrectionKind)
        raise ValueError(f"{cell[:40]!r} is no kind of correction; give one of {kinds}") from None


def _day(cell: str) -> str:
    try:
        if len(cell) == len("2024-05-02"):
            return date.fromisoformat(cell).isoformat()
    except ValueError:
        pass
    raise ValueError(f"{cell[:40]!r} is no day such as 2024-05-02; give the date of the correction")


def _node(cell: str, base: str, role: str) -> str:
    """What follows `base` in the IRI of a node of the graph, which may be given whole or without the base."""
    tail = cell.removeprefix("<").removesuffix(">").removeprefix(base)
    if not tail:
        raise ValueError(f"it has no {role}; name a node such as person/stanislav-zas")
    if _WHOLE.match(tail):
        raise ValueError(f"its {role} {tail} is no node of this graph, where all IRIs begin with {base}")
    if not _NODE.fullmatch(tail):
        raise ValueError(f"its {role} {tail[:80]} is no node; copy an IRI from the result of a query")
    try:
        NamedNode(base + tail)
    except ValueError as error:
        raise ValueError(f"its {role} {tail[:80]} is no IRI ({error})") from None
    return tail


def _link(cell: str, base: str) -> str:
    """The IRI of a thing elsewhere; those of Wikidata and GeoNames as these write them in their data."""
    if found := _WIKIDATA.fullmatch(cell):
        return WIKIDATA.iri + found[1]
    if found := _GEONAMES.fullmatch(cell):
        return geonames(found[1]).value
    try:
        iri = NamedNode(cell).value
    except ValueError:
        iri = ""
    if not iri.lower().startswith(("http://", "https://")) or iri.startswith(base):
        raise ValueError(f"{cell[:80]!r} is no link; give its IRI elsewhere, or its Q-id in Wikidata")
    return iri


def _expect(node: str, kinds: tuple[str, ...], role: str) -> None:
    if kind_of(node) not in kinds:
        *others, last = kinds
        either = f"{', '.join(others)} or {last}" if others else last
        raise ValueError(f"the {role} must be of the kind {either}, not {node[:80]}")


def kind_of(node: str) -> str:
    """The kind of a node, the first part of what follows the base."""
    return node.partition("/")[0]
