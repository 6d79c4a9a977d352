"""Queries as SHACL executables in Turtle, as SIB's sparql-examples describe theirs.

Other tools find there what a query answers, the words that describe it, and its whole text; its header says
what its parameters are (https://github.com/sib-swiss/sparql-examples).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rdflib import OWL, RDF, RDFS, SH, XSD, Graph, Literal, Namespace, URIRef

from mapper.publishing.queries import places
from mapper.publishing.queries.errors import QueryError
from mapper.publishing.queries.query import Query
from mapper.publishing.queries.tokens import tokens
from mapper.rdf.terms import SCHEMA

QUERIES: Final = Namespace("https://w3id.org/communique/query/")
_SCHEMA: Final = Namespace(SCHEMA.iri)
_EXAMPLES: Final = Namespace("https://purl.expasy.org/sparql-examples/ontology#")
_FORMS: Final = {
    "SELECT": (SH.SPARQLSelectExecutable, SH.select),
    "CONSTRUCT": (SH.SPARQLConstructExecutable, SH.construct),
    "ASK": (SH.SPARQLAskExecutable, SH.ask),
}


def executables(queries: Iterable[Query]) -> str:
    """Turtle with an executable for each of `queries`, named by QUERIES; no blank nodes, in a fixed order.

    Raises QueryError for a DESCRIBE query, for which SHACL has no executable.
    """
    graph = Graph()
    graph.bind("schema", _SCHEMA, replace=True)
    graph.bind("spex", _EXAMPLES)
    declared: dict[str, str] = {}
    for query in queries:
        _describe(query, graph)
        declared |= places.prefixes(tokens(query.text))
    graph.add((QUERIES.prefixes, RDF.type, OWL.Ontology))
    for prefix, namespace in declared.items():
        node = URIRef(f"{QUERIES.prefixes}#{prefix}")
        graph.add((QUERIES.prefixes, SH.declare, node))
        graph.add((node, SH.prefix, Literal(prefix)))
        graph.add((node, SH.namespace, Literal(namespace, datatype=XSD.anyURI)))
    return graph.serialize(format="turtle", encoding="utf-8").decode("utf-8")


def _describe(query: Query, graph: Graph) -> None:
    """Add the executable of `query` to `graph`."""
    if query.form not in _FORMS:
        raise QueryError(f"SHACL has no executable for {query.form}", f"query {query.name}")
    (kind, text), node = _FORMS[query.form], QUERIES[query.name]
    graph.add((node, RDF.type, SH.SPARQLExecutable))
    graph.add((node, RDF.type, kind))
    graph.add((node, text, Literal(query.text)))
    graph.add((node, SH.prefixes, QUERIES.prefixes))
    graph.add((node, RDFS.label, Literal(query.title, lang="en")))
    graph.add((node, RDFS.comment, Literal(query.description, lang="en")))
    for keyword in query.keywords:
        graph.add((node, _SCHEMA.keywords, Literal(keyword)))
    for service in places.services(tokens(query.text)):
        if service.name.kind == "iri":
            graph.add((node, _EXAMPLES.federatesWith, URIRef(service.name.text[1:-1])))
