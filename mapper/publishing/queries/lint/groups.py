"""Which variables a group can see, and what stands in it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from pyparsing import ParseResults
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Variable

from mapper.publishing.queries.lint.kinds import Kinds
from mapper.publishing.queries.lint.tree import Group, Tree, plain, variables, walk
from mapper.publishing.queries.places import services

MANY: Final = 1000


_SEEN_IN: Final = {"group", "graph", "service", "union", "optional"}
_PECULIAR: Final = {"union", "exists", "not exists", "minus"}
_APART: Final = ("optional", "exists", "not exists", "minus")


def _bound(group: Group, tree: Tree) -> set[Variable]:
    """The variables that the group binds, at least in some rows."""
    found = _own(group)
    for one in tree.groups:
        if one.parent is group and one.place in _SEEN_IN:
            found |= _bound(one, tree)
        elif one.parent is group and one.place == "where":
            found |= _projected(one.select)
    return found


def _projected(select: CompValue) -> set[Variable]:
    named = select.projection or ()
    return {one.evar or one.var for one in named} if named else set(_all_variables(select.where))


def _all_variables(node: object) -> Iterator[Variable]:
    if isinstance(node, Variable):
        yield node
    elif isinstance(node, CompValue):
        yield from _all_variables(list(node.values()))
    elif isinstance(node, list | tuple | ParseResults):
        for one in node:
            yield from _all_variables(one)


def _own(group: Group) -> set[Variable]:
    """The variables that the triples, BINDs and VALUES of a group bind."""
    found = {term for triple in group.triples() for term in triple if isinstance(term, Variable)}
    found |= {part.var for part in group.named("Bind")}
    return found | {name for names, _ in group.values() for name in names}


def uncertain(tree: Tree, group: Group | None = None) -> set[Variable]:
    """The variables that only OPTIONAL binds, and nothing in `group` or round it: unbound in some rows."""
    optional = [one for one in tree.groups if one.within("optional")]
    certain = [one for one in tree.groups if not one.within(*_APART)]
    certain += group.around() if group is not None else ()
    return {name for one in optional for name in _bound(one, tree)} - {
        name for one in certain for name in _own(one)
    }


def foreign_filter(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """A FILTER or BIND in OPTIONAL or UNION that reads what its group does not bind."""
    for group in tree.groups:
        if group.place in {"optional", "union"}:
            own = _bound(group, tree)
            for part in group.parts:
                if part.name in {"Filter", "Bind"}:
                    foreign = sorted(variables(part.expr) - own)
                    yield from (f"?{name} in {group.place.upper()}" for name in foreign)


def values_alone(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """A group that holds only VALUES, but the whole of a select."""
    for group in tree.groups:
        if (
            group.place in _PECULIAR
            and group.parts
            and all(part.name == "InlineData" for part in group.parts)
        ):
            yield f"only VALUES in {group.place.upper()}"


def values_behind(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """VALUES behind a select that counts."""
    for select in tree.selects:
        counted = any(one.name.startswith("Aggregate_") for one in walk(select.projection))
        if select.valuesClause and (select.groupby or counted):
            yield "VALUES behind the query"


def empty_branch(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """A branch of UNION without anything."""
    return ("an empty branch" for group in tree.groups if group.place == "union" and not group.parts)


def minus_apart(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """A MINUS that shares no variable with its group."""
    for group in tree.groups:
        if group.place == "minus" and group.parent is not None:
            outside = _bound(group.parent, tree)
            if not outside & _bound(group, tree):
                yield "a MINUS without a common variable"


def exists_unbound(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """A variable in NOT EXISTS that only an OPTIONAL outside binds."""
    for group in tree.groups:
        if group.place == "not exists":
            yield from (f"?{name}" for name in sorted(_bound(group, tree) & uncertain(tree, group.parent)))


def limit(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """Some of the rows, which may be any."""
    for select in tree.selects:
        if select.limitoffset and not select.orderby:
            yield "LIMIT or OFFSET without ORDER BY"


def having_alias(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """The name of an aggregate in HAVING."""
    for select in tree.selects:
        named = {one.evar for one in select.projection or () if one.evar is not None}
        if select.having:
            yield from (f"HAVING with ?{name}" for name in sorted(variables(select.having.condition) & named))


def service(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """A SERVICE that rdflib does not ask."""
    found = list(services(tree.tokens))
    for one in found:
        if one.name.kind != "iri":
            yield f"SERVICE {one.name.text}"
        if "SILENT" in tree.text[one.start : one.name.start].upper():
            yield "SERVICE SILENT"
    if len(found) > 1:
        yield f"{len(found)} SERVICE"


def form(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """DESCRIBE, and SELECT *."""
    for select in tree.selects:
        if select.name == "DescribeQuery":
            yield "DESCRIBE"
        elif select.name in {"SelectQuery", "SubSelect"} and not select.projection:
            yield "SELECT *"


def spelling(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """Two semicolons in a row, and GRAPH without a triple."""
    signs = [token.text for token in tree.tokens]
    if any(pair == (";", ";") for pair in pairwise(signs)):
        yield "; ;"
    yield from ("GRAPH { }" for group in tree.groups if group.place == "graph" and not group.parts)


def many_values(tree: Tree, _kinds: Kinds) -> Iterator[str]:
    """A long list."""
    lists = [rows for group in tree.groups for _, rows in group.values()]
    lists += [one.other for one in tree.named("RelationalExpression") if _is_in(one)]
    yield from (f"{len(entries)} entries" for entries in lists if len(entries) > MANY)


def _is_in(one: CompValue) -> bool:
    return one.op in {"IN", "NOT IN"} and not isinstance(plain(one.other), CompValue)


CHECKS: Final = {
    "foreign-filter": foreign_filter,
    "values-alone": values_alone,
    "values-behind": values_behind,
    "empty-branch": empty_branch,
    "minus-apart": minus_apart,
    "exists-unbound": exists_unbound,
    "limit": limit,
    "having-alias": having_alias,
    "service": service,
    "form": form,
    "spelling": spelling,
    "many-values": many_values,
}
