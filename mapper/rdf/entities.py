"""Persons, bodies, states, groups and places as the corpus holds them, with all their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from mapper.corpus.corpus import Corpus, usual
from mapper.facts import Article, Entity, EntityKind
from mapper.rdf.reference import Known, place_triples
from mapper.rdf.terms import CQ, RDF, RDFS, SCHEMA, Iris, Triple, concept, text

ENTITY_CLASSES: Final = {
    EntityKind.PERSON: CQ.Person,
    EntityKind.BODY: CQ.Body,
    EntityKind.STATE: CQ.State,
    EntityKind.GROUP: CQ.Group,
    EntityKind.PLACE: CQ.Place,
}


def entity_triples(corpus: Corpus, iris: Iris, known: Known) -> Iterator[Triple]:
    """Every entity of the corpus; what is merged, documents too, has `cq:mergedInto` and nothing else.

    Where `known` names it, that name stands, and the one of the articles is a variant.
    """
    for identifier, told in corpus.entities.items():
        node, name = iris.entity(identifier), corpus.name(identifier)
        yield from _entity(corpus, iris, identifier, told)
        said = [corpus.added[identifier]] if identifier in corpus.added else []
        for form in sorted(_forms([*(entity for _, entity in told), *said])):
            named = (node, SCHEMA.name, text(form)) in known.triples
            if not named and (form != name or known.has(node)):
                yield node, SCHEMA.alternateName, text(form)
    for identifier, entity in corpus.added.items():
        if known.has(iris.entity(identifier)):
            yield iris.entity(identifier), SCHEMA.alternateName, text(entity.name)
        elif identifier not in corpus.entities:
            yield from _entity(corpus, iris, identifier, ((None, entity),))
    for merged, stays in sorted(corpus.merged.items()):
        yield iris.entity(merged), CQ.mergedInto, iris.entity(stays)


def _entity(
    corpus: Corpus, iris: Iris, identifier: str, told: Sequence[tuple[Article | None, Entity]]
) -> Iterator[Triple]:
    node, name = iris.entity(identifier), corpus.name(identifier)
    entities = [entity for _, entity in told]
    if entities[0].kind is EntityKind.PLACE:
        yield from place_triples(iris, identifier, name)
    else:
        yield node, RDF.type, ENTITY_CLASSES[entities[0].kind]
        yield node, RDFS.label, text(name)
        yield node, SCHEMA.name, text(name)
    for short_name in sorted({entity.short_name for entity in entities if entity.short_name}):
        yield node, CQ.acronym, text(short_name)
    if kind := usual(entity.body_kind for entity in entities):
        yield node, CQ.bodyKind, concept("body-kind", kind)
    parent = usual(corpus.one(entity.parent) for entity in entities)
    if parent not in {"", identifier} and entities[0].kind is EntityKind.BODY:
        yield node, CQ.parent, iris.entity(parent)
    for article, entity in told:
        if article is not None:
            yield node, CQ.reportedBy, iris.fragment(article, entity.id)


def _forms(entities: Iterable[Entity]) -> set[str]:
    """All forms of the name of one entity."""
    return {form for entity in entities for form in (entity.name, entity.short_name, *entity.names) if form}
