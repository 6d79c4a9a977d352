"""The parse tree of a query, as groups with the place in which they stand.

rdflib parses; what it leaves in the tree (wrappers round operands, paths, prefixed names) is resolved here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final, cast

from pyparsing import ParseResults
from rdflib.paths import Path
from rdflib.plugins.sparql.algebra import translatePath, translatePName, translatePrologue, traverse
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Node, Variable

from mapper.publishing.queries.errors import QueryError
from mapper.publishing.queries.tokens import Token, tokens

_WRAPPERS: Final = {
    "ConditionalOrExpression",
    "ConditionalAndExpression",
    "RelationalExpression",
    "AdditiveExpression",
    "MultiplicativeExpression",
}
_EXISTS: Final = {"Builtin_EXISTS": "exists", "Builtin_NOTEXISTS": "not exists"}
_PLACES: Final = {
    "OptionalGraphPattern": "optional",
    "MinusGraphPattern": "minus",
    "GraphGraphPattern": "graph",
    "ServiceGraphPattern": "service",
}
Triple = tuple[Node, "Node | Path", Node]


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """What stands between braces: its parts, how it stands in its parent, and the select it belongs to."""

    parts: Sequence[CompValue]
    place: str
    parent: Group | None
    select: CompValue

    def named(self, name: str) -> Iterator[CompValue]:
        """The parts of a name of rdflib's grammar."""
        return (part for part in self.parts if part.name == name)

    def triples(self) -> Iterator[Triple]:
        """The triple patterns that stand directly in the group."""
        for block in self.named("TriplesBlock"):
            for flat in block.triples:
                yield from zip(flat[0::3], flat[1::3], flat[2::3], strict=True)

    def values(self) -> Iterator[tuple[Sequence[Variable], Sequence[Sequence[object]]]]:
        """The variables and the rows of each VALUES that stands directly in the group."""
        for block in self.named("InlineData"):
            names, rows = list(block.var or ()), list(block.value or ())
            yield names, rows if len(names) > 1 else [[value] for value in rows]

    def around(self) -> Iterator[Group]:
        """The group and those round it, from the inside."""
        group: Group | None = self
        while group is not None:
            yield group
            group = group.parent

    def within(self, *places: str) -> bool:
        """Whether the group or one round it, in the same select, stands in one of `places`."""
        return any(group.place in places for group in self.around() if group.select is self.select)


@dataclass(frozen=True, slots=True)
class Tree:
    """A query: its text and tokens, its selects (CONSTRUCT and ASK too), and its groups from the outside."""

    text: str
    tokens: Sequence[Token]
    selects: list[CompValue] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)

    def where(self, select: CompValue) -> list[Group]:
        """The groups of one select, without those of selects in it."""
        return [group for group in self.groups if group.select is select]

    def placed(self, *names: str) -> Iterator[tuple[Group | None, CompValue]]:
        """The operations of these names of rdflib's grammar, each with the group that it stands in.

        What stands in a select itself, as its columns and its order do, has no group.
        """
        for select in self.selects:
            for key in ("projection", "groupby", "having", "orderby"):
                yield from ((None, one) for one in walk(getattr(select, key)) if one.name in names)
        for group in self.groups:
            for part in group.parts:
                if part.name in {"Filter", "Bind"}:
                    yield from ((group, one) for one in walk(part.expr) if one.name in names)

    def named(self, *names: str) -> Iterator[CompValue]:
        """The operations of these names."""
        return (one for _, one in self.placed(*names))


def read(text: str) -> Tree:
    """The tree of the query `text`. Raises QueryError where rdflib cannot parse it."""
    try:
        parsed = parseQuery(text)
        prologue = translatePrologue(parsed[0], None)
        root = traverse(parsed[1], visitPost=partial(translatePName, prologue=prologue))
        root = traverse(root, visitPost=translatePath)
    except Exception as error:
        raise QueryError(f"rdflib does not read this ({error})", "the query") from error
    tree = Tree(text, tokens(text))
    _add_select(root, None, tree)
    return tree


def plain(node: object) -> object:
    """`node` without the wrappers that rdflib puts round every operand."""
    while isinstance(node, CompValue) and node.name in _WRAPPERS and node.other is None:
        node = node.expr
    return node


def walk(node: object) -> Iterator[CompValue]:
    """The operations of an expression, from the outside, without wrappers and without the groups in it."""
    node = plain(node)
    if isinstance(node, CompValue):
        yield node
        for key, value in node.items():
            if key != "graph":
                yield from walk(value)
    elif _is_list(node):
        for value in cast("Iterable[object]", node):
            yield from walk(value)


def variables(node: object) -> set[Variable]:
    """The variables of an expression, without those of the groups in it."""
    node = plain(node)
    if isinstance(node, Variable):
        return {node}
    if isinstance(node, CompValue):
        return {name for key, value in node.items() if key != "graph" for name in variables(value)}
    values = cast("Iterable[object]", node) if _is_list(node) else ()
    return {name for value in values for name in variables(value)}


def arguments(node: CompValue) -> list[object]:
    """What a function or an aggregate is given, without wrappers; of SUBSTR the text alone."""
    keys = ("arg", "arg1", "arg2", "arg3", "text", "pattern", "replacement", "expr", "vars")
    found = [getattr(node, key) for key in keys]
    flat = [one for value in found for one in (value if _is_list(value) else [value])]
    return [plain(one) for one in flat if one is not None]


def operands(node: CompValue) -> list[object]:
    """The sides of an operation, without wrappers."""
    others = node.other if _is_list(node.other) else [node.other]
    return [plain(one) for one in (node.expr, *others)]


def builtins(names: str) -> tuple[str, ...]:
    """What rdflib's grammar calls the functions of these names."""
    return tuple(f"Builtin_{name}" for name in names.split())


def name_of(node: CompValue) -> str:
    """The name of a function or an aggregate as it stands in a query."""
    return str(node.name).removeprefix("Builtin_").removeprefix("Aggregate_").upper()


def _is_list(node: object) -> bool:
    return isinstance(node, list | tuple | ParseResults)


def _add_select(select: CompValue, parent: Group | None, tree: Tree) -> None:
    tree.selects.append(select)
    if select.where is not None:
        _add_group(select.where, "where", parent, select, tree)


def _add_group(node: CompValue, place: str, parent: Group | None, select: CompValue, tree: Tree) -> None:
    inner_select = node.name == "SubSelect"
    group = Group([node] if inner_select else list(node.part or ()), place, parent, select)
    tree.groups.append(group)
    if inner_select:
        _add_select(node, group, tree)
    for part in group.parts:
        if part.name == "GroupOrUnionGraphPattern":
            inner = "union" if len(part.graph) > 1 else "group"
            for branch in part.graph:
                _add_group(branch, inner, group, select, tree)
        elif part.name in _PLACES:
            _add_group(part.graph, _PLACES[part.name], group, select, tree)
        elif part.name in {"Filter", "Bind"}:
            for operation in walk(part.expr):
                if operation.name in _EXISTS:
                    _add_group(operation.graph, _EXISTS[operation.name], group, select, tree)
