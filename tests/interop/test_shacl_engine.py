"""shacl-engine finds what pySHACL finds, in what is good and in what breaks each shape."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeAlias

import pyshacl
import pytest
from rdflib import RDF, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from tests.interop.judges import ROOT, node
from tests.ontology.breaking import with_copies
from tests.ontology.graphs import SHAPE, example, ontology, shapes, vocabularies
from tests.ontology.test_shapes import BREAKS
from tests.validation.plainly import parsing_queries_once

Reports: TypeAlias = Mapping[str, Any]
Result: TypeAlias = tuple[object, ...]

SENSE: Final = sorted((ROOT / "tests/validation/data").glob("*.ttl"))
SETS: Final = ["good", "broken", *(path.stem for path in SENSE)]
SPARQL: Final = str(SH.SPARQLConstraintComponent)
ORDER: Final = str(SH.LessThanOrEqualsConstraintComponent)


@cache
def data(name: str) -> Graph:
    """What is validated, with the ontology and the vocabularies."""
    if name == "good":
        return example()
    if name == "broken":
        return with_copies(BREAKS)
    return ontology() + vocabularies() + Graph().parse(next(path for path in SENSE if path.stem == name))


@cache
def expected(name: str) -> tuple[bool, tuple[Mapping[str, Any], ...]]:
    """What pySHACL finds."""
    with parsing_queries_once():
        conforms, report, _ = pyshacl.validate(
            data(name), shacl_graph=shapes(), advanced=True, inference="none"
        )
    assert isinstance(report, Graph)
    return bool(conforms), tuple(
        _result(report, one) for one in report.subjects(RDF.type, SH.ValidationResult)
    )


def _result(report: Graph, result: Node) -> Mapping[str, Any]:
    names = {
        "focus": SH.focusNode,
        "shape": SH.sourceShape,
        "component": SH.sourceConstraintComponent,
        "severity": SH.resultSeverity,
    }
    path = report.value(result, SH.resultPath)
    return {
        **{name: str(report.value(result, predicate)) for name, predicate in names.items()},
        "path": "" if path is None else "several" if isinstance(path, BNode) else str(path),
        "value": _term(report.value(result, SH.value)),
        "messages": [str(message) for message in report.objects(result, SH.resultMessage)],
    }


def _term(term: Node | None) -> tuple[str, ...] | None:
    match term:
        case None:
            return None
        case Literal():
            kind = (
                RDF.langString
                if term.language
                else term.datatype or "http://www.w3.org/2001/XMLSchema#string"
            )
            return ("Literal", str(term), term.language or "", str(kind))
        case _:
            return ("NamedNode" if isinstance(term, URIRef) else "BlankNode", str(term), "", "")


def comparable(result: Mapping[str, Any]) -> Result:
    """A result without what SHACL leaves open: how a message names a value that its query found."""
    path = "several" if "|" in result["path"] else result["path"]
    value = result["value"] and tuple(result["value"])
    said = () if result["component"] == SPARQL else tuple(sorted(result["messages"]))
    return (result["focus"], result["shape"], result["component"], result["severity"], path, value, said)


def decided(name: str, result: Mapping[str, Any]) -> bool:
    """Whether SHACL and pySHACL mean the same: to SHACL, values of two datatypes are never in order."""
    if result["component"] != ORDER:
        return True
    other = shapes().value(URIRef(result["shape"]), SH.lessThanOrEquals)
    terms = [_term(value) for value in data(name).objects(URIRef(result["focus"]), other)]
    return all(term and term[3] == result["value"][3] for term in terms)


def results_of(name: str, results: Iterable[Mapping[str, Any]]) -> Counter[Result]:
    """Results as far as they can be compared."""
    return Counter(comparable(result) for result in results if decided(name, result))


def write(graph: Graph, path: Path) -> Path:
    """`graph` as N-Triples."""
    graph.serialize(path, format="nt", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shapes, and each set of data. The engine looks for subclasses among the shapes."""
    place: Path = tmp_path_factory.mktemp("shacl")
    write(shapes() + ontology(), place / "shapes.nt")
    for name in SETS:
        write(data(name), place / f"{name}.nt")
    return place


@pytest.fixture(scope="module")
def found(folder: Path) -> Reports:
    """What shacl-engine finds, by set."""
    files = [folder / f"{name}.nt" for name in SETS]
    reports = json.loads(node("shacl.mjs", "sense", folder / "shapes.nt", *files))
    return {Path(file).stem: report for file, report in reports.items()}


@pytest.mark.parametrize("name", SETS)
def test_shacl_engine_agrees_with_pyshacl(found: Reports, name: str) -> None:
    conforms, results = expected(name)
    assert results_of(name, found[name]["results"]) == results_of(name, results)
    assert found[name]["conforms"] == conforms


def test_every_shape_complains_of_something() -> None:
    complaining = {URIRef(result["shape"]) for name in SETS for result in expected(name)[1]}
    with_messages = set(shapes().subjects(SH.message, None))
    assert len(complaining) > 140
    assert {shape for shape in with_messages if (shape, SH.select, None) not in shapes()} == complaining


def test_its_own_plugin_agrees_where_a_query_does_not_group(folder: Path) -> None:
    without = shapes() + ontology()
    for shape in grouping():
        without.remove((shape, SH.targetClass, None))
    write(without, folder / "ungrouped.nt")
    grouped = {shape.removeprefix(SHAPE) for shape in grouping()}
    names = [path.stem for path in SENSE if path.stem.rpartition("-")[0] not in grouped]
    files = [folder / f"{name}.nt" for name in names]
    reports = json.loads(node("shacl.mjs", "own", folder / "ungrouped.nt", *files))
    for name, file in zip(names, files, strict=True):
        assert results_of(name, reports[str(file)]["results"]) == results_of(name, expected(name)[1]), name
    assert len(names) == len(SENSE) - 2 * len(grouped)


def grouping() -> set[URIRef]:
    """The shapes whose queries group by $this, which Comunica does not let the engine's own plugin bind."""
    return {
        URIRef(str(shape))
        for shape, constraint in shapes().subject_objects(SH.sparql)
        if "GROUP BY" in str(shapes().value(constraint, SH.select))
    }
