"""Checks of sense: each finds what it should, and no other; Oxigraph finds what pySHACL finds."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import SH

from mapper.pipeline.background import shape_files
from mapper.rdf import CQ
from mapper.validation import Finding, Severity, Shapes, ShapesError
from mapper.validation.batching import hoist
from mapper.validation.sense import Check, sense_of
from mapper.validation.sources import read_quads, read_shapes
from tests.ontology.breaking import with_copies
from tests.ontology.graphs import SHAPE
from tests.ontology.test_shapes import BREAKS
from tests.validation.plainly import plainly

DATA = Path(__file__).parent / "data"
FILES = sorted(DATA.glob("*.ttl"))


@cache
def sense_shapes() -> rdflib.Graph:
    """The shapes of both layers with a check of sense, and nothing else."""
    shapes = rdflib.Graph()
    for path in shape_files()[0]:
        if path.stem == "sense":
            shapes.parse(path)
    return shapes


def checks() -> tuple[Check, ...]:
    return sense_of(sense_shapes())


@cache
def background() -> tuple[ox.Quad, ...]:
    return read_quads(shape_files()[1])


def found(quads: list[ox.Quad]) -> list[Finding]:
    """What the checks find, each run once."""
    store = ox.Store()
    store.extend([*quads, *background()])
    return sorted({finding for check in checks() for finding in check.run(store)})


def broken(path: Path) -> set[str]:
    """The IRIs of the nodes that the first line of a file calls broken."""
    graph = rdflib.Graph().parse(path)
    names = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# broken: ").split()
    return {str(graph.namespace_manager.expand_curie(name)) for name in names}


def test_every_check_of_sense_has_data_that_break_it_and_data_that_do_not() -> None:
    names = {check.shape.removeprefix(SHAPE) for check in checks()}
    assert {path.stem for path in FILES} == {f"{name}-{side}" for name in names for side in ("good", "bad")}


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.stem.endswith("-bad")], ids=lambda path: path.stem
)
def test_what_breaks_a_check_is_found_by_it_and_nothing_else_is(path: Path) -> None:
    findings = found(list(read_quads([path])))
    assert {finding.focus for finding in findings} == broken(path)
    assert {finding.shape for finding in findings} == {str(SHAPE[path.stem.removesuffix("-bad")])}


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.stem.endswith("-good")], ids=lambda path: path.stem
)
def test_what_does_not_break_a_check_is_left_alone(path: Path) -> None:
    quads = list(read_quads([path]))
    target = sense_shapes().value(SHAPE[path.stem.removesuffix("-good")], SH.targetClass)
    assert found([]) == found(quads) == []
    assert any(quad.object.value == str(target) for quad in [*quads, *background()])  # type: ignore[union-attr]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_oxigraph_finds_in_the_data_of_checks_what_pyshacl_finds(path: Path) -> None:
    quads = list(read_quads([path]))
    assert found(quads) == plainly([*quads, *background()], sense_shapes())


def test_oxigraph_finds_in_the_example_and_all_its_broken_copies_what_pyshacl_finds() -> None:
    text = with_copies(BREAKS).serialize(format="nt", encoding="utf-8")
    quads = list(ox.parse(text, format=ox.RdfFormat.N_TRIPLES))
    assert found(quads) == plainly(quads, sense_shapes())


def test_pyshacl_runs_no_check_of_sense_in_a_build() -> None:
    shapes = read_shapes(shape_files()[0])
    assert set(shapes.subjects(SH.sparql))
    assert not set(hoist(shapes).subjects(SH.sparql))


WARM = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix cq: <https://w3id.org/communique/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<urn:prefixes> sh:declare <urn:prefix> .
<urn:prefix> sh:prefix "c" ; sh:namespace "https://w3id.org/communique/ontology#" .
<urn:warm> a sh:NodeShape ; sh:targetClass cq:Agent, cq:Place ; sh:sparql <urn:select> ; sh:severity sh:Info ;
    sh:message "It is {?value} there, {$this} says; {?else} is not known." MORE .
<urn:select> sh:prefixes <urn:prefixes> ; sh:select "SELECT" .
"""
SELECT = "SELECT $this ?value (<urn:path> AS ?path) WHERE { $this c:label ?value . FILTER (?value > 30) }"


def warm(select: str = SELECT, more: str = "") -> tuple[Check, ...]:
    return sense_of(rdflib.Graph().parse(data=WARM.replace('"SELECT"', f'"{select}"').replace("MORE", more)))


def test_value_path_severity_and_message_come_from_the_query_and_its_shape() -> None:
    store = ox.Store()
    oslo = ox.NamedNode("urn:oslo")
    store.add(ox.Quad(oslo, ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), CQ.Person))
    store.add(ox.Quad(CQ.Person, ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf"), CQ.Agent))
    for number in ("29", "31"):
        degrees = ox.Literal(number, datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
        store.add(ox.Quad(oslo, CQ.label, degrees))
        store.add(ox.Quad(ox.NamedNode("urn:no-target"), CQ.label, degrees))
    (check,) = warm()
    assert list(check.run(store)) == [
        Finding(
            focus="urn:oslo",
            path="<urn:path>",
            message="It is 31 there, urn:oslo says; {?else} is not known.",
            value='"31"^^<http://www.w3.org/2001/XMLSchema#integer>',
            severity=Severity.INFO,
            shape="urn:warm",
            constraint=str(SH.SPARQLConstraintComponent),
        )
    ]


def test_a_query_that_is_no_sparql_is_named() -> None:
    with pytest.raises(ShapesError, match=r"urn:warm: its query is no SPARQL"):
        warm("SELECT $this WHERE { $this c:label }")


def test_a_check_with_more_than_a_query_is_refused_rather_than_half_run() -> None:
    with pytest.raises(ShapesError, match="beyond what can be run"):
        warm(more="; sh:property [ sh:path cq:label ; sh:maxCount 1 ]")


def test_shapes_of_a_file_run_both_parts(tmp_path: Path) -> None:
    path = tmp_path / "both.ttl"
    core = "<urn:core> a sh:NodeShape ; sh:targetClass cq:Place ; sh:nodeKind sh:Literal ; sh:message 'No.' ."
    path.write_text(WARM.replace("SELECT", SELECT).replace("MORE", "") + core)
    place = ox.parse(
        "@prefix c: <https://w3id.org/communique/ontology#> . <urn:a> a c:Place ; c:label 40 .",
        format=ox.RdfFormat.TURTLE,
    )
    found = Shapes([path], []).check(list(place))
    assert [(finding.shape, finding.severity) for finding in found] == [
        ("urn:core", Severity.VIOLATION),
        ("urn:warm", Severity.INFO),
    ]
