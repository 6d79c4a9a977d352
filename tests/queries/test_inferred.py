"""What follows by the ontology changes no row: the queries ask for what is stated."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pyoxigraph as ox
import pytest

from mapper.rdf import Iris
from mapper.reasoning import inferred_triples, rules, triple_of
from tests.queries.engines import BASE, ENGINES, SMALL, vocabularies
from tests.queries.test_answers import CASES, QUERIES, Case


@cache
def inferred() -> str:
    """What follows from the small knowledge base, as TriG."""
    stated = {
        triple_of(quad) for text in (SMALL, vocabularies()) for quad in ox.parse(text, ox.RdfFormat.TRIG)
    }
    found = inferred_triples(rules(), [], stated, stated.__contains__)
    graph = Iris(BASE).graph("inferred")
    quads = sorted((ox.Quad(*triple, graph) for triple in found), key=str)
    return (ox.serialize(quads, format=ox.RdfFormat.TRIG) or b"").decode()


def test_something_follows() -> None:
    assert "http://xmlns.com/foaf/0.1/Person" in inferred()


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_query_answers_what_the_articles_say_and_no_more(case: Case) -> None:
    engine = ENGINES["oxigraph"](SMALL, vocabularies(), inferred())
    rows = engine(QUERIES[case.query].bind(case.params, BASE))
    assert Counter(rows) == Counter(case.rows)
