"""What owlrl, which has every rule of OWL 2 RL, makes of triples: the judge of these tests."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from owlrl import DeductiveClosure, OWLRL_Semantics
from rdflib import OWL, RDF, RDFS, XSD, Graph, Literal
from rdflib.term import Node

from mapper.rdf.terms import Triple
from mapper.validation.triples import as_rdflib

Told: TypeAlias = tuple[Node, Node, Node]

_LANGUAGES = (str(OWL), str(RDF), str(RDFS), str(XSD))


def told(triples: Iterable[Triple]) -> set[Told]:
    """`triples` in rdflib's terms."""
    return {(as_rdflib(one), as_rdflib(other), as_rdflib(value)) for one, other, value in triples}


def entailed(triples: Iterable[Triple]) -> set[Told]:
    """What owlrl adds to `triples` and is worth having: not what is said of literals and of the terms of OWL,
    RDF Schema and XSD, nor that something is itself, or a thing.
    """
    stated = told(triples)
    graph = Graph()
    for triple in stated:
        graph.add(triple)
    DeductiveClosure(OWLRL_Semantics).expand(graph)
    return {triple for triple in set(graph) - stated if is_worth_having(*triple)}


def is_worth_having(subject: Node, _: Node, value: Node) -> bool:
    """Whether a triple says something that one might ask for."""
    if isinstance(subject, Literal) or str(subject).startswith(_LANGUAGES):
        return False
    return subject != value and value not in {OWL.Thing, RDFS.Resource}
