"""What a knowledge base says of itself, in VoID (https://www.w3.org/TR/void/) and DCAT 3.

It stands in the graph `dataset`, and is counted there itself. All its counts are exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import reduce
from operator import add
from typing import Final

from pyoxigraph import Literal as OxLiteral
from pyoxigraph import NamedNode, Quad, Store

from mapper.publishing.description.content import ARTICLES, SITES, Content
from mapper.publishing.description.names import DCAT, FOAF, ONTOLOGY, VOID, namespace_of, short_name
from mapper.rdf.terms import DCTERMS, RDF, SKOS, Iris, Triple, integer, text
from mapper.store import Tally, tally

_LICENCE: Final = NamedNode("https://creativecommons.org/licenses/by/4.0/")  # see ontology/LICENSE
_LICENSED: Final = frozenset({"ontology", "reference"})
_TITLE: Final = "Knowledge base of Communique"
_ABOUT: Final = (
    "Events, officials, bodies, statements and documents as press releases of international organisations "
    "tell them, each with the passages that state it."
)
_TITLES: Final = {
    ARTICLES: "What each article says, in a graph of its own",
    "corpus": "What all articles together say",
    "reference": "What is known beforehand, with its sources",
    "links": "What is the same elsewhere",
    "derived": "Shortcuts that follow from the rest",
    "corrections": "What people corrected",
    "ontology": "The ontology and its vocabularies",
    "dataset": "This description",
    "inferred": "What follows from the rest by reasoning",
}
_HOMES: Final = {
    "wikidata": ("Wikidata", "https://www.wikidata.org/"),
    "geonames": ("GeoNames", "https://www.geonames.org/"),
}
_FILES: Final = {"graph.ttl": "text/turtle", "graph.trig": "application/trig"}
_MEDIA: Final = "https://www.iana.org/assignments/media-types/"


def dataset_quads(content: Content) -> list[Quad]:
    """The description of `content`, which counts itself."""
    graph, own = Iris(content.base).graph("dataset"), Tally()
    while True:
        quads = [Quad(*triple, graph) for triple in _triples(content, own)]
        counted = tally(quads)
        if counted == own:
            return quads
        own = counted


def described_size(store: Store, base: str) -> int:
    """How many triples a knowledge base says that it has; 0 where it does not say."""
    said = store.quads_for_pattern(_node(base), VOID.triples, None, Iris(base).graph("dataset"))
    return sum(int(quad.object.value) for quad in said if isinstance(quad.object, OxLiteral))


def _triples(content: Content, own: Tally) -> Iterator[Triple]:
    """The description, where it comes to `own` itself."""
    base = content.base
    parts = {**content.graphs, "dataset": own}
    whole = reduce(add, parts.values())
    yield from _head(content)
    yield _node(base), VOID.triples, integer(whole.triples)
    yield _node(base), VOID.entities, integer(content.entities + own.subjects)
    for vocabulary in sorted({namespace_of(term) for term in (*whole.properties, *whole.classes)}):
        yield _node(base), VOID.vocabulary, NamedNode(vocabulary)
    for example in content.examples:
        yield _node(base), VOID.exampleResource, NamedNode(example)
    yield from _partitions(base, whole)
    for name, part in parts.items():
        yield from _subset(base, name, part)
    for site, count in content.links.items():
        yield from _linkset(base, site, count)
    for file, media in _FILES.items() if content.files else ():
        yield from _distribution(base, file, media)


def _head(content: Content) -> Iterator[Triple]:
    """What does not depend on counts of triples."""
    node, base = _node(content.base), content.base
    yield node, RDF.type, VOID.Dataset
    yield node, RDF.type, DCAT.Dataset
    yield node, DCTERMS.title, text(_TITLE)
    yield node, DCTERMS.description, text(_ABOUT)
    yield node, DCTERMS.conformsTo, NamedNode(ONTOLOGY)
    yield node, VOID.uriSpace, text(base)
    yield node, VOID.uriRegexPattern, text(f"^{re.escape(base)}")
    yield node, VOID.documents, integer(content.articles)


def _partitions(base: str, whole: Tally) -> Iterator[Triple]:
    """How many nodes there are of each class, and triples with each property."""
    for term, count in whole.classes.items():
        part = _node(base, "class", short_name(term))
        yield _node(base), VOID.classPartition, part
        yield part, RDF.type, VOID.Dataset
        yield part, getattr(VOID, "class"), NamedNode(term)
        yield part, VOID.entities, integer(count)
    for term, count in whole.properties.items():
        part = _node(base, "property", short_name(term))
        yield _node(base), VOID.propertyPartition, part
        yield part, RDF.type, VOID.Dataset
        yield part, VOID.property, NamedNode(term)
        yield part, VOID.triples, integer(count)


def _subset(base: str, name: str, part: Tally) -> Iterator[Triple]:
    """What stands in graphs of one kind."""
    node = _node(base, "graph", name)
    yield _node(base), VOID.subset, node
    yield node, RDF.type, VOID.Dataset
    yield node, DCTERMS.title, text(_TITLES.get(name, name))
    yield node, VOID.triples, integer(part.triples)
    if part.subjects:
        yield node, VOID.distinctSubjects, integer(part.subjects)
    if name in _LICENSED:
        yield node, DCTERMS.license, _LICENCE


def _linkset(base: str, site: str, count: int) -> Iterator[Triple]:
    """The matches with one site."""
    node, target = _node(base, "links", site), _node(base, "target", site)
    title, home = _HOMES[site]
    yield _node(base), VOID.subset, node
    yield node, RDF.type, VOID.Dataset
    yield node, RDF.type, VOID.Linkset
    yield node, DCTERMS.title, text(f"Matches with {title}")
    yield node, VOID.subjectsTarget, _node(base)
    yield node, VOID.objectsTarget, target
    yield node, VOID.linkPredicate, SKOS.exactMatch
    yield node, VOID.triples, integer(count)
    yield target, RDF.type, VOID.Dataset
    yield target, DCTERMS.title, text(title)
    yield target, FOAF.homepage, NamedNode(home)
    yield target, VOID.uriSpace, text(SITES[site])


def _distribution(base: str, file: str, media: str) -> Iterator[Triple]:
    """One of the files that hold the whole graph."""
    node = _node(base, "file", file.replace(".", "-"))
    yield _node(base), DCAT.distribution, node
    yield node, RDF.type, DCAT.Distribution
    yield node, DCTERMS.title, text(file)
    yield node, DCAT.mediaType, NamedNode(_MEDIA + media)


def _node(base: str, *parts: str) -> NamedNode:
    """The dataset under `base`, or a part of it, one step below so that its name needs no escape."""
    return NamedNode(f"{base}dataset/{'-'.join(parts)}" if parts else f"{base}dataset")
