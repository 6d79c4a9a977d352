"""The ontology is complete, says what its terms mean, and stays within OWL 2 RL."""

from __future__ import annotations

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, XSD, BNode, Literal, Namespace, URIRef

from tests.ontology.graphs import CQ, PROPERTY_TYPES, classes, ontology, properties, subclasses

HEADER = URIRef("https://w3id.org/communique/ontology")
VANN = Namespace("http://purl.org/vocab/vann/")
TERMS = sorted(classes() | properties())

# The constructs of https://www.w3.org/TR/owl2-profiles/#OWL_2_RL that need no class expression.
AXIOMS = {
    RDF.type,
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    RDFS.domain,
    RDFS.range,
    OWL.disjointWith,
    OWL.inverseOf,
    OWL.equivalentClass,
    OWL.equivalentProperty,
}
ANNOTATIONS = {RDFS.label, RDFS.comment, RDFS.seeAlso}
TYPES = {OWL.Class, OWL.SymmetricProperty, *PROPERTY_TYPES}
# Of https://www.w3.org/TR/owl2-profiles/#Entities_3; xsd:date and EDTF are not among them.
DATATYPES = {XSD.string, XSD.integer, XSD.decimal, XSD.dateTime, XSD.anyURI}


def test_there_are_classes_and_properties() -> None:
    assert len(classes()) > 40
    assert len(properties()) > 70


@pytest.mark.parametrize("term", TERMS)
def test_every_term_has_one_english_label_and_comment(term: URIRef) -> None:
    for predicate in (RDFS.label, RDFS.comment):
        (text,) = ontology().objects(term, predicate)
        assert isinstance(text, Literal)
        assert text.language == "en"
        assert str(text).strip() == str(text) != ""


def test_comments_are_sentences_and_none_is_used_twice() -> None:
    comments = [str(comment) for comment in ontology().objects(None, RDFS.comment)]
    assert len(comments) == len(set(comments))
    assert [comment for comment in comments if not comment.endswith(".")] == []


def test_every_term_is_of_the_namespace_and_of_one_kind() -> None:
    subjects = set(ontology().subjects()) - {HEADER}
    assert subjects == set(TERMS)
    assert all(str(term).startswith(CQ) for term in TERMS)
    assert [
        term
        for term in TERMS
        if len({*TYPES} & {*ontology().objects(term, RDF.type)} - {OWL.SymmetricProperty}) != 1
    ] == []


def test_names_of_classes_begin_with_a_capital_and_names_of_properties_do_not() -> None:
    assert all(term.removeprefix(CQ)[0].isupper() for term in classes())
    assert all(term.removeprefix(CQ)[0].islower() for term in properties())


def test_the_header_tells_version_licence_creator_and_prefix() -> None:
    graph = ontology()
    assert graph.value(HEADER, OWL.versionInfo) == Literal("0.1.0")
    assert graph.value(HEADER, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert graph.value(HEADER, DCTERMS.creator) == Literal("Communique developers")
    assert graph.value(HEADER, VANN.preferredNamespacePrefix) == Literal("cq")
    assert graph.value(HEADER, VANN.preferredNamespaceUri) == Literal(str(CQ))
    assert (HEADER, OWL.imports, None) not in graph


def test_the_ontology_has_no_blank_nodes() -> None:
    assert [node for triple in ontology() for node in triple if isinstance(node, BNode)] == []


def test_only_axioms_between_named_terms_are_used() -> None:
    """Between named terms these axioms are all of OWL 2 RL; class expressions would need blank nodes."""
    used = {predicate for subject, predicate in ontology().subject_predicates() if subject != HEADER}
    assert used <= AXIOMS | ANNOTATIONS
    assert set(ontology().objects(None, RDF.type)) <= TYPES | {OWL.Ontology}


def test_owl_thing_and_owl_nothing_are_not_used() -> None:
    """OWL 2 RL forbids owl:Thing as a subclass or in a disjointness."""
    assert {OWL.Thing, OWL.Nothing} & set(ontology().objects()) == set()


def test_data_properties_have_datatypes_of_owl_rl_and_object_properties_have_classes() -> None:
    graph = ontology()
    for term in graph.subjects(RDF.type, OWL.DatatypeProperty):
        assert set(graph.objects(term, RDFS.range)) <= DATATYPES, term
    for term in graph.subjects(RDF.type, OWL.ObjectProperty):
        assert set(graph.objects(term, RDFS.range)) <= classes(), term


def test_every_term_that_is_referred_to_exists() -> None:
    named = {
        node
        for triple in ontology()
        for node in triple
        if str(node).startswith(CQ) and isinstance(node, URIRef)
    }
    assert named == set(TERMS)


def test_the_hierarchy_has_no_circles() -> None:
    graph = ontology()
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        for term in TERMS:
            above = {
                up
                for parent in graph.objects(term, predicate)
                for up in graph.transitive_objects(parent, predicate)
            }
            assert term not in above


def test_every_class_but_the_roots_has_a_parent() -> None:
    roots = {term for term in classes() if not set(ontology().objects(term, RDFS.subClassOf))}
    assert roots == {CQ.Entity}
    assert subclasses(CQ.Agent) == {CQ.Agent, CQ.Person, CQ.Official, CQ.Body, CQ.State, CQ.Group}
