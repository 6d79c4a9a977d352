"""Small questions about the nodes of quads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import pyoxigraph as ox

from mapper.facts import ArticleFacts
from mapper.rdf.entities import ENTITY_CLASSES
from mapper.rdf.terms import CQ, RDF, Iris, concept

_LOOKED_UP: Final = frozenset({RDF.type, CQ.mergedInto, CQ.tenureStatus})


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
    """What shapes look up of nodes elsewhere: types, into which node one was merged, the status of a tenure's
    report, by node; and under `tenures_of` a post all that `quads` say of its tenures.
    """
    quads = list(quads)
    found = by_subject(quad for quad in quads if quad.predicate in _LOOKED_UP)
    posts = {name(quad.subject): name(quad.object) for quad in quads if quad.predicate == CQ.post}
    for quad in quads if posts else ():
        if post := posts.get(name(quad.subject)):
            found.setdefault(tenures_of(post), []).append(quad)
    return found


def tenures_of(post: str) -> str:
    """The key in `types_of` of the tenures of a post, which point at it."""
    return f"^{post}"


def told_statuses(facts: ArticleFacts, base: str) -> Iterator[ox.Quad]:
    """The statuses of the reports of tenures in an article."""
    iris, article = Iris(base), facts.article
    for tenure in facts.tenures:
        status = concept("tenure-status", "former" if tenure.former else "current")
        yield ox.Quad(iris.fragment(article, tenure.id), CQ.tenureStatus, status, iris.article_graph(article))


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
    """What `types_of` has of that which `quads` refer to, and of the tenures of posts.

    A merged node, which has no type, counts as what it is merged into.
    """
    quads = list(quads)
    subjects = sorted({name(quad.subject) for quad in quads})
    tenures = [quad for node in subjects for quad in types.get(tenures_of(node), ())]
    objects = {name(quad.object) for quad in quads + tenures if isinstance(quad.object, ox.NamedNode)}
    return tenures + looked_up(objects, types)


def looked_up(nodes: Iterable[str], types: Mapping[str, Sequence[ox.Quad]]) -> list[ox.Quad]:
    """What `types_of` has of `nodes`."""
    return [q for node in sorted(nodes) for quad in types.get(node, ()) for q in _resolved(quad, types)]


def _resolved(quad: ox.Quad, types: Mapping[str, Sequence[ox.Quad]]) -> list[ox.Quad]:
    if quad.predicate != CQ.mergedInto:
        return [quad]
    return [ox.Quad(quad.subject, RDF.type, stays.object) for stays in types.get(name(quad.object), ())]
