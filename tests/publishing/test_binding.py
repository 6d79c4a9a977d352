"""Parameters of queries come as terms into the VALUES block or behind SERVICE, and nowhere else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Final, cast

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parser import expandUnicodeEscapes
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.query import ResultRow

from mapper.publishing import Query, QueryError, parse_query, rows, run
from mapper.publishing.results import federating
from mapper.publishing.terms import as_sparql
from tests.publishing.services import Answer, Service

BASE: Final = "https://x.org/"
HEAD: Final = "#+ summary: T\n#+ description: D\n"


def query(params: str, body: str) -> Query:
    """The query `body` with the parameters `params`, a YAML list in one line."""
    return parse_query(f"{HEAD}#+ params: [{params}]\n{body}", "q", "q.rq")


def param(name: str, kind: str = "string", **more: str) -> str:
    """A parameter as YAML."""
    return str({"name": name, "type": kind, "description": "P"} | more)


ECHO: Final = query(param("p"), "SELECT ?p ?q { VALUES (?p) { (UNDEF) } BIND(1 AS ?q) }")
ANY_TEXT: Final = st.one_of(
    st.text(),
    st.text(alphabet="\\uU0aA1\"'\n\r\t{}()<>#;.?p \x00\x01\x85\u2028"),
    st.lists(
        st.sampled_from(["\\u0022", "\\U00000022", '"', '"""', ") } #", "\\", "\x01", "abcd", "\ufffe"])
    ).map("".join),
).filter(str.strip)


@settings(deadline=None)
@given(value=ANY_TEXT)
@example(value="\\u0022) } } SELECT * { ?s ?p ?o } #")
@example(value="\x01abcd")
def test_any_text_arrives_as_that_very_literal_in_both_engines(value: str) -> None:
    bound = ECHO.bind({"p": [value]}, BASE)
    assert [row[0] for row in rows(run(ox.Store(), bound))[1]] == [value]
    (row,) = Graph().query(bound)
    assert isinstance(row, ResultRow)
    assert (str(row[0]), str(row[1])) == (value, "1")


@settings(deadline=None)
@given(value=ANY_TEXT)
def test_no_text_changes_what_the_query_asks(value: str) -> None:
    def asked(text: str) -> str:
        algebra = prepareQuery(text).algebra
        (data,) = (part for part in _parts(algebra) if part.name == "values")
        data["res"] = []
        return repr(algebra)

    assert asked(ECHO.bind({"p": [value]}, BASE)) == asked(ECHO.text)


