"""SHACL on batches: what it finds, and that speed does not change it."""

from __future__ import annotations

from collections import Counter
from itertools import product
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from msgspec.structs import replace
from rdflib.namespace import SH

from mapper.pipeline.background import shape_files
from mapper.rdf import CQ, article_quads
from mapper.validation import Finding, Severity, Shapes, ShapesError, report_quads, report_text
from mapper.validation.nodes import name
from mapper.validation.triples import Triples, as_rdflib
from tests.rdf.builders import BASE
from tests.validation.test_gate import FACTS, MEETING, NOT_A_RULE


def broken() -> list[ox.Quad]:
    """An article layer with many faults: values missing, doubled, of a wrong type, unknown."""
    quads = list(article_quads(replace(FACTS, events=(replace(MEETING, evidence=NOT_A_RULE),)), BASE))
    first = next(quad for quad in quads if quad.predicate == CQ.confidence)
    missing = [quad for quad in quads if quad.predicate not in {CQ.sha256, CQ.role}]
    return [
        *missing,
        ox.Quad(first.subject, CQ.confidence, ox.Literal("much"), first.graph_name),
        ox.Quad(first.subject, CQ.evidence, ox.Literal("no passage"), first.graph_name),
        ox.Quad(first.subject, CQ.nonsense, ox.Literal("x"), first.graph_name),
    ]


SEVERAL = 'the first line\nand a "second" one'
BEHIND = "<urn:a> <urn:b> <urn:a> ; <urn:c> <urn:b> . <urn:c> <urn:b> 1 ."


def nquads(turtle: str) -> list[ox.Quad]:
    return list(ox.parse(turtle, format=ox.RdfFormat.TURTLE))


def key(finding: Finding) -> tuple[str, str, str, str, str]:
    return finding.focus, finding.path, finding.value, finding.shape, finding.constraint


def plainly(quads: list[ox.Quad]) -> set[tuple[str, str, str, str, str]]:
    """What pySHACL finds with the shapes as they are written."""
    data, shapes = rdflib.Graph(), rdflib.Graph()
    files, background = shape_files("article")
    for quad in quads:
        data.add((as_rdflib(quad.subject), as_rdflib(quad.predicate), as_rdflib(quad.object)))
    for path in background:
        data.parse(path)
    for path in files:
        shapes.parse(path)
    report = pyshacl.validate(data, shacl_graph=shapes)[1]
    assert isinstance(report, rdflib.Graph)
    return {
        (
            str(report.value(result, SH.focusNode)),
            n3(report.value(result, SH.resultPath)),
            n3(report.value(result, SH.value)),
            str(report.value(result, SH.sourceShape)),
            str(report.value(result, SH.sourceConstraintComponent)),
        )
        for result in report.subjects(rdflib.RDF.type, SH.ValidationResult)
    }


def n3(term: rdflib.term.Node | None) -> str:
    return term.n3() if isinstance(term, rdflib.URIRef | rdflib.Literal) else ""


def test_shapes_in_batch_form_find_what_the_written_ones_find() -> None:
    found = {key(finding) for finding in Shapes(*shape_files("article")).check(broken())}
    assert len({constraint for *_, constraint in found}) >= 5
    assert found == plainly(broken())


def test_a_second_check_knows_nothing_of_the_first() -> None:
    shapes = Shapes(*shape_files("article"))
    before = shapes.check(broken())
    assert shapes.check([]) == []
    assert shapes.check(broken()) == before


def test_a_file_that_is_no_turtle_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.ttl"
    path.write_text("this is no turtle")
    with pytest.raises(ShapesError, match=r"bad\.ttl: this is no Turtle"):
        Shapes([path], [])


def test_report_in_turtle_has_every_finding_and_no_blank_node() -> None:
    findings = Shapes(*shape_files("article")).check(broken())
    quads = list(report_quads(findings, BASE))
    results = [quad for quad in quads if quad.predicate.value == str(SH.result)]
    assert len(results) == len(findings)
    assert not any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object))
    focus = {name(quad.object) for quad in quads if quad.predicate.value == str(SH.focusNode)}
    assert focus == {finding.focus for finding in findings}


def test_a_value_of_several_lines_is_reported_and_comes_back_from_the_report() -> None:
    (first, *rest) = broken()
    quads = [
        first,
        *rest,
        ox.Quad(first.subject, CQ.source, ox.Literal(SEVERAL, language="en"), first.graph_name),
    ]
    found = [
        finding
        for finding in Shapes(*shape_files("article")).check(quads)
        if finding.path.endswith("source>")
    ]
    values = {quad.object for quad in report_quads(found, BASE) if quad.predicate.value == str(SH.value)}
    assert values == {ox.Literal(SEVERAL, language="en")}


ANYTHING = (None, rdflib.URIRef("urn:a"), rdflib.URIRef("urn:b"), rdflib.Literal("a"), rdflib.Literal(1))


def test_triples_answer_as_a_graph_of_rdflib_does() -> None:
    ours = Triples(
        nquads('<urn:a> <urn:b> <urn:b>, 1, "a" . <urn:b> a <urn:a> .'), background=Triples(nquads(BEHIND))
    )
    theirs = rdflib.Graph().parse(data='<urn:a> <urn:b> <urn:b>, 1, "a" . <urn:b> a <urn:a> .' + BEHIND)
    assert len(ours) == len(theirs) == 7
    for s, p, o in product(ANYTHING, (*ANYTHING, rdflib.RDF.type), ANYTHING):
        assert Counter(ours.triples((s, p, o))) == Counter(theirs.triples((s, p, o)))
        assert Counter(ours.objects(s, p)) == Counter(theirs.objects(s, p))
        assert Counter(ours.subjects(p, o)) == Counter(theirs.subjects(p, o))
        assert Counter(ours.predicate_objects(s)) == Counter(theirs.predicate_objects(s))
        assert ((s, p, o) in ours) == ((s, p, o) in theirs)


def test_a_node_of_the_context_has_its_types_but_is_no_target() -> None:
    found = Triples(nquads("<urn:a> <urn:b> <urn:n> ."), nquads("<urn:n> a <urn:C> . <urn:a> a <urn:C> ."))
    kind = rdflib.URIRef("urn:C")
    assert list(found.objects(rdflib.URIRef("urn:n"), rdflib.RDF.type)) == [kind]
    assert list(found.subjects(rdflib.RDF.type, kind)) == []


def test_what_stands_behind_a_batch_is_not_changed_by_it() -> None:
    behind = Triples(nquads(BEHIND))
    before = set(behind)
    Triples(nquads("<urn:a> <urn:b> 2 ; <urn:c> 3 . <urn:n> a <urn:a> ."), background=behind)
    assert set(behind) == before


def test_report_for_people_counts_and_tells_what_to_do() -> None:
    findings = [
        Finding("https://x.org/a", "<https://x.org/p>", "Give it a name."),
        Finding("https://x.org/b", "", "It is old.", severity=Severity.WARNING),
    ]
    text = report_text(findings, 12)
    assert text.startswith("SHACL: does not conform; 12 triples checked, 1 violation, 1 remark\n")
    assert "Violation: Give it a name.\n  node  https://x.org/a\n  path  https://x.org/p\n" in text
