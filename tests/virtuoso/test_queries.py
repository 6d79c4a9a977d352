"""Every ready-made query gives the rows on Virtuoso that it must, which are those of the embedded store."""

from __future__ import annotations

import pytest

from mapper.publishing.endpoint import EndpointError, run_remote
from mapper.publishing.push import GraphStore, make_plan, parts_of, read_record, send
from mapper.publishing.remote import Client, Credentials
from mapper.rdf import CQ
from mapper.store import KnowledgeBase
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


@pytest.mark.parametrize("case", [case for case in seed_cases() if not case.remote], ids=str)
def test_query_gives_the_rows_that_it_must(endpoint: str, seeds: KnowledgeBase, case: SeedCase) -> None:
    with case.sparql() as sparql:
        found = rows_of(run_remote(endpoint, sparql))
        assert case.faults(found) == []
        assert found == in_oxigraph(seeds.store, sparql)
