"""The terms that data may use: those of the ontology and of its imports."""

from __future__ import annotations

from functools import cache

from mapper.rdf.terms import RDF
from mapper.resources import ontology_dir
from mapper.validation.sources import read_quads


@cache
def known_terms() -> frozenset[str]:
    """The IRIs of all classes and properties that the ontology and its imports declare or use themselves."""
    folder = ontology_dir()
    declared = read_quads([folder / "communique.ttl", folder / "imports.ttl"])
    used = (*declared, *read_quads(sorted((folder / "vocabularies").glob("*.ttl"))))
    subjects = {quad.subject.value for quad in declared}  # type: ignore[union-attr]
    classes = {quad.object.value for quad in used if quad.predicate == RDF.type}  # type: ignore[union-attr]
    return frozenset(subjects | classes | {quad.predicate.value for quad in used})
