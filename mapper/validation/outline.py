"""The outline of quads: which nodes they describe and refer to, of which types, by which properties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from mapper.rdf.terms import CQ, RDF

Types = frozenset[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]

_TYPE: Final = RDF.type
_EVIDENCE: Final = CQ.evidence
_UNTYPED: Final = Types()


@dataclass(frozen=True, slots=True)
class Outline:
    """`types` of each node described (by IRI), which of them are `borne_out` by evidence, the `properties`
    used, and the IRIs `referred` to.
    """

    types: Mapping[str, Types]
    borne_out: frozenset[str]
    properties: frozenset[ox.NamedNode]
    referred: frozenset[str]


def outline(quads: Iterable[ox.Quad]) -> Outline:
    """The outline of `quads`, read in one go."""
    types: dict[str, Types] = {}
    borne_out, properties, referred = set[str](), set[ox.NamedNode](), set[str]()
    for subject, predicate, object_, _ in quads:
        node = subject.value
        properties.add(predicate)
        if predicate == _TYPE:
            types[node] = types.get(node, _UNTYPED) | {object_}
            continue
        if node not in types:
            types[node] = _UNTYPED
        if predicate == _EVIDENCE:
            borne_out.add(node)
        if isinstance(object_, ox.NamedNode):
            referred.add(object_.value)
    return Outline(types, frozenset(borne_out), frozenset(properties), frozenset(referred))
