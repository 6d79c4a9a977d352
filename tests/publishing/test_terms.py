"""Parameters of queries: terms, never pasted text."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.publishing import QueryError, parse_query, rows, run
from mapper.publishing.terms import parse_term

BASE = "https://example.org/id/"
PREFIXES = {"cq": "https://w3id.org/communique/ontology#"}


def ask(kind: str, *values: str) -> list[tuple[str, ...]]:
    """The rows of a query that gives back its parameter."""
    header = f"#+ summary: T\n#+ description: D\n#+ params: [{{name: p, type: {kind}, description: P}}]\n"
    query = parse_query(header + "SELECT ?p { VALUES (?p) { (UNDEF) } }", "echo", "echo.rq")
    return list(rows(run(ox.Store(), query.bind({"p": values}, BASE)))[1])


@given(value=st.text().filter(str.strip))
def test_any_text_arrives_as_it_is_and_breaks_no_query(value: str) -> None:
    assert ask("string", value) == [(value,)]


def test_several_values_are_several_rows() -> None:
    assert sorted(ask("string", "a", "b")) == [("a",), ("b",)]


def test_parameter_not_given_is_unbound() -> None:
    assert ask("string") == [("",)]


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("iri", "person/ivan-petrov", f"<{BASE}person/ivan-petrov>"),
        ("iri", "https://x.org/a#b", "<https://x.org/a#b>"),
        ("iri", "<https://x.org/a>", "<https://x.org/a>"),
        ("iri", "cq:Meeting", "<https://w3id.org/communique/ontology#Meeting>"),
        ("integer", " 007 ", '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("decimal", "0.70", '"0.70"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("date", "2023-02-20", '"2023-02-20"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("date", "2023-02", '"2023-02-01"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("date", "2023", '"2023-01-01"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("edtf", "XXXX-09-28", '"XXXX-09-28"^^<http://id.loc.gov/datatypes/edtf/EDTF>'),
        ("code", "signed", '"signed"'),
        ("endpoint", " https://x.org/sparql?a=b ", "<https://x.org/sparql?a=b>"),
    ],
)
def test_value_becomes_a_term_of_its_type(kind: str, value: str, term: str) -> None:
    assert str(parse_term(kind, value, BASE, PREFIXES)) == term


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        ("integer", "many", "'many' is not an integer"),
        ("decimal", "NaN", "'NaN' is not a decimal number"),
        ("date", "2023-02-30", "not a date such as 2023-02-20, 2023-02 or 2023"),
        ("date", "2023-13", "not a date such as 2023-02-20"),
        ("date", "202", "not a date such as 2023-02-20"),
        ("edtf", "soon", "not a date in EDTF"),
        ("code", "Signed by", "not a code of a vocabulary"),
        ("iri", "https://x.org/a b", "not an IRI"),
    ],
)
def test_value_that_does_not_fit_is_refused(kind: str, value: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        ask(kind, value)
