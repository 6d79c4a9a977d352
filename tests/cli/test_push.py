"""`communique push` and `communique query --endpoint`, with a service of our own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from mapper.store import open_knowledge_base
from tests.cli.conftest import Run
from tests.publishing.services import Answer, Request, Service, service


@pytest.fixture
def target(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Service]:
    monkeypatch.delenv("COMMUNIQUE_USER", raising=False)
    monkeypatch.delenv("COMMUNIQUE_PASSWORD", raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "no-netrc"))
    with service() as one:
        yield one


def quads(kb: Path) -> set[ox.Quad]:
    return set(open_knowledge_base(kb).store)


def test_push_fills_a_store_and_says_so(run: Run, kb: Path, target: Service) -> None:
    done = run("push", kb, "--endpoint", target.query, "--graph-store", target.data)
    total = len(quads(kb))
    assert (done.code, done.out) == (0, "")
    assert f"({total} triples), cleared 0; 0 were the same; the number of triples is right in all" in done.err
    assert quads(kb) <= set(target.store)


def test_second_push_has_nothing_to_send(run: Run, kb: Path, target: Service) -> None:
    run("push", kb, "--endpoint", target.query, "--quiet")
    again = run("push", kb, "--endpoint", target.query)
    assert (again.code, "sent 0 graphs (0 triples)" in again.err) == (0, True)


def test_graph_store_at_a_wrong_address_is_noticed_though_nothing_is_to_be_sent(
    run: Run, kb: Path, target: Service
) -> None:
    target.broken["/form"] = Answer(200, b"<html>a form</html>", {"Content-Type": "text/html"})
    target.broken["/broken"] = Answer(200, b"<a", {"Content-Type": "text/turtle"})
    target.broken["/nothing"] = Answer(404, b"no such page")
    run("push", kb, "--endpoint", target.query, "--graph-store", target.data)
    for path, said in (
        ("/nothing", "HTTP 404: no such page"),
        ("/form", "as a graph store does, but text/html"),
        ("/broken", "as a graph store does, but text/turtle"),
    ):
        for dry in ((), ("--dry-run",)):
            done = run("push", kb, "--endpoint", target.query, "--graph-store", target.url + path, *dry)
            assert (done.code, done.out) == (2, "")
            assert f"{target.url}{path}: it " in done.err
            assert said in done.err
    for dry in ((), ("--dry-run",)):
        assert run("push", kb, "--endpoint", target.query, "--graph-store", target.data, *dry).code == 0


def test_dry_run_before_anything_was_pushed_says_that_the_graph_store_was_not_tried(
    run: Run, kb: Path, target: Service
) -> None:
    nowhere = f"{target.url}/nothing"
    done = run("push", kb, "--endpoint", target.query, "--graph-store", nowhere, "--dry-run")
    assert done.code == 0
    assert f"{nowhere}: it was not tried" in done.err


def test_dry_run_says_what_would_be_sent_and_sends_nothing(run: Run, kb: Path, target: Service) -> None:
    done = run("push", kb, "--endpoint", target.query, "--dry-run")
    assert done.code == 0
    lines = done.out.splitlines()
    assert len(lines) == len(list(open_knowledge_base(kb).store.named_graphs()))
    assert all(line.startswith("send   graph/") and line.endswith(" triples, new") for line in lines)
    assert (target.writes, len(target.store)) == ([], 0)


def test_wrong_password_ends_a_push_before_anything_is_done(
    run: Run, kb: Path, target: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    target.protected = ("/data",)
    monkeypatch.setenv("COMMUNIQUE_USER", "ana")
    monkeypatch.setenv("COMMUNIQUE_PASSWORD", "guessed")
    done = run("push", kb, "--endpoint", target.query, "--graph-store", target.data)
    assert (done.code, len(target.store)) == (2, 0)
    assert "HTTP 401" in done.err
    assert "guessed" not in done.err


def test_store_that_went_away_in_between_leaves_the_rest_to_the_next_push(
    run: Run, kb: Path, target: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)
    keep = Service.keep

    def some(self: Service, request: Request, graph: str) -> Answer:
        return Answer(0) if graph.endswith("graph/ontology") else keep(self, request, graph)

    monkeypatch.setattr(Service, "keep", some)
    done = run("push", kb, "--endpoint", target.query, "--graph-store", target.data)
    assert done.code == 1
    assert "it does not answer" in done.err
    assert "are left for the next push" in done.err


def test_graph_with_a_wrong_number_of_triples_is_reported(run: Run, kb: Path, target: Service) -> None:
    run("push", kb, "--endpoint", target.query)
    corpus = ox.NamedNode(f"{open_knowledge_base(kb).base}graph/corpus")
    lost = next(iter(target.store.quads_for_pattern(None, None, None, corpus)))
    target.store.remove(lost)
    done = run("push", kb, "--endpoint", target.query)
    assert done.code == 1
    assert "graph/corpus: the store has " in done.err
    assert run("push", kb, "--endpoint", target.query).code == 0
    assert lost in target.store


def test_password_that_would_go_out_in_the_clear_stays_here(
    run: Run, kb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMUNIQUE_USER", "ana")
    monkeypatch.setenv("COMMUNIQUE_PASSWORD", "se cret")
    for command in (["push", kb], ["query", kb, "events"]):
        done = run(*command, "--endpoint", "http://sparql.invalid/")
        assert (done.code, "--plain-http" in done.err, "se cret" in done.err) == (2, True, False)


@pytest.mark.parametrize("name", ["events", "who-met-whom", "articles"])
def test_endpoint_that_was_pushed_to_gives_the_same_rows(
    run: Run, kb: Path, target: Service, name: str
) -> None:
    run("push", kb, "--endpoint", target.query)
    target.union = True
    here = run("query", kb, name, "--format", "csv")
    there = run("query", kb, name, "--format", "csv", "--endpoint", target.query)
    assert (there.code, there.out) == (0, here.out)


def test_endpoint_is_asked_without_a_knowledge_base_too(run: Run, kb: Path, target: Service) -> None:
    run("push", kb, "--endpoint", target.query)
    target.union = True
    typed = ["planned-events", "--param", "type=sesion", "--format", "csv", "--endpoint", target.query]
    alone, beside = run("query", *typed), run("query", kb, *typed)
    assert (alone.code, alone.out, alone.err) == (0, beside.out, beside.err)
    assert "--param type=sesion: nothing has this value; there are " in alone.err
