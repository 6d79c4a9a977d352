"""What is judged of a graph: what it states, and not what only follows from that by the ontology.

Shapes say how facts are stated, and the shapes of articles allow no more than that. What follows has terms
of other vocabularies, which the ontology is aligned with.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

import pyoxigraph as ox
import rdflib

from mapper.rdf.terms import RDF, Triple
from mapper.reasoning import consequences, rules, triple_of
from mapper.resources import ontology_dir
from mapper.validation.sources import read_shapes
from mapper.validation.terms import known_terms

_INFERRED: Final = "/graph/inferred"


def stated(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """`quads` without the graph of what follows; and where no graph has a name, without what follows from
    others by a property that no shape mentions, or a class that data do not use.
    """
    found = [quad for quad in quads if not getattr(quad.graph_name, "value", "").endswith(_INFERRED)]
    if any(not isinstance(quad.graph_name, ox.DefaultGraph) for quad in found):
        return found
    data = [quad for quad in found if not _has_blank_node(quad)]
    follow = {one for one in consequences(rules(), map(triple_of, data)) if not _may_be_stated(one)}
    return [quad for quad in found if _has_blank_node(quad) or triple_of(quad) not in follow]


def _has_blank_node(quad: ox.Quad) -> bool:
    return any(isinstance(term, ox.BlankNode | ox.Triple) for term in (quad.subject, quad.object))


def _may_be_stated(triple: Triple) -> bool:
    _, predicate, value = triple
    return value.value in known_terms() if predicate == RDF.type else predicate.value in _mentioned()


@cache
def _mentioned() -> frozenset[str]:
    """The terms that shapes mention."""
    shapes = read_shapes(sorted((ontology_dir() / "shapes").rglob("*.ttl")))
    return frozenset(str(term) for term in shapes.objects() if isinstance(term, rdflib.URIRef))
