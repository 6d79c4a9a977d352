"""What shapes cannot see, since they see one graph and the nodes of known classes.

Only terms of the ontology and its imports occur; every triple stands in exactly one graph; the graph of an
article holds that article, its passages and its reports alone, and nothing in it lacks evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import pyoxigraph as ox

from mapper.rdf.terms import CQ, RDF
from mapper.validation.findings import Finding
from mapper.validation.nodes import name
from mapper.validation.outline import Outline, outline
from mapper.validation.terms import known_terms

_ARTICLE_GRAPH: Final = re.compile(r"/graph/((?:article|teaser)/[0-9a-f]{16})$")
_WITHOUT_EVIDENCE: Final = frozenset({CQ.Article, CQ.Teaser, CQ.Passage})  # the article, and evidence itself
_Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph


def check_graphs(quads: Sequence[ox.Quad]) -> Iterator[Finding]:
    """What is wrong with the terms of `quads`, and with the graphs that they stand in.

    Of each node that `quads` describe, they must hold all that is said of it.
    """
    yield from check_terms(quads, outline(quads))
    yield from _check_once(quads)
    by_graph: dict[str, list[ox.Quad]] = {}
    for quad in quads:
        if isinstance(quad.graph_name, ox.NamedNode):
            by_graph.setdefault(quad.graph_name.value, []).append(quad)
    for graph, inside in by_graph.items():
        if article := _ARTICLE_GRAPH.search(graph):
            yield from check_article_graph(f"{graph[: article.start()]}/{article[1]}", outline(inside))


def check_terms(quads: Sequence[ox.Quad], outlined: Outline) -> Iterator[Finding]:
    """A finding for each node of `quads` and term that neither the ontology nor its imports have."""
    used = {term.value for term in outlined.properties}
    used |= {name(kind) for types in outlined.types.values() for kind in types}
    unknown = used - known_terms()
    for quad in quads if unknown else ():
        for term in (quad.predicate, quad.object) if quad.predicate == RDF.type else (quad.predicate,):
            if name(term) in unknown:
                yield Finding(
                    name(quad.subject),
                    str(quad.predicate),
                    f"{name(term)} is a term neither of the ontology nor of its imports. Use one of theirs.",
                    _value(term),
                )


def check_article_graph(article: str, outlined: Outline) -> Iterator[Finding]:
    """A finding for each node in the graph of `article` that is not the article's, or lacks evidence."""
    for node, types in outlined.types.items():
        if node.partition("#")[0] != article:
            message = (
                "This node stands in the graph of an article that it is no part of. Move it out of there."
            )
            yield Finding(node, "", message, str(ox.NamedNode(article)))
        elif node not in outlined.borne_out and not types & _WITHOUT_EVIDENCE:
            message = "Nothing in the graph of an article may lack evidence. Give this node cq:evidence."
            yield Finding(node, str(CQ.evidence), message)


def _check_once(quads: Iterable[ox.Quad]) -> Iterator[Finding]:
    """A finding for each triple that stands in a second graph."""
    graphs: dict[ox.Triple, _Graph] = {}
    for quad in quads:
        first = graphs.setdefault(quad.triple, quad.graph_name)
        if first != quad.graph_name:
            both = " and ".join(sorted(map(_label, (first, quad.graph_name))))
            message = f"This triple stands in {both}, but belongs into one graph. Take it out of the other."
            yield Finding(name(quad.subject), str(quad.predicate), message, _value(quad.object))


def _label(graph: _Graph) -> str:
    return "the default graph" if isinstance(graph, ox.DefaultGraph) else graph.value


def _value(term: object) -> str:
    return str(term) if isinstance(term, ox.NamedNode | ox.Literal) else ""
