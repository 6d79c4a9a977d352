"""Small questions about the nodes of quads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyoxigraph as ox

from mapper.facts import ArticleFacts
from mapper.rdf.entities import ENTITY_CLASSES
from mapper.rdf.terms import CQ, RDF, Iris


def name(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """The IRI, the lexical form or the label of a term. Raises TypeError for a triple."""
    if isinstance(term, ox.Triple):
        raise TypeError(f"a triple stands where a node should: {term}")
    return term.value


def by_subject(quads: Iterable[ox.Quad]) -> dict[str, list[ox.Quad]]:
    """`quads` by subject."""
    found: dict[str, list[ox.Quad]] = {}
    for quad in quads:
        found.setdefault(name(quad.subject), []).append(quad)
    return found


def types_of(quads: Iterable[ox.Quad]) -> dict[str, list[ox.Quad]]:
    """The quads of `quads` that give a type, or say into which node one was merged, by subject."""
    return by_subject(quad for quad in quads if quad.predicate in {RDF.type, CQ.mergedInto})


def told_types(facts: ArticleFacts, base: str) -> Iterator[ox.Quad]:
    """The types that the corpus layer will give what an article speaks of, in the graph of the corpus."""
    iris, article = Iris(base), facts.article
    graph = iris.graph("corpus")
    types = [(iris.entity(entity.id), ENTITY_CLASSES[entity.kind]) for entity in facts.entities]
    types += [(iris.reported(article, event), CQ.Event) for event in facts.events]
    types += [(iris.reported(article, tenure), CQ.Tenure) for tenure in facts.tenures]
    types += [(iris.reported(article, document), CQ.Document) for document in facts.documents]
    types += [(iris.carrier(sha256), CQ.Article) for sha256 in article.carriers]
    return (ox.Quad(node, RDF.type, cls, graph) for node, cls in types)


def context_of(quads: Iterable[ox.Quad], types: Mapping[str, Sequence[ox.Quad]]) -> list[ox.Quad]:
    """The types of what `quads` refer to; a merged node, which has none, counts as what it is merged into."""
    objects = sorted({name(quad.object) for quad in quads if isinstance(quad.object, ox.NamedNode)})
    return [typed for node in objects for quad in types.get(node, ()) for typed in _resolved(quad, types)]


def _resolved(quad: ox.Quad, types: Mapping[str, Sequence[ox.Quad]]) -> list[ox.Quad]:
    if quad.predicate == RDF.type:
        return [quad]
    return [ox.Quad(quad.subject, RDF.type, stays.object) for stays in types.get(name(quad.object), ())]
