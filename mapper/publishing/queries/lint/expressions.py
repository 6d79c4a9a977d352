"""Functions, operations and aggregates, and what they are given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rdflib import XSD
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Literal, Variable

from mapper.publishing.queries.lint.groups import uncertain
from mapper.publishing.queries.lint.kinds import DATES, NUMBERS, Kinds, kinds_in
from mapper.publishing.queries.lint.tree import (
    Tree,
    arguments,
    builtins,
    name_of,
    operands,
    plain,
    variables,
    walk,
)

_PARTS: Final = builtins("YEAR MONTH DAY HOURS MINUTES")
_OF_TEXT: Final = builtins(
    "CONCAT CONTAINS ENCODE_FOR_URI LCASE REGEX REPLACE STRAFTER STRBEFORE STRENDS STRLEN STRSTARTS SUBSTR"
    " UCASE"
)
_LACKING: Final = builtins("BNODE DATATYPE sameTerm SECONDS TIMEZONE TZ")
_OF_NUMBER: Final = builtins("ABS CEIL FLOOR ROUND")
_OF_BOUND: Final = builtins("CONCAT IRI LANG STRDT STRLANG URI")
_OPERATIONS: Final = ("AdditiveExpression", "MultiplicativeExpression")
_DECIMALS: Final = {XSD.decimal, XSD.double}
_BY_CHANCE: Final = builtins("NOW RAND STRUUID UUID")
_NO_TEXT: Final = {"node", "number", "date", "edtf"}
_GUARDS: Final = {"Builtin_BOUND", "Builtin_COALESCE"}


def group_concat(tree: Tree, kinds: Kinds) -> Iterator[str]:
    """A GROUP_CONCAT without a plain separator, of no texts, or with DISTINCT."""
    for one in tree.named("Aggregate_GroupConcat"):
        separator, value = one.separator, plain(one.vars)
        if separator is None or not str(separator).isascii():
            yield "GROUP_CONCAT without a separator" if separator is None else f"the separator {separator!s}"
        if one.distinct == "DISTINCT":
            yield "GROUP_CONCAT(DISTINCT …)"
        if isinstance(value, Variable) and kinds.get(value, frozenset()) - {"computed"}:
            yield f"GROUP_CONCAT(?{value})"


def date_part(tree: Tree, kinds: Kinds) -> Iterator[str]:
    """YEAR and so on of what may be unbound, or no date."""
    for group, one in tree.placed(*_PARTS):
        (value,) = arguments(one)
        unbound = isinstance(value, Variable) and value in uncertain(tree, group)
        if unbound or kinds_in(value, kinds) - {"date"}:
            yield f"{name_of(one)}({_word(value)})"


def cast(tree: Tree, kinds: Kinds) -> Iterator[str]:
    """A cast of a whole text, or to a date."""
    for one in tree.named("Function"):
        name = f"xsd:{str(one.iri).removeprefix(str(XSD))}(…)"
        if one.iri in DATES:
            yield name
        for value in arguments(one) if one.iri in NUMBERS else ():
            cut = isinstance(value, CompValue) and value.name == "Builtin_SUBSTR"
            if not cut and not isinstance(value, Literal) and kinds_in(value, kinds) - {"number", "boolean"}:
                yield name


def arithmetic(tree: Tree, kinds: Kinds) -> Iterator[str]:
    """A calculation with what is no number."""
    operations = ((one, operands(one)) for one in tree.named(*_OPERATIONS))
    functions = ((one, arguments(one)) for one in tree.named(*_OF_NUMBER))
    for one, values in (*operations, *functions):
        for value in values:
            if isinstance(value, Variable) and kinds_in(value, kinds) & {"text", "edtf", "node", "code"}:
                yield f"?{value} in {one.op[0] if one.op else name_of(one)}"


def date_difference(tree: Tree, kinds: Kinds) -> Iterator[str]:
    """One date less another."""
    for one in tree.named("AdditiveExpression"):
        dates = [value for value in operands(one) if "date" in kinds_in(value, kinds)]
        if len(dates) > 1 and "-" in one.op:
            yield " - ".join(map(_word, dates))


def text_function(tree: Tree, kinds: Kinds) -> Iterator[str]:
    """A string function of what is no string."""
    for one in tree.named(*_OF_TEXT):
        for value in arguments(one):
            if isinstance(value, Variable) and kinds.get(value, frozenset()) & _NO_TEXT:
                yield f"{name_of(one)}(?{value})"


def foreign_letters(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """A constant beyond ASCII in CONCAT and ENCODE_FOR_URI."""
    for one in tree.named("Builtin_CONCAT", "Builtin_ENCODE_FOR_URI"):
        for value in arguments(one):
            if isinstance(value, Literal) and not str(value).isascii():
                yield f'"{value}"'


def division(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """A division whose both sides may be integers."""
    for one in tree.named("MultiplicativeExpression"):
        if "/" in one.op and not any(_is_decimal(side) for side in operands(one)):
            yield " / ".join(map(_word, operands(one)))


def _is_decimal(side: object) -> bool:
    """Whether a decimal or an average comes into `side`."""
    if isinstance(side, Literal):
        return side.datatype in _DECIMALS
    if isinstance(side, CompValue) and side.name in _OPERATIONS:
        return any(map(_is_decimal, operands(side)))
    if isinstance(side, CompValue) and side.name != "Function":
        return side.name == "Aggregate_Avg" or any(map(_is_decimal, arguments(side)))
    return isinstance(side, CompValue) and side.iri in _DECIMALS


def _word(value: object) -> str:
    return f"?{value}" if isinstance(value, Variable) else "…"


def twice(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """One variable twice in an operation."""
    for one in tree.named(*_OPERATIONS):
        bare = [side for side in operands(one) if isinstance(side, Variable)]
        yield from (f"?{name} twice" for name in sorted(set(bare)) if bare.count(name) > 1)


def truth(_tree: Tree, kinds: Kinds) -> Iterator[str]:
    """A column of true and false."""
    yield from (f"?{name}" for name in sorted(kinds) if "boolean" in kinds[name])


def condition(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """IF, CONCAT and the like of what may be unbound."""
    for group, one in tree.placed("Builtin_IF", *_OF_BOUND):
        for value in [one.arg1] if one.name == "Builtin_IF" else arguments(one):
            if not any(inner.name in _GUARDS for inner in walk(value)):
                names = sorted(variables(value) & uncertain(tree, group))
                yield from (f"?{name} in {name_of(one)}" for name in names)


def function(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """A function that is lacking or differs."""
    return (f"{name_of(one)}()" for one in tree.named(*_LACKING))


def chance(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """A function that need not give the same twice."""
    return (f"{name_of(one)}()" for one in tree.named("Aggregate_Sample", *_BY_CHANCE))


CHECKS: Final = {
    "group-concat": group_concat,
    "date-part": date_part,
    "cast": cast,
    "arithmetic": arithmetic,
    "date-difference": date_difference,
    "text-function": text_function,
    "foreign-letters": foreign_letters,
    "division": division,
    "twice": twice,
    "truth": truth,
    "condition": condition,
    "function": function,
    "chance": chance,
}
