"""The corpus layer: what all articles together hold, as a pure function of their set and the reference data.

Every triple stands in exactly one graph: what the reference data says of an entity, a post or a tenure is
not said again here, nor is a second label, name, class, kind, parent, holder or date beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from pyoxigraph import Quad

from mapper.corpus.corpus import Corpus, unite
from mapper.facts import ArticleFacts
from mapper.rdf.derived import derived_triples
from mapper.rdf.documents import document_triples
from mapper.rdf.entities import entity_triples
from mapper.rdf.events import event_triples, events_of
from mapper.rdf.reference import Known, known, place_links
from mapper.rdf.tenures import tenure_triples
from mapper.rdf.terms import CQ, SCHEMA, Iris, Triple

# Only these may have values in both graphs, which then differ.
_ADDITIVE: Final = frozenset({SCHEMA.alternateName, CQ.acronym, CQ.attestedOn, CQ.reportedBy})


def corpus_quads(all_facts: Iterable[ArticleFacts], base: str) -> Iterator[Quad]:
    """The graphs `corpus`, `links` (places) and `derived`, each quad once, whatever order the facts come in.

    Raises ValueError where `base` is no IRI ending in a slash or a date is no EDTF, KeyError where a type
    or role is not in the vocabularies or an id is none of the article's entities.
    """
    iris, corpus = Iris(base), unite(all_facts)
    events, reference = events_of(corpus), known(base)
    layers = {
        "corpus": _news(
            chain(
                entity_triples(corpus, iris, reference),
                tenure_triples(corpus, iris, reference),
                event_triples(corpus, iris, events),
                document_triples(corpus, iris),
            ),
            reference,
        ),
        "links": _links(corpus, iris),
        "derived": derived_triples(corpus, iris, events),
    }
    for name, triples in layers.items():
        graph = iris.graph(name)
        for triple in dict.fromkeys(triples):
            yield Quad(*triple, graph)


def _news(triples: Iterable[Triple], reference: Known) -> Iterator[Triple]:
    """What the reference data does not say, and does not settle."""
    for triple in triples:
        subject, predicate, _ = triple
        settled = predicate not in _ADDITIVE and (subject, predicate) in reference.properties
        if not settled and triple not in reference.triples:
            yield triple


def _links(corpus: Corpus, iris: Iris) -> Iterator[Triple]:
    for identifier in corpus.entities:
        yield from place_links(iris, identifier)
