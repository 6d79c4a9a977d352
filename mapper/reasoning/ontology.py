"""The rules of our own ontology."""

from __future__ import annotations

from functools import cache

from pyoxigraph import RdfFormat, parse

from mapper.rdf.terms import Triple
from mapper.reasoning.rules import Rules
from mapper.reasoning.schema import schema_triples
from mapper.reasoning.triples import triple_of
from mapper.resources import ontology_dir


@cache
def rules() -> Rules:
    """What follows by the ontology."""
    return Rules.of(_ontology())


@cache
def triples_of_terms() -> frozenset[Triple]:
    """What follows for the terms of the ontology, and is not stated there."""
    return frozenset(schema_triples(_ontology())).difference(_ontology())


@cache
def _ontology() -> tuple[Triple, ...]:
    folder = ontology_dir()
    paths = (folder / "communique.ttl", *sorted((folder / "vocabularies").glob("*.ttl")))
    return tuple(triple_of(quad) for path in paths for quad in parse(path=path, format=RdfFormat.TURTLE))
