"""What users are told of a text that is no SPARQL query."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Thread

import pytest

from mapper.publishing.queries import QueryError, load_query
from mapper.publishing.queries.library import parse_query


def told(text: str) -> str:
    with pytest.raises(QueryError) as caught:
        parse_query(text, "mine", "mine.rq")
    return str(caught.value)


def test_a_prefix_that_is_not_declared_is_named_with_its_line_and_its_namespace() -> None:
    assert told("SELECT ?s\nWHERE { ?s a cq:Person }") == (
        "mine.rq, line 2: the prefix cq: is not declared; "
        "add PREFIX cq: <https://w3id.org/communique/ontology#>"
    )


def test_a_prefix_that_nobody_knows_is_named_too() -> None:
    found = told("PREFIX cq: <https://w3id.org/communique/ontology#> ASK { _:x cq:is zz:this }")
    assert found == "mine.rq, line 1: the prefix zz: is not declared; add PREFIX zz: <…>"


def test_prefixes_in_strings_and_comments_need_no_declaration() -> None:
    assert told('# cq:this\nASK { ?s ?p "cq:that" ').startswith("mine.rq: this is not SPARQL (")


@pytest.mark.parametrize(
    "update",
    ["DELETE WHERE { ?s ?p ?o }", "prefix x: <https://x.org/> insert data { x:a x:b x:c }", "CLEAR ALL"],
)
def test_an_update_is_called_an_update(update: str) -> None:
    assert told(update).startswith("mine.rq: this is a SPARQL update, and only queries are answered; write")


@pytest.mark.parametrize("text", ["", "  \n", "# only a remark\n"])
def test_a_file_without_a_query_is_said_to_hold_none(text: str) -> None:
    assert told(text).startswith("mine.rq: it holds no query; write")


def test_a_mistake_is_told_in_a_line_that_can_be_read() -> None:
    assert len(told("SELECT ?s WHERE { ?s ?p ?o FILTER( }")) < 220


def test_a_query_is_read_from_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_text, args=("ASK { ?s ?p ?o }",), daemon=True)
    writer.start()
    assert load_query(pipe).form == "ASK"
    writer.join(timeout=10)
