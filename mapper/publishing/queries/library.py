"""The library: from files `NAME.rq` to queries whose header, parameters and SPARQL are in order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from mapper.publishing.queries import places
from mapper.publishing.queries.errors import QueryError
from mapper.publishing.queries.header import Header, Param, read_header
from mapper.publishing.queries.query import ENDPOINT, Query
from mapper.publishing.queries.syntax import bad_syntax
from mapper.publishing.queries.tokens import Token, line_of, tokens
from mapper.publishing.terms import Term, parse_term
from mapper.resources import queries_dir

_NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def find_queries(folder: Path | None = None) -> dict[str, Query]:
    """The ready-made queries by name, in order of group and name. Raises QueryError for a bad file."""
    found = [load_query(path) for path in sorted((folder or queries_dir()).rglob("*.rq"))]
    queries: dict[str, Query] = {}
    for query in sorted(found, key=lambda query: (query.group != "tables", query.group, query.name)):
        if query.name in queries:
            raise QueryError("two queries have this name", f"{query.name}.rq", "rename one of the files")
        queries[query.name] = query
    return queries


def load_query(path: Path) -> Query:
    """The query in the file `path`. Raises QueryError where it cannot be read or its header is wrong."""
    try:
        text = path.read_text(encoding="utf-8-sig")  # editors on Windows begin with a mark
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(
            f"the query cannot be read ({_reason(error)})", str(path), "name a SPARQL file in UTF-8"
        ) from error
    return parse_query(text, path.stem, str(path))


def _reason(error: OSError | UnicodeDecodeError) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


def parse_query(text: str, name: str, where: str) -> Query:
    """The query in `text`. A text without a header is a query without title and parameters.

    Raises QueryError, with `where` and the line, for a header that breaks a rule, for parameters that have no
    place in the query, and for what is not SPARQL.
    """
    header = read_header(text, where)
    if header and not _NAME.fullmatch(name):
        raise QueryError(
            "the name of a query with a header has lower-case letters, digits and hyphens",
            where,
            "rename the file",
        )
    header, found = header or Header("", ""), tokens(text)
    _check_syntax(text, found, where)
    _check_block(header, text, found, where)
    _check_endpoints(header, found, where)
    return Query(name, header.title, header.description, text, header.params, header.keywords, header.example)


def _check_syntax(text: str, found: Sequence[Token], where: str) -> None:
    """Raise QueryError where `text` is no SPARQL. No endpoint that it names is asked."""
    calls = {(s.start, s.name.end): " " * (s.name.end - s.start) for s in places.services(found)}
    for service in places.services(found):
        if service.name.kind not in {"iri", "prefixed", "variable"}:
            raise QueryError(
                "SERVICE has no endpoint",
                f"{where}, line {line_of(text, service.start)}",
                "name it: SERVICE <https://…>",
            )
    try:
        ox.Store().query(places.replace(text, calls))
    except SyntaxError as error:
        raise bad_syntax(error, text, found, where) from error


def _check_block(header: Header, text: str, found: Sequence[Token], where: str) -> None:
    """Raise QueryError where the defaults of the parameters do not stand in one row of one VALUES block."""
    params = {param.name: param for param in header.params if param.type != ENDPOINT}
    if not params:
        return
    defaults = {name: _default(param, found, where) for name, param in params.items()}
    block = places.values_block(list(params), [list(defaults.values())])
    meant = [b for b in places.blocks(found) if set(b.names) & set(params)]
    if len(meant) != 1 or sorted(meant[0].names) != sorted(params):
        raise QueryError("it needs one VALUES block for its parameters, all of them", where, f"write {block}")
    (only,) = meant
    prologue = text[: next(token.start for token in found if token.text == places.form(found))]
    if _rows(prologue, text[only.start : only.end]) != _rows(prologue, block):
        raise QueryError(
            "its VALUES block does not hold one row with the defaults of its parameters",
            f"{where}, line {line_of(text, only.start)}",
            f"write {block}",
        )


def _rows(prologue: str, block: str) -> list[dict[str, str]]:
    """The rows of a VALUES block as the engine reads them, with terms as text."""
    result = ox.Store().query(f"{prologue}\nSELECT * {{ {block} }}")
    assert isinstance(result, ox.QuerySolutions)  # noqa: S101 -- what a SELECT gives
    return [{name.value: str(row[name]) for name in result.variables} for row in result]


def _check_endpoints(header: Header, found: Sequence[Token], where: str) -> None:
    """Raise QueryError for an endpoint that no SERVICE of the query names."""
    named = {service.name.text for service in places.services(found)}
    for param in header.params:
        if param.type != ENDPOINT:
            continue
        default = _default(param, found, where)
        if default is None:
            raise QueryError(
                f"the endpoint {param.name} has no default", where, "add one; it stands in SERVICE"
            )
        if str(default) not in named:
            raise QueryError(
                f"no SERVICE has the default of the endpoint {param.name}", where, f"write SERVICE {default}"
            )


def _default(param: Param, found: Sequence[Token], where: str) -> Term | None:
    """The term of the default; None without one. Relative IRIs are none: the base is not known here."""
    if param.default is None:
        return None
    try:
        return parse_term(param.type, param.default, "", places.prefixes(found))
    except ValueError as error:
        raise QueryError(f"the default of the parameter {param.name}: {error}", where) from error
