"""What the variables of a query hold: nodes, numbers, dates, short codes, computed strings, or stored texts.

The ontology says it of the terms that are its own; what it does not say stands in `rules.toml`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

import pyoxigraph as ox
from rdflib import OWL, RDF, RDFS, XSD
from rdflib.paths import AlternativePath, InvPath, MulPath, SequencePath
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Literal, URIRef, Variable

from mapper.publishing.queries.lint.rules import predicates
from mapper.publishing.queries.lint.tree import Group, Tree, plain
from mapper.resources import ontology_dir

Kinds = Mapping[Variable, frozenset[str]]
Sources = dict[Variable, list[object]]

NUMBERS: Final = {XSD.integer, XSD.decimal, XSD.double, XSD.float}
DATES: Final = {XSD.date, XSD.dateTime}
_RESULTS: Final = {
    "computed": "STR LCASE UCASE SUBSTR CONCAT STRBEFORE STRAFTER REPLACE ENCODE_FOR_URI LANG MD5 SHA256",
    "number": "YEAR MONTH DAY HOURS MINUTES SECONDS STRLEN ABS CEIL FLOOR ROUND RAND",
    "node": "IRI URI BNODE",
    "boolean": "BOUND CONTAINS STRSTARTS STRENDS REGEX ISIRI ISURI ISLITERAL ISBLANK ISNUMERIC LANGMATCHES "
    "SAMETERM EXISTS NOTEXISTS",
    "date": "NOW",
}
_BY_NAME: Final = {
    f"Builtin_{name}".lower(): kind for kind, names in _RESULTS.items() for name in names.split()
} | {
    "aggregate_count": "number",
    "aggregate_sum": "number",
    "aggregate_avg": "number",
    "aggregate_groupconcat": "computed",
    "additiveexpression": "number",
    "multiplicativeexpression": "number",
    "unaryminus": "number",
    "unaryplus": "number",
    "relationalexpression": "boolean",
    "conditionalandexpression": "boolean",
    "conditionalorexpression": "boolean",
    "unarynot": "boolean",
}
_PASSED_ON: Final = {"aggregate_min", "aggregate_max", "aggregate_sample", "builtin_coalesce", "builtin_if"}


def kinds_of(tree: Tree) -> Kinds:
    """What each variable of the query can hold; nothing for one that only a parameter binds."""
    sources: Sources = defaultdict(list)
    for group in tree.groups:
        _of_group(group, sources)
    for select in tree.selects:
        conditions = select.groupby.condition if select.groupby else ()
        for named in (*(select.projection or ()), *conditions):
            if isinstance(named, CompValue) and named.expr is not None:
                sources[named.evar or named.var].append(named.expr)
    return {variable: frozenset(_resolve(found, sources, {variable})) for variable, found in sources.items()}


def _of_group(group: Group, sources: Sources) -> None:
    """Add to `sources` what the triples, BINDs and VALUES of a group give to variables."""
    for subject, predicate, value in group.triples():
        for term, kinds in ((subject, {"node"}), (predicate, {"node"}), (value, _of_path(predicate))):
            if isinstance(term, Variable):
                sources[term].extend(sorted(kinds))
    for part in group.named("Bind"):
        sources[part.var].append(part.expr)
    for names, rows in group.values():
        for row in rows:
            for variable, given in zip(names, row, strict=False):
                sources[variable].append(given)


def kinds_in(node: object, kinds: Kinds) -> set[str]:
    """What an expression can give."""
    return _resolve([node], {variable: list(found) for variable, found in kinds.items()}, set())


def _resolve(
    found: Iterable[object], sources: Mapping[Variable, list[object]], seen: set[Variable]
) -> set[str]:
    kinds: set[str] = set()
    for one in map(plain, found):
        if isinstance(one, Variable):
            if one not in seen:
                kinds |= _resolve(sources.get(one, ()), sources, seen | {one})
        elif isinstance(one, CompValue):
            kinds |= _of_operation(one, sources, seen)
        elif isinstance(one, Literal):
            kinds.add(_of_datatype(one.datatype, "code"))
        elif isinstance(one, URIRef):
            kinds.add("node")
        elif isinstance(one, str) and one != "UNDEF":
            kinds.add(one)
    return kinds


def _of_datatype(datatype: URIRef | None, other: str) -> str:
    if datatype == XSD.boolean:
        return "boolean"
    return "number" if datatype in NUMBERS else "date" if datatype in DATES else other


def _of_operation(node: CompValue, sources: Mapping[Variable, list[object]], seen: set[Variable]) -> set[str]:
    name = node.name.lower()
    if name == "function":
        return {_of_datatype(node.iri, "computed")}
    if name in _PASSED_ON:
        last = node.arg2, node.arg3
        given = last if name == "builtin_if" else node.vars or node.arg
        return _resolve(given if isinstance(given, list | tuple) else [given], sources, seen)
    return {_BY_NAME.get(name, "text")}


def _of_path(path: object) -> set[str]:
    match path:
        case InvPath():
            return {"node"}
        case SequencePath():
            return _of_path(path.args[-1])
        case MulPath():
            return _of_path(path.path)
        case AlternativePath():
            return {kind for one in path.args for kind in _of_path(one)}
        case URIRef():
            return {_of_predicates().get(str(path), "text")}
        case _:
            return {"text"}


@cache
def _of_predicates() -> Mapping[str, str]:
    """Predicate → what its values are."""
    store = ox.Store()
    store.load(path=ontology_dir() / "communique.ttl", format=ox.RdfFormat.TURTLE)
    nodes = _subjects(store, RDF.type, {str(OWL.ObjectProperty)})
    numbers = _subjects(store, RDFS.range, {str(number) for number in NUMBERS})
    return dict.fromkeys(nodes, "node") | dict.fromkeys(numbers, "number") | dict(predicates())


def _subjects(store: ox.Store, predicate: URIRef, values: set[str]) -> set[str]:
    quads = store.quads_for_pattern(None, ox.NamedNode(str(predicate)), None)
    return {str(quad.subject)[1:-1] for quad in quads if str(quad.object)[1:-1] in values}
