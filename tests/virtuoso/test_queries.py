"""Every ready-made query gives the rows on Virtuoso that it must, which are those of the embedded store."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

import pytest

from mapper.publishing.endpoint import EndpointError, run_remote
from mapper.publishing.push import GraphStore, make_plan, parts_of, read_record, send
from mapper.publishing.queries import find_queries
from mapper.publishing.remote import Client, Credentials
from mapper.rdf import CQ
from mapper.store import KnowledgeBase
from tests.publishing.services import service
from tests.queries.engines import BASE
from tests.queries.seeds import SeedCase, in_oxigraph, rows_of, seed_cases
from tests.virtuoso.server import MOST_ROWS, USER, Virtuoso

pytestmark = pytest.mark.virtuoso


@pytest.fixture(scope="module")
def endpoint(empty: Virtuoso, seeds: KnowledgeBase) -> str:
    """The endpoint of a server that holds the knowledge base of the seeds."""
    writer = GraphStore(Client(Credentials(USER, empty.password)), empty.graph_store)
    record = read_record(Client(), empty.sparql, seeds.base)
    plan = make_plan(parts_of(seeds.store, lambda *_: None), record)
    assert send(seeds.store, plan, record, writer, lambda *_: None).whole
    return empty.sparql


def test_result_that_virtuoso_cuts_is_no_result(endpoint: str) -> None:
    all_pairs = f"SELECT ?a ?b WHERE {{ ?a a <{CQ.Passage.value}> . ?b a <{CQ.Passage.value}> }}"
    with pytest.raises(EndpointError, match=f"the endpoint gives no more than {MOST_ROWS} rows"):
        run_remote(endpoint, all_pairs)


@pytest.fixture
def federated(empty: Virtuoso) -> Iterator[None]:
    """While the server may ask other endpoints."""
    with empty.federated():
        yield


@pytest.mark.usefixtures("federated")
@pytest.mark.parametrize("case", seed_cases(), ids=str)
def test_query_gives_the_rows_that_it_must(endpoint: str, seeds: KnowledgeBase, case: SeedCase) -> None:
    with case.sparql() as sparql:
        found = rows_of(run_remote(endpoint, sparql))
        assert case.faults(found) == []
    with case.sparql() as sparql:
        assert found == in_oxigraph(seeds.store, sparql)


@pytest.mark.usefixtures("federated")
@pytest.mark.parametrize("items", [("wd:Q7184",), ("wd:Q7184", "wd:Q318693")], ids=len)
def test_other_endpoint_is_asked_for_these_items_alone(endpoint: str, items: tuple[str, ...]) -> None:
    query = find_queries()["details-from-wikidata"]
    with service() as wikidata:
        run_remote(endpoint, query.bind({"item": items, "endpoint": [wikidata.query]}, BASE))
        (asked,) = wikidata.asked
    text = unquote(asked.body.decode()) + unquote(asked.path)
    assert set(re.findall(r"/entity/(\w+)", text)) == {item.removeprefix("wd:") for item in items}


def test_server_that_may_not_ask_others_says_what_its_operator_must_allow(endpoint: str) -> None:
    with pytest.raises(EndpointError, match="SPARQL_SINV_2") as raised:
        run_remote(endpoint, "SELECT ?s { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }")
    assert "its web user" in raised.value.remedy
    assert "docs/triple-stores.md" in raised.value.remedy
