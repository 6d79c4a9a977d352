"""Every ready-made query gives the rows judged by hand on the five seed articles, in both engines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Final

import pyoxigraph as ox
import pytest

from mapper.publishing.queries import find_queries
from tests.queries.seeds import Row, SeedCase, in_oxigraph, in_rdflib, seed_cases, seed_trig, seed_union

CASES: Final = seed_cases()


@pytest.fixture(scope="module")
def oxigraph() -> Callable[[str], Counter[Row]]:
    store = ox.Store()
    store.load(seed_trig(), format=ox.RdfFormat.TRIG)
    return lambda sparql: in_oxigraph(store, sparql)


@pytest.fixture(scope="module")
def rdflib_() -> Callable[[str], Counter[Row]]:
    graph = seed_union()
    return lambda sparql: in_rdflib(graph, sparql)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_oxigraph_answers_what_the_seed_articles_say(
    oxigraph: Callable[[str], Counter[Row]], case: SeedCase
) -> None:
    with case.sparql() as sparql:
        assert case.faults(oxigraph(sparql)) == []


@pytest.mark.parametrize("case", CASES, ids=str)
def test_rdflib_answers_what_the_seed_articles_say(
    rdflib_: Callable[[str], Counter[Row]], case: SeedCase
) -> None:
    with case.sparql() as sparql:
        assert case.faults(rdflib_(sparql)) == []


def test_every_query_has_expected_rows_on_the_seeds() -> None:
    assert {case.query.name for case in CASES} == set(find_queries())


def test_the_columns_are_those_of_the_query() -> None:
    for case in CASES:
        if case.query.form == "SELECT":
            with case.sparql() as sparql:
                result = ox.Store().query(sparql)
            assert isinstance(result, ox.QuerySolutions)
            assert case.columns == tuple(variable.value for variable in result.variables), case.query.name
