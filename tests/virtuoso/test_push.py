"""Loading Virtuoso: by both ways of `communique push`, and by its bulk loader."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest

from mapper import build
from mapper.publishing.endpoint import run_remote
from mapper.publishing.push import GraphStore, Update, make_plan, parts_of, read_record, send
from mapper.publishing.push.graphs import lines_of
from mapper.publishing.push.record import record_graph
from mapper.publishing.remote import Client, Credentials
from mapper.rdf.terms import EDTF, XSD
from mapper.store import KnowledgeBase, open_knowledge_base
from tests.cli.conftest import Run
from tests.virtuoso.conftest import SEEDS
from tests.virtuoso.server import USER, Virtuoso

pytestmark = pytest.mark.virtuoso

ALL = "SELECT ?s ?p ?o WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
NAMES = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
STRANGE = 'tab\t bell\u0001 quote" both\\"\' back\\slash \\u0041 \\U00000041 \\ \r\n ä😀 e\u0301 \ufffe }}'
TERMS = [
    *map(ox.Literal, (STRANGE, "", " x ", "\n", "x" * 300_000, "ä😀" * 20_000)),
    ox.Literal("colour", language="en"),
    ox.Literal("2023-02?", datatype=EDTF),
    *(ox.Literal(text, datatype=XSD.date) for text in ("1850-01-01", "2023-02-20")),
    *(ox.Literal(text, datatype=XSD.decimal) for text in ("0.94", "12", "0.123456789012345")),
    ox.Literal("2024-05-02T10:11:12Z", datatype=XSD.dateTime),
    ox.Literal("https://example.org/?a=b&c=ä", datatype=XSD.anyURI),
    ox.Literal(2**31 - 1),
]
SENT = re.compile(
    r"sent (\d+) graphs? \((\d+) triples\), cleared (\d+); (\d+) were the same; the number .* right"
)


@pytest.fixture(params=["update", "graph store"])
def way(request: pytest.FixtureRequest, server: Virtuoso) -> list[str]:
    """The options of one of the ways to write, into an empty server."""
    server.sql("RDF_GLOBAL_RESET ();")
    if request.param == "update":
        return ["--endpoint", server.update]
    return ["--endpoint", server.sparql, "--graph-store", server.graph_store]


def triples(server: Virtuoso, graph: str) -> set[tuple[object, ...]]:
    found = run_remote(server.sparql, ALL.format(graph=graph))
    assert isinstance(found, ox.QuerySolutions)
    return {(row["s"], row["p"], row["o"]) for row in found}


def expected(store: ox.Store, graph: str) -> set[tuple[object, ...]]:
    quads = store.quads_for_pattern(None, None, None, ox.NamedNode(graph))
    return {(quad.subject, quad.predicate, quad.object) for quad in quads}


def graphs(store: ox.Store) -> set[str]:
    return {graph.value for graph in store.named_graphs() if isinstance(graph, ox.NamedNode)}


def holds(server: Virtuoso, knowledge_base: KnowledgeBase) -> None:
    """Every triple of the knowledge base is there, in its graph, and none else below its base IRI."""
    store, base = knowledge_base.store, knowledge_base.base
    for graph in graphs(store):
        assert triples(server, graph) == expected(store, graph), graph
    found = run_remote(server.sparql, NAMES)
    assert isinstance(found, ox.QuerySolutions)
    there = {str(row["g"].value) for row in found if row["g"].value.startswith(base)}
    assert there - {record_graph(base)} == graphs(store)


def sent(said: str) -> tuple[int, ...]:
    """Graphs and triples that were sent, graphs that were cleared, and that were the same."""
    match = SENT.search(said)
    assert match, said
    return tuple(map(int, match.groups()))


def test_every_triple_is_there_and_a_second_push_sends_none(
    run: Run, server: Virtuoso, way: list[str], folder: Path, seeds: KnowledgeBase
) -> None:
    number = len(graphs(seeds.store))
    assert sent(run("push", folder, *way).err) == (number, len(seeds.store), 0, 0)
    holds(server, seeds)
    assert sent(run("push", folder, *way).err) == (0, 0, 0, number)


def test_only_what_one_article_changed_is_sent(
    run: Run, server: Virtuoso, way: list[str], tmp_path: Path
) -> None:
    texts, kb = tmp_path / "texts", tmp_path / "kb"
    shutil.copytree(SEEDS, texts)
    assert build([texts], kb).complete
    before = open_knowledge_base(kb)
    run("push", kb, *way)
    changed = texts / "000_4e73ae29418c6f45.txt"
    changed.write_text(
        changed.read_text(encoding="utf-8").replace("intended to increase", "intends to increase"),
        encoding="utf-8",
    )
    assert build([texts], kb).complete
    after = open_knowledge_base(kb)
    came = {g for g in graphs(after.store) if expected(after.store, g) != expected(before.store, g)}
    gone = graphs(before.store) - graphs(after.store)
    articles = f"{after.base}graph/article/"
    assert [len([g for g in some if g.startswith(articles)]) for some in (came, gone)] == [1, 1]
    assert f"{after.base}graph/corpus" in came
    said = sent(run("push", kb, *way).err)
    assert (said[0], said[2]) == (len(came), len(gone))
    assert said[3] == len(graphs(after.store)) - len(came) > len(came)
    holds(server, after)


def test_push_that_was_stopped_within_a_graph_goes_on(
    run: Run, server: Virtuoso, way: list[str], folder: Path, seeds: KnowledgeBase
) -> None:
    client = Client(Credentials(USER, server.password))
    writer = Update(client, server.update) if len(way) == 2 else GraphStore(client, server.graph_store)
    record = read_record(client, server.sparql, seeds.base)
    plan = make_plan(parts_of(seeds.store, lambda *_: None), record)

    def stop(what: str, done: int, total: int) -> None:
        if done > 0.75 * total:  # within the reference data, or just after them
            raise KeyboardInterrupt(what)

    with pytest.raises(KeyboardInterrupt):
        send(seeds.store, plan, record, writer, stop)
    resumed = sent(run("push", folder, *way).err)
    assert 0 < resumed[0] < len(plan.send)
    assert resumed[0] + resumed[3] == len(plan.send)
    holds(server, seeds)


def test_wrong_password_changes_nothing(
    run: Run, server: Virtuoso, way: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMUNIQUE_PASSWORD", "guessed")
    done = run("push", folder, *way)
    assert (done.code, "HTTP 401" in done.err, "guessed" in done.err) == (2, True, False)
    found = run_remote(server.sparql, NAMES)
    assert not [row for row in found if "communique" in row["g"].value]  # type: ignore[union-attr]


@pytest.mark.parametrize("store", [False, True])
def test_nobody_is_told_how_to_say_who_he_is(
    run: Run, empty: Virtuoso, folder: Path, monkeypatch: pytest.MonkeyPatch, *, store: bool
) -> None:
    for name in ("COMMUNIQUE_USER", "COMMUNIQUE_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    empty.sql("RDF_GLOBAL_RESET ();")
    open_to_all = ["--graph-store", f"{empty.url}/sparql-graph-crud"] if store else []
    done = run("push", folder, "--endpoint", empty.sparql, *open_to_all)
    assert (done.code, "set COMMUNIQUE_USER and COMMUNIQUE_PASSWORD" in done.err) == (2, True)


def test_user_without_rights_is_told_so(
    run: Run, server: Virtuoso, way: list[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.sql("DB.DBA.USER_CREATE ('reader', 'some-pw');")
    try:
        monkeypatch.setenv("COMMUNIQUE_USER", "reader")
        monkeypatch.setenv("COMMUNIQUE_PASSWORD", "some-pw")
        done = run("push", folder, *way)
        assert (done.code, "denied" in done.err.lower()) == (2, True)
    finally:
        server.sql("DB.DBA.USER_DROP ('reader', 1);")


def test_texts_of_all_kinds_arrive_as_they_are(server: Virtuoso, way: list[str]) -> None:
    client = Client(Credentials(USER, server.password))
    writer = Update(client, server.update) if len(way) == 2 else GraphStore(client, server.graph_store)
    node = ox.NamedNode("https://example.org/kb/a%20b#é(1);2")
    here = ox.Store()
    here.extend(ox.Quad(node, node, term, ox.NamedNode("urn:g")) for term in TERMS)
    writer.replace("urn:g", lines_of(here, "urn:g"), lambda _: None)
    assert triples(server, "urn:g") == expected(here, "urn:g")


@pytest.mark.usefixtures("way")
def test_bulk_loader_takes_the_shards_of_an_export(
    run: Run, server: Virtuoso, folder: Path, seeds: KnowledgeBase
) -> None:
    shards = server.folder / "shards"
    shards.mkdir(exist_ok=True)
    assert run("export", folder, "--format", "nq", "--to", shards / "kb.nq").code == 0
    split = ["split", "-C", "500K", "--additional-suffix=.nq", "--filter=gzip > $FILE.gz", "kb.nq", "kb-"]
    subprocess.run(split, cwd=shards, check=True)
    assert len(list(shards.glob("kb-*.nq.gz"))) > 3
    errors = "select ll_file, ll_error from DB.DBA.LOAD_LIST where ll_error is not null;"
    server.sql("delete from DB.DBA.LOAD_LIST;")
    server.sql(f"ld_dir ('{shards}', 'kb-%.nq.gz', 'urn:none');\nrdf_loader_run ();\ncheckpoint;")
    assert "kb-" not in server.sql(errors)
    holds(server, seeds)