def _parts(node: object) -> Iterator[CompValue]:
    if isinstance(node, CompValue):
        yield node
    if isinstance(node, dict):
        for value in node.values():
            yield from _parts(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _parts(value)


@given(value=st.text())
def test_any_iri_is_one_term_or_refused(value: str) -> None:
    echo = query(param("p", "iri"), "SELECT ?p ?q { VALUES (?p) { (UNDEF) } BIND(1 AS ?q) }")
    try:
        bound = echo.bind({"p": [value]}, BASE)
    except QueryError:
        return
    (row,) = rows(run(ox.Store(), bound))[1]
    assert row[0].endswith(value.strip().removeprefix("<").removesuffix(">"))


@pytest.mark.parametrize("value", ["\\u0041", "\\\\u0041", "\x01abcd", "plain", 'say "no"\n'])
def test_literal_is_written_so_that_naive_engines_read_it_too(value: str) -> None:
    written = as_sparql(ox.Literal(value))
    assert list(rows(run(ox.Store(), f"SELECT ?v {{ VALUES ?v {{ {written} }} }}"))[1]) == [(value,)]
    assert expandUnicodeEscapes(written).replace("\x01", "") == str(ox.Literal(value)).replace("\\u0001", "")


def test_several_values_of_several_parameters_are_all_combined() -> None:
    both = query(
        f"{param('a')}, {param('b', 'integer')}", "SELECT ?a ?b { VALUES (?b ?a) { (UNDEF UNDEF) } }"
    )
    bound = both.bind({"a": ["x", "y"], "b": ["1", "2"]}, BASE)
    assert sorted(rows(run(ox.Store(), bound))[1]) == [("x", "1"), ("x", "2"), ("y", "1"), ("y", "2")]
    assert list(rows(run(ox.Store(), both.bind({"b": ["3"]}, BASE)))[1]) == [("", "3")]


def test_default_stands_in_the_text_and_stands_in_where_nothing_is_given() -> None:
    below = query(param("p", "decimal", default="0.7"), "SELECT ?p { VALUES (?p) { (0.7) } }")
    for text in (below.text, below.bind({}, BASE)):
        assert list(rows(run(ox.Store(), text))[1]) == [("0.7",)]
    assert list(rows(run(ox.Store(), below.bind({"p": ["0.8"]}, BASE)))[1]) == [("0.8",)]


def test_unknown_and_missing_parameters_are_named() -> None:
    needs = query(param("p", required="true"), "SELECT ?p { VALUES (?p) { (UNDEF) } }")
    with pytest.raises(QueryError, match="query q: there is no parameter x; its parameters are: p"):
        needs.bind({"x": ["1"]}, BASE)
    with pytest.raises(QueryError, match=r"the parameter p is missing \(P\); add --param p=…"):
        needs.bind({}, BASE)


@pytest.mark.parametrize("kind", ["string", "iri", "integer", "decimal", "date", "edtf", "code"])
@pytest.mark.parametrize("value", ["", " ", "\t\n"])
def test_empty_value_is_refused_for_it_would_be_part_of_every_text(kind: str, value: str) -> None:
    one = query(param("p", kind), "SELECT ?p { VALUES (?p) { (UNDEF) } }")
    expected = "query q: --param p: the value is empty; write one after p=, or leave the parameter out"
    for values in ([value], ["x", value]):
        with pytest.raises(QueryError, match=expected):
            one.bind({"p": values}, BASE)
    needs = query(param("p", required="true"), "SELECT ?p { VALUES (?p) { (UNDEF) } }")
    with pytest.raises(QueryError, match=r"the value is empty; write one after p=$"):
        needs.bind({"p": [value]}, BASE)


@pytest.mark.parametrize(
    ("params", "body", "message"),
    [
        (param("p"), "SELECT ?p { }", "q.rq: it needs one VALUES block .* all of them; write VALUES"),
        (param("q"), "SELECT ?p { VALUES (?p) { (UNDEF) } }", "it needs one VALUES block"),
        (param("p"), "SELECT * { VALUES (?p ?q) { (UNDEF 1) } }", "it needs one VALUES block"),
        (param("p"), "SELECT * { VALUES (?p) { (UNDEF) } VALUES (?p) { (UNDEF) } }", "it needs one VALUES"),
        (param("p"), "SELECT * { # VALUES (?p) { (UNDEF) }\n }", "it needs one VALUES block"),
        (param("p"), "SELECT (' VALUES (?p) { (UNDEF) }' AS ?x) { }", "it needs one VALUES block"),
        (param("p"), "SELECT * {\nVALUES (?p) { (1) } }", "line 5: its VALUES block does not hold one row"),
        (param("p"), "SELECT * { VALUES (?p) { (UNDEF) (UNDEF) } }", "does not hold one row"),
        (param("p"), "SELECT * { VALUES (?p) { } }", "does not hold one row"),
        (
            param("p", "integer", default="7"),
            "SELECT * { VALUES (?p) { (UNDEF) } }",
            r'write VALUES \(\?p\) \{ \("7"\^\^<http://www.w3.org/2001/XMLSchema#integer>\) \}',
        ),
        (
            param("p", "integer", default="x"),
            "SELECT * { VALUES (?p) { (UNDEF) } }",
            "q.rq: the default of the parameter p: 'x' is not an integer",
        ),
        (param("p", "iri", default="event/1"), "SELECT * { VALUES (?p) { (UNDEF) } }", "is not an IRI"),
        (
            param("e", "endpoint"),
            "SELECT * { SERVICE <https://x.org/> { } }",
            "the endpoint e has no default",
        ),
        (
            param("e", "endpoint", default="https://x.org/"),
            "SELECT * { SERVICE <https://y.org/> { } }",
            "no SERVICE has the default of the endpoint e; write SERVICE <https://x.org/>",
        ),
        ("", "SELECT * { SERVICE { } }", "q.rq, line 4: SERVICE has no endpoint"),
        ("", "SELECT * { ?s", r"this is not SPARQL \(.*\)"),
        ("", "INSERT DATA { }", "q.rq: this is a SPARQL update, and only queries are answered"),
    ],
)
def test_parameter_without_its_place_is_refused(params: str, body: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        query(params, body)


REMOTE: Final = """PREFIX e: <https://x.org/>
SELECT * { # SERVICE <https://x.org/sparql>
  VALUES (?p) { (UNDEF) }
  SERVICE SILENT <https://x.org/sparql> { ?s ?p "<https://x.org/sparql>" }
  SERVICE e:other { ?s ?p ?o }
}"""


def test_endpoint_takes_the_place_of_its_default_behind_service() -> None:
    remote = query(f"{param('p')}, {param('to', 'endpoint', default='https://x.org/sparql')}", REMOTE)
    assert remote.bind({}, BASE).count("<https://x.org/sparql>") == 3
    bound = remote.bind({"to": ["http://localhost:7200/kb"], "p": ["x"]}, BASE)
    assert "SERVICE SILENT <http://localhost:7200/kb> { ?s ?p" in bound
    assert bound.count("<https://x.org/sparql>") == 2
    for value, message in (("ftp://x.org/", "address of an endpoint"), ("https://x.org/> {", "not an IRI")):
        with pytest.raises(QueryError, match=f"--param to: .*{message}"):
            remote.bind({"to": [value]}, BASE)
    with pytest.raises(QueryError, match="only one endpoint"):
        remote.bind({"to": ["https://a.org/", "https://b.org/"]}, BASE)


def test_federated_query_asks_the_endpoint_of_the_parameter_in_both_engines(sparql_service: Service) -> None:
    sparql_service.store.load(
        '<urn:k1> <https://x.org/name> "one" . <urn:k2> <https://x.org/name> "two" .',
        format=ox.RdfFormat.TURTLE,
    )
    federated = query(
        param("to", "endpoint", default="https://x.org/sparql"),
        """PREFIX e: <https://x.org/>
SELECT ?s ?name {
  ?s e:same ?there .
  SERVICE <https://x.org/sparql> {
    ?there <https://x.org/name> ?name
  }
} ORDER BY ?s""",
    )
    bound, here = (
        federated.bind({"to": [sparql_service.query]}, BASE),
        "<urn:a> <https://x.org/same> <urn:k2> .",
    )
    store = ox.Store()
    store.load(here, format=ox.RdfFormat.TURTLE)
    assert list(rows(run(store, bound))[1]) == [("urn:a", "two")]
    graph = Graph().parse(data=here, format="turtle")
    assert [tuple(map(str, cast("ResultRow", row))) for row in graph.query(bound)] == [("urn:a", "two")]
    assert len(sparql_service.asked) == 2


def test_reading_a_federated_query_asks_nobody() -> None:
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def handle(self) -> None:
            asked.append("asked")

    with HTTPServer(("127.0.0.1", 0), Listener) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        there = f"http://127.0.0.1:{server.server_port}/sparql"
        query(param("to", "endpoint", default=there), f"ASK {{ SERVICE <{there}> {{ ?s ?p ?o }} }}")
        server.shutdown()
        thread.join()
    assert asked == []


@pytest.mark.parametrize(
    ("kind", "body"), [("text/html", b"<html>"), ("application/sparql-results+json", b"{}")]
)
def test_an_endpoint_that_answers_something_else_is_named_and_not_the_store(
    sparql_service: Service, kind: str, body: bytes
) -> None:
    sparql_service.first.append(Answer(200, body, {"Content-Type": kind}))
    federated = query("", f"SELECT * {{ SERVICE <{sparql_service.query}> {{ ?s ?p ?o }} }}")
    message = "what an endpoint that it asks answers is no SPARQL result"
    with pytest.raises(QueryError, match=message), federating(federated):
        list(rows(run(ox.Store(), federated.text))[1])
