"""Quads as the triples that rules take."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad

from mapper.rdf.terms import Triple


def triple_of(quad: Quad) -> Triple:
    """What `quad` says. Raises TypeError where it is no data of ours, which have no blank nodes."""
    subject, value = quad.subject, quad.object
    if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode | Literal):
        raise TypeError(f"Data holds IRIs and literals alone: {quad}")
    return subject, quad.predicate, value
