"""What is put in order: keys of ORDER BY, the least and the greatest, and comparisons."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rdflib.paths import SequencePath
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Literal, Variable

from mapper.publishing.queries.lint.groups import uncertain
from mapper.publishing.queries.lint.kinds import Kinds
from mapper.publishing.queries.lint.rules import long_predicates
from mapper.publishing.queries.lint.tree import Tree, arguments, builtins, name_of, operands, plain, variables

_LONGEST_KEY: Final = 400  # characters, which are at most 1,600 bytes
_STORED: Final = {"text", "edtf"}
_NOT_COMPARED: Final = _STORED | {"code", "node"}
_EXTREMES: Final = ("Aggregate_Min", "Aggregate_Max")
_SHORT: Final = builtins("STRLEN MD5 SHA256 BOUND")


def order_text(tree: Tree, kinds: Kinds) -> Iterator[str]:
    """A key of ORDER BY that is a stored text."""
    for key in _keys(tree):
        if isinstance(key, Variable) and kinds.get(key, frozenset()) & _STORED:
            yield f"ORDER BY ?{key}"


def order_long(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """A long text in a computed key of ORDER BY, and in MIN and MAX of one."""
    texts, computed = _long(tree), _computed(tree)
    for key in _keys(tree):
        whole = computed.get(key, set()) if isinstance(key, Variable) else _whole(key)
        yield from (f"ORDER BY with ?{name}" for name in sorted(whole & texts))
    for one in tree.named(*_EXTREMES):
        if isinstance(plain(one.vars), CompValue):
            yield from (f"{name_of(one)} of ?{name}" for name in sorted(_whole(one.vars) & texts))


def least_text(tree: Tree, kinds: Kinds) -> Iterator[str]:
    """MIN or MAX of stored texts, of codes too."""
    for one in tree.named(*_EXTREMES):
        value = plain(one.vars)
        if isinstance(value, Variable) and kinds.get(value, frozenset()) & (_STORED | {"code"}):
            yield f"{name_of(one)}(?{value})"


def least_unbound(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """MIN or MAX over rows in which the value may be unbound."""
    for one in tree.named(*_EXTREMES):
        yield from (f"{name_of(one)} of ?{name}" for name in sorted(variables(one.vars) & uncertain(tree)))


def compare_text(tree: Tree, kinds: Kinds) -> Iterator[str]:
    """A stored text, or a node, beside < or >."""
    for one in tree.named("RelationalExpression"):
        if one.op in {"<", ">", "<=", ">="}:
            for side in operands(one):
                if isinstance(side, Variable) and kinds.get(side, frozenset()) & _NOT_COMPARED:
                    yield f"?{side} with {one.op}"


def _keys(tree: Tree) -> Iterator[object]:
    """The keys of every ORDER BY."""
    for select in tree.selects:
        for condition in select.orderby.condition if select.orderby else ():
            ordered = isinstance(condition, CompValue) and condition.name == "OrderCondition"
            yield plain(condition.expr if ordered else condition)


def _long(tree: Tree) -> set[Variable]:
    """The variables that hold long texts."""
    last = (
        (path.args[-1] if isinstance(path, SequencePath) else path, value)
        for group in tree.groups
        for _, path, value in group.triples()
    )
    return {value for step, value in last if str(step) in long_predicates() and isinstance(value, Variable)}


def _computed(tree: Tree) -> dict[Variable, set[Variable]]:
    """Variable that BIND or a column computes → those that come into its value whole."""
    named = [(part.var, part.expr) for group in tree.groups for part in group.named("Bind")]
    named += [(one.evar, one.expr) for select in tree.selects for one in select.projection or () if one.evar]
    return {name: _whole(expression) for name, expression in named}


def _whole(node: object) -> set[Variable]:
    """The variables of an expression that come into its value whole."""
    node = plain(node)
    if isinstance(node, Variable):
        return {node}
    if not isinstance(node, CompValue) or node.name in _SHORT or _is_cut(node):
        return set()
    return {name for one in arguments(node) for name in _whole(one)}


def _is_cut(node: CompValue) -> bool:
    """Whether `node` takes few enough letters of a text."""
    length = plain(node.length) if node.name == "Builtin_SUBSTR" else None
    return isinstance(length, Literal) and int(length) <= _LONGEST_KEY


CHECKS: Final = {
    "order-text": order_text,
    "order-long": order_long,
    "least-text": least_text,
    "least-unbound": least_unbound,
    "compare-text": compare_text,
}
