"""Checks of sense: the `sh:sparql` constraints of shapes, each run once over a batch in Oxigraph.

By SHACL (https://www.w3.org/TR/shacl/#sparql-constraints) the query of a constraint runs for each focus
node, with `$this` bound to it. Here it runs once with `$this` free, joined with the focus nodes. Both find
the same as long as the query binds `$this` in its pattern, which the tests hold by running both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SH
from rdflib.term import Node

from mapper.validation.findings import Finding, Severity
from mapper.validation.sources import ShapesError

_PREFIXES: Final = {"owl": str(OWL), "rdf": str(RDF), "rdfs": str(RDFS), "sh": str(SH)}
_TARGETS: Final = "?class rdfs:subClassOf* <{}> . ?this a ?class"
_QUERY: Final = "{} SELECT * WHERE {{ {{ SELECT DISTINCT ?this WHERE {{ {} }} }} {{ {} }} }}"
_VARIABLE: Final = re.compile(r"\{[?$](\w+)\}")
_KNOWN: Final = {RDF.type, SH.targetClass, SH.sparql, SH.severity, SH.message}  # of a shape


@dataclass(frozen=True, slots=True)
class Check:
    """A constraint of `shape`: `query` finds the nodes of its targets that break it, in `?this`."""

    shape: str
    query: str
    message: str
    severity: Severity

    def run(self, store: ox.Store) -> Iterator[Finding]:
        """What it finds in the union of the graphs of `store`."""
        found = store.query(self.query, use_default_graph_as_union=True)
        if not isinstance(found, ox.QuerySolutions):
            raise TypeError("a SELECT query has solutions")
        names = [variable.value for variable in found.variables]
        for row in found:
            yield self._finding({key: term for key, term in zip(names, row, strict=True) if term})

    def _finding(self, row: dict[str, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]) -> Finding:
        """`?value` and `?path` are where the spec has them; each `{?name}` of the message is filled in."""
        focus = row["this"]
        words = {key: _text(term) for key, term in row.items()}
        return Finding(
            focus=words["this"],
            path=_term(row.get("path")),
            message=_VARIABLE.sub(lambda found: words.get(found[1], found[0]), self.message),
            value=_term(row.get("value", focus)),
            severity=self.severity,
            shape=self.shape,
            constraint=str(SH.SPARQLConstraintComponent),
        )


def sense_of(shapes: rdflib.Graph) -> tuple[Check, ...]:
    """The checks of sense among `shapes`. Raises ShapesError for one whose query is none, or needs more of
    SHACL than node shapes with target classes and one SELECT query.
    """
    return tuple(_check(shapes, *pair) for pair in sorted(shapes.subject_objects(SH.sparql), key=str))


def _check(shapes: rdflib.Graph, shape: Node, constraint: Node) -> Check:
    targets = sorted(map(str, shapes.objects(shape, SH.targetClass)))
    selects, messages = list(shapes.objects(constraint, SH.select)), list(shapes.objects(shape, SH.message))
    if not targets or len(selects) != 1 or len(messages) != 1 or set(shapes.predicates(shape)) - _KNOWN:
        raise ShapesError(
            "this check of sense is beyond what can be run", str(shape), "see ontology/README.md"
        )
    union = " UNION ".join(f"{{ {_TARGETS.format(target)} }}" for target in targets)
    query = _QUERY.format(_prefixes(shapes, constraint), union, selects[0])
    try:
        ox.Store().query(query)
    except SyntaxError as error:
        raise ShapesError(f"its query is no SPARQL ({error})", str(shape), "mend the query") from error
    severity = str(shapes.value(shape, SH.severity, default=SH.Violation))
    return Check(str(shape), query, str(messages[0]), Severity(severity.removeprefix(str(SH))))


def _prefixes(shapes: rdflib.Graph, constraint: Node) -> str:
    """The prefixes that the constraint's `sh:prefixes` declare, as SPARQL writes them."""
    prefixes = dict(_PREFIXES)
    for declared in shapes.objects(constraint, SH.prefixes / SH.declare):
        prefix, namespace = shapes.value(declared, SH.prefix), shapes.value(declared, SH.namespace)
        prefixes[str(prefix)] = str(namespace)
    return "\n".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in sorted(prefixes.items()))


def _text(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return "" if isinstance(term, ox.BlankNode | ox.Triple) else term.value


def _term(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple | None) -> str:
    return str(term) if isinstance(term, ox.NamedNode | ox.Literal) else ""
