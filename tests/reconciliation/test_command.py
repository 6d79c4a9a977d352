"""`communique link`: from proposals over what people accept to links in the graph."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from mapper import query
from mapper.corrections import read_corrections
from mapper.rdf import DEFAULT_BASE
from mapper.reconciliation.proposals import COLUMNS
from mapper.store import open_knowledge_base
from tests.cli.conftest import Outcome, Run
from tests.publishing.services import Answer, Service
from tests.reconciliation.material import COUNCIL, ITEM, PETROV, SILVA, UNION

Link = Callable[..., Outcome]


@pytest.fixture
def link(run: Run, kb: Path, wikidata: Service, tmp_path: Path) -> Link:
    """Runs `communique link KB --endpoint URL` with further arguments."""

    def command(*arguments: object) -> Outcome:
        files = ("--cache", tmp_path / "cache", "--to", tmp_path / "proposals.csv")
        return run("link", kb, "--endpoint", wikidata.query, "--pace", 0, *files, *arguments)

    return command


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def decide(path: Path, answers: dict[tuple[str, str], str]) -> None:
    """Write `answers` into the column `accept`, by subject and the end of the object."""
    found = rows(path)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        for row in found:
            answer = answers.get((row["subject"], row["object"].removeprefix(ITEM)), row["accept"])
            writer.writerow({**row, "accept": answer})


def matches(kb: Path, node: str) -> set[tuple[str, str]]:
    """The links of a node with their graphs."""
    exact = ox.NamedNode("http://www.w3.org/2004/02/skos/core#exactMatch")
    quads = open_knowledge_base(kb).store.quads_for_pattern(ox.NamedNode(DEFAULT_BASE + node), exact, None)
    return {
        (quad.object.value, str(quad.graph_name)) for quad in quads if isinstance(quad.object, ox.NamedNode)
    }


def without_link(kb: Path) -> set[str]:
    return {row["entity"].removeprefix(DEFAULT_BASE) for row in query(kb, "entities-without-wikidata")}


def test_what_is_proposed_and_accepted_is_linked_and_nothing_else(
    run: Run, link: Link, kb: Path, tmp_path: Path
) -> None:
    done = link()
    assert (done.code, done.err) == (0, "")
    assert "(5 clear, 1 ambiguous, 0 doubtful)" in done.out
    assert "Nothing is linked yet" in done.out
    proposals, fixes = tmp_path / "proposals.csv", tmp_path / "fixes" / "links.csv"
    assert {row["accept"] for row in rows(proposals)} == {""}
    assert without_link(kb) >= {"person/sergey-petrov", "person/maria-silva", "body/harbour-union"}

    decide(
        proposals,
        {
            ("person/sergey-petrov", PETROV): "yes",
            ("person/maria-silva", SILVA): "no",
            ("body/harbour-union", UNION): "Yes",
        },
    )
    accepted = run("link", kb, "--accept", proposals, "--by", "Lena Novak", "--to", fixes)
    assert (accepted.code, accepted.err) == (0, "")
    assert (
        accepted.out.splitlines()[-1]
        == f"Apply with: communique build --out {kb} --corrections {fixes.parent}"
    )
    assert {(row["kind"], row["subject"], row["object"], row["author"]) for row in rows(fixes)} == {
        ("link", "person/sergey-petrov", ITEM + PETROV, "Lena Novak"),
        ("link", "body/harbour-union", ITEM + UNION, "Lena Novak"),
    }
    assert run("build", "--out", kb, "--corrections", fixes.parent).code == 0
    assert matches(kb, "person/sergey-petrov") == {(ITEM + PETROV, f"<{DEFAULT_BASE}graph/links>")}
    assert matches(kb, "person/maria-silva") == set()
    assert not without_link(kb) & {"person/sergey-petrov", "body/harbour-union"}
    assert "person/maria-silva" in without_link(kb)
    explained = run("explain", kb, "person/sergey-petrov").out
    assert f"correctedBy  link: person/sergey-petrov, {ITEM}{PETROV}" in explained

    again = link("--kind", "body")
    assert again.code == 0
    assert {row["subject"] for row in rows(proposals) if not row["accept"]} == {
        "body/council-of-the-harbour-union"
    }


def test_a_body_above_that_is_linked_now_speaks_for_those_below(
    run: Run, link: Link, kb: Path, tmp_path: Path
) -> None:
    fixes = tmp_path / "fixes"
    run("correct", kb, "link", "body/harbour-union", UNION, "--by", "Ana", "--to", fixes / "a.csv")
    run("build", "--out", kb, "--corrections", fixes)
    link("--kind", "body")
    (row,) = rows(tmp_path / "proposals.csv")
    assert (row["subject"], row["object"], row["verdict"]) == (
        "body/council-of-the-harbour-union",
        ITEM + COUNCIL,
        "clear",
    )
    assert "parent 0.20 of 0.20" in row["reasons"]


def test_a_file_of_proposals_among_corrections_is_named_and_links_nothing(
    run: Run, link: Link, kb: Path, tmp_path: Path
) -> None:
    link()
    decide(tmp_path / "proposals.csv", {("person/sergey-petrov", PETROV): "yes"})
    folder = tmp_path / "fixes"
    folder.mkdir()
    shutil.copy(tmp_path / "proposals.csv", folder)
    found = read_corrections(folder, DEFAULT_BASE)
    assert found.given == ()
    (problem,) = found.problems
    assert str(problem) == (
        "proposals.csv: it holds proposals of links, which are no corrections; write yes into the column"
        " accept of what is right, and give it to communique link --accept"
    )
    built = run("build", "--out", kb, "--corrections", folder)
    assert built.code == 1
    assert matches(kb, "person/sergey-petrov") == set()


def test_what_was_decided_stays_when_proposals_are_made_again(link: Link, tmp_path: Path) -> None:
    link()
    proposals = tmp_path / "proposals.csv"
    first = rows(proposals)
    decide(proposals, {("person/sergey-petrov", PETROV): "yes", ("person/maria-silva", SILVA): "no"})
    assert "2 rows that were decided before stay so" in link().out
    again = {row["object"].removeprefix(ITEM): row["accept"] for row in rows(proposals)}
    assert (again[PETROV], again[SILVA], again[UNION]) == ("yes", "no", "")
    assert [{**row, "accept": ""} for row in rows(proposals)] == first
    link("--kind", "body")
    assert {row["object"].removeprefix(ITEM) for row in rows(proposals)} >= {PETROV, SILVA, UNION}


def test_a_second_run_asks_nothing_and_writes_the_same(link: Link, wikidata: Service, tmp_path: Path) -> None:
    link()
    first, asked = (tmp_path / "proposals.csv").read_bytes(), len(wikidata.asked)
    assert "0 requests" in link().out
    assert ((tmp_path / "proposals.csv").read_bytes(), len(wikidata.asked)) == (first, asked)


def test_limit_kind_and_score_narrow_what_is_proposed(link: Link, tmp_path: Path) -> None:
    link("--limit", 2, "--kind", "person", "--kind", "body", "--min-score", 0.9)
    assert {row["subject"] for row in rows(tmp_path / "proposals.csv")} == {"person/sergey-petrov"}


def test_an_endpoint_that_stops_answering_leaves_what_was_found(
    link: Link, wikidata: Service, tmp_path: Path
) -> None:
    link("--kind", "person")
    wikidata.broken["/sparql"] = Answer(403, b"go away")
    done = link("--quiet")
    assert (done.code, done.out) == (1, "")
    assert "it does not answer (HTTP 403)" in done.err
    assert "entities were not asked about" in done.err
    assert {row["subject"].partition("/")[0] for row in rows(tmp_path / "proposals.csv")} == {"person"}


def test_an_endpoint_that_never_answers_writes_nothing(link: Link, wikidata: Service, tmp_path: Path) -> None:
    wikidata.broken["/sparql"] = Answer(404, b"no")
    assert link().code == 2
    assert not (tmp_path / "proposals.csv").exists()


def test_a_page_instead_of_an_endpoint_is_named_once(link: Link, wikidata: Service, tmp_path: Path) -> None:
    wikidata.broken["/sparql"] = Answer(200, b"<html>Welcome</html>", {"Content-Type": "text/html"})
    done = link()
    assert (done.code, done.out) == (2, "")
    (line,) = done.err.splitlines()
    assert "asked for a SPARQL result as JSON, it sent text/html: Welcome" in line
    assert not (tmp_path / "proposals.csv").exists()


def test_an_endpoint_without_items_is_not_taken_for_wikidata(
    link: Link, wikidata: Service, tmp_path: Path
) -> None:
    wikidata.store.clear()
    wikidata.store.load(
        "<urn:a> <http://www.w3.org/2000/01/rdf-schema#label> 'Harbour Union'@en, 'United Nations'@en .",
        format=ox.RdfFormat.TURTLE,
    )
    done = link("--language", "en", "--language", "pt")
    assert (done.code, done.out) == (2, "")
    assert f"{wikidata.query}: asked for the items of " in done.err
    assert "(en, pt), it gave no item for any" in done.err
    assert "it does not seem to hold items of Wikidata" in done.err
    assert not (tmp_path / "proposals.csv").exists()


def test_wikidata_that_knows_none_of_the_names_is_believed(
    link: Link, wikidata: Service, tmp_path: Path
) -> None:
    wikidata.store.clear()
    wikidata.store.load(
        f"<{ITEM}Q1065> <http://www.w3.org/2000/01/rdf-schema#label> 'United Nations'@en .",
        format=ox.RdfFormat.TURTLE,
    )
    done = link()
    assert (done.code, rows(tmp_path / "proposals.csv")) == (0, [])
    assert "it gave no item for any" in done.err
    assert "does not seem" not in done.err
    assert "0 proposals" in done.out


def test_items_that_all_score_low_are_no_reason_to_doubt_the_endpoint(link: Link) -> None:
    done = link("--min-score", 1)
    assert (done.code, done.err) == (0, "")


def test_a_file_that_holds_something_else_is_left_as_it_is(link: Link, tmp_path: Path) -> None:
    (tmp_path / "proposals.csv").write_text("name,age\nAna,42\n")
    done = link()
    assert (done.code, "this is no file of proposals" in done.err) == (2, True)
    assert (tmp_path / "proposals.csv").read_text() == "name,age\nAna,42\n"


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({("person/sergey-petrov", PETROV): "perhaps"}, "'perhaps' is no answer; write yes or no"),
        (
            {("body/harbour-union", UNION): "yes", ("body/harbour-union", "Q900008"): "yes"},
            "two items are accepted",
        ),
        ({}, "no row of it is accepted"),
    ],
    ids=["another answer", "two items", "none"],
)
def test_what_is_not_accepted_clearly_is_refused_and_nothing_is_written(
    run: Run, link: Link, kb: Path, tmp_path: Path, answers: dict[tuple[str, str], str], message: str
) -> None:
    link()
    decide(tmp_path / "proposals.csv", answers)
    fixes = tmp_path / "fixes" / "links.csv"
    done = run("link", kb, "--accept", tmp_path / "proposals.csv", "--by", "Ana", "--to", fixes)
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert not fixes.exists()


def test_one_item_is_not_accepted_for_two(run: Run, link: Link, kb: Path, tmp_path: Path) -> None:
    link()
    proposals = tmp_path / "proposals.csv"
    text = proposals.read_text(encoding="utf-8").replace(ITEM + SILVA, ITEM + PETROV)
    proposals.write_text(text, encoding="utf-8")
    decide(proposals, {("person/sergey-petrov", PETROV): "yes", ("person/maria-silva", PETROV): "yes"})
    done = run("link", kb, "--accept", proposals, "--by", "Ana", "--to", tmp_path / "fixes" / "links.csv")
    assert done.code == 2
    assert "one item is accepted for person/sergey-petrov" in done.err


def test_an_accepted_link_that_contradicts_a_correction_is_refused(
    run: Run, link: Link, kb: Path, tmp_path: Path
) -> None:
    fixes = tmp_path / "fixes"
    run("correct", kb, "link", "person/sergey-petrov", "Q1", "--by", "Ana", "--to", fixes / "a.csv")
    link()
    decide(tmp_path / "proposals.csv", {("person/sergey-petrov", PETROV): "yes"})
    done = run(
        "link", kb, "--accept", tmp_path / "proposals.csv", "--by", "Lena", "--to", fixes / "links.csv"
    )
    assert done.code == 2
    assert "person/sergey-petrov has one link, but two are given" in done.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "no endpoint is given; add --endpoint URL"),
        (("--endpoint", "nowhere"), "this is not the address of a SPARQL endpoint"),
        (("--endpoint", "http://127.0.0.1:9/", "--language", "e n"), "'e n' is no language"),
        (("--accept", "p.csv"), "--accept needs --by NAME"),
        (("--accept", "p.csv", "--by", "Ana"), "--accept needs --to FILE.csv"),
        (
            ("--accept", "p.csv", "--endpoint", "http://127.0.0.1:9/"),
            "--endpoint and --accept go one at a time",
        ),
        (("--accept", "p.csv", "--kind", "body"), "--kind and --accept go one at a time"),
        (("--accept", "p.csv", "--min-score", "0.5"), "--min-score and --accept go one at a time"),
        (("--accept", "p.csv", "--limit", "3"), "--limit and --accept go one at a time"),
        (("--accept", "p.csv", "--language", "en"), "--language and --accept go one at a time"),
        (("--accept", "p.csv", "--cache", "c"), "--cache and --accept go one at a time"),
        (("--accept", "p.csv", "--pace", "1"), "--pace and --accept go one at a time"),
        (("--accept", "p.csv", "--quiet"), "--quiet and --accept go one at a time"),
        (("--endpoint", "http://127.0.0.1:9/", "--by", "Ana"), "--by is for --accept; add --accept FILE.csv"),
    ],
)
def test_what_does_not_go_together_is_named(
    run: Run, plain: Path, arguments: tuple[str, ...], message: str
) -> None:
    done = run("link", plain, *arguments)
    assert done.code == 2
    assert message in done.err


def test_descriptions_cannot_become_formulas_or_break_rows(
    link: Link, wikidata: Service, tmp_path: Path
) -> None:
    description = ox.NamedNode("http://schema.org/description")
    item, text = ox.NamedNode(ITEM + SILVA), ox.Literal('=HYPERLINK("x")\n,"', language="en")
    for quad in [*wikidata.store.quads_for_pattern(item, description, None)]:
        wikidata.store.remove(quad)
    wikidata.store.add(ox.Quad(item, description, text))
    link("--kind", "person")
    (row,) = (row for row in rows(tmp_path / "proposals.csv") if row["object"] == ITEM + SILVA)
    assert row["description"] == '\'=HYPERLINK("x") ,"'
