"""What follows from a knowledge base in which a part has changed, from what followed before.

Whether a triple belongs into the graph of what is inferred depends on what is stated, and on nothing else:
it does not stand in another graph, and follows from a triple that does. So it is enough to look at those
that follow from what has changed, whoever else may state what they follow from.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, Store

from mapper.rdf.terms import CQ, Triple
from mapper.reasoning.rules import Rules
from mapper.reasoning.triples import triple_of
from mapper.reasoning.whole import consequences


@dataclass(frozen=True, slots=True)
class Renewal:
    """A store in which what is stated has changed; `graph` holds what followed before.

    From the graphs in `unread` nothing follows.
    """

    store: Store
    rules: Rules
    graph: NamedNode
    unread: Collection[NamedNode]

    def changes(self, changed: Iterable[Triple]) -> tuple[set[Quad], set[Quad]]:
        """What no longer belongs into `graph`, and what does now, where `changed` came or went."""
        touched = {*changed}
        for node in {subject for subject, predicate, _ in touched if predicate == CQ.mergedInto}:
            touched.update(map(triple_of, self._read(None, None, node)))
        candidates: defaultdict[NamedNode, set[Triple]] = defaultdict(set)
        for triple in touched | consequences(self.rules, touched):
            candidates[triple[0]].add(triple)
        gone, come = set[Quad](), set[Quad]()
        for node, triples in candidates.items():
            here, there = self._of(node, triples)
            gone.update(Quad(*triple, self.graph) for triple in here - there)
            come.update(Quad(*triple, self.graph) for triple in there - here)
        return gone, come

    def _of(self, node: NamedNode, triples: set[Triple]) -> tuple[set[Triple], set[Triple]]:
        """Those of `triples`, all of which are about `node`, that stand in `graph`, and that belong there."""
        quads = list(self.store.quads_for_pattern(node, None, None))
        here = {triple_of(quad) for quad in quads if quad.graph_name == self.graph}
        stated = {triple_of(quad) for quad in quads if quad.graph_name != self.graph}
        read = [triple_of(quad) for quad in quads if self._is_read(quad)]
        follow = {triple for one in read for triple in self.rules.about_subject(one)}
        new = triples - stated
        there = new & follow
        if not any(predicate == CQ.mergedInto for _, predicate, _ in read):
            there |= self._pointed_out(node, new - there)
        return here & triples, there

    def _pointed_out(self, node: NamedNode, triples: set[Triple]) -> set[Triple]:
        """Those of `triples` about `node` that follow from what points to it."""
        if not triples or next(self._read(None, None, node), None) is None:
            return set()
        return {
            triple
            for triple in triples
            if any(next(self._read(*one, node), None) for one in self.rules.behind(triple))
        }

    def _read(
        self, subject: NamedNode | None, predicate: NamedNode | None, value: NamedNode
    ) -> Iterator[Quad]:
        return filter(self._is_read, self.store.quads_for_pattern(subject, predicate, value))

    def _is_read(self, quad: Quad) -> bool:
        return quad.graph_name != self.graph and quad.graph_name not in self.unread


def changed_triples(
    before: Store, after: Store, parts: Iterable[tuple[NamedNode | None, NamedNode]]
) -> set[Triple]:
    """What came or went from `before` to `after` in `parts`: a subject (None: any) and a graph each."""
    found = set[Triple]()
    for subject, graph in parts:
        old, new = (set(store.quads_for_pattern(subject, None, None, graph)) for store in (before, after))
        found.update(map(triple_of, old ^ new))
    return found
