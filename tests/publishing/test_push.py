"""Pushing into a triple store, by both ways."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
import pytest

from mapper.publishing.push import (
    GraphStore,
    Outcome,
    Update,
    Writer,
    count,
    distrust,
    make_plan,
    parts_of,
    read_record,
    send,
)
from mapper.publishing.push import record as remembered
from mapper.publishing.push.graphs import batches
from mapper.publishing.push.record import record_graph
from mapper.publishing.remote import Client, RemoteError
from mapper.rdf.terms import DCTERMS, SCHEMA, XSD
from tests.publishing.services import Answer, Request, Service

BASE = "https://example.org/kb/"
STRANGE = 'tab\t bell\u0001 quote" both\\"\' back\\slash \\u0041 \\U00000041 \r\n ä😀 \ufffe }}'
Push = Callable[[ox.Store], Outcome]


@pytest.fixture(params=["update", "graph store"])
def push(request: pytest.FixtureRequest, sparql_service: Service) -> Push:
    """Pushes a store as `communique push` does, by one of the two ways."""

    def pushed(store: ox.Store) -> Outcome:
        client = Client(tries=2, pause=0)
        update, graph_store = Update(client, sparql_service.query), GraphStore(client, sparql_service.data)
        writer: Writer = update if request.param == "update" else graph_store
        record = read_record(client, sparql_service.query, BASE)
        plan = make_plan(parts_of(store, quiet), record)
        outcome = send(store, plan, record, writer, quiet)
        count(plan, outcome, client, sparql_service.query, quiet)
        distrust(outcome, record, writer)
        return outcome

    return pushed


def quiet(what: str, done: int, total: int) -> None:
    """Report nothing."""
    assert 0 <= done <= total, what


def store_of(**graphs: Iterable[str] | int) -> ox.Store:
    """A store whose graphs, by name, hold triples with these values, or with that many."""
    store = ox.Store()
    for name, values in graphs.items():
        texts = map(str, range(values)) if isinstance(values, int) else values
        store.extend(quad(name, text) for text in texts)
    return store


def quad(graph: str, text: str) -> ox.Quad:
    subject = ox.NamedNode(f"{BASE}{graph}/{len(text)}")
    return ox.Quad(subject, ox.NamedNode("urn:p"), ox.Literal(text), name(graph))


def name(graph: str) -> ox.NamedNode:
    return ox.NamedNode(f"{BASE}graph/{graph}")


def names(outcome: Outcome) -> list[str]:
    """The graphs that were sent."""
    return [part.graph.removeprefix(f"{BASE}graph/") for part in outcome.sent]


def held(service: Service) -> set[ox.Quad]:
    """What the service holds, but for its record."""
    record = ox.NamedNode(record_graph(BASE))
    return {one for one in service.store if one.graph_name != record}


def test_store_holds_what_was_pushed(push: Push, sparql_service: Service) -> None:
    store = store_of(a=["one", STRANGE], b=["zwei", "x" * 300_000])
    english = ox.Literal("colour", language="en-GB")
    number = ox.Literal("0.94", datatype=XSD.decimal)
    store.extend(ox.Quad(name("a"), ox.NamedNode("urn:q"), term, name("a")) for term in (english, number))
    outcome = push(store)
    assert outcome.whole
    assert (names(outcome), held(sparql_service)) == (["a", "b"], set(store))


def test_store_remembers_what_it_holds(push: Push, sparql_service: Service) -> None:
    push(store_of(a=2, b=1))
    record = ox.NamedNode(record_graph(BASE))
    said = {
        (one.subject, one.predicate)
        for one in sparql_service.store.quads_for_pattern(None, None, None, record)
    }
    assert said == {(record, DCTERMS.hasPart), (name("a"), SCHEMA.sha256), (name("b"), SCHEMA.sha256)}


def test_second_push_sends_nothing(push: Push, sparql_service: Service) -> None:
    push(store_of(a=2, b=1))
    sparql_service.asked.clear()
    assert push(store_of(a=2, b=1)).whole
    assert sparql_service.writes == []


def test_only_graphs_that_changed_are_sent(push: Push, sparql_service: Service) -> None:
    push(store_of(a=["one"], b=["two"], c=["three"]))
    after = store_of(a=["one"], b=["zwei"], c=["three"], d=["four"])
    outcome = push(after)
    assert outcome.whole
    assert (names(outcome), held(sparql_service)) == (["b", "d"], set(after))


def test_graph_that_is_gone_is_cleared(push: Push, sparql_service: Service) -> None:
    push(store_of(a=1, b=1))
    outcome = push(store_of(b=1))
    assert outcome.whole
    assert (outcome.cleared, held(sparql_service)) == ([name("a").value], set(store_of(b=1)))
    assert push(store_of(b=1)).cleared == []


def test_graphs_of_others_are_left_alone(push: Push, sparql_service: Service) -> None:
    theirs = [
        ox.Quad(name("x"), name("x"), name("x"), graph) for graph in (name("theirs"), ox.NamedNode("urn:g"))
    ]
    sparql_service.store.extend(theirs)
    push(store_of(a=1))
    push(store_of(b=1))
    assert held(sparql_service) == {*theirs, *store_of(b=1)}


@pytest.mark.parametrize("answers", range(1, 12))
def test_push_that_was_stopped_goes_on_where_it_was(
    push: Push, sparql_service: Service, answers: int
) -> None:
    push(store_of(a=["one"], b=["two"], old=["three"]))
    sparql_service.asked.clear()
    after = store_of(a=["one"], b=["zwei"], c=3, d=2)
    real, left = Service.answer, iter(range(answers))

    def answer(self: Service, request: Request, kind: str) -> Answer:
        return real(self, request, kind) if next(left, None) is not None else Answer(0)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Service, "answer", answer)
        try:
            first = push(after)
        except RemoteError:
            first = Outcome()
    again = push(after)
    assert again.whole
    assert held(sparql_service) == set(after)
    assert set(names(first)) & set(names(again)) == set()
    assert "a" not in names(first) + names(again)


def test_change_and_change_back_of_a_push_that_was_stopped(push: Push, sparql_service: Service) -> None:
    push(store_of(a=["one"], b=["two"]))
    sparql_service.cursed = name("a").value
    push(store_of(a=["eins"], b=["two"]))
    sparql_service.cursed = ""
    outcome = push(store_of(a=["one"], b=["two"]))
    assert (names(outcome), held(sparql_service)) == (["a"], set(store_of(a=["one"], b=["two"])))


def test_graph_that_the_store_refuses_is_named_and_the_others_go_on(
    push: Push, sparql_service: Service
) -> None:
    sparql_service.cursed = name("b").value
    outcome = push(store_of(a=1, b=1, c=1))
    assert (names(outcome), outcome.whole, outcome.stopped) == (["a", "c"], False, None)
    ((graph, error),) = outcome.refused
    assert graph == name("b").value
    assert "cannot store this" in str(error)


def test_store_that_refuses_us_is_not_bothered_further(push: Push, sparql_service: Service) -> None:
    sparql_service.broken["/data"] = Answer(403, b"read only")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Service, "change", lambda *_: Answer(403, b"read only"))
        outcome = push(store_of(a=1, b=1, c=1))
    assert (outcome.sent, outcome.refused) == ([], [])
    assert "read only" in str(outcome.stopped)
    assert len(sparql_service.writes) == 1


def test_graph_of_which_triples_are_missing_is_found_and_sent_again(
    push: Push, sparql_service: Service
) -> None:
    push(store_of(a=3, b=2))
    sparql_service.store.remove(quad("a", "1"))
    outcome = push(store_of(a=3, b=2))
    assert [(one.graph, one.expected, one.found) for one in outcome.wrong] == [(name("a").value, 3, 2)]
    assert not outcome.whole
    mended = push(store_of(a=3, b=2))
    assert mended.whole
    assert names(mended) == ["a"]


def test_knowledge_bases_of_other_base_iris_do_not_touch_each_other(
    push: Push, sparql_service: Service
) -> None:
    push(store_of(a=1))
    client = Client()
    other = read_record(client, sparql_service.query, "https://example.org/other/")
    assert (other.digests, make_plan([], other).gone) == ({}, ())


def test_long_record_is_read_page_by_page(
    push: Push, sparql_service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembered, "_PAGE", 3)
    graphs = {f"g{number}": 1 for number in range(9)}
    push(store_of(**graphs))
    assert len(read_record(Client(), sparql_service.query, BASE).digests) == 9


def test_large_graph_goes_in_pieces_that_stores_take(sparql_service: Service) -> None:
    store = store_of(a=2_500)
    (part,) = parts_of(store, quiet)
    writer = Update(Client(), sparql_service.query)
    sent: list[int] = []
    writer.replace(part.graph, (b"<urn:s> <urn:p> <urn:%d> .\n" % n for n in range(2_500)), sent.append)
    assert sent == [1_000, 1_000, 500]
    assert len(sparql_service.store) == 2_500
    assert [b"DROP" in one.body for one in sparql_service.writes] == [True, False, False]


def test_graph_store_gets_the_first_piece_by_put_and_the_others_by_post(sparql_service: Service) -> None:
    sparql_service.store.add(quad("a", "old"))
    writer = GraphStore(Client(), sparql_service.data)
    writer.replace(
        name("a").value, (b"<urn:s> <urn:p> <urn:%d> .\n" % n for n in range(120_000)), lambda _: None
    )
    assert [one.method for one in sparql_service.writes] == ["PUT", "POST", "POST"]
    assert {parse_qs(urlsplit(one.path).query)["graph"][0] for one in sparql_service.writes} == {
        name("a").value
    }
    assert len(sparql_service.store) == 120_000


def test_batches_have_so_many_lines_and_bytes_and_no_more() -> None:
    assert list(batches([b"aa", b"bb", b"cc"], 2, 100)) == [[b"aa", b"bb"], [b"cc"]]
    assert list(batches([b"aa", b"bbbbbb", b"cc", b"d"], 9, 4)) == [[b"aa"], [b"bbbbbb"], [b"cc", b"d"]]
    assert list(batches([], 2, 4)) == []


def test_digest_of_a_graph_depends_on_its_triples_alone() -> None:
    one, other = store_of(a=["x", "y"], b=["z"]), store_of(b=["z", "w"], a=["y", "x"])
    first, second = parts_of(one, quiet), parts_of(other, quiet)
    assert first[0] == second[0]
    assert first[1] != second[1]
