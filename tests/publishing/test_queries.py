"""Files of queries, and how results are written."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from mapper.publishing import (
    TABLES,
    QueryError,
    ResultFormat,
    as_text,
    find_queries,
    load_query,
    parse_query,
    run,
)

BASE = "https://example.org/kb/"


def test_query_of_ones_own_needs_no_header() -> None:
    assert parse_query("SELECT ?a ?b { ?a ?p ?b }", "mine", "mine.rq").params == ()


def test_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.rq").write_bytes(b"\xff\xfe")
    with pytest.raises(QueryError, match=r"bad\.rq: the query cannot be read"):
        load_query(tmp_path / "bad.rq")


def test_mark_of_byte_order_is_no_part_of_a_query(tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text("ASK { }", encoding="utf-8-sig")
    assert load_query(tmp_path / "mine.rq").text == "ASK { }"


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.rq").write_text("SELECT ?x { }")
    with pytest.raises(QueryError, match="two queries have this name"):
        find_queries(tmp_path)


def test_the_seven_tables_come_first() -> None:
    assert sorted(list(find_queries())[:7]) == sorted(TABLES)


def small() -> ox.Store:
    store = ox.Store()
    text = '<urn:a> <urn:p> "say \\"no\\",\\n twice" , "ä"@de . <urn:a> <urn:q> <urn:b> .'
    store.load(text, format=ox.RdfFormat.TURTLE, to_graph=ox.NamedNode("urn:g"))
    return store


def test_csv_holds_lexical_forms_and_quotes_what_must_be() -> None:
    result = run(small(), "SELECT ?o ?none { ?s ?p ?o } ORDER BY ?o")
    assert as_text(result, ResultFormat.CSV, BASE) == 'o,none\nurn:b,\n"say ""no"",\n twice",\nä,\n'


def test_graph_comes_as_turtle_in_order() -> None:
    result = run(small(), "CONSTRUCT { ?s <urn:q> ?o } { ?s <urn:q> ?o }")
    text = as_text(result, ResultFormat.TTL, BASE)
    assert text == "<urn:a> <urn:q> <urn:b> .\n"


def test_graph_comes_with_the_prefixes_that_it_needs() -> None:
    knows = "http://xmlns.com/foaf/0.1/knows"
    result = run(small(), f"CONSTRUCT {{ ?s <{knows}> <{BASE}person/ana> }} {{ ?s <urn:q> ?o }}")
    assert set(as_text(result, ResultFormat.TTL, BASE).splitlines()) == {
        "@prefix foaf: <http://xmlns.com/foaf/0.1/> .",
        f"@prefix person: <{BASE}person/> .",
        "<urn:a> foaf:knows person:ana .",
    }


def test_graph_comes_as_compact_json_ld() -> None:
    result = run(small(), "CONSTRUCT { ?s <https://schema.org/url> ?o } { ?s <urn:q> ?o }")
    document = json.loads(as_text(result, ResultFormat.JSON, BASE))
    assert document["@graph"] == [{"id": "urn:a", "schema:url": [{"id": "urn:b"}]}]


def test_answer_of_ask_is_one_cell() -> None:
    assert as_text(run(small(), "ASK { ?s ?p ?o }"), ResultFormat.CSV, BASE) == "answer\ntrue\n"


def test_rows_are_no_turtle() -> None:
    with pytest.raises(QueryError, match="rows, not a graph; use --format table, csv or json"):
        as_text(run(small(), "SELECT ?s { ?s ?p ?o }"), ResultFormat.TTL, BASE)


def test_yes_or_no_is_no_turtle() -> None:
    with pytest.raises(QueryError, match="yes or no, not a graph; use --format table, csv or json"):
        as_text(run(small(), "ASK { ?s ?p ?o }"), ResultFormat.TTL, BASE)
