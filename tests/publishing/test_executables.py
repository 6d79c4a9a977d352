"""The library as SHACL executables: the file is in step, and its queries are those of the files."""

from __future__ import annotations

from typing import Final

import pytest
from rdflib import RDF, RDFS, SH, BNode, Graph, Literal, Namespace, URIRef

from mapper.publishing import QueryError, find_queries, parse_query
from mapper.publishing.queries.executables import QUERIES, executables
from mapper.resources import queries_dir
from tests.queries.engines import ENGINES, SMALL, vocabularies
from tests.queries.seeds import local_queries

LIBRARY: Final = find_queries()
TURTLE: Final = (queries_dir() / "executables.ttl").read_text(encoding="utf-8")
GRAPH: Final = Graph().parse(data=TURTLE, format="turtle")
SCHEMA: Final = Namespace("https://schema.org/")
TEXT: Final = SH.select | SH.construct | SH.ask

every_query = pytest.mark.parametrize("name", sorted(LIBRARY))


def test_the_file_is_in_step_with_the_queries() -> None:
    assert executables(LIBRARY.values()) == TURTLE, (
        "queries have changed; write the file anew: communique queries --format ttl > queries/executables.ttl"
    )


def test_order_of_the_queries_does_not_matter() -> None:
    assert executables(reversed(LIBRARY.values())) == TURTLE


def prologue(node: URIRef) -> str:
    """The prefixes that SHACL puts in front of the query of `node`."""
    declared = GRAPH.objects(node, SH.prefixes / SH.declare)
    pairs = ((GRAPH.value(one, SH.prefix), GRAPH.value(one, SH.namespace)) for one in declared)
    return "\n".join(f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in sorted(pairs, key=str))


@every_query
def test_executable_gives_the_rows_of_the_file_also_with_the_prefixes_of_shacl(name: str) -> None:
    (text,) = GRAPH.objects(QUERIES[name], TEXT)
    assert parse_query(str(text), name, "executables.ttl") == LIBRARY[name]
    if LIBRARY[name].form == "SELECT" and name in local_queries():
        run = ENGINES["oxigraph"](SMALL, vocabularies())
        assert run(f"{prologue(QUERIES[name])}\n{text}") == run(LIBRARY[name].text)


@every_query
def test_executable_says_what_the_header_says(name: str) -> None:
    query, node = LIBRARY[name], QUERIES[name]
    assert (node, RDF.type, SH.SPARQLExecutable) in GRAPH
    assert GRAPH.value(node, RDFS.label) == Literal(query.title, lang="en")
    assert GRAPH.value(node, RDFS.comment) == Literal(query.description, lang="en")
    assert {str(word) for word in GRAPH.objects(node, SCHEMA.keywords)} == set(query.keywords)


def test_there_are_no_others_and_no_blank_nodes() -> None:
    assert set(GRAPH.subjects(RDF.type, SH.SPARQLExecutable)) == {QUERIES[name] for name in LIBRARY}
    assert not any(isinstance(term, BNode) for triple in GRAPH for term in triple)


def test_every_prefix_means_one_namespace() -> None:
    for node in GRAPH.objects(QUERIES.prefixes, SH.declare):
        assert len(list(GRAPH.objects(node, SH.namespace))) == 1


def test_construct_ask_and_federated_queries_have_their_terms() -> None:
    construct = "CONSTRUCT { ?s ?p ?o } { SERVICE <https://x.org/sparql> { ?s ?p ?o } }"
    texts = {"made": construct, "asked": "ASK { }"}
    turtle = executables(parse_query(text, name, f"{name}.rq") for name, text in texts.items())
    graph = Graph().parse(data=turtle, format="turtle")
    assert (QUERIES.made, RDF.type, SH.SPARQLConstructExecutable) in graph
    assert graph.value(QUERIES.made, SH.construct) == Literal(construct)
    assert (QUERIES.asked, RDF.type, SH.SPARQLAskExecutable) in graph
    federates = URIRef("https://purl.expasy.org/sparql-examples/ontology#federatesWith")
    assert list(graph.objects(None, federates)) == [URIRef("https://x.org/sparql")]


def test_describe_has_no_executable() -> None:
    with pytest.raises(QueryError, match="query d: SHACL has no executable for DESCRIBE"):
        executables([parse_query("DESCRIBE <https://x.org/>", "d", "d.rq")])
