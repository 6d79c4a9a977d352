"""Property paths with `*`, `+` or `?`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rdflib import Graph
from rdflib.namespace import NamespaceManager
from rdflib.paths import AlternativePath, InvPath, MulPath, Path, SequencePath
from rdflib.term import Variable

from mapper.publishing.queries.lint.kinds import Kinds
from mapper.publishing.queries.lint.tree import Group, Tree, Triple
from mapper.publishing.queries.places import prefixes


def _steps(path: object) -> Iterator[MulPath]:
    """The repeated steps in a path, from the outside."""
    match path:
        case MulPath():
            yield path
            yield from _steps(path.path)
        case InvPath():
            yield from _steps(path.arg)
        case SequencePath() | AlternativePath():
            for one in path.args:
                yield from _steps(one)


def _repeated(tree: Tree) -> Iterator[tuple[Group, Triple, list[MulPath]]]:
    for group in tree.groups:
        for triple in group.triples():
            if steps := list(_steps(triple[1])):
                yield group, triple, steps


def _open(path: object) -> bool:
    """Whether nothing in the path itself binds one of its ends."""
    match path:
        case MulPath():
            return True
        case InvPath():
            return _open(path.arg)
        case SequencePath():
            return all(_open(one) for one in path.args)
        case AlternativePath():
            return any(_open(one) for one in path.args)
        case _:
            return False


def path_end(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """A path between variables that nothing else in its group binds."""
    for group, (subject, path, value), _ in _repeated(tree):
        others = [triple for triple in group.triples() if triple != (subject, path, value)]
        bound = {term for triple in others for term in (triple[0], triple[2])}
        ends = (subject, value)
        if _open(path) and not any(end in bound or not isinstance(end, Variable) for end in ends):
            yield f"?{subject} {_text(path, tree)} ?{value}"


def path_plus(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """A path with +."""
    for _, _, steps in _repeated(tree):
        yield from (_text(step, tree) for step in steps if step.mod == "+")


def path_choice(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """A choice that is repeated, in a select without DISTINCT."""
    for group, _, steps in _repeated(tree):
        if group.select.modifier != "DISTINCT":
            yield from (_text(step, tree) for step in steps if isinstance(step.path, AlternativePath))


def path_constant(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """A path to a constant where a row is taken out or may be missing."""
    for group, (subject, path, value), _ in _repeated(tree):
        if group.within("not exists", "minus", "optional") and not (
            isinstance(subject, Variable) and isinstance(value, Variable)
        ):
            yield _text(path, tree)


def path_graph(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """A path in a graph that is a variable."""
    for group, (_, path, _), _ in _repeated(tree):
        if any(isinstance(_graph(one), Variable) for one in group.around()):
            yield _text(path, tree)


def _graph(group: Group) -> object:
    """The graph that a group is asked of; None for the union."""
    parts = group.parent.named("GraphGraphPattern") if group.parent and group.place == "graph" else ()
    return next((part.term for part in parts if list(part.graph.part or ()) == list(group.parts)), None)


def _text(path: object, tree: Tree) -> str:
    """A path with the prefixes of its query."""
    names = NamespaceManager(Graph(), bind_namespaces="none")
    for prefix, namespace in prefixes(tree.tokens).items():
        names.bind(prefix, namespace)
    return path.n3(names) if isinstance(path, Path) else str(path)


CHECKS: Final = {
    "path-end": path_end,
    "path-plus": path_plus,
    "path-choice": path_choice,
    "path-constant": path_constant,
    "path-graph": path_graph,
}
