"""Results of queries as a table for people, CSV, SPARQL JSON (of graphs: JSON-LD) or Turtle."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from io import StringIO
from typing import IO, Final, TypeAlias

import pyoxigraph as ox

from mapper.publishing.jsonld import as_jsonld
from mapper.publishing.queries import Query, QueryError
from mapper.rdf.turtle import turtle

QueryResult: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
_PREFIXES: Final = {"foaf": "http://xmlns.com/foaf/0.1/"}  # of what queries make, beside our own
_TRIPLE: Final = ("subject", "predicate", "object")


class ResultFormat(StrEnum):
    """How a result can be written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TTL = "ttl"


def run(store: ox.Store, sparql: str) -> QueryResult:
    """The result of `sparql` on the union of all graphs of `store`. Raises QueryError for bad SPARQL."""
    try:
        return store.query(sparql, use_default_graph_as_union=True)
    except SyntaxError as error:
        raise QueryError(f"this is not SPARQL ({error.msg})", "the query") from error


def cell(term: object) -> str:
    """The plain text of a term: the lexical form of a literal, the IRI of a node, "" for what is unbound."""
    match term:
        case None:
            return ""
        case ox.Literal() | ox.NamedNode() | ox.BlankNode():
            return term.value
        case _:
            return str(term)


def values(store: ox.Store, node: ox.NamedNode, predicate: ox.NamedNode) -> Iterator[str]:
    """The values of a property of `node` as plain text, whatever the graph."""
    return (cell(quad.object) for quad in store.quads_for_pattern(node, predicate, None))


def local(iri: str) -> str:
    """The last part of an IRI.

    >>> local("https://example.org/ontology#Event")
    'Event'
    """
    return iri.replace("#", "/").rpartition("/")[2]


def rows(result: QueryResult) -> tuple[tuple[str, ...], Iterable[tuple[str, ...]]]:
    """The columns of a result, and its rows as plain text. A graph has three columns, an ASK one."""
    if isinstance(result, ox.QueryBoolean):
        return ("answer",), [("true" if result else "false",)]
    if isinstance(result, ox.QueryTriples):
        return _TRIPLE, ((cell(t.subject), cell(t.predicate), cell(t.object)) for t in result)
    variables = tuple(variable.value for variable in result.variables)
    return variables, (tuple(cell(value) for value in solution) for solution in _each(result))


def _each(result: ox.QuerySolutions) -> Iterator[ox.QuerySolution]:
    with _answered():
        yield from result


@contextmanager
def _answered() -> Iterator[None]:
    """Turn what a query with SERVICE raises, once its rows are read, into a QueryError."""
    try:
        yield
    except OSError as error:
        raise QueryError(
            f"an endpoint that it asks does not answer ({error})",
            "the query",
            "check its address, which a ready-made query takes as --param endpoint=URL",
        ) from error


@contextmanager
def federating(query: Query) -> Iterator[None]:
    """Let an answer that is none, of an endpoint behind SERVICE, be a QueryError when it is read.

    Of a query without SERVICE it is the store that raises the same.
    """
    try:
        yield
    except RuntimeError as error:
        if not query.federated:
            raise
        raise QueryError(
            f"what an endpoint that it asks answers is no SPARQL result ({error})",
            "the query",
            "check its address, which a ready-made query takes as --param endpoint=URL",
        ) from error


def write_csv(result: QueryResult, out: IO[str]) -> int:
    """Write `result` as CSV with LF line ends; the number of rows."""
    columns, lines = rows(result)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    count = 0
    for line in lines:
        writer.writerow(line)
        count += 1
    return count


@_answered()
def as_text(result: QueryResult, form: ResultFormat, base: str) -> str:
    """`result` as CSV, SPARQL JSON (of a graph: compact JSON-LD) or Turtle; `base` is that of its nodes.

    Raises QueryError for rows as Turtle, and JsonLdError.
    """
    if form is ResultFormat.CSV:
        out = StringIO(newline="")
        write_csv(result, out)
        return out.getvalue()
    if isinstance(result, ox.QueryTriples):
        if form is ResultFormat.JSON:
            return as_jsonld(result, base)
        return turtle(sorted(result, key=str), base, _PREFIXES).decode("utf-8")
    if form is ResultFormat.TTL:
        kind = "yes or no" if isinstance(result, ox.QueryBoolean) else "rows"
        raise QueryError(f"its result is {kind}, not a graph", "the query", "use --format table, csv or json")
    return (result.serialize(format=ox.QueryResultsFormat.JSON) or b"").decode("utf-8")
