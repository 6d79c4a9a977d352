"""The corpus layer: what all articles together hold, as a pure function of their set, of what people have
corrected, and of the reference data.

Every triple stands in exactly one graph: what the reference data says of an entity, a post or a tenure is
not said again here, nor is a second label, name, class, kind, parent, holder or date beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from pyoxigraph import NamedNode, Quad

from mapper.corpus.corpus import Corpus, unite
from mapper.corpus.rulings import Rulings
from mapper.facts import ArticleFacts, Correction
from mapper.rdf.applying import applying
from mapper.rdf.corrected import Edits
from mapper.rdf.derived import derived_triples
from mapper.rdf.documents import document_triples
from mapper.rdf.entities import entity_triples
from mapper.rdf.events import event_triples, events_of
from mapper.rdf.reference import Known, known, place_links, reference_triples
from mapper.rdf.tenures import tenure_triples
from mapper.rdf.terms import CQ, SCHEMA, Iris, Triple

# Only these may have values in both graphs, which then differ.
_ADDITIVE: Final = frozenset({SCHEMA.alternateName, CQ.acronym, CQ.attestedOn, CQ.reportedBy, CQ.correctedBy})


@dataclass(frozen=True, slots=True)
class CorpusLayer:
    """The quads of the corpus layer, those of the reference data that corrections overrule, and the
    corrections that had nothing to correct.
    """

    quads: tuple[Quad, ...]
    overruled: frozenset[Quad] = frozenset()
    idle: tuple[Correction, ...] = ()


def corpus_layer(
    all_facts: Iterable[ArticleFacts], base: str, corrections: Iterable[Correction] = ()
) -> CorpusLayer:
    """The graphs `corpus`, `links` and `derived`, each quad once, whatever order facts and corrections
    (of any kind but `wrong`) come in.

    Raises ValueError where `base` is no IRI ending in a slash or a date is no EDTF, KeyError where a type
    or role is not in the vocabularies or an id is none of the article's entities.
    """
    iris, facts, reference = Iris(base), tuple(all_facts), known(base)
    force, idle, there = applying(sorted(set(corrections)), facts, reference, base)
    corpus = unite(facts, Rulings(force, there))
    events = events_of(corpus)
    triples: Iterable[Triple] = chain(
        entity_triples(corpus, iris, reference),
        tenure_triples(corpus, iris, reference),
        event_triples(corpus, iris, events),
        document_triples(corpus, iris),
    )
    links, overruled = _links(corpus, iris), frozenset[Quad]()
    if force:
        triples = tuple(triples)
        seen = set(force).difference(idle)
        edits = Edits([one for one in force if one in seen], iris, _merged(triples))
        overruled = frozenset(quad for quad, triple in reference_triples(base) if edits.overrule(triple))
        triples, links = edits.corpus(triples, reference), edits.links(links)
        reference = edits.known(reference)
    layers = {
        "corpus": _news(triples, reference),
        "links": links,
        "derived": derived_triples(corpus, iris, events),
    }
    quads = (
        Quad(*triple, graph)
        for graph, these in ((iris.graph(name), these) for name, these in layers.items())
        for triple in dict.fromkeys(these)
    )
    return CorpusLayer(tuple(quads), overruled, idle)


def _merged(triples: Iterable[Triple]) -> dict[NamedNode, NamedNode]:
    return {
        subject: value
        for subject, predicate, value in triples
        if predicate == CQ.mergedInto and isinstance(value, NamedNode)
    }


def _news(triples: Iterable[Triple], reference: Known) -> Iterator[Triple]:
    """What the reference data does not say, and does not settle."""
    for triple in triples:
        subject, predicate, _ = triple
        settled = predicate not in _ADDITIVE and (subject, predicate) in reference.properties
        if not settled and triple not in reference.triples:
            yield triple


def _links(corpus: Corpus, iris: Iris) -> Iterator[Triple]:
    for identifier in (*corpus.entities, *corpus.added):
        yield from place_links(iris, identifier)
