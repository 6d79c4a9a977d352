"""The seven tables can be asked of our graph alone, and say what each article says."""

from __future__ import annotations

import csv
from pathlib import Path

import pyoxigraph as ox
import pytest
from msgspec.structs import replace

from mapper.facts import (
    ArticleKind,
    DocumentReport,
    Entity,
    EntityKind,
    Source,
    Span,
    Statement,
    StatementForm,
)
from mapper.publishing.tables import write_tables
from mapper.rdf import reference_quads
from mapper.resources import ontology_dir
from tests.rdf.builders import (
    BASE,
    EVIDENCE,
    article,
    body,
    event,
    graph,
    page,
    person,
    place,
    store,
    tenure,
    with_role,
)

TEXT = 'Talks\n\n"We agree," Stolbov said, "on all."'
SHORT, LONG = person("Gennady Stolbov"), person("Gennady Pavlovich Stolbov")
GUEST, CSTO = person("Kim Un"), body("csto", "the Organization", "CSTO")
GROUP = Entity("group/the-ministers", EntityKind.GROUP, "the Ministers", ("the Ministers",), EVIDENCE)
KAZAN = place("geonames-551487", "the city of Kazan")
HERE, THERE, TEASER = (f"{BASE}{kind}/{article(text).key}" for kind, text in (
    ("article", TEXT), ("article", "Another text"), ("teaser", "Short text"),
))  # fmt: skip


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    """The rows of the tables of two articles and a teaser, without the header."""
    met = event("meeting", [SHORT, GROUP], "2023-02-20", place=KAZAN.id, label="talks")
    met = with_role(met, GUEST, "host", capacity="Minister")
    said = Statement(
        "statement-7", StatementForm.DIRECT, "say", (Span(7, 18), Span(33, 42)), EVIDENCE, SHORT.id,
        Span(19, 26), Span(27, 31), event=met.id,
    )  # fmt: skip
    treaty = DocumentReport("document-0", "Treaty", "treaty", "signed", EVIDENCE, event=met.id)
    here = page(
        TEXT, SHORT, GUEST, CSTO, GROUP, KAZAN, met, said, treaty, tenure(SHORT, "Head", CSTO, since="2020")
    )
    told = replace(
        here.article, headline=Span(0, 5), published="2023-02-21", publisher="P", sources=(Source("a.txt"),)
    )
    there = page("Another text", LONG, GUEST, event("meeting", [LONG, GUEST], "2023-02-20", label="a talk"))
    teaser = page("Short text", GUEST)
    teaser = replace(
        teaser, article=replace(teaser.article, kind=ArticleKind.TEASER, carriers=(told.sha256,))
    )
    quads = [*graph(replace(here, article=told), there, teaser), *reference_quads(BASE), *vocabularies()]
    folder: Path = tmp_path_factory.mktemp("tables")
    write_tables(store(quads), BASE, folder)
    return {path.stem: _rows(path) for path in folder.glob("*.csv")}


def vocabularies() -> list[ox.Quad]:
    """The concepts, whose codes the tables show."""
    return [
        ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(f"{BASE}graph/ontology"))
        for path in (ontology_dir() / "vocabularies").glob("*.ttl")
        for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)
    ]


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def rows(tables: dict[str, list[list[str]]], name: str, *columns: int) -> set[tuple[str, ...]]:
    """The chosen columns of a table's rows, of which none may come twice."""
    found = [tuple(row[column] for column in columns) for row in tables[name]]
    assert len(found) == len(set(found))
    return set(found)


def test_articles(tables: dict[str, list[list[str]]]) -> None:
    assert rows(tables, "articles", 0, 1, 2, 3, 4, 5) == {
        (HERE, "article", "a.txt", "Talks", "2023-02-21", "P"),
        (THERE, "article", "", "", "", ""),
        (TEASER, "teaser", "", "", "", ""),
    }


def test_officials_are_all_persons_each_by_the_name_in_that_article(
    tables: dict[str, list[list[str]]],
) -> None:
    assert rows(tables, "officials", 0, 2, 3, 4, 5, 6) == {
        (HERE, "Gennady Stolbov", "Head", "the Organization", "2020", ""),
        (HERE, "Kim Un", "", "", "", ""),
        (THERE, "Gennady Pavlovich Stolbov", "", "", "", ""),
        (THERE, "Kim Un", "", "", "", ""),
        (TEASER, "Kim Un", "", "", "", ""),
    }


def test_bodies(tables: dict[str, list[list[str]]]) -> None:
    assert rows(tables, "bodies", 0, 2, 3, 4, 5) == {
        (HERE, "the Organization", "CSTO", "organization", "Q318693")
    }


def test_events_are_as_each_article_tells_them(tables: dict[str, list[list[str]]]) -> None:
    assert rows(tables, "events", 0, 2, 3, 4, 5, 6) == {
        (HERE, "meeting", "talks", "2023-02-20", "the city of Kazan", "held"),
        (THERE, "meeting", "a talk", "2023-02-20", "", "held"),
    }


def test_participants_are_persons_and_groups_with_role_and_capacity(
    tables: dict[str, list[list[str]]],
) -> None:
    assert rows(tables, "participants", 0, 2, 3, 4) == {
        (HERE, "Gennady Stolbov", "participant", ""),
        (HERE, "the Ministers", "participant", ""),
        (HERE, "Kim Un", "host", "Minister"),
        (THERE, "Gennady Pavlovich Stolbov", "participant", ""),
        (THERE, "Kim Un", "participant", ""),
    }


def test_statements_have_their_spans(tables: dict[str, list[list[str]]]) -> None:
    assert rows(tables, "statements", 0, *range(2, 12)) == {
        (
            HERE, "Gennady Stolbov", "direct", "say", '"We agree," … "on all."', f"{HERE}#event-0",
            "19", "26", "27", "31", "7-18|33-42",
        )
    }  # fmt: skip


def test_documents(tables: dict[str, list[list[str]]]) -> None:
    assert rows(tables, "documents", 0, 2, 3, 4) == {(HERE, "Treaty", "treaty", "signed")}
