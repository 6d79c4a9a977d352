"""The shapes let valid graphs pass, refuse broken ones, and say so in words that people understand."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from itertools import combinations
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from mapper.resources import ontology_dir
from tests.ontology.breaking import Break, Result, complaints, read_breaks, validate
from tests.ontology.graphs import (
    CQ,
    DATA,
    SHAPE,
    classes,
    core_shapes,
    example,
    layer_shapes,
    ontology,
    properties,
    shapes,
    subclasses,
    vocabularies,
)

BREAKS = [
    broken for layer in ("article", "corpus", "description") for broken in read_breaks(f"broken-{layer}.txt")
]
# Which constraint component (https://www.w3.org/TR/shacl/#core-components) a parameter stands for.
COMPONENTS: dict[Node, URIRef] = {
    SH["class"]: SH.ClassConstraintComponent,
    SH.closed: SH.ClosedConstraintComponent,
    SH.datatype: SH.DatatypeConstraintComponent,
    SH.lessThanOrEquals: SH.LessThanOrEqualsConstraintComponent,
    SH.maxCount: SH.MaxCountConstraintComponent,
    SH.maxInclusive: SH.MaxInclusiveConstraintComponent,
    SH.minCount: SH.MinCountConstraintComponent,
    SH.minExclusive: SH.MinExclusiveConstraintComponent,
    SH.minInclusive: SH.MinInclusiveConstraintComponent,
    SH.minLength: SH.MinLengthConstraintComponent,
    SH.nodeKind: SH.NodeKindConstraintComponent,
    SH.pattern: SH.PatternConstraintComponent,
    SH.uniqueLang: SH.UniqueLangConstraintComponent,
}
NO_CONSTRAINTS = {
    RDF.type,
    SH.targetClass,
    SH.property,
    SH.path,
    SH.ignoredProperties,
    SH.severity,
    SH.message,
}
DATES = (
    *("2023", "2023-09", "2023-02-20", "XXXX-09-28", "202X", "2010~", "2004-11~"),
    *("2020-05-26/2020-05-28", "2023-07/2023-12", "2023/..", "../2023"),
)
# What no shape looks at: superproperties and shortcuts that are derived, and mappings to other schemes.
UNCHECKED = {CQ.reports, CQ.metWith, CQ.ploverCode, CQ.ploverContext, CQ.cameoCode}


@cache
def found() -> list[set[Result]]:
    """What all shapes of SHACL Core complain of in the broken nodes."""
    return complaints(BREAKS, core_shapes())


def all_shapes() -> set[Node]:
    """The node shapes and property shapes."""
    return {shape for kind in (SH.NodeShape, SH.PropertyShape) for shape in shapes().subjects(RDF.type, kind)}


def constraints() -> set[Result]:
    """The constraints that the shapes declare."""
    return {
        Result(shape, COMPONENTS[parameter])
        for shape in all_shapes()
        for parameter in shapes().predicates(shape)
        if parameter in COMPONENTS
    }


def test_the_example_conforms_to_all_shapes() -> None:
    assert validate(example(), shapes()) == {}


def test_every_shape_with_a_target_meets_a_node_of_the_example() -> None:
    types = {up for kind in example().objects(None, RDF.type) for up in _above(kind)}
    other_forms = {CQ.DirectQuotation, CQ.JointStatement}
    assert set(shapes().objects(None, SH.targetClass)) - types == other_forms


@pytest.mark.parametrize("layer", ["article", "corpus", "description", "vocabulary"])
def test_the_shapes_of_a_layer_stand_by_themselves(layer: str) -> None:
    graph = layer_shapes(layer)
    assert validate(example(), graph) == {}
    assert set(graph.objects(None, SH.property)) <= set(graph.subjects(RDF.type, SH.PropertyShape))


@pytest.mark.parametrize("number", range(len(BREAKS)), ids=lambda number: " ".join(BREAKS[number]))
def test_a_broken_node_is_refused_by_the_shape_that_it_breaks_and_no_other(number: int) -> None:
    assert {result.shape for result in found()[number]} == {SHAPE[BREAKS[number].shape]}


def test_every_constraint_is_broken_by_some_node() -> None:
    broken = {result for results in found() for result in results}
    assert constraints() - broken == set()


def test_every_constraint_is_of_shacl_core_or_a_query_that_stands_alone() -> None:
    sense = set(shapes().subjects(SH.sparql))
    used = {parameter for shape in all_shapes() - sense for parameter in shapes().predicates(shape)}
    assert used <= set(COMPONENTS) | NO_CONSTRAINTS
    assert {parameter for shape in sense for parameter in shapes().predicates(shape)} == {
        *(RDF.type, SH.targetClass, SH.sparql, SH.severity, SH.message)
    }


def test_queries_of_checks_use_terms_that_exist() -> None:
    selects = [str(select) for select in shapes().objects(None, SH.select)]
    named = {CQ[name] for select in selects for name in re.findall(r"\bcq:(\w+)", select)}
    assert named
    assert named <= classes() | properties()


def test_the_shapes_conform_to_the_shapes_of_shapes() -> None:
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=shapes(), meta_shacl=True)
    assert conforms, text


def test_every_shape_with_constraints_has_a_severity_and_a_message_of_problem_and_remedy() -> None:
    for shape in {result.shape for result in constraints()} | set(shapes().subjects(SH.sparql)):
        assert shapes().value(shape, SH.severity) in {SH.Violation, SH.Warning, SH.Info}, shape
        (message,) = shapes().objects(shape, SH.message)
        assert isinstance(message, Literal)
        assert message.language == "en"
        assert message.endswith(".")
        assert ". " in message


def test_every_shape_has_an_iri_so_that_reports_are_the_same_every_time() -> None:
    assert [shape for shape in all_shapes() if isinstance(shape, BNode)] == []
    assert all(str(shape).startswith(SHAPE) for shape in all_shapes())


def test_every_class_has_a_shape() -> None:
    targets = {target for target in shapes().objects(None, SH.targetClass) if isinstance(target, URIRef)}
    covered = {below for target in targets for below in subclasses(target)}
    assert classes() - covered == set()


def test_classes_of_the_article_layer_are_closed() -> None:
    closed = {
        target
        for shape in shapes().subjects(SH.closed, Literal(True))
        for target in shapes().objects(shape, SH.targetClass)
    }
    assert subclasses(CQ.Report) | {CQ.Article, CQ.Teaser, CQ.Passage} <= closed | {CQ.Report}


def test_every_property_in_the_shapes_exists_and_every_property_is_in_the_shapes() -> None:
    named = {node for triple in shapes() for node in triple if isinstance(node, URIRef) and node in CQ}
    assert named <= classes() | properties()
    assert properties() - named == UNCHECKED


def test_every_form_of_statement_is_one() -> None:
    (select,) = shapes().objects(SHAPE["Statement-form"], SH.sparql / SH.select)
    alternatives = {CQ[name] for name in re.findall(r"NOT EXISTS { \$this a cq:(\w+) }", str(select))}
    assert alternatives == subclasses(CQ.Statement) - {CQ.Statement}
    assert str(select).count("UNION") == len(list(combinations(alternatives, 2)))


def test_who_takes_part_is_checked_for_every_role() -> None:
    (path,) = shapes().objects(SHAPE["Event-participant"], SH.path / SH.alternativePath)
    assert set(shapes().items(path)) == set(vocabularies().objects(None, CQ.roleProperty))


def test_concepts_are_checked_against_the_range_of_their_property() -> None:
    """Ontology and shapes name the class of a property's values separately; they must not drift apart."""
    for shape in shapes().subjects(SH["class"], None):
        path, expected = shapes().value(shape, SH.path), shapes().value(shape, SH["class"])
        declared = ontology().value(path, RDFS.range) if isinstance(path, URIRef) else None
        if isinstance(declared, URIRef) and declared in classes() and expected != CQ.Person:
            assert expected == declared, shape


