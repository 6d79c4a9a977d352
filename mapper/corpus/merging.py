"""Which nodes are one: candidate pairs become groups, whatever order they come in.

Nothing is guessed: a node that could be either of two that cannot be one joins neither, and a group in
which two members still contradict each other falls apart. So the result is a function of the sets of
nodes and pairs alone, and errs on the side of two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from itertools import combinations
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def representatives(
    pairs: Iterable[tuple[Node, Node]],
    contradict: Callable[[Node, Node], bool],
    rank: Callable[[Node], tuple[int, str]],
) -> dict[Node, Node]:
    """Every merged node → the node of its group with the smallest `rank`. Nodes that stay are not in it.

    `pairs` are the candidates; `contradict` (symmetric) says which two can never be one.
    """
    neighbours: defaultdict[Node, set[Node]] = defaultdict(set)
    for one, other in pairs:
        neighbours[one].add(other)
        neighbours[other].add(one)
    merged: dict[Node, Node] = {}
    for candidates in _components(neighbours):
        against = _contradictions(candidates, contradict)
        clear = _without_ambiguity({node: neighbours[node] for node in candidates}, against)
        for group in _components(clear):
            if all(against[node].isdisjoint(group) for node in group):
                first = min(group, key=rank)
                merged |= {node: first for node in group if node != first}
    return merged


def _contradictions(nodes: set[Node], contradict: Callable[[Node, Node], bool]) -> dict[Node, set[Node]]:
    against: dict[Node, set[Node]] = {node: set() for node in nodes}
    for one, other in combinations(nodes, 2):
        if contradict(one, other):
            against[one].add(other)
            against[other].add(one)
    return against


def _without_ambiguity(
    neighbours: Mapping[Node, set[Node]], against: Mapping[Node, set[Node]]
) -> dict[Node, set[Node]]:
    """`neighbours` without the ties of a node to those of its neighbours that contradict each other."""
    clear = {
        node: {other for other in near if against[other].isdisjoint(near)}
        for node, near in neighbours.items()
    }
    return {node: {other for other in near if node in clear[other]} for node, near in clear.items()}


def _components(neighbours: Mapping[Node, set[Node]]) -> list[set[Node]]:
    """The connected groups of two nodes or more."""
    found: list[set[Node]] = []
    seen: set[Node] = set()
    for start in neighbours:
        if start in seen:
            continue
        group, queue = {start}, [start]
        while queue:
            new = neighbours[queue.pop()] - group
            group |= new
            queue.extend(new)
        seen |= group
        if len(group) > 1:
            found.append(group)
    return found
