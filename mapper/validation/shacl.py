"""pySHACL (SHACL Core) on quads, batch by batch, against shapes and vocabularies that are read once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.namespace import SH
from rdflib.term import Node

from mapper.errors import CommuniqueError
from mapper.validation.batching import hoist
from mapper.validation.findings import Finding, Severity


class ShapesError(CommuniqueError):
    """Shapes or vocabularies that cannot be used."""


class Shapes:
    """Shapes, with the ontology and the vocabularies that they look things up in."""

    def __init__(self, shapes: Sequence[Path], background: Sequence[Path]) -> None:
        """Read the Turtle files. Raises ShapesError where one is no Turtle."""
        self._shapes = hoist(_read(shapes))
        self._background = frozenset(_read(background))

    def check(self, quads: Iterable[ox.Quad], context: Iterable[ox.Quad] = ()) -> list[Finding]:
        """What the shapes find in `quads`, sorted; `context` are quads that they may refer to.

        Nodes of which only the context speaks are not judged: it says too little of them.
        """
        judged, known = {as_rdflib(quad) for quad in quads}, {as_rdflib(quad) for quad in context}
        unjudged = {s for s, _, _ in known} - {s for s, p, _ in judged if p == rdflib.RDF.type}
        data = rdflib.Graph()
        data.addN((*triple, data) for triple in judged | known | self._background)
        report = pyshacl.validate(data, shacl_graph=self._shapes, inplace=True, inference="none")[1]
        if not isinstance(report, rdflib.Graph):
            raise ShapesError(f"the shapes cannot be run ({report})", "SHACL", "reinstall communique")
        results = report.subjects(rdflib.RDF.type, SH.ValidationResult)
        return sorted(
            {
                _finding(report, result)
                for result in results
                if report.value(result, SH.focusNode) not in unjudged
            }
        )


def as_rdflib(quad: ox.Quad) -> tuple[Node, Node, Node]:
    """The triple of `quad` in rdflib's terms."""
    return _term(quad.subject), _term(quad.predicate), _term(quad.object)


def _term(term: object) -> Node:
    match term:
        case ox.NamedNode():
            return _uri(term.value)
        case ox.BlankNode():
            return rdflib.BNode(term.value)
        case ox.Literal() if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        case ox.Literal() if term.datatype.value == str(rdflib.XSD.string):
            return rdflib.Literal(term.value)
        case ox.Literal():
            return rdflib.Literal(term.value, datatype=_uri(term.datatype.value), normalize=False)
        case _:
            raise TypeError(f"{term!r} is no RDF 1.1 term")


@lru_cache(maxsize=65536)
def _uri(iri: str) -> rdflib.URIRef:
    """Most IRIs of a batch come many times, and rdflib checks each."""
    return rdflib.URIRef(iri)


def _read(paths: Sequence[Path]) -> rdflib.Graph:
    graph = rdflib.Graph()
    for path in paths:
        try:
            graph.parse(path, format="turtle")
        except (OSError, SyntaxError) as error:
            raise ShapesError(f"this is no Turtle ({error})", str(path), "reinstall communique") from error
    return graph


def _finding(report: rdflib.Graph, result: Node) -> Finding:
    def text(predicate: Node) -> str:
        value = report.value(result, predicate, any=True)
        return str(value) if isinstance(value, rdflib.URIRef | rdflib.Literal) else ""

    path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
    messages = sorted(str(message) for message in report.objects(result, SH.resultMessage))
    return Finding(
        focus=text(SH.focusNode),
        path=path.n3() if isinstance(path, rdflib.URIRef) else "",
        message=" ".join(messages),
        value=value.n3() if isinstance(value, rdflib.URIRef | rdflib.Literal) else "",
        severity=Severity(text(SH.resultSeverity).removeprefix(str(SH))),
        shape=text(SH.sourceShape),
        constraint=text(SH.sourceConstraintComponent),
    )
