"""What stands behind all articles: the ontology, the vocabularies and the shapes."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from mapper.rdf import Iris
from mapper.resources import ontology_dir


def vocabulary_files() -> list[Path]:
    """The ontology and the vocabularies, Turtle files."""
    folder = ontology_dir()
    return [folder / "communique.ttl", *sorted((folder / "vocabularies").glob("*.ttl"))]


def shape_files(layer: str = "") -> tuple[list[Path], list[Path]]:
    """The shapes of a layer (`article`, `corpus`, `vocabulary`; by default all), and the vocabularies."""
    folder = ontology_dir() / "shapes" / layer if layer else ontology_dir() / "shapes"
    return sorted(folder.rglob("*.ttl")), vocabulary_files()


def ontology_quads(base: str) -> list[ox.Quad]:
    """The ontology and the vocabularies in the graph `ontology`; blank nodes get names that do not change."""
    graph = Iris(base).graph("ontology")
    triples = ox.Dataset()
    for path in vocabulary_files():
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            triples.add(quad)
    triples.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return [ox.Quad(quad.subject, quad.predicate, quad.object, graph) for quad in triples]
