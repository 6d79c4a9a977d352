"""Entities of all articles together: which came and went, which have another name, which count as one.

Groups are left out: they are of one article each, and shown there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from mapper.publishing.diff.changes import EntityChange, Identity
from mapper.publishing.diff.facts import Kind
from mapper.publishing.results import cell, values
from mapper.rdf.terms import CQ, RDFS, Iris
from mapper.store import KnowledgeBase

_KINDS: Final = tuple(f"{kind}/" for kind in (Kind.PERSON, Kind.BODY, Kind.STATE, Kind.PLACE))


def entity_changes(before: KnowledgeBase, after: KnowledgeBase, named: set[str]) -> Iterator[EntityChange]:
    """What became of entities, by IRI; `named` are those that some article names now, or no longer."""
    candidates = named.union(_renamed(before, after), _renamed(after, before))
    candidates.update(_merged(before, after), _merged(after, before))
    for iri in sorted(iri for iri in candidates if iri.startswith(_KINDS)):
        change = _change(iri, _known(before, iri), _known(after, iri))
        if change is not None:
            yield change


@dataclass(frozen=True, slots=True)
class _Known:
    """An entity in one knowledge base: whether it is there, its name, and what it counts as ("": itself)."""

    is_there: bool
    name: str
    stays: str


def _known(knowledge_base: KnowledgeBase, iri: str) -> _Known:
    node = ox.NamedNode(knowledge_base.base + iri)
    stays = next(values(knowledge_base.store, node, CQ.mergedInto), "").removeprefix(knowledge_base.base)
    if not stays and next(values(knowledge_base.store, node, CQ.reportedBy), None) is None:
        return _Known(is_there=False, name="", stays="")
    return _Known(True, _name(knowledge_base, node), stays)


def _change(iri: str, old: _Known, new: _Known) -> EntityChange | None:
    if old == new:
        return None
    if old.is_there != new.is_there:
        change = Identity.CAME if new.is_there else Identity.WENT
    elif old.stays != new.stays:
        change = Identity.JOINED if new.stays else Identity.PARTED
    else:
        change = Identity.RENAMED
    return EntityChange(change, iri, old.name, new.name, old.stays, new.stays)


def _renamed(one: KnowledgeBase, other: KnowledgeBase) -> Iterator[str]:
    """Entities of `one` that `other` has by another name."""
    for iri, node, label in _corpus(one, RDFS.label):
        there = ox.NamedNode(other.base + iri)
        if label not in set(values(other.store, there, RDFS.label)) and _name(one, node) != _name(
            other, there
        ):
            yield iri


def _merged(one: KnowledgeBase, other: KnowledgeBase) -> Iterator[str]:
    """Entities of `one` that count as another there, and in `other` do not."""
    for iri, _, stays in _corpus(one, CQ.mergedInto):
        found = values(other.store, ox.NamedNode(other.base + iri), CQ.mergedInto)
        if stays.removeprefix(one.base) not in {target.removeprefix(other.base) for target in found}:
            yield iri


def _corpus(
    knowledge_base: KnowledgeBase, predicate: ox.NamedNode
) -> Iterator[tuple[str, ox.NamedNode, str]]:
    """The entities that have this property in the corpus layer: IRI below the base, node, value."""
    base = knowledge_base.base
    graph = Iris(base).graph("corpus")
    for quad in knowledge_base.store.quads_for_pattern(None, predicate, None, graph):
        if isinstance(quad.subject, ox.NamedNode):
            iri = quad.subject.value.removeprefix(base)
            if iri.startswith(_KINDS):
                yield iri, quad.subject, cell(quad.object)


def _name(knowledge_base: KnowledgeBase, node: ox.NamedNode) -> str:
    """The label of an entity; of one that counts as another the first that articles give it."""
    if label := min(values(knowledge_base.store, node, RDFS.label), default=""):
        return label
    reports = knowledge_base.store.quads_for_pattern(None, CQ.reportsEntity, node)
    nodes = (quad.subject for quad in reports)
    labels = [
        label
        for report in nodes
        if isinstance(report, ox.NamedNode)
        for label in values(knowledge_base.store, report, CQ.statedName)
    ]
    return min(labels, default=node.value.removeprefix(knowledge_base.base))
