"""The graphs that the tests of the ontology look at, each read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rdflib import OWL, RDF, RDFS, Graph, Namespace, URIRef

from mapper.resources import ontology_dir

CQ = Namespace("https://w3id.org/communique/ontology#")
VOCABULARY = Namespace("https://w3id.org/communique/vocabulary/")
SHAPE = Namespace("https://w3id.org/communique/shapes#")
DATA = Path(__file__).parent / "data"
PROPERTY_TYPES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


@cache
def ontology() -> Graph:
    """The classes and properties."""
    return _read(ontology_dir() / "communique.ttl")


@cache
def vocabulary(name: str) -> Graph:
    """One concept scheme."""
    return _read(ontology_dir() / "vocabularies" / f"{name}.ttl")


def vocabulary_names() -> list[str]:
    """The file names of all concept schemes, without their suffix."""
    return sorted(path.stem for path in (ontology_dir() / "vocabularies").glob("*.ttl"))


@cache
def vocabularies() -> Graph:
    """All concept schemes."""
    return _read(*(ontology_dir() / "vocabularies" / f"{name}.ttl" for name in vocabulary_names()))


@cache
def shapes() -> Graph:
    """All shapes."""
    return _read(*sorted((ontology_dir() / "shapes").rglob("*.ttl")))


@cache
def core_shapes() -> Graph:
    """All shapes but the checks of sense, whose queries pySHACL runs node by node."""
    paths = sorted((ontology_dir() / "shapes").rglob("*.ttl"))
    return _read(*(path for path in paths if path.stem != "sense"))


@cache
def layer_shapes(layer: str) -> Graph:
    """The shapes of one folder: article, corpus or vocabulary."""
    return _read(*sorted((ontology_dir() / "shapes" / layer).glob("*.ttl")))


def example() -> Graph:
    """A small valid knowledge base, with what shapes look up: the ontology and the vocabularies."""
    return ontology() + vocabularies() + _read(*sorted(DATA.glob("*.ttl")))


def subclasses(parent: URIRef) -> set[URIRef]:
    """The classes of the ontology below `parent`, itself included."""
    return {
        term for term in ontology().transitive_subjects(RDFS.subClassOf, parent) if isinstance(term, URIRef)
    }


def classes() -> set[URIRef]:
    """The classes that the ontology declares."""
    return {term for term in ontology().subjects(RDF.type, OWL.Class) if isinstance(term, URIRef)}


def properties() -> set[URIRef]:
    """The properties that the ontology declares."""
    return {
        term
        for kind in PROPERTY_TYPES
        for term in ontology().subjects(RDF.type, kind)
        if isinstance(term, URIRef)
    }


def _read(*paths: Path) -> Graph:
    graph = Graph()
    for path in paths:
        graph.parse(path, format="turtle")
    return graph
