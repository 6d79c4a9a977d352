"""Why the graph says something: a fact with its sentence, its rule and its article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from mapper.errors import CommuniqueError
from mapper.facts import Span
from mapper.publishing.results import cell, local
from mapper.publishing.sentences import Quote, Sentences
from mapper.rdf import CQ, Iris
from mapper.rdf.terms import RDF, RDFS, SCHEMA, SKOS
from mapper.store import KnowledgeBase, read_text_of_record

# What an explanation shows in places of its own, or what only machines read.
_SHOWN_APART: Final = frozenset(
    {RDF.type, RDFS.label, CQ.rule, CQ.confidence, CQ.statedIn, CQ.reportedBy, CQ.contentPassage}
    | {CQ.mergedInto, CQ.evidence, CQ.sourcePassage, CQ.cuePassage, CQ.inArticle, CQ.start, CQ.end, CQ.exact}
)


class ExplainError(CommuniqueError):
    """A node that the knowledge base does not have."""


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """The article that a fact stands in."""

    iri: str
    title: str
    published: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A node: its classes, its label, its values; of a fact also rule, confidence, article and passages.

    `reports` are the nodes that tell of it, where it is one of the corpus layer; `merged_into` is the one
    that all is said of that was said of it.
    """

    iri: str
    classes: tuple[str, ...]
    label: str
    values: tuple[tuple[str, str], ...]
    rule: str = ""
    confidence: str = ""
    article: ArticleLine | None = None
    quotes: tuple[Quote, ...] = ()
    reports: tuple[str, ...] = ()
    merged_into: str = ""


def explain(knowledge_base: KnowledgeBase, iri: str) -> Explanation:
    """The explanation of the node `iri` (an IRI, or an id below the base). Raises ExplainError for none."""
    graph = _Graph(knowledge_base.store, Iris(knowledge_base.base).graph("inferred"))
    node = _node(knowledge_base, iri)
    is_passage = bool(graph.first(node, CQ.start))
    passages = [node] if is_passage else graph.nodes(node, CQ.evidence)
    article = next(iter(graph.nodes(node, CQ.inArticle if is_passage else CQ.statedIn)), None)
    quotes = _quotes(knowledge_base, graph, article, passages) if article else ()
    return Explanation(
        iri=node.value,
        classes=tuple(sorted(local(cls.value) for cls in graph.nodes(node, RDF.type))),
        label=graph.first(node, RDFS.label),
        values=tuple(sorted(_values(graph, node))),
        rule=graph.first(node, CQ.rule),
        confidence=graph.first(node, CQ.confidence),
        article=_article(graph, article) if article else None,
        quotes=quotes,
        reports=tuple(sorted(report.value for report in graph.nodes(node, CQ.reportedBy))),
        merged_into=graph.first(node, CQ.mergedInto),
    )


@dataclass(frozen=True, slots=True)
class _Graph:
    """Short questions to a store, whatever the graph but that of what was `inferred`."""

    store: ox.Store
    inferred: ox.NamedNode

    def first(self, node: ox.NamedNode, predicate: ox.NamedNode) -> str:
        """The smallest value as plain text, "" for none."""
        return min((cell(quad.object) for quad in self.quads(node, predicate)), default="")

    def nodes(self, node: ox.NamedNode, predicate: ox.NamedNode) -> list[ox.NamedNode]:
        """The values that are IRIs, in order."""
        objects = (quad.object for quad in self.quads(node, predicate))
        return sorted((value for value in objects if isinstance(value, ox.NamedNode)), key=cell)

    def quads(self, node: ox.NamedNode, predicate: ox.NamedNode | None = None) -> Iterator[ox.Quad]:
        """What is stated of `node`."""
        quads = self.store.quads_for_pattern(node, predicate, None)
        return (quad for quad in quads if quad.graph_name != self.inferred)


def absolute(knowledge_base: KnowledgeBase, iri: str) -> str:
    """The IRI that is meant by `iri`, which may leave out the base."""
    return iri if "://" in iri else knowledge_base.base + iri


def _node(knowledge_base: KnowledgeBase, iri: str) -> ox.NamedNode:
    try:
        node = ox.NamedNode(absolute(knowledge_base, iri))
    except ValueError as error:
        raise ExplainError("this is not an IRI", iri, "copy one from the result of a query") from error
    if next(iter(knowledge_base.store.quads_for_pattern(node, None, None)), None) is None:
        raise ExplainError("nothing is known of it here", iri, "copy an IRI from the result of a query")
    return node


def _values(graph: _Graph, node: ox.NamedNode) -> Iterator[tuple[str, str]]:
    for quad in graph.quads(node):
        if quad.predicate not in _SHOWN_APART:
            yield local(quad.predicate.value), _called(graph, quad.object) or cell(quad.object)


def _called(graph: _Graph, value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """The name of a node, or of what it was merged into; "" for none."""
    while isinstance(value, ox.NamedNode):
        if name := graph.first(value, RDFS.label) or graph.first(value, SKOS.prefLabel):
            return name
        value = next(iter(graph.nodes(value, CQ.mergedInto)), ox.Literal(""))
    return ""


def _article(graph: _Graph, node: ox.NamedNode) -> ArticleLine:
    sources = [cell(quad.object) for term in (CQ.source, SCHEMA.url) for quad in graph.quads(node, term)]
    return ArticleLine(
        iri=node.value,
        title=graph.first(node, RDFS.label),
        published=graph.first(node, SCHEMA.datePublished),
        sources=tuple(sorted(sources)),
    )


def _quotes(
    knowledge_base: KnowledgeBase, graph: _Graph, article: ox.NamedNode, passages: Iterable[ox.NamedNode]
) -> tuple[Quote, ...]:
    """The sentences of the text of record of `article` in which the passages stand."""
    text = read_text_of_record(knowledge_base.folder, graph.first(article, CQ.sha256))
    spans = [
        Span(int(graph.first(passage, CQ.start)), int(graph.first(passage, CQ.end))) for passage in passages
    ]
    return Sentences(text).quotes(spans)
