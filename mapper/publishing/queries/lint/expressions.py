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
    maybe = uncertain(tree)
    for one in tree.named(*_PARTS):
        (value,) = arguments(one)
        name = f"{name_of(one)}({f'?{value}' if isinstance(value, Variable) else '…'})"
        if kinds_in(value, kinds) - {"date"} or (isinstance(value, Variable) and value in maybe):
            yield name


def cast(tree: Tree, kinds: Kinds) -> Iterator[str]:
    """A cast of a whole text."""
    for one in tree.named("Function"):
        if one.iri in NUMBERS | DATES:
            for value in arguments(one):
                cut = isinstance(value, CompValue) and value.name == "Builtin_SUBSTR"
                if not cut and kinds_in(value, kinds) - {"number", "date", "boolean"}:
                    yield f"xsd:{str(one.iri).removeprefix(str(XSD))}(…)"


def date_difference(tree: Tree, kinds: Kinds) -> Iterator[str]:
    """One date less another."""
    for one in tree.named("AdditiveExpression"):
        dates = [value for value in operands(one) if "date" in kinds_in(value, kinds)]
        if len(dates) > 1 and "-" in one.op:
            yield " - ".join(f"?{date}" if isinstance(date, Variable) else "…" for date in dates)


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
            yield " / ".join(f"?{side}" if isinstance(side, Variable) else "…" for side in operands(one))


def _is_decimal(side: object) -> bool:
    wanted = {XSD.decimal, XSD.double}
    if isinstance(side, Literal):
        return side.datatype in wanted
    return any(
        one.name == "Aggregate_Avg" or (one.name == "Function" and one.iri in wanted) for one in walk(side)
    )


def twice(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """One variable twice in an operation."""
    for one in tree.named("AdditiveExpression", "MultiplicativeExpression"):
        bare = [side for side in operands(one) if isinstance(side, Variable)]
        yield from (f"?{name} twice" for name in sorted(set(bare)) if bare.count(name) > 1)


def truth(_tree: Tree, kinds: Kinds) -> Iterator[str]:
    """A column of true and false."""
    yield from (f"?{name}" for name in sorted(kinds) if "boolean" in kinds[name])


def condition(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """IF and CONCAT of what may be unbound."""
    maybe = uncertain(tree)
    for one in tree.named("Builtin_IF", "Builtin_CONCAT"):
        for value in [one.arg1] if one.name == "Builtin_IF" else arguments(one):
            if not any(inner.name in _GUARDS for inner in walk(value)):
                yield from (f"?{name} in {name_of(one)}" for name in sorted(variables(value) & maybe))


def function(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """A function that is lacking or differs."""
    return (f"{name_of(one)}()" for one in tree.named(*_LACKING))


CHECKS: Final = {
    "group-concat": group_concat,
    "date-part": date_part,
    "cast": cast,
    "date-difference": date_difference,
    "text-function": text_function,
    "foreign-letters": foreign_letters,
    "division": division,
    "twice": twice,
    "truth": truth,
    "condition": condition,
    "function": function,
}
