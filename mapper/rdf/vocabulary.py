"""Classes of events and properties of roles, read from the vocabularies: the one place that lists them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from mapper.rdf.terms import CQ, SKOS
from mapper.resources import ontology_dir


@cache
def event_classes() -> Mapping[str, NamedNode]:
    """Code of an event type → the class of such events."""
    return _by_code("event-type", CQ.eventClass)


@cache
def role_properties() -> Mapping[str, NamedNode]:
    """Code of a role → the property that ties an event to who has it."""
    return _by_code("role", CQ.roleProperty)


@cache
def roles_by_name() -> Mapping[str, str]:
    """Name of the property of a role (`speakerAt`) → the role's code."""
    return {prop.value.removeprefix(CQ.iri): code for code, prop in role_properties().items()}


@cache
def schemes() -> tuple[str, ...]:
    """The names of the vocabularies, such as `event-type`."""
    return tuple(sorted(path.stem for path in (ontology_dir() / "vocabularies").glob("*.ttl")))


@cache
def codes(scheme: str) -> frozenset[str]:
    """The codes of a vocabulary."""
    notations = _store(scheme).quads_for_pattern(None, SKOS.notation, None)
    return frozenset(quad.object.value for quad in notations if isinstance(quad.object, Literal))


def _store(scheme: str) -> Store:
    store = Store()
    store.load(path=ontology_dir() / "vocabularies" / f"{scheme}.ttl", format=RdfFormat.TURTLE)
    return store


def _by_code(scheme: str, predicate: NamedNode) -> dict[str, NamedNode]:
    store = _store(scheme)
    return {
        code.object.value: quad.object
        for quad in store.quads_for_pattern(None, predicate, None)
        for code in store.quads_for_pattern(quad.subject, SKOS.notation, None)
        if isinstance(quad.object, NamedNode) and isinstance(code.object, Literal)
    }
