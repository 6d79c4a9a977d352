"""The commands that read a knowledge base: queries, query, export, validate, explain."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from mapper import query
from mapper.publishing import FORMATS, find_queries
from tests.cli.conftest import MEETING, Run, store_of
from tests.queries.seeds import local_queries

# DESIGN.md: the columns are a contract; further columns may follow.
COLUMNS = {
    "articles": "article kind source title published publisher",
    "officials": "article person name post body_name since until",
    "bodies": "article body name short_name kind wikidata",
    "events": "article event type label date place status",
    "participants": "article event name role in_capacity",
    "statements": "article statement speaker form act content event"
    " source_start source_end cue_start cue_end content_spans",
    "documents": "article document title kind act",
}


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.splitlines()))


def test_queries_lists_every_query_with_its_title(run: Run) -> None:
    done = run("queries")
    assert done.code == 0
    for ready in find_queries().values():
        assert ready.name in done.out
        assert ready.title in done.out


def test_queries_shows_one_whole_with_its_parameters(run: Run, tmp_path: Path) -> None:
    done = run("queries", "least-evidence")
    assert done.code == 0
    assert re.search(r"--param below=… +decimal: list facts .*; 0.7 if not given", done.out)
    assert "keywords" in done.out
    assert "#+" not in done.out
    assert done.out.endswith("ORDER BY ?confidence ?passages ?fact\n")
    (tmp_path / "mine.rq").write_text("ASK { ?s ?p ?o }")
    assert run("queries", tmp_path / "mine.rq").out == "mine\n\nASK { ?s ?p ?o }\n"


def test_queries_says_of_ones_own_query_what_not_every_engine_can_do(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.rq").write_text("SELECT ?n { ?s <https://x.org/name> ?n } ORDER BY ?n")
    done = run("queries", tmp_path / "mine.rq")
    assert done.code == 0
    assert done.err.startswith("not for every engine: order-text: ORDER BY ?n: Virtuoso orders stored texts")
    assert run("queries", "timeline").err == ""


def test_queries_come_as_json_and_as_executables(run: Run) -> None:
    found = {query["name"]: query for query in json.loads(run("queries", "--format", "json").out)}
    assert sorted(found) == sorted(find_queries())
    assert found["timeline"]["params"][0]["type"] == "integer"
    (one,) = json.loads(run("queries", "timeline", "--format", "json").out)
    assert one == found["timeline"]
    turtle = run("queries", "timeline", "--format", "ttl").out
    assert turtle.count("a sh:SPARQLExecutable") == 1


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_endpoint_that_a_query_asks_and_that_does_not_answer_is_named_as_the_cause(
    run: Run, kb: Path, form: str
) -> None:
    nobody = "endpoint=http://127.0.0.1:9/sparql"
    done = run("query", kb, "details-from-wikidata", "--param", nobody, "--format", form)
    assert (done.code, done.out) == (2, "")
    assert "an endpoint that it asks does not answer" in done.err
    assert "--param endpoint=" in done.err


def test_value_that_nothing_has_is_named_beside_an_empty_result(run: Run, kb: Path) -> None:
    done = run("query", kb, "planned-events", "--param", "type=sesion", "--format", "csv")
    assert (done.code, len(done.out.splitlines())) == (0, 1)
    assert "communique: --param type=sesion: nothing has this value; there are " in done.err
    assert "session" in done.err
    right = run("query", kb, "planned-events", "--param", "type=session", "--format", "csv")
    assert (right.code, right.err) == (0, "")


@pytest.mark.parametrize("name", sorted(local_queries()))
def test_every_ready_made_query_runs(run: Run, kb: Path, name: str) -> None:
    done = run("query", kb, name, "--format", "csv")
    assert done.code == 0
    assert len(done.out.splitlines()) >= 1


def test_events_of_the_articles_are_found(run: Run, kb: Path) -> None:
    events = rows_of(run("query", kb, "events", "--format", "csv").out)
    assert {(event["type"], event["date"], event["place"]) for event in events} >= {
        ("meeting", "2024-05-02", "Astana"),
        ("session", "2024-06-07", "Minsk"),
    }


def test_parameter_narrows_the_rows_and_table_shows_ids_below_the_base(run: Run, kb: Path) -> None:
    done = run("query", kb, "who-met-whom", "--param", "person=petrov")
    assert done.code == 0
    assert "Maria Silva" in done.out
    assert "person/ivan-petrov" in done.out
    assert "https://" not in done.out
    assert done.err == "1 row\n"
    assert run("query", kb, "who-met-whom", "--param", "person=Nobody").err == "0 rows\n"


def test_result_comes_as_sparql_json(run: Run, kb: Path) -> None:
    result = json.loads(run("query", kb, "articles", "--format", "json").out)
    assert len(result["results"]["bindings"]) == 2


def test_query_of_ones_own_gives_a_graph(run: Run, kb: Path, tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text(
        "PREFIX cq: <https://w3id.org/communique/ontology#>"
        " CONSTRUCT { ?e a cq:Event } WHERE { ?e cq:eventType ?t ; cq:reportedBy ?r }"
    )
    done = run("query", kb, path)
    assert done.code == 0
    assert len(list(ox.parse(done.out, format=ox.RdfFormat.TURTLE))) >= 2


def test_verb_query_gives_the_rows_of_the_command(run: Run, kb: Path) -> None:
    assert query(kb, "events") == rows_of(run("query", kb, "events", "--format", "csv").out)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["query", "KB", "no-such-query"],
            "no-such-query: there is no such ready-made query, nor such a file",
        ),
        (["query", "KB"], "no query is named"),
        (["query", "articles"], "articles: this is a query, and no knowledge base is named before it"),
        (["query", "KB", "/"], "/: the query cannot be read (Is a directory)"),
        (
            ["query", "KB", "article-facts", "--param", "article=foo bar <>"],
            "--param article: 'foo bar <>' is not an IRI",
        ),
        (["queries", "no-such-query"], "no-such-query: there is no such ready-made query, nor such a file"),
        (["query", "nowhere", "events"], "nowhere: there is no such folder"),
        (
            ["query", "KB", "events", "--param", "x=1"],
            "query events: there is no parameter x; it has no parameters",
        ),
        (["query", "KB", "timeline", "--param", "year"], "--param year: this is not K=V"),
        (["query", "KB", "timeline", "--param", "year=soon"], "--param year: 'soon' is not an integer"),
        (["query", "KB", "who-met-whom", "--param", "person="], "--param person: the value is empty"),
        (["query", "KB", "events", "--format", "ttl"], "its result is rows, not a graph"),
        (["query", "events", "--endpoint", "http://127.0.0.1:9/sparql"], "it does not answer"),
        (["explain", __file__, "person/nobody"], "this is a file, not a folder; name the folder of a"),
        (["explain", "KB", "person/nobody"], "person/nobody: nothing is known of it here"),
        (["validate", "nowhere.ttl"], "nowhere.ttl: it cannot be read (No such file"),
        (["validate", "notes.docx"], "notes.docx: its format is not known"),
        (["export", "KB", "--format", "ttl", "--to", "/dev/null/x"], "/dev/null/x: it cannot be written"),
    ],
)
def test_error_is_one_line_that_says_what_and_where(
    run: Run, kb: Path, arguments: list[str], message: str
) -> None:
    done = run(*(kb if argument == "KB" else argument for argument in arguments))
    assert (done.code, done.out) == (2, "")
    (line,) = done.err.splitlines()
    assert message in line


@pytest.mark.parametrize(
    "arguments",
    [["query", "events"], ["export", "--format", "ttl", "--to", "graph.ttl"], ["validate"]],
)
def test_damaged_block_of_the_store_is_named(
    run: Run, kb: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(kb, tmp_path / "kb")
    for path in store_of(tmp_path / "kb").glob("*.sst"):
        content = bytearray(path.read_bytes())
        middle = slice(len(content) // 4, len(content) // 4 + 100)  # the data; the index stands at the end
        content[middle] = bytes(255 - byte for byte in content[middle])
        path.write_bytes(content)
    done = run(arguments[0], tmp_path / "kb", *arguments[1:])
    assert done.code == 2
    assert "its store is damaged" in done.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kb"]  # no half file


def test_what_would_change_a_terminal_is_not_printed_in_tables(run: Run, kb: Path, tmp_path: Path) -> None:
    strange = tmp_path / "strange.rq"
    strange.write_text('SELECT ("a\\u001B[31mb \\u0007" AS ?x) {}', encoding="utf-8")
    done = run("query", kb, strange)
    assert [line.strip() for line in done.out.splitlines()] == [
        "x",
        "a\N{REPLACEMENT CHARACTER}[31mb \N{REPLACEMENT CHARACTER}",
    ]
    assert (
        "\N{ESCAPE}[31mb"
        in json.loads(run("query", kb, strange, "--format", "json").out)["results"]["bindings"][0]["x"][
            "value"
        ]
    )


def test_tables_have_the_columns_of_the_contract(run: Run, kb: Path, tmp_path: Path) -> None:
    assert run("export", kb, "--format", "csv", "--to", tmp_path / "tables").code == 0
    for name, columns in COLUMNS.items():
        content = (tmp_path / "tables" / f"{name}.csv").read_bytes()
        assert b"\r" not in content
        header = content.decode("utf-8").split("\n", 1)[0].split(",")
        assert header[: len(columns.split())] == columns.split()
    with (tmp_path / "tables" / "articles.csv").open(encoding="utf-8", newline="") as file:
        assert [row["source"] for row in csv.DictReader(file)] != []


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_rdf_format_holds_every_triple(run: Run, kb: Path, tmp_path: Path, form: str) -> None:
    path = tmp_path / f"graph.{form}"
    assert run("export", kb, "--format", form, "--to", path).code == 0
    found = {quad.triple for quad in ox.parse(path=path, format=FORMATS[form])}
    everything = ox.parse(path=kb / "graph.trig", format=ox.RdfFormat.TRIG)
    assert found == {quad.triple for quad in everything}


def test_knowledge_base_and_its_turtle_are_valid(run: Run, kb: Path) -> None:
    assert run("validate", kb).out.startswith("SHACL: conforms;")
    assert run("validate", kb / "graph.ttl").code == 0


def test_build_and_validate_count_the_same_triples(run: Run, articles: Path, tmp_path: Path) -> None:
    summary = run("build", articles, "--out", tmp_path / "kb").out
    (checked,) = re.findall(r"conforms; (\d+) triples checked", summary)
    report = (tmp_path / "kb" / "validation.txt").read_text(encoding="utf-8")
    assert run("validate", tmp_path / "kb").out == report
    assert f"; {checked} triples checked" in report


def test_article_is_found_by_the_name_of_its_file_without_the_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in" / "may").mkdir(parents=True)
    (tmp_path / "in" / "may" / "meeting.txt").write_text(MEETING, encoding="utf-8")
    run("build", tmp_path / "in", "--out", tmp_path / "kb")
    full = query(tmp_path / "kb", "article-facts", source="may/meeting.txt")
    assert full != []
    assert query(tmp_path / "kb", "article-facts", source="meeting.txt") == full
    assert query(tmp_path / "kb", "article-facts", source="eting.txt") == []


def test_text_that_was_changed_afterwards_is_found(run: Run, articles: Path, tmp_path: Path) -> None:
    run("build", articles, "--out", tmp_path / "kb")
    (path,) = [p for p in (tmp_path / "kb" / "texts").iterdir() if p.read_text(encoding="utf-8") == MEETING]
    path.write_text(MEETING.replace("Ivan", "John"), encoding="utf-8")
    done = run("validate", tmp_path / "kb")
    assert done.code == 2
    assert "a text of record was changed" in done.err


def test_file_that_breaks_shapes_is_reported_for_people_and_as_turtle(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.ttl"
    path.write_text("<https://x.org/e> a <https://w3id.org/communique/ontology#EventReport> .")
    done = run("validate", path)
    assert done.code == 1
    assert "Violation: An event report has exactly one type." in done.out
    turtle = run("validate", path, "--format", "ttl")
    assert turtle.code == 1
    assert len(list(ox.parse(turtle.out, format=ox.RdfFormat.TURTLE))) > 10


@pytest.mark.parametrize("form", ["text", "ttl"])
def test_file_without_triples_is_said_to_hold_none(run: Run, tmp_path: Path, form: str) -> None:
    path = tmp_path / "empty.ttl"
    path.write_text("@prefix x: <https://x.org/> .\n", encoding="utf-8")
    done = run("validate", path, "--format", form)
    assert done.code == 0
    assert done.err.startswith(f"communique: {path}: it holds no triples, so there was nothing to check")


def test_explain_shows_the_sentence_with_its_passage_the_rule_and_the_article(run: Run, kb: Path) -> None:
    events = rows_of(run("query", kb, "events", "--format", "csv").out)
    (meeting,) = [event["event"] for event in events if event["type"] == "meeting"]
    shown = run("explain", kb, meeting).out
    (sentence,) = [line for line in shown.splitlines() if "Maria Silva, in Astana." in line]
    assert sentence.replace("[", "").replace("]", "").endswith(MEETING.split("\n")[2])
    assert "[" in sentence
    assert "Secretary General of the Harbour Union meets the Minister of Trade (undated)" in shown
    assert all(word in shown for word in ("meeting.txt", "rule", "confidence"))


def test_explain_of_a_person_shows_what_articles_say(run: Run, kb: Path) -> None:
    shown = run("explain", kb, "person/ivan-petrov").out
    assert shown.count("EntityReport") == 2
    assert "[Ivan Petrov]" in shown


@pytest.mark.parametrize(
    "command", ["build", "queries", "query", "export", "validate", "explain", "diff", "rules"]
)
def test_help_has_an_example(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert done.code == 0
    assert f"communique {command}" in done.out


def test_version_is_printed(run: Run) -> None:
    assert run("--version").out.startswith("communique 0.")
