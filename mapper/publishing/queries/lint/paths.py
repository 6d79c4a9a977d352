"""Property paths with `*`, `+` or `?`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rdflib import Graph
from rdflib.namespace import NamespaceManager
from rdflib.paths import AlternativePath, InvPath, MulPath, Path, SequencePath
from rdflib.term import Variable

from mapper.publishing.queries.lint.kinds import Kinds
from mapper.publishing.queries.lint.tree import Group, Tree, Triple, operands, walk
from mapper.publishing.queries.places import prefixes


def _inside(path: object) -> Iterator[object]:
    """A path and those in it, from the outside."""
    yield path
    match path:
        case MulPath():
            yield from _inside(path.path)
        case InvPath():
            yield from _inside(path.arg)
        case SequencePath() | AlternativePath():
            for one in path.args:
                yield from _inside(one)


def _repeated(tree: Tree) -> Iterator[tuple[Group, Triple, list[MulPath]]]:
    for group in tree.groups:
        for triple in group.triples():
            if steps := [one for one in _inside(triple[1]) if isinstance(one, MulPath)]:
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
    """A path between variables that no other triple of its group, or of one round it, binds."""
    for group, (subject, path, value), _ in _repeated(tree):
        around = [one for one in group.around() if one.select is group.select]
        others = [triple for one in around for triple in one.triples() if triple != (subject, path, value)]
        bound = {term for triple in others for term in (triple[0], triple[2])}
        ends = (subject, value)
        if _open(path) and not any(end in bound or not isinstance(end, Variable) for end in ends):
            yield f"?{subject} {_text(path, tree)} ?{value}"


def path_plus(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """A path with +."""
    for _, _, steps in _repeated(tree):
        yield from (_text(step, tree) for step in steps if step.mod == "+")


def path_choice(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """A choice of paths, in a select without DISTINCT that does not count either."""
    for group in tree.groups:
        rows = group.select.name in {"SelectQuery", "SubSelect"} and group.select.modifier != "DISTINCT"
        if rows and not group.select.groupby and not group.within("exists", "not exists", "minus"):
            for _, path, _ in group.triples():
                yield from (_text(one, tree) for one in _inside(path) if isinstance(one, AlternativePath))


def path_constant(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """A path to a constant where a row is taken out or may be missing."""
    for group, (subject, path, value), _ in _repeated(tree):
        given = {
            side
            for part in group.named("Filter")
            for one in walk(part.expr)
            if one.name == "RelationalExpression" and one.op == "="
            for side in operands(one)
        }
        fixed = any(not isinstance(end, Variable) or end in given for end in (subject, value))
        if fixed and group.within("not exists", "minus", "optional"):
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
