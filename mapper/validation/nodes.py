"""Small questions about the nodes of quads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pyoxigraph as ox

from mapper.rdf.terms import RDF


def name(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    """The IRI, the lexical form or the label of a term. Raises TypeError for a triple."""
    if isinstance(term, ox.Triple):
        raise TypeError(f"a triple stands where a node should: {term}")
    return term.value


def types_of(quads: Iterable[ox.Quad]) -> dict[str, list[ox.Quad]]:
    """The quads of `quads` that give a type, by subject."""
    types: dict[str, list[ox.Quad]] = {}
    for quad in quads:
        if quad.predicate == RDF.type:
            types.setdefault(name(quad.subject), []).append(quad)
    return types


def context_of(quads: Iterable[ox.Quad], types: Mapping[str, Sequence[ox.Quad]]) -> list[ox.Quad]:
    """The types of what `quads` refer to."""
    objects = sorted({name(quad.object) for quad in quads if isinstance(quad.object, ox.NamedNode)})
    return [quad for node in objects for quad in types.get(node, ())]
