"""Remote endpoints: SPARQL over HTTP, answered by Oxigraph."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from mapper.publishing import rows
from mapper.publishing.endpoint import EndpointError, run_remote

DATA = "<urn:a> <urn:p> 'one' , 'two' ."


class Endpoint(BaseHTTPRequestHandler):
    """Answers POSTed queries on DATA; `/broken` answers with something else."""

    def do_POST(self) -> None:
        store = ox.Store()
        store.load(DATA, format=ox.RdfFormat.TURTLE)
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        try:
            result = store.query(parse_qs(body)["query"][0])
        except SyntaxError:
            self.send_error(400)
            return
        if isinstance(result, ox.QueryTriples):
            kind, answer = "text/turtle", ox.serialize(list(result), format=ox.RdfFormat.TURTLE)
        else:
            kind = "application/sparql-results+json"
            answer = result.serialize(format=ox.QueryResultsFormat.JSON)
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(b"<html>" if self.path == "/broken" else answer or b"")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- as http.server has it
        """Keep quiet."""


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_endpoint_gives_rows(endpoint: str) -> None:
    columns, lines = rows(run_remote(endpoint, "SELECT ?o { ?s ?p ?o } ORDER BY ?o"))
    assert (columns, list(lines)) == (("o",), [("one",), ("two",)])


def test_endpoint_answers_yes_or_no(endpoint: str) -> None:
    assert list(rows(run_remote(endpoint, "ASK { ?s ?p 'three' }"))[1]) == [("false",)]


def test_endpoint_gives_a_graph(endpoint: str) -> None:
    result = run_remote(endpoint, "CONSTRUCT { ?o2 <urn:q> ?s } { ?s ?p 'one' BIND(?s AS ?o2) }")
    assert list(rows(result)[1]) == [("urn:a", "urn:q", "urn:a")]


def test_query_that_the_endpoint_refuses_is_named(endpoint: str) -> None:
    with pytest.raises(EndpointError, match="the endpoint does not answer the query"):
        run_remote(endpoint, "SELECT ?o { ?s ?p ?o FILTER(nonsense) }")


def test_answer_that_is_no_result_is_named(endpoint: str) -> None:
    with pytest.raises(EndpointError, match="its answer is not a SPARQL result"):
        run_remote(f"{endpoint}/broken", "SELECT ?o { ?s ?p ?o }")
