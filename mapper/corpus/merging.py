"""Which nodes are one: candidate pairs become groups, whatever order they come in.

Nothing is guessed: a node that could be either of two that cannot be one joins neither, and a group in
which two members still contradict each other falls apart. So the result is a function of the sets of
nodes and pairs alone, and errs on the side of two. What people have decided (`Ties`) wins over it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Set
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final, TypeVar

Node = TypeVar("Node", bound=Hashable)
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Ties:
    """Which ids are one, and which are two, whatever else is known; ids that are not there may tie others."""

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()
    _groups: Mapping[str, set[str]] = field(init=False, repr=False, compare=False)
    _first: Mapping[str, str] = field(init=False, repr=False, compare=False)
    _against: Mapping[str, set[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        groups = {one: group for group in _components(_neighbours(self.same)) for one in group}
        first = {id(group): min(group) for group in groups.values()}
        object.__setattr__(self, "_groups", groups)
        object.__setattr__(self, "_first", {one: first[id(group)] for one, group in groups.items()})
        apart = ((self._of(one), self._of(other)) for one, other in self.different)
        object.__setattr__(self, "_against", dict(_neighbours(apart)))

    def together(self, one: str, other: str) -> bool:
        """Whether both are one."""
        return self._of(one) == self._of(other)

    def apart(self, one: str, other: str) -> bool:
        """Whether they, or what is one with them, are two."""
        return self._of(other) in self._against.get(self._of(one), ())

    def group(self, one: str) -> Set[str]:
        """All that are one with `one`, itself included."""
        return self._groups.get(one, {one})

    def split(self, group: Collection[str]) -> list[set[str]]:
        """What rules and ties together make one: it stays whole, or where two are apart, its ties do."""
        parts: defaultdict[str, set[str]] = defaultdict(set)
        for one in group:
            parts[self._of(one)].add(one)
        apart = any(not self._against.get(first, set()).isdisjoint(parts) for first in parts)
        return list(parts.values()) if apart else [set(group)]

    def _of(self, one: str) -> str:
        return self._first.get(one, one)


def decided(
    merged: Mapping[str, str], ties: Ties, there: Collection[str], rank: Callable[[str], tuple[int, str]]
) -> dict[str, str]:
    """`merged` as `ties` would have it, for the ids that are `there`."""
    if not ties.same and not ties.different:
        return dict(merged)
    found: dict[str, str] = {}
    for group in _components(_neighbours([*merged.items(), *ties.same])):
        for part in ties.split(group):
            stays = part.intersection(there)
            first = min(stays, key=rank, default="")
            found |= {one: first for one in stays if one != first}
    return found


def representatives(
    pairs: Iterable[tuple[Node, Node]],
    contradict: Callable[[Node, Node], bool],
    rank: Callable[[Node], tuple[int, str]],
) -> dict[Node, Node]:
    """Every merged node → the node of its group with the smallest `rank`. Nodes that stay are not in it.

    `pairs` are the candidates; `contradict` (symmetric) says which two can never be one.
    """
    neighbours = _neighbours(pairs)
    merged: dict[Node, Node] = {}
    for candidates in _components(neighbours):
        against = _contradictions(candidates, contradict)
        clear = _without_ambiguity({node: neighbours[node] for node in candidates}, against)
        for group in _components(clear):
            if all(against[node].isdisjoint(group) for node in group):
                first = min(group, key=rank)
                merged |= {node: first for node in group if node != first}
    return merged


def _neighbours(pairs: Iterable[tuple[Node, Node]]) -> Mapping[Node, set[Node]]:
    neighbours: defaultdict[Node, set[Node]] = defaultdict(set)
    for one, other in pairs:
        neighbours[one].add(other)
        neighbours[other].add(one)
    return neighbours


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


NO_TIES: Final = Ties()
