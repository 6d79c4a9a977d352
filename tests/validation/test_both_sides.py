"""Every shape has data that break it and data that do not; `pytest -rP` shows how many of either."""

from __future__ import annotations

from collections import Counter
from functools import cache

from rdflib import RDF, RDFS, SH, Graph, URIRef
from rdflib.term import Node

from tests.ontology.graphs import SHAPE, example, ontology, shapes
from tests.ontology.test_shapes import BREAKS, constraints
from tests.validation.test_sense import FILES, broken


@cache
def valid() -> Graph:
    """The example, to which no shape objects."""
    return example()


def constraining() -> set[Node]:
    """The shapes that constrain something; others only lend their targets to these."""
    return {result.shape for result in constraints() if result.shape} | set(shapes().subjects(SH.sparql))


def violating() -> Counter[Node]:
    """How many nodes of the test data break each shape."""
    found: Counter[Node] = Counter(SHAPE[broken.shape] for broken in BREAKS)
    for path in FILES:
        if path.stem.endswith("-bad"):
            found[SHAPE[path.stem.removesuffix("-bad")]] += len(broken(path))
    return found


def holding() -> Counter[Node]:
    """How many nodes of the valid data each shape has to do with: targets that have a value for its path."""
    found = Counter(
        {shape: sum(_concerns(shape, node) for node in _targets(shape)) for shape in constraining()}
    )
    for path in FILES:
        if path.stem.endswith("-good"):
            shape = SHAPE[path.stem.removesuffix("-good")]
            data = Graph().parse(path)
            found[shape] += sum(1 for kind in _kinds(shape) for _ in data.subjects(RDF.type, kind))
    return found


def _concerns(shape: Node, node: Node) -> bool:
    path = shapes().value(shape, SH.path)
    if path is None:
        return True
    alternatives = shapes().value(path, SH.alternativePath)
    steps = list(shapes().items(alternatives)) if alternatives else [path]
    return any((node, step, None) in valid() for step in steps)


def _targets(shape: Node) -> set[Node]:
    return {node for kind in _kinds(shape) for node in valid().subjects(RDF.type, kind)}


def _kinds(shape: Node) -> set[Node]:
    """The classes that the shape, or one that has it as a property, is for, and those below them."""
    owners = {shape, *shapes().subjects(SH.property, shape)}
    targets = [target for owner in owners for target in shapes().objects(owner, SH.targetClass)]
    below = [kind for target in targets for kind in ontology().transitive_subjects(RDFS.subClassOf, target)]
    return {kind for kind in below if kind}


def test_every_shape_has_data_that_break_it_and_data_that_do_not() -> None:
    every, bad, good = constraining(), violating(), holding()
    both = {shape for shape in every if bad[shape] and good[shape]}
    counts = (len(every), len(both), sum(bad.values()), sum(good[shape] for shape in every))
    print("{} shapes, {} with both: {} nodes that break one, {} that do not".format(*counts))  # noqa: T201
    assert sorted(str(shape) for shape in every if not bad[shape]) == []
    assert sorted(str(shape) for shape in every if not good[shape]) == []


def test_only_shapes_that_there_are_have_data() -> None:
    assert violating().keys() <= constraining()
    assert all(isinstance(shape, URIRef) for shape in constraining())
