"""Shapes of SHACL Core in a form that pySHACL checks class by class instead of node by node.

pySHACL reads a property shape anew for each node that comes to it through `sh:property`, but only once
where the property shape names its targets itself. By SHACL (https://www.w3.org/TR/shacl/#targets) both say
the same: so each property shape takes over the target classes of the node shapes that refer to it.
"""

from __future__ import annotations

import rdflib
from rdflib.collection import Collection
from rdflib.namespace import SH


def hoist(shapes: rdflib.Graph) -> rdflib.Graph:
    """A graph with the meaning of `shapes` in which properties of targeted node shapes have the targets.

    Shapes with `sh:sparql` are left out: `mapper.validation.sense` runs them.
    """
    hoisted, sense = rdflib.Graph(), set(shapes.subjects(SH.sparql, None))
    for triple in shapes:
        if triple[0] not in sense:
            hoisted.add(triple)
    for shape in set(shapes.subjects(SH.targetClass, None)) - sense:
        properties = set(shapes.objects(shape, SH.property))
        for prop in properties:
            for target in shapes.objects(shape, SH.targetClass):
                hoisted.add((prop, SH.targetClass, target))
        _allow(hoisted, shape, [shapes.value(prop, SH.path) for prop in properties])
        hoisted.remove((shape, SH.property, None))
    return hoisted


def _allow(shapes: rdflib.Graph, shape: rdflib.term.Node, paths: list[rdflib.term.Node | None]) -> None:
    """Let a closed shape ignore `paths`, which it would else know from its properties."""
    if not shapes.value(shape, SH.closed):
        return
    ignored = shapes.value(shape, SH.ignoredProperties)
    known = list(Collection(shapes, ignored)) if ignored else []
    shapes.remove((shape, SH.ignoredProperties, None))
    everything = sorted({path for path in (*known, *paths) if isinstance(path, rdflib.URIRef)})
    shapes.add((shape, SH.ignoredProperties, Collection(shapes, rdflib.BNode(), list(everything)).uri))
