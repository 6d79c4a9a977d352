"""The closure under OWL 2 RL is free of contradictions, and the alignments entail what they should."""

from __future__ import annotations

from functools import cache

import pytest
from owlrl import DeductiveClosure, OWLRL_Semantics
from owlrl.Namespaces import ERRNS
from rdflib import FOAF, ORG, OWL, PROV, RDF, SDO, SKOS, Graph, Namespace, URIRef

from tests.ontology.graphs import CQ, VOCABULARY, example

ID = Namespace("https://w3id.org/communique/id/")
ARTICLE = Namespace("https://w3id.org/communique/id/article/00112233aabbccdd#")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
NIF = Namespace("http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#")


def close(graph: Graph) -> Graph:
    """`graph` with all that OWL 2 RL entails; contradictions become triples of owlrl's error namespace."""
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    return graph


@cache
def closed() -> Graph:
    """The closure of the ontology, the vocabularies and the example."""
    return close(example())


def errors(graph: Graph) -> list[str]:
    """The contradictions in a closed graph."""
    return sorted(str(message) for message in graph.objects(None, ERRNS.error))


def test_ontology_vocabularies_and_example_are_consistent() -> None:
    assert errors(closed()) == []
    assert list(closed().subjects(RDF.type, OWL.Nothing)) == []


def test_a_person_that_is_a_body_is_a_contradiction() -> None:
    graph = example()
    graph.add((ID["person/ana-moreau"], RDF.type, CQ.Body))
    assert errors(close(graph)) != []


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (ID["person/ana-moreau"], FOAF.Person),
        (ID["person/ana-moreau"], SDO.Person),
        (ID["person/ana-moreau"], FOAF.Agent),
        (ID["person/ana-moreau"], CQ.Official),
        (ID["body/river-council"], ORG.Organization),
        (ID["state/rv"], ORG.Organization),
        (ID["group/the-millers"], FOAF.Group),
        (ID["place/portville"], SDO.Place),
        (ID["post/river-council/chair"], ORG.Post),
        (ID["tenure/ana-moreau/river-council/chair"], ORG.Membership),
        (ID["event/0f0f"], SEM.Event),
        (ID["event/0f0f"], SDO.Event),
        (ID["document/dam-protocol"], SDO.CreativeWork),
        (ARTICLE["tenure-1"], ORG.Membership),
        (ARTICLE["statement-1"], PROV.Entity),
        (ARTICLE["char-10-20"], NIF.String),
        (URIRef("https://w3id.org/communique/id/teaser/99887766aabbccdd"), SDO.NewsArticle),
        (VOCABULARY["role/chair"], SKOS.Concept),
    ],
)
def test_alignment_entails_the_type(node: URIRef, expected: URIRef) -> None:
    assert (node, RDF.type, expected) in closed()


@pytest.mark.parametrize(
    ("subject", "predicate", "value"),
    [
        (ID["event/0f0f"], CQ.participant, ID["person/ana-moreau"]),
        (ID["event/0f0f"], SEM.hasActor, ID["person/ana-moreau"]),
        (ID["event/0f0f"], SDO.location, ID["place/portville"]),
        (ID["event/0f0f"], SEM.subEventOf, ID["event/0e0e"]),
        (ID["body/river-council"], ORG.subOrganizationOf, ID["state/rv"]),
        (ID["body/river-council"], ORG.hasMember, ID["state/rv"]),
        (ID["tenure/ana-moreau/river-council/chair"], ORG.member, ID["person/ana-moreau"]),
        (ARTICLE["statement-1"], CQ.evidence, ARTICLE["char-10-20"]),
        (ARTICLE["statement-1"], PROV.wasDerivedFrom, ARTICLE["char-10-20"]),
        (ARTICLE["event-1"], CQ.reports, ID["event/0f0f"]),
        (ARTICLE["event-2"], CQ.reports, ID["event/0e0e"]),
    ],
)
def test_alignment_entails_the_relation(subject: URIRef, predicate: URIRef, value: URIRef) -> None:
    assert (subject, predicate, value) in closed()


def test_reasoning_gives_no_node_a_class_of_the_ontology_that_it_should_not_have() -> None:
    """Domains and ranges over-type easily: all that may come on top are superclasses and officials."""
    stated = example()
    for node in set(stated.subjects(RDF.type, None)):
        if not str(node).startswith(ID):
            continue
        above = {
            up
            for kind in stated.objects(node, RDF.type)
            for up in closed().transitive_objects(kind, _SUBCLASS)
        }
        gained = {kind for kind in closed().objects(node, RDF.type) if str(kind).startswith(CQ)} - above
        assert gained <= {CQ.Official}, node


_SUBCLASS = URIRef("http://www.w3.org/2000/01/rdf-schema#subClassOf")
