"""What a knowledge base says of itself is so: every count is what SPARQL counts."""

from __future__ import annotations

from datetime import UTC, datetime

import pyoxigraph as ox
import pytest

from mapper.pipeline import Options, build
from mapper.pipeline.background import shape_files
from mapper.publishing.description import Given, Run, Software, published_quads, run_quads
from mapper.publishing.description.names import DCAT, SD, VOID, namespace_of, short_name
from mapper.rdf import CQ, DEFAULT_BASE, GRAPHS
from mapper.rdf.terms import DCTERMS, RDF
from mapper.store import KnowledgeBase, open_knowledge_base
from mapper.validation import Shapes, check_layer
from mapper.validation.terms import known_terms
from tests.pipeline.texts import HANDWRITTEN

DATASET = ox.NamedNode(f"{DEFAULT_BASE}dataset")
CORRECTIONS = """kind,subject,property,object,value,author,date,note
label,body/csto,,,Another name,Ana,2024-05-02,
link,state/am,,Q42,,Ana,2024-05-02,
"""


@pytest.fixture(scope="module", params=[False, True], ids=["stated", "inferred"])
def kb(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    """A knowledge base that was built in two steps: articles came and went, and corrections came."""
    home = tmp_path_factory.mktemp("description")
    articles, fixes = home / "articles", home / "fixes"
    articles.mkdir()
    fixes.mkdir()
    texts = {name: versions[0] for name, versions in HANDWRITTEN.items()}
    for name in list(texts)[:4]:
        (articles / name).write_text(texts[name], encoding="utf-8")
    build([articles], home / "kb", Options(infer=request.param))
    for name in list(texts)[:2]:
        (articles / name).unlink()
    for name in list(texts)[3:6]:
        (articles / name).write_text(texts[name], encoding="utf-8")
    (fixes / "fixes.csv").write_text(CORRECTIONS, encoding="utf-8")
    build([articles], home / "kb", Options(corrections=fixes, prune=True))
    return open_knowledge_base(home / "kb")


def rows(kb: KnowledgeBase, query: str) -> list[tuple[str, ...]]:
    """The values of a SELECT over the union of the graphs."""
    prefixes = {"void": VOID.iri, "dcat": DCAT.iri, "dcterms": DCTERMS.iri, "sd": SD.iri}
    found = kb.store.query(query, prefixes=prefixes, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return sorted(tuple(value.value for value in row) for row in found)


def said(kb: KnowledgeBase, property_: ox.NamedNode, node: ox.NamedNode = DATASET) -> list[str]:
    """What the description says of the dataset, or a part of it."""
    return sorted(quad.object.value for quad in kb.store.quads_for_pattern(node, property_, None))  # type: ignore[union-attr]


def part(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"{DEFAULT_BASE}dataset/{name}")


def test_triples_entities_and_documents_are_as_many_as_sparql_counts(kb: KnowledgeBase) -> None:
    counted = {
        VOID.triples: "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        VOID.entities: "SELECT (COUNT(DISTINCT ?s) AS ?n) "
        f'{{ ?s ?p ?o FILTER (REGEX(STR(?s), "{said(kb, VOID.uriRegexPattern)[0]}")) }}'.replace(
            "\\", "\\\\"
        ),
        VOID.documents: f"SELECT (COUNT(DISTINCT ?s) AS ?n) {{ ?s <{CQ.sha256.value}> ?o }}",
    }
    for property_, query in counted.items():
        assert [tuple(said(kb, property_))] == rows(kb, query), property_
    assert len(kb.store) == int(said(kb, VOID.triples)[0])


def test_every_class_and_property_is_counted_as_sparql_counts_it(kb: KnowledgeBase) -> None:
    classes = rows(kb, "SELECT ?c (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c } GROUP BY ?c")
    properties = rows(kb, "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p")
    by_class = "[] void:classPartition ?part . ?part void:class ?c ; void:entities ?n"
    by_property = "[] void:propertyPartition ?part . ?part void:property ?p ; void:triples ?n"
    assert rows(kb, f"SELECT ?c ?n {{ {by_class} }}") == classes
    assert rows(kb, f"SELECT ?p ?n {{ {by_property} }}") == properties
    assert len(classes) > 30
    assert len(properties) > 80
    assert sum(int(count) for _, count in properties) == len(kb.store)


def test_the_parts_are_counted_as_sparql_counts_them_and_make_up_the_whole(kb: KnowledgeBase) -> None:
    query = "SELECT ?g (COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?m) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
    found = {graph.removeprefix(f"{DEFAULT_BASE}graph/"): counts for graph, *counts in rows(kb, query)}
    pages = [counts for graph, counts in found.items() if graph not in GRAPHS]
    expected = {graph: counts for graph, counts in found.items() if graph in GRAPHS}
    expected["articles"] = [str(sum(map(int, column))) for column in zip(*pages, strict=True)]
    if "inferred" in expected:  # its subjects are not counted, for they change with others
        expected["inferred"] = expected["inferred"][:1]
    parts = {
        name: [
            *said(kb, VOID.triples, part(f"graph-{name}")),
            *said(kb, VOID.distinctSubjects, part(f"graph-{name}")),
        ]
        for name in expected
    }
    assert parts == expected
    assert expected.keys() >= {
        "articles",
        "corpus",
        "reference",
        "links",
        "corrections",
        "ontology",
        "dataset",
    }
    assert sum(int(triples) for triples, *_ in parts.values()) == len(kb.store)
    subsets = [f"{DEFAULT_BASE}dataset/graph-{name}" for name in expected]
    links = [f"{DEFAULT_BASE}dataset/links-{site}" for site in ("geonames", "wikidata")]
    assert said(kb, VOID.subset) == sorted([*subsets, *links])


@pytest.mark.parametrize("site", ["wikidata", "geonames"])
def test_sets_of_links_are_as_large_as_sparql_counts(kb: KnowledgeBase, site: str) -> None:
    links, target = part(f"links-{site}"), part(f"target-{site}")
    (space,), (predicate,) = said(kb, VOID.uriSpace, target), said(kb, VOID.linkPredicate, links)
    query = f'SELECT (COUNT(*) AS ?n) {{ ?s <{predicate}> ?o FILTER (STRSTARTS(STR(?o), "{space}")) }}'
    assert rows(kb, query) == [tuple(said(kb, VOID.triples, links))]
    assert int(rows(kb, query)[0][0]) > 100


def test_vocabularies_are_those_of_the_terms_that_are_used(kb: KnowledgeBase) -> None:
    used = rows(kb, "SELECT DISTINCT ?term { { ?s ?term ?o } UNION { ?s a ?term } }")
    assert said(kb, VOID.vocabulary) == sorted({namespace_of(term) for (term,) in used})


def test_examples_are_nodes_of_several_classes(kb: KnowledgeBase) -> None:
    kinds = {
        kind for node in said(kb, VOID.exampleResource) for kind in said(kb, RDF.type, ox.NamedNode(node))
    }
    assert kinds >= {term.value for term in (CQ.Article, CQ.Person, CQ.Body, CQ.Event)}


def test_the_licence_is_that_of_our_own_data_and_nothing_is_said_of_articles(kb: KnowledgeBase) -> None:
    licensed = rows(kb, "SELECT ?part { ?part a void:Dataset ; dcterms:license ?licence }")
    assert licensed == [(part(f"graph-{name}").value,) for name in ("ontology", "reference")]


def test_files_of_the_graph_are_distributions_of_it(kb: KnowledgeBase) -> None:
    files = rows(kb, "SELECT ?name { [] dcat:distribution ?file . ?file dcterms:title ?name }")
    assert files == [("graph.trig",), ("graph.ttl",)]
    assert kb.generation
    assert all((kb.generation / name).is_file() for (name,) in files)


def test_description_ttl_is_the_graph_of_the_description(kb: KnowledgeBase) -> None:
    assert kb.generation
    found = set(ox.parse(path=kb.generation / "description.ttl", format=ox.RdfFormat.TURTLE))
    graph = ox.NamedNode(f"{DEFAULT_BASE}graph/dataset")
    assert {quad.triple for quad in found} == {
        quad.triple for quad in kb.store.quads_for_pattern(None, None, None, graph)
    }


def test_every_known_term_has_a_name_of_its_own_in_descriptions() -> None:
    ontology = CQ.iri.removesuffix("#")
    names = [short_name(term) for term in known_terms() - {ontology}]  # is no class and no property
    assert len(set(names)) == len(names)
    assert not [name for name in names if "%" in name]


GIVEN = Given(
    "Releases",
    "https://creativecommons.org/licenses/by/4.0/",
    "https://x.example/sparql",
    "https://x.example/kb/",
)


def test_what_a_publisher_gives_goes_into_the_description(kb: KnowledgeBase) -> None:
    quads = {quad.triple for quad in published_quads(kb.store, kb.base, GIVEN)}
    service = part("service")
    expected = {
        (DATASET, DCTERMS.title, ox.Literal("Releases")),
        (DATASET, DCTERMS.license, ox.NamedNode(GIVEN.licence)),
        (DATASET, VOID.sparqlEndpoint, ox.NamedNode(GIVEN.endpoint)),
        (DATASET, VOID.dataDump, ox.NamedNode("https://x.example/kb/graph.ttl")),
        (part("file-graph-ttl"), DCAT.downloadURL, ox.NamedNode("https://x.example/kb/graph.ttl")),
        (service, RDF.type, SD.Service),
        (service, SD.endpoint, ox.NamedNode(GIVEN.endpoint)),
        (service, SD.feature, SD.UnionDefaultGraph),
        (part("named-corpus"), SD.graph, part("graph-corpus")),
    }
    assert expected <= {(triple.subject, triple.predicate, triple.object) for triple in quads}
    assert sum(1 for triple in quads if triple.subject == DATASET and triple.predicate == DCTERMS.title) == 1
    named = {triple.object for triple in quads if triple.predicate == SD.name}
    assert named == set(kb.store.named_graphs())


def test_without_anything_given_the_description_is_what_is_stored(kb: KnowledgeBase) -> None:
    graph = ox.NamedNode(f"{DEFAULT_BASE}graph/dataset")
    stored = set(kb.store.quads_for_pattern(None, None, None, graph))
    assert set(published_quads(kb.store, kb.base, Given())) == stored


def test_descriptions_of_datasets_builds_and_endpoints_break_no_shape(kb: KnowledgeBase) -> None:
    now, software = datetime(2024, 5, 2, tzinfo=UTC), Software("1.0", "00112233aabbccdd")
    run = run_quads(
        Run(now, now, software, [ox.NamedNode(f"{DEFAULT_BASE}article/00112233aabbccdd")]), kb.base
    )
    quads = [*published_quads(kb.store, kb.base, GIVEN), *run]
    assert check_layer(quads, Shapes(*shape_files("description")), {}) == []
