"""Queries on remote endpoints."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from mapper.publishing import rows
from mapper.publishing.endpoint import EndpointError, run_remote
from mapper.publishing.remote import Client
from tests.publishing.services import Answer, Service

SELECT = "SELECT ?o { ?s ?p ?o } ORDER BY ?o"
PAGE = b"<html><head><style>p {}</style></head><body><h1>503</h1>\n<p>Back &amp; soon</p></body></html>"


@pytest.fixture
def endpoint(sparql_service: Service) -> Service:
    """A service with two triples."""
    sparql_service.store.load("<urn:a> <urn:p> 'one' , 'two' .", format=ox.RdfFormat.TURTLE)
    return sparql_service


def quick() -> Client:
    """As `run_remote` makes it, without its patience."""
    return Client(tries=2, pause=0, timeout=0.5)


def test_endpoint_gives_rows(endpoint: Service) -> None:
    columns, lines = rows(run_remote(endpoint.query, SELECT))
    assert (columns, list(lines)) == (("o",), [("one",), ("two",)])


def test_endpoint_answers_yes_or_no(endpoint: Service) -> None:
    assert list(rows(run_remote(endpoint.query, "ASK { ?s ?p 'three' }"))[1]) == [("false",)]


def test_endpoint_gives_a_graph(endpoint: Service) -> None:
    result = run_remote(endpoint.query, "CONSTRUCT { ?o2 <urn:q> ?s } { ?s ?p 'one' BIND(?s AS ?o2) }")
    assert list(rows(result)[1]) == [("urn:a", "urn:q", "urn:a")]


def test_graph_may_come_as_n_triples(endpoint: Service) -> None:
    answer = Answer(200, b"<urn:x> <urn:y> <urn:z> .\n", {"Content-Type": "application/n-triples"})
    endpoint.first.append(answer)
    assert list(rows(run_remote(endpoint.query, "DESCRIBE <urn:x>"))[1]) == [("urn:x", "urn:y", "urn:z")]


def test_typed_literals_of_older_endpoints_keep_their_type(endpoint: Service) -> None:
    result = run_remote(endpoint.query, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert isinstance(result, ox.QuerySolutions)
    assert [solution["n"] for solution in result] == [ox.Literal(2)]


def test_result_that_the_endpoint_cut_is_no_result(endpoint: Service) -> None:
    endpoint.headers["X-SPARQL-MaxRows"] = "10000"
    with pytest.raises(EndpointError, match="the result is cut: the endpoint gives no more than 10000 rows"):
        run_remote(endpoint.query, SELECT)


def test_result_that_breaks_off_is_no_result(endpoint: Service) -> None:
    endpoint.first.append(Answer(200, b'{"head":{"vars":["o"]},"results":{"bindings":[{"o":{"type":'))
    with pytest.raises(EndpointError, match="its answer is not a SPARQL result"):
        run_remote(endpoint.query, SELECT)


def test_endpoint_that_is_busy_is_asked_once_more(endpoint: Service) -> None:
    endpoint.first.append(Answer(503, PAGE))
    assert len(list(rows(run_remote(endpoint.query, SELECT, quick()))[1])) == 2


def test_endpoint_that_stays_busy_is_named_with_what_its_page_says(endpoint: Service) -> None:
    endpoint.broken["/sparql"] = Answer(503, PAGE, {"Content-Type": "text/html"})
    with pytest.raises(EndpointError, match=r"it refuses \(HTTP 503: 503 Back & soon\)"):
        run_remote(endpoint.query, SELECT, quick())
    assert len(endpoint.asked) == 2


def test_query_that_the_endpoint_refuses_is_not_asked_again(endpoint: Service) -> None:
    with pytest.raises(EndpointError, match="the query is not answered: it refuses") as raised:
        run_remote(endpoint.query, "SELECT ?o { ?s ?p ?o FILTER(nonsense) }")
    assert len(endpoint.asked) == 1
    assert "SPARQL query" not in str(raised.value)


def test_web_page_is_no_result(endpoint: Service) -> None:
    endpoint.broken["/sparql"] = Answer(200, b"<html><body>Welcome</body></html>")
    with pytest.raises(EndpointError, match=r"its answer is not a SPARQL result \(Welcome\)"):
        run_remote(endpoint.query, SELECT)


def test_redirection_is_named_and_not_followed(endpoint: Service) -> None:
    endpoint.broken["/sparql"] = Answer(302, b"", {"Location": "/elsewhere"})
    with pytest.raises(EndpointError, match=r"it redirects to http://127.*/elsewhere; give that address"):
        run_remote(endpoint.query, SELECT)


def test_endpoint_that_is_not_there_is_named() -> None:
    with pytest.raises(EndpointError, match=r"it does not answer \(Connection refused\)"):
        run_remote("http://127.0.0.1:9/sparql", SELECT, quick())
