"""Shapes on quads, batch by batch: pySHACL runs what is of SHACL Core, Oxigraph the checks of sense."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import rdflib
from rdflib.namespace import SH
from rdflib.term import Node

from mapper.memory import without_collector
from mapper.rdf.terms import RDF
from mapper.validation.batching import hoist
from mapper.validation.findings import Finding, Severity
from mapper.validation.nodes import name
from mapper.validation.sense import sense_of
from mapper.validation.sources import ShapesError, read_quads, read_shapes
from mapper.validation.triples import Triples, as_ntriples, of_one_piece


class Shapes:
    """Shapes, with the ontology and the vocabularies that they look things up in."""

    def __init__(self, shapes: Sequence[Path], background: Sequence[Path]) -> None:
        """Read the Turtle files. Raises ShapesError where one is no Turtle, or a shape is beyond us."""
        graph = read_shapes(shapes)
        self._sense = sense_of(graph)
        self._core = of_one_piece(hoist(graph))
        self._background = read_quads(background)
        self._known = Triples(self._background)

    @without_collector()
    def check(self, quads: Collection[ox.Quad], context: Collection[ox.Quad] = ()) -> list[Finding]:
        """What the shapes find in `quads`, sorted; `context` are quads that they may refer to.

        Nodes of which only the context speaks are not judged: it says too little of them.
        """
        found = {*self._by_core(quads, context), *self._by_sense(quads, context)}
        if not found:
            return []
        judged = {name(quad.subject) for quad in quads if quad.predicate == RDF.type}
        unjudged = {name(quad.subject) for quad in context} - judged
        return sorted(finding for finding in found if finding.focus not in unjudged)

    def _by_core(self, quads: Collection[ox.Quad], context: Collection[ox.Quad]) -> Iterator[Finding]:
        """What pySHACL finds."""
        data = Triples(quads, context, self._known)
        report = pyshacl.validate(data, shacl_graph=self._core, inplace=True, inference="none")[1]
        if not isinstance(report, rdflib.Graph):
            raise ShapesError(f"the shapes cannot be run ({report})", "SHACL", "reinstall communique")
        for result in report.subjects(rdflib.RDF.type, SH.ValidationResult):
            yield _finding(report, result)

    def _by_sense(self, quads: Collection[ox.Quad], context: Collection[ox.Quad]) -> Iterator[Finding]:
        """What the queries of checks of sense find."""
        if self._sense:
            store = ox.Store()
            store.extend((*quads, *context, *self._background))
            for check in self._sense:
                yield from check.run(store)


_Stamped = tuple[tuple[Path, int], ...]  # files, and when each was last changed


def shapes_of(shapes: Sequence[Path], background: Sequence[Path]) -> Shapes:
    """`Shapes` of these files, which are read again only where one was changed. Raises ShapesError."""
    return _shapes_of(_stamped(shapes), _stamped(background))


@lru_cache(maxsize=4)
def _shapes_of(shapes: _Stamped, background: _Stamped) -> Shapes:
    return Shapes([path for path, _ in shapes], [path for path, _ in background])


def _stamped(paths: Sequence[Path]) -> _Stamped:
    return tuple((path, path.stat().st_mtime_ns if path.exists() else 0) for path in paths)


def _finding(report: rdflib.Graph, result: Node) -> Finding:
    def text(predicate: Node) -> str:
        value = report.value(result, predicate, any=True)
        return str(value) if isinstance(value, rdflib.URIRef | rdflib.Literal) else ""

    messages = sorted(str(message) for message in report.objects(result, SH.resultMessage))
    return Finding(
        focus=text(SH.focusNode),
        path=as_ntriples(report.value(result, SH.resultPath)),
        message=" ".join(messages),
        value=as_ntriples(report.value(result, SH.value)),
        severity=Severity(text(SH.resultSeverity).removeprefix(str(SH))),
        shape=text(SH.sourceShape),
        constraint=text(SH.sourceConstraintComponent),
    )
