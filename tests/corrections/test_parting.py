"""Namesakes under one IRI: who is another one in an article is parted from the others."""

from __future__ import annotations

import shutil
from itertools import permutations
from pathlib import Path

import pyoxigraph as ox
import pytest

from mapper.pipeline import Options, build
from mapper.pipeline.background import shape_files
from mapper.rdf import DEFAULT_BASE
from mapper.store import open_knowledge_base
from mapper.validation import Shapes, check_layer
from tests.cli.conftest import Run
from tests.corrections.material import Row, built, correct, row, snapshot, there, values, write

TOLD = """\
{who} speaks in {town}

June {day}, 2024

The {post}, Ana Lopes, met with the Minister of Trade of the Republic of Kazakhstan, Maria Silva, in {town} \
on June {day}, 2024. “{words},” Ana Lopes said.
"""
UNION, LEAGUE = "Secretary General of the Harbour Union", "Director of the Lighthouse League"
ARTICLES = {
    "union.txt": TOLD.format(who="Ana Lopes", town="Minsk", day=7, post=UNION, words="Ports are open"),
    "league.txt": TOLD.format(who="The Director", town="Baku", day=9, post=LEAGUE, words="Lamps are lit"),
    "again.txt": TOLD.format(who="She", town="Astana", day=11, post=LEAGUE, words="Lamps are still lit"),
}
ANA = "person/ana-lopes"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles, and the knowledge base of them as they are."""
    return built(tmp_path_factory.mktemp("parting"), ARTICLES)


@pytest.fixture
def kb(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made / "kb", tmp_path / "kb", symlinks=True)
    return tmp_path / "kb"


@pytest.fixture(scope="module")
def pages(made: Path) -> dict[str, str]:
    """File → article."""
    said = open_knowledge_base(made / "kb").store.quads_for_pattern(None, None, None)
    return {
        quad.object.value: str(quad.subject)[1:-1].removeprefix(DEFAULT_BASE)
        for quad in said
        if quad.predicate.value.endswith("#source") and isinstance(quad.object, ox.Literal)
    }


def other(article: str) -> str:
    """What Ana Lopes of that article is called."""
    return f"{ANA}-{article.partition('/')[2][:8]}"


def another(article: str) -> Row:
    return row("different", ANA, object=article)


def subjects(kb: Path) -> set[str]:
    """All that the graph speaks of but itself, whose counts differ."""
    found = {str(quad.subject) for quad in open_knowledge_base(kb).store}
    return {node for node in found if "/dataset/" not in node}


def test_who_is_another_one_in_an_article_has_an_iri_of_her_own(kb: Path, pages: dict[str, str]) -> None:
    league = pages["league.txt"]
    assert correct(kb, another(league)).corrections == {"applied": 1}
    assert values(kb, other(league), "label") == values(kb, ANA, "label") == {"Ana Lopes"}
    assert values(kb, other(league), "reportedBy") == {f"{league}#{other(league).replace('/', '-')}"}
    assert {report.partition("#")[0] for report in values(kb, ANA, "reportedBy")} == {
        pages["union.txt"],
        pages["again.txt"],
    }
    assert values(kb, other(league), "mergedInto") == set()


def test_all_that_the_article_says_is_said_of_the_other_one(kb: Path, pages: dict[str, str]) -> None:
    league = pages["league.txt"]
    correct(kb, another(league))
    post = "lighthouse-league/director"
    assert values(kb, f"tenure/{other(league).partition('/')[2]}/{post}", "holder") == {other(league)}
    assert values(kb, f"tenure/ana-lopes/{post}", "attestedOn") == {"2024-06-11"}
    assert "2024-06-09" not in str(values(kb, ANA, "attestedOn"))
    assert values(kb, other(league), "metWith") == {"person/maria-silva"}
    store = open_knowledge_base(kb).store
    graph = ox.NamedNode(f"{DEFAULT_BASE}graph/{league}")
    assert not list(store.quads_for_pattern(None, None, ox.NamedNode(DEFAULT_BASE + ANA), graph))
    speakers = {
        str(quad.object)
        for quad in store.quads_for_pattern(None, None, None, graph)
        if quad.predicate.value.endswith("#speaker")
    }
    assert speakers == {f"<{DEFAULT_BASE}{other(league)}>"}


def test_no_other_iri_changes(made: Path, kb: Path, pages: dict[str, str]) -> None:
    league = pages["league.txt"]
    correct(kb, another(league))
    came, went = subjects(kb) - subjects(made / "kb"), subjects(made / "kb") - subjects(kb)
    assert all("ana-lopes" in node and f"/{league}#" in node for node in went)
    assert all(other(league).partition("/")[2] in node or "/correction/" in node for node in came)


def test_others_of_several_articles_are_one_by_the_rules_and_not_the_first(
    kb: Path, pages: dict[str, str]
) -> None:
    league, again = pages["league.txt"], pages["again.txt"]
    correct(kb, another(league), another(again))
    first, second = sorted((other(league), other(again)))
    assert values(kb, second, "mergedInto") == {first}
    assert values(kb, first, "mergedInto") == values(kb, ANA, "mergedInto") == set()
    correct(kb, another(league), another(again), row("different", first, object=second))
    assert values(kb, second, "mergedInto") == set()


def test_what_is_said_of_the_other_one_applies(kb: Path, pages: dict[str, str]) -> None:
    league = pages["league.txt"]
    (event,) = {
        node.rpartition("#")[2]
        for node in subjects(kb)
        if f"/{league}#event-" in node and node.endswith("ana-lopes>")
    }
    wrong = f"{league}#{event.rstrip('>')}"
    done = correct(
        kb,
        another(league),
        row("label", other(league), value="Ana Lopes of the League"),
        row("wrong", wrong),
    )
    assert done.corrections == {"applied": 3}
    assert values(kb, other(league), "label") == {"Ana Lopes of the League"}
    assert values(kb, ANA, "label") == {"Ana Lopes"}
    assert values(kb, other(league), "metWith") == set()
    named = wrong.replace("person-ana-lopes", other(league).replace("/", "-"))
    assert correct(kb, another(league), row("wrong", named)).corrections == {"applied": 2, "taken back": 2}
    assert not there(kb, named)


def test_the_same_and_another_one_contradict_each_other(kb: Path, pages: dict[str, str]) -> None:
    league = pages["league.txt"]
    done = correct(kb, another(league), row("same", ANA, object=other(league)))
    assert done.corrections == {"in conflict": 2}
    assert not there(kb, other(league))


def test_who_is_not_in_the_article_or_whose_article_is_gone_is_a_remark(
    made: Path, kb: Path, pages: dict[str, str]
) -> None:
    league = pages["league.txt"]
    rows = [row("different", "person/no-one", object=league), another("article/0011223344556677")]
    assert correct(kb, *rows).corrections == {"not applying": 2}
    assert subjects(kb) - subjects(made / "kb") == {node for node in subjects(kb) if "/correction/" in node}


def test_parted_graph_conforms_and_no_triple_stands_in_two_graphs(kb: Path, pages: dict[str, str]) -> None:
    assert correct(kb, another(pages["league.txt"]), another(pages["union.txt"])).complete
    quads = list(open_knowledge_base(kb).store)
    assert len({quad.triple for quad in quads}) == len(quads)
    ontology = ox.NamedNode(f"{DEFAULT_BASE}graph/ontology")
    data = [quad for quad in quads if quad.graph_name != ontology]
    assert check_layer(data, Shapes(*shape_files()), {}) == []


@pytest.mark.parametrize("order", list(permutations(ARTICLES))[::2])
def test_who_is_parted_does_not_depend_on_the_order_of_articles(
    made: Path, kb: Path, pages: dict[str, str], order: tuple[str, ...], tmp_path: Path
) -> None:
    fixes = write(tmp_path / "fixes", [another(pages["league.txt"]), another(pages["again.txt"])])
    build([], kb, Options(corrections=fixes))
    for name in order:
        build([made / "in" / name], tmp_path / "grown", Options(corrections=fixes))
    assert snapshot(tmp_path / "grown") == snapshot(kb)
    build([], kb, Options(anew=True))
    assert snapshot(tmp_path / "grown") == snapshot(kb)
    build([], kb, Options(corrections=write(tmp_path / "none", [])))
    assert snapshot(kb) == snapshot(made / "kb")


def test_the_command_takes_an_article_in_which_the_person_is_named(
    run: Run, kb: Path, pages: dict[str, str], tmp_path: Path
) -> None:
    league, signed = pages["league.txt"], ("--by", "Y", "--to", tmp_path / "f" / "a.csv")
    refused = run("correct", kb, "different", "person/stanislav-zas", league, *signed)
    assert (refused.code, refused.out) == (2, "")
    assert f"{league}#person-stanislav-zas: nothing is known of it here" in refused.err
    named = f"{DEFAULT_BASE}{league}#person-ana-lopes"
    assert run("correct", kb, "different", ANA, named, *signed).code == 0
    assert run("build", "--out", kb, "--corrections", tmp_path / "f").code == 0
    assert values(kb, other(league), "label") == {"Ana Lopes"}
    again = run("correct", kb, "different", ANA, league, *signed)
    assert "was there already" in again.out
