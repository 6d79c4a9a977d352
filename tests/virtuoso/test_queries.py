"""Every ready-made query gives the same rows on Virtuoso as in the embedded store."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

import pyoxigraph as ox
import pytest

from mapper.publishing import run as run_here
from mapper.publishing.endpoint import EndpointError, run_remote
from mapper.publishing.push import GraphStore, make_plan, parts_of, read_record, send
from mapper.publishing.queries import Query, find_queries
from mapper.publishing.remote import Client, Credentials
from mapper.publishing.results import QueryResult
from mapper.rdf import CQ
from mapper.store import KnowledgeBase
from tests.virtuoso.server import MOST_ROWS, USER, Virtuoso

pytestmark = pytest.mark.virtuoso

DECIMAL: Final = "http://www.w3.org/2001/XMLSchema#decimal"


def cases() -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Each query without parameters, and with those of its example."""
    for query in find_queries().values():
        if any(param.type == "endpoint" for param in query.params):
            continue  # it asks a second endpoint
        example = of_example(query)
        if not any(param.required for param in query.params):
            yield query.name, {}
        if example:
            yield query.name, example


def of_example(query: Query) -> dict[str, list[str]]:
    words = shlex.split(query.example)
    given: dict[str, list[str]] = {}
    for option, word in pairwise(words):
        if option == "--param":
            name, _, value = word.partition("=")
            given.setdefault(name, []).append(value)
    return given


@pytest.fixture(scope="module")
def endpoint(empty: Virtuoso, seeds: KnowledgeBase) -> str:
    """The endpoint of a server that holds the knowledge base of the seeds."""
    writer = GraphStore(Client(Credentials(USER, empty.password)), empty.graph_store)
    record = read_record(Client(), empty.sparql, seeds.base)
    plan = make_plan(parts_of(seeds.store, lambda *_: None), record)
    assert send(seeds.store, plan, record, writer, lambda *_: None).whole
    return empty.sparql


def bag(result: QueryResult) -> Counter[tuple[object, ...]]:
    """Rows, or the triples of a graph, each with its number."""
    if isinstance(result, ox.QueryBoolean):
        return Counter([(bool(result),)])
    if isinstance(result, ox.QueryTriples):
        return Counter({(t.subject, t.predicate, t.object) for t in result})
    return Counter(tuple(map(normal, solution)) for solution in result)


def normal(term: object) -> object:
    """A decimal by its value: 0.50 is 0.5."""
    if isinstance(term, ox.Literal) and term.datatype.value == DECIMAL:
        return float(term.value)
    return term


def test_result_that_virtuoso_cuts_is_no_result(endpoint: str) -> None:
    all_pairs = f"SELECT ?a ?b WHERE {{ ?a a <{CQ.Passage.value}> . ?b a <{CQ.Passage.value}> }}"
    with pytest.raises(EndpointError, match=f"the endpoint gives no more than {MOST_ROWS} rows"):
        run_remote(endpoint, all_pairs)


@pytest.mark.parametrize(("name", "given"), [*cases()], ids=str)
def test_query_gives_the_same_rows(
    endpoint: str, seeds: KnowledgeBase, name: str, given: dict[str, list[str]]
) -> None:
    sparql = find_queries()[name].bind(given, seeds.base)
    assert bag(run_remote(endpoint, sparql)) == bag(run_here(seeds.store, sparql))
