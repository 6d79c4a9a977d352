"""What is known of a knowledge base only where it is published: address, licence, and SPARQL endpoint.

The endpoint is described by SPARQL 1.1 Service Description (https://www.w3.org/TR/sparql11-service-description/).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from mapper.publishing.description.names import DCAT, SD, VOID
from mapper.rdf.terms import DCTERMS, RDF, Iris, Triple, text

_FORMATS: Final = (
    "SPARQL_Results_CSV", "SPARQL_Results_JSON", "SPARQL_Results_TSV", "SPARQL_Results_XML",
    "N-Triples", "RDF_XML", "Turtle",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Given:
    """What a publisher says of a knowledge base; all may be empty.

    `endpoint` is the address of a SPARQL endpoint that holds it, `files` that of a folder with its files.
    """

    title: str = ""
    licence: str = ""
    endpoint: str = ""
    files: str = ""


def published_quads(store: Store, base: str, given: Given) -> Iterator[Quad]:
    """The description in `store` with what is `given`. Raises ValueError where an address is no IRI."""
    graph, node = Iris(base).graph("dataset"), NamedNode(f"{base}dataset")
    for quad in store.quads_for_pattern(None, None, None, graph):
        if not (given.title and (quad.subject, quad.predicate) == (node, DCTERMS.title)):
            yield quad
    if given.title:
        yield Quad(node, DCTERMS.title, text(given.title), graph)
    if given.licence:
        yield Quad(node, DCTERMS.license, NamedNode(given.licence), graph)
    if given.files:
        yield from (Quad(*triple, graph) for triple in _downloads(store, node, given.files))
    if given.endpoint:
        yield Quad(node, VOID.sparqlEndpoint, NamedNode(given.endpoint), graph)
        yield from (Quad(*triple, graph) for triple in service_triples(store, base, given.endpoint))


def service_triples(store: Store, base: str, endpoint: str) -> Iterator[Triple]:
    """The service at `endpoint`, which asks the union of the graphs in `store`."""
    node, served, union = (NamedNode(f"{base}dataset/{name}") for name in ("service", "served", "union"))
    yield node, RDF.type, SD.Service
    yield node, SD.endpoint, NamedNode(endpoint)
    yield node, SD.supportedLanguage, SD.SPARQL11Query
    yield node, SD.feature, SD.UnionDefaultGraph
    for form in _FORMATS:
        yield node, SD.resultFormat, NamedNode(f"http://www.w3.org/ns/formats/{form}")
    yield node, SD.defaultDataset, served
    yield served, RDF.type, SD.Dataset
    yield served, SD.defaultGraph, union
    yield union, RDF.type, SD.Graph
    for graph in store.named_graphs():
        yield from _named_graph(store, base, served, graph)


def _named_graph(
    store: Store, base: str, served: NamedNode, graph: NamedNode | BlankNode
) -> Iterator[Triple]:
    """One of the graphs of `served`; what stands in those that are not of articles is described as a part."""
    local = graph.value.removeprefix(f"{base}graph/").replace("/", "-")
    named, part = (NamedNode(f"{base}dataset/{kind}-{local}") for kind in ("named", "graph"))
    yield served, SD.namedGraph, named
    yield named, RDF.type, SD.NamedGraph
    yield named, SD.name, NamedNode(graph.value)
    if any(store.quads_for_pattern(part, RDF.type, VOID.Dataset)):
        yield named, SD.graph, part
        yield part, RDF.type, SD.Graph


def _downloads(store: Store, node: NamedNode, folder: str) -> Iterator[Triple]:
    """Where the files of the dataset are found when they stand in `folder`."""
    files = (quad.object for quad in store.quads_for_pattern(node, DCAT.distribution, None))
    for file in (one for one in files if isinstance(one, NamedNode)):
        for name in store.quads_for_pattern(file, DCTERMS.title, None):
            if isinstance(name.object, Literal):
                address = NamedNode(f"{folder.rstrip('/')}/{name.object.value}")
                yield node, VOID.dataDump, address
                yield file, DCAT.downloadURL, address
