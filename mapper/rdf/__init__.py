"""Facts as RDF: the article layer, the corpus layer, the reference data, and how they are written."""

from mapper.rdf.article import article_quads
from mapper.rdf.corpus import CorpusLayer, corpus_layer
from mapper.rdf.reference import reference_quads
from mapper.rdf.serialise import graph_quads, prefixes, write
from mapper.rdf.terms import CQ, DEFAULT_BASE, GRAPHS, Iris

__all__ = [
    "CQ",
    "DEFAULT_BASE",
    "GRAPHS",
    "CorpusLayer",
    "Iris",
    "article_quads",
    "corpus_layer",
    "graph_quads",
    "prefixes",
    "reference_quads",
    "write",
]