@pytest.mark.parametrize("kind", sorted(subclasses(CQ.Statement) - {CQ.Statement}))
def test_every_form_of_statement_may_be_stated(kind: URIRef) -> None:
    data = example()
    statement = next(iter(data.subjects(RDF.type, CQ.ReportedStatement)))
    data.remove((statement, RDF.type, CQ.ReportedStatement))
    data.add((statement, RDF.type, kind))
    assert validate(data, shapes()) == {}


@pytest.mark.parametrize("date", DATES)
def test_dates_as_texts_state_them_are_accepted(date: str) -> None:
    broken = Break("a:event-1", "cq:statedDate", f'"{date}"^^edtf:EDTF', "")
    assert complaints([broken], shapes()) == [set()]


def test_the_commands_of_the_readme_tell_valid_data_from_broken_data(tmp_path: Path) -> None:
    lines = (ontology_dir() / "README.md").read_text(encoding="utf-8").splitlines()
    commands = [line.strip() for line in lines if line.startswith(("    cat ", "    pyshacl "))]
    assert len(commands) == 3
    valid = "".join(path.read_text(encoding="utf-8") for path in sorted(DATA.glob("*.ttl")))
    (tmp_path / "ontology").symlink_to(ontology_dir())
    script = "\n".join(commands).replace("pyshacl", f"{sys.executable} -m pyshacl")
    for text, expected in [(valid, 0), (valid.replace('cq:content "', 'cq:contents "'), 1)]:
        (tmp_path / "yours.ttl").write_text(text, encoding="utf-8")
        run = subprocess.run(["bash", "-ec", script], cwd=tmp_path, capture_output=True, check=False)
        assert run.returncode == expected, run.stderr.decode()


def _above(kind: Node) -> set[Node | None]:
    return set(ontology().transitive_objects(kind, RDFS.subClassOf))
