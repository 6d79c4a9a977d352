"""Queries on a remote SPARQL endpoint."""

from __future__ import annotations

from urllib.error import URLError

import pyoxigraph as ox
from SPARQLWrapper import JSON, TURTLE, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import SPARQLWrapperException

from mapper.errors import CommuniqueError
from mapper.publishing.results import QueryResult

_TIMEOUT = 60  # seconds; what public endpoints grant a query


class EndpointError(CommuniqueError):
    """A SPARQL endpoint that does not answer, or not with a result."""


def run_remote(url: str, sparql: str) -> QueryResult:
    """The result of `sparql` at the endpoint `url`, on its default graph. Raises EndpointError."""
    client = SPARQLWrapper(url, agent="communique")
    client.setTimeout(_TIMEOUT)
    client.setQuery(sparql)
    graph = client.queryType in {"CONSTRUCT", "DESCRIBE"}
    client.setReturnFormat(TURTLE if graph else JSON)
    client.setMethod("POST")
    try:
        content = client.query().response.read()
    except (SPARQLWrapperException, URLError, OSError, ValueError) as error:
        reason = str(getattr(error, "reason", "") or getattr(error, "msg", "") or error)
        raise EndpointError(
            f"the endpoint does not answer the query ({reason})", url, "check --endpoint"
        ) from error
    try:
        if graph:
            return _as_graph(content)
        result = ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
    except (SyntaxError, ValueError) as error:
        raise EndpointError(
            f"its answer is not a SPARQL result ({error})", url, "check --endpoint"
        ) from error
    return result


def _as_graph(content: bytes) -> QueryResult:
    store = ox.Store()
    store.load(content, format=ox.RdfFormat.TURTLE)
    return store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
