"""Queries on a remote SPARQL endpoint."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from mapper.publishing.queries import places
from mapper.publishing.queries.tokens import tokens
from mapper.publishing.remote import CUT, Client, RemoteError, reason
from mapper.publishing.results import QueryResult

TIMEOUT: Final = 60.0  # seconds; what public endpoints grant a query
TRIES: Final = 2
_ROWS: Final = "application/sparql-results+json, application/json;q=0.5"
_GRAPH: Final = "text/turtle, application/n-triples;q=0.9"


class EndpointError(RemoteError):
    """A SPARQL endpoint that does not answer, or not with a whole result."""


def run_remote(url: str, sparql: str, client: Client | None = None) -> QueryResult:
    """The result of `sparql` at the endpoint `url`, on its default graph. Raises EndpointError."""
    graph = places.form(tokens(sparql)) in {"CONSTRUCT", "DESCRIBE"}
    client = client or Client(timeout=TIMEOUT, tries=TRIES)
    try:
        answer = client.send(
            "POST", url, body={"query": sparql}, headers={"Accept": _GRAPH if graph else _ROWS}
        )
    except RemoteError as error:
        raise EndpointError(
            f"the query is not answered: {error.what}", error.where, error.remedy, error.status
        ) from error
    if most := answer.headers.get(CUT):
        raise EndpointError(
            f"the result is cut: the endpoint gives no more than {most} rows",
            url,
            "ask for less, or let its operator allow more (ResultSetMaxRows)",
        )
    try:
        return (
            _graph(answer.content, answer.headers.get("Content-Type", "")) if graph else _rows(answer.content)
        )
    except (SyntaxError, ValueError) as error:
        raise EndpointError(
            f"its answer is not a SPARQL result ({reason(answer)})", url, "check the address"
        ) from error


def _rows(content: bytes) -> QueryResult:
    """Read twice: a result that breaks off is found before the first row is used."""
    whole = ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
    if isinstance(whole, ox.QuerySolutions):
        for _ in whole:
            pass
    return ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)


def _graph(content: bytes, kind: str) -> QueryResult:
    store = ox.Store()
    store.load(content, format=ox.RdfFormat.from_media_type(kind) or ox.RdfFormat.TURTLE)
    return store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
