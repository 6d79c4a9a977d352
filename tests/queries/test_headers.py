"""The query files: their headers, their columns, and what every engine must be able to read."""

from __future__ import annotations

import re
from typing import Final

import pyoxigraph as ox
import pytest
import yaml
from rdflib.plugins.sparql import prepareQuery

from mapper.publishing.queries import Query, find_queries

QUERIES: Final = find_queries()

# The contract with those who read the tables; further columns may follow.
TABLES: Final = {
    "articles": "article kind source title published publisher",
    "officials": "article person name post body_name since until",
    "bodies": "article body name short_name kind wikidata",
    "events": "article event type label date place status",
    "participants": "article event name role in_capacity",
    "statements": "article statement speaker form act content event "
    "source_start source_end cue_start cue_end content_spans",
    "documents": "article document title kind act",
}
GROUPS: Final = {
    *("tables", "people", "bodies", "events", "statements", "documents"),
    *("quality", "provenance", "statistics", "exchange"),
}

every_query = pytest.mark.parametrize("query", QUERIES.values(), ids=list(QUERIES))


@pytest.mark.parametrize("table", TABLES)
def test_a_table_begins_with_the_columns_of_the_contract(table: str) -> None:
    columns = TABLES[table].split()
    result = ox.Store().query(QUERIES[table].text)
    assert isinstance(result, ox.QuerySolutions)
    assert [variable.value for variable in result.variables][: len(columns)] == columns


def test_the_tables_are_the_group_of_that_name() -> None:
    assert {name for name, query in QUERIES.items() if query.group == "tables"} == set(TABLES)


@every_query
def test_rdflib_reads_the_query(query: Query) -> None:
    prepareQuery(query.text)


@every_query
def test_the_header_says_what_the_query_answers(query: Query) -> None:
    assert 10 < len(query.title) < 70
    assert not query.title.endswith(".")
    assert query.description.endswith(".")
    assert query.group in GROUPS
    assert query.example.startswith(f"communique query KB {query.name}")
    assert all(param.description for param in query.params)


@every_query
def test_keywords_say_more_than_the_group_and_are_words(query: Query) -> None:
    assert len(query.keywords) > 1
    assert all(re.fullmatch(r"[a-z]+( [a-z]+)*", keyword) for keyword in query.keywords)


@every_query
def test_grlc_reads_the_header(query: Query) -> None:
    lines = [line for line in query.text.split("\n") if line.startswith("#+")]
    header = yaml.safe_load("\n".join(line.lstrip("#+") for line in lines))  # as grlc does
    assert header["summary"] == query.title
    assert header["description"] == query.description
    assert header["tags"] == list(query.keywords)


@every_query
def test_the_example_uses_parameters_that_the_query_has(query: Query) -> None:
    assert set(re.findall(r"--param (\w+)=", query.example)) <= {param.name for param in query.params}


@every_query
def test_the_query_has_only_the_prefixes_it_uses(query: Query) -> None:
    declared = re.findall(r"^PREFIX (\w+):", query.text, re.MULTILINE)
    body = re.sub(r"^(#|PREFIX).*$", "", query.text, flags=re.MULTILINE)
    assert sorted(declared) == declared
    assert {prefix for prefix in declared if re.search(rf"\b{prefix}:", body)} == set(declared)


@every_query
def test_the_query_asks_the_union_of_graphs_under_any_base(query: Query) -> None:
    assert not re.search(r"\b(GRAPH|FROM)\b", query.text)
    assert "w3id.org/communique/id/" not in query.text


@every_query
def test_the_order_of_the_rows_is_fixed(query: Query) -> None:
    assert query.form == "CONSTRUCT" or re.search(r"^ORDER BY ", query.text, re.MULTILINE)
