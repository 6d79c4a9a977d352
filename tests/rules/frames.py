"""Helpers of the tests: what the vocabularies hold."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from mapper.rdf.terms import SKOS
from mapper.resources import ontology_dir


@cache
def codes(scheme: str) -> frozenset[str]:
    """The codes of a vocabulary."""
    store = ox.Store()
    store.load(path=ontology_dir() / "vocabularies" / f"{scheme}.ttl", format=ox.RdfFormat.TURTLE)
    notations = store.quads_for_pattern(None, SKOS.notation, None)
    return frozenset(quad.object.value for quad in notations if isinstance(quad.object, ox.Literal))
