"""How many triples have each property, and how many nodes each class: counts that add up over graphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

import msgspec
from pyoxigraph import NamedNode, Quad

_TYPE: Final = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


class Tally(msgspec.Struct, frozen=True):
    """How many triples have each property, how many nodes each class, and how many subjects there are.

    Every triple stands in one graph only, so what is counted in some graphs and in others may be added; of
    subjects (0 where they were not counted) that is so only where no node is one in both.
    """

    properties: Mapping[str, int] = {}
    classes: Mapping[str, int] = {}
    subjects: int = 0

    @property
    def triples(self) -> int:
        """How many triples there are."""
        return sum(self.properties.values())

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        return _combined(self, other, 1)

    def __sub__(self, other: Tally) -> Tally:
        """What is left of this without `other`, which is a part of it."""
        return _combined(self, other, -1)


def tally(quads: Iterable[Quad], *, subjects: bool = True) -> Tally:
    """Of `quads`, each of which comes once; `subjects` says whether to count these."""
    properties, classes, nodes = Counter[str](), Counter[str](), set[str]()
    for quad in quads:
        properties[quad.predicate.value] += 1
        if subjects:
            nodes.add(str(quad.subject))
        if quad.predicate == _TYPE and isinstance(quad.object, NamedNode):
            classes[quad.object.value] += 1
    return Tally(dict(sorted(properties.items())), dict(sorted(classes.items())), len(nodes))


def _combined(one: Tally, other: Tally, sign: int) -> Tally:
    return Tally(
        _sum(one.properties, other.properties, sign),
        _sum(one.classes, other.classes, sign),
        one.subjects + sign * other.subjects,
    )


def _sum(one: Mapping[str, int], other: Mapping[str, int], sign: int) -> dict[str, int]:
    """In order, so that equal ones are written alike, and without what is no longer there."""
    both = {key: one.get(key, 0) + sign * other.get(key, 0) for key in sorted({*one, *other})}
    return {key: count for key, count in both.items() if count}
