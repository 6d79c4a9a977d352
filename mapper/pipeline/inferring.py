"""The graph of what follows, in a store where all else stands already."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Final, TypeAlias

import pyoxigraph as ox

from mapper.rdf import Iris
from mapper.rdf.terms import Triple
from mapper.reasoning import Renewal, changed_triples, inferred_triples, rules, triple_of, triples_of_terms

_UNREAD: Final = ("links", "dataset")

Part: TypeAlias = tuple[ox.NamedNode | None, ox.NamedNode]  # what a graph says of a subject (None: of all)


@dataclass(frozen=True, slots=True)
class Inferred:
    """The graph `inferred` of `store`, whose data are under `base`."""

    store: ox.Store
    base: str

    @property
    def graph(self) -> ox.NamedNode:
        """What it is called."""
        return Iris(self.base).graph("inferred")

    def is_there(self) -> bool:
        """Whether it holds anything; once made it does, for something follows from the ontology alone."""
        return next(iter(self.store.quads_for_pattern(None, None, None, self.graph)), None) is not None

    def remove(self) -> None:
        """Take it away."""
        self.store.remove_graph(self.graph)

    def make(self, pages: Iterable[Iterable[ox.Quad]], others: Iterable[ox.Quad]) -> None:
        """Make it of what `pages` state, and of all `others`, all of which is in the store."""
        self.remove()
        unread = self._unread()
        told = [triple_of(quad) for quad in others if quad.graph_name not in unread]
        stated = (list(map(triple_of, page)) for page in pages)
        found = chain(inferred_triples(rules(), stated, told, self._stands), triples_of_terms())
        self.store.bulk_extend(ox.Quad(*triple, self.graph) for triple in found)

    def renew(self, before: ox.Store, parts: Collection[Part]) -> tuple[set[ox.Quad], set[ox.Quad]]:
        """Change it as `parts`, which are otherwise than `before`, ask for; what went and what came."""
        renewal = Renewal(self.store, rules(), self.graph, self._unread())
        gone, come = renewal.changes(changed_triples(before, self.store, parts))
        for quad in gone:
            self.store.remove(quad)
        self.store.extend(come)
        return gone, come

    def _unread(self) -> frozenset[ox.NamedNode]:
        return frozenset(map(Iris(self.base).graph, _UNREAD))

    def _stands(self, triple: Triple) -> bool:
        return next(iter(self.store.quads_for_pattern(*triple)), None) is not None
