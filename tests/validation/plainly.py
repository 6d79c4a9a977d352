"""What pySHACL finds with shapes as they are written, node by node, which our way must find too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib.namespace import SH
from rdflib.plugins.sparql import processor
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.term import Node

from mapper.validation import Finding, Severity
from mapper.validation.triples import as_ntriples, as_rdflib


def plainly(quads: Iterable[ox.Quad], shapes: rdflib.Graph) -> list[Finding]:
    """The findings of `shapes` in `quads`, each once, sorted."""
    data = rdflib.Graph()
    for quad in quads:
        data.add((as_rdflib(quad.subject), as_rdflib(quad.predicate), as_rdflib(quad.object)))
    with parsing_queries_once():
        report = pyshacl.validate(data, shacl_graph=shapes, advanced=True, inference="none")[1]
    assert isinstance(report, rdflib.Graph)
    return sorted(
        {_finding(report, result) for result in report.subjects(rdflib.RDF.type, SH.ValidationResult)}
    )


def _finding(report: rdflib.Graph, result: Node) -> Finding:
    def iri(predicate: Node) -> str:
        value = report.value(result, predicate)
        return str(value) if isinstance(value, rdflib.URIRef) else ""

    return Finding(
        focus=iri(SH.focusNode),
        path=as_ntriples(report.value(result, SH.resultPath)),
        message=str(report.value(result, SH.resultMessage)),
        value=as_ntriples(report.value(result, SH.value)),
        severity=Severity(iri(SH.resultSeverity).removeprefix(str(SH))),
        shape=iri(SH.sourceShape),
        constraint=iri(SH.sourceConstraintComponent),
    )


@contextmanager
def parsing_queries_once() -> Iterator[None]:
    """For each node pySHACL parses the query of a constraint again; this changes the time alone."""

    @cache
    def read(text: str) -> Any:
        return translateQuery(parseQuery(text))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(processor, "parseQuery", str)
        patch.setattr(processor, "translateQuery", lambda text, _base, _names: read(text))
        yield
