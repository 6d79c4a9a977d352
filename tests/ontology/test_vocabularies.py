"""Each vocabulary is complete and agrees with the classes, the properties and the codes of facts."""

from __future__ import annotations

import csv

import pytest
from rdflib import DCTERMS, RDF, RDFS, SKOS, Graph, Literal, URIRef

from mapper.resources import ontology_dir
from tests.ontology.graphs import (
    CQ,
    VOCABULARY,
    ontology,
    subclasses,
    vocabularies,
    vocabulary,
    vocabulary_names,
)

CLASSES = {
    "body-kind": CQ.BodyKind,
    "correction-kind": CQ.CorrectionKind,
    "document-act": CQ.DocumentAct,
    "document-kind": CQ.DocumentKind,
    "event-type": CQ.EventType,
    "mode": CQ.Mode,
    "role": CQ.Role,
    "speech-act": CQ.SpeechAct,
    "status": CQ.Status,
    "tenure-status": CQ.TenureStatus,
    "topic": CQ.Topic,
}
# The codes that tables and gold facts are written in.
CODES = {
    "event-type": "meeting session summit conference visit exercise operation signing ceremony interview "
    "call appointment election conflict event",
    "role": "participant chair host organizer speaker signatory visited observer",
    "status": "held planned cancelled",
    "body-kind": "organization organ ministry force agency academic media company party state other",
    "document-kind": "statement declaration agreement treaty protocol plan decision resolution report "
    "strategy position communique law programme other",
    "document-act": "signed adopted approved discussed proposed ratified submitted referenced",
    "correction-kind": "same different wrong missing label link",
    "mode": "in-person video telephone",
    "tenure-status": "current former",
}
FAMILIES = {"assertive", "directive", "commissive", "expressive", "declarative"}
EVERYDAY_ACTS = (
    "say tell inform report note add stress highlight recall remind announce declare state confirm deny "
    "reply answer ask call urge demand propose offer invite warn promise agree disagree thank congratulate "
    "welcome appreciate praise condemn criticise accuse reject apologise regret express-concern "
    "express-confidence express-hope express-condolence express-support express-view "
    "support consider intend encourage instruct convince speculate predict joke read explain"
)
names = pytest.mark.parametrize("name", vocabulary_names())


def concepts(graph: Graph) -> set[URIRef]:
    """The concepts of a scheme."""
    return {term for term in graph.subjects(RDF.type, SKOS.Concept) if isinstance(term, URIRef)}


def codes(graph: Graph) -> list[str]:
    """The codes of a scheme, sorted."""
    return sorted(str(code) for code in graph.objects(None, SKOS.notation))


def test_the_vocabularies_are_those_of_the_design() -> None:
    assert vocabulary_names() == sorted(CLASSES)


@names
def test_every_concept_has_code_label_definition_and_class(name: str) -> None:
    graph = vocabulary(name)
    assert concepts(graph)
    for concept in concepts(graph):
        (code,) = graph.objects(concept, SKOS.notation)
        assert concept == VOCABULARY[f"{name}/{code}"]
        for predicate in (SKOS.prefLabel, SKOS.definition):
            (text,) = graph.objects(concept, predicate)
            assert isinstance(text, Literal)
            assert text.language == "en"
            assert text
        assert set(graph.objects(concept, RDF.type)) == {SKOS.Concept, CLASSES[name]}
        assert list(graph.objects(concept, SKOS.inScheme)) == [VOCABULARY[name]]


@names
def test_every_concept_is_a_top_concept_or_has_one_broader_of_its_scheme(name: str) -> None:
    graph = vocabulary(name)
    for concept in concepts(graph):
        broader = list(graph.objects(concept, SKOS.broader))
        top = (concept, SKOS.topConceptOf, VOCABULARY[name]) in graph
        assert len(broader) + top == 1
        assert set(broader) <= set(graph.subjects(SKOS.topConceptOf, VOCABULARY[name]))


@names
def test_codes_labels_and_definitions_are_unique_in_their_scheme(name: str) -> None:
    graph = vocabulary(name)
    for predicate in (SKOS.notation, SKOS.prefLabel, SKOS.definition):
        values = list(graph.objects(None, predicate))
        assert len(values) == len(set(values)) == len(concepts(graph))


@names
def test_every_scheme_has_title_description_and_licence(name: str) -> None:
    for predicate in (DCTERMS.title, DCTERMS.description, DCTERMS.license, DCTERMS.creator):
        assert vocabulary(name).value(VOCABULARY[name], predicate)


@pytest.mark.parametrize("name", CODES)
def test_the_codes_are_those_of_the_tables(name: str) -> None:
    assert codes(vocabulary(name)) == sorted(CODES[name].split())


def test_speech_acts_are_the_everyday_ones_in_five_families() -> None:
    graph = vocabulary("speech-act")
    assert codes(graph) == sorted([*EVERYDAY_ACTS.split(), *FAMILIES])
    tops = graph.subjects(SKOS.topConceptOf, VOCABULARY["speech-act"])
    assert {str(graph.value(top, SKOS.notation)) for top in tops} == FAMILIES
    assert all(list(graph.subjects(SKOS.broader, VOCABULARY[f"speech-act/{family}"])) for family in FAMILIES)


def test_every_event_type_stands_for_one_class_of_events_and_every_class_for_one_type() -> None:
    graph = vocabulary("event-type")
    classes = [graph.value(concept, CQ.eventClass) for concept in concepts(graph)]
    assert len(classes) == len(set(classes))
    assert set(classes) == subclasses(CQ.Event)
    assert graph.value(VOCABULARY["event-type/event"], CQ.eventClass) == CQ.Event


def test_every_role_stands_for_one_property_of_events_and_every_property_for_one_role() -> None:
    graph = vocabulary("role")
    of_roles = [graph.value(concept, CQ.roleProperty) for concept in concepts(graph)]
    assert len(of_roles) == len(set(of_roles))
    assert set(of_roles) == set(ontology().transitive_subjects(RDFS.subPropertyOf, CQ.participant))
    assert graph.value(VOCABULARY["role/participant"], CQ.roleProperty) == CQ.participant


def test_codes_of_plover_and_cameo_are_those_of_the_reference_file() -> None:
    with (ontology_dir() / "reference" / "event-codes.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["event_types"]]
    expected = {
        (VOCABULARY[f"event-type/{event_type}"], *_code(row["scheme"], row["code"]))
        for row in rows
        for event_type in row["event_types"].split("|")
    }
    predicates = (CQ.ploverCode, CQ.ploverContext, CQ.cameoCode)
    graph = vocabulary("event-type")
    assert expected == {
        triple for predicate in predicates for triple in graph.triples((None, predicate, None))
    }


def _code(scheme: str, code: str) -> tuple[URIRef, Literal]:
    if scheme == "CAMEO":
        return CQ.cameoCode, Literal(code)
    context = code.removeprefix("context:")
    return (CQ.ploverCode, Literal(code)) if context == code else (CQ.ploverContext, Literal(context))


def test_every_class_of_concepts_is_the_range_of_a_property() -> None:
    ranges = set(ontology().objects(None, RDFS.range))
    assert set(CLASSES.values()) <= ranges
    assert set(CLASSES.values()) == set(ontology().subjects(RDFS.subClassOf, SKOS.Concept))


def test_vocabularies_use_only_terms_that_exist() -> None:
    used = {node for triple in vocabularies() for node in triple if str(node).startswith(CQ)}
    assert used <= set(ontology().subjects())
