"""Differences in articles, and in what all articles together hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace
from pyoxigraph import NamedNode

from mapper.facts import ArticleFacts, Entity, Evidence, Span, Statement, TenureReport
from mapper.publishing.diff import ArticleChange, EntityChange, Identity, Text, compare
from mapper.rdf.terms import CQ, RDF
from mapper.store import KnowledgeBaseError
from tests.publishing.meetings import (
    HARBOUR,
    LOPES,
    PETROV,
    TEXT,
    Diff,
    at,
    because,
    entities,
    held,
    knowledge_base,
    lines,
    meeting,
    said,
    seen,
    told,
)
from tests.rdf.builders import BASE, page, person


def test_new_text_of_a_source_is_a_revision_in_which_only_what_it_says_otherwise_is_changed(
    diff: Diff,
) -> None:
    text = "For the press.\n" + TEXT.replace("We agree", "We agree on all")
    why = Evidence("test.rule", (at("Ana Lopes met Ivan Petrov in Riga", text),), 0.9)
    parts = tuple(
        replace(part, evidence=because(one.name, text=text))
        for part, one in zip(meeting().participations, (LOPES, PETROV), strict=True)
    )
    content = at("“We agree on all,”", text)
    statement = replace(
        said(), id=f"statement-{content.start}", content=(content,), evidence=Evidence("r", (content,))
    )
    after = told(meeting(15, participations=parts, evidence=why), statement, text=text)
    (change,) = diff([told(meeting(), said())], [after])
    assert isinstance(change, ArticleChange)
    assert change.text is Text.REVISED
    assert change.before is not None
    assert lines([change]) == [
        "changed statement: Ana Lopes (say): “We agree on all,”",
        "  content: “We agree,” -> “We agree on all,”",
    ]


def test_new_text_beside_the_earlier_one_of_its_source_came(diff: Diff) -> None:
    old, new = told(meeting()), told(text=f"{TEXT}\nMore.")
    (change,) = diff([old], [old, new])
    assert isinstance(change, ArticleChange)
    assert change.text is Text.CAME


def test_articles_of_other_sources_came_and_went(diff: Diff) -> None:
    found = diff([told(source="a.txt")], [told(text=f"{TEXT}\nMore.", source="b.txt")])
    assert [change.text for change in found if isinstance(change, ArticleChange)] in (
        [Text.CAME, Text.WENT],
        [Text.WENT, Text.CAME],
    )


def test_articles_come_by_date_whatever_became_of_them(diff: Diff) -> None:
    def dated(date: str, text: str, *facts: Statement) -> ArticleFacts:
        found = told(*facts, text=text, source=f"{date}.txt")
        return replace(found, article=replace(found.article, published=date))

    early, late, middle = f"{TEXT}\nA.", f"{TEXT}\nB.", TEXT
    before = [dated("2024-05-01", early), dated("2024-05-02", middle)]
    after = [dated("2024-05-02", middle, said()), dated("2024-05-03", late)]
    pages = [change.page for change in diff(before, after) if isinstance(change, ArticleChange)]
    assert [one.told("published") for one in pages] == [("2024-05-01",), ("2024-05-02",), ("2024-05-03",)]


def test_date_that_metadata_gave_an_article_is_a_change_of_the_article(diff: Diff) -> None:
    found = told()
    undated = replace(found, article=replace(found.article, published=""))
    (change,) = diff([undated], [found])
    assert isinstance(change, ArticleChange)
    assert [(one.name, one.before, [v.text for v in one.after]) for one in change.values] == [
        ("published", (), ["2024-05-03"])
    ]


def test_person_of_a_new_article_came_into_all_articles_together(diff: Diff) -> None:
    new = page("Omar Diallo spoke.", replace(person("Omar Diallo"), evidence=Evidence("r", (Span(0, 11),))))
    assert entities(diff([told()], [told(), new])) == [
        EntityChange(Identity.CAME, "person/omar-diallo", "", "Omar Diallo")
    ]


def test_body_with_another_usual_name_is_renamed(diff: Diff) -> None:
    def named(name: str) -> ArticleFacts:
        return page(f"{name} met.", replace(HARBOUR, name=name, names=(name,)))

    assert entities(diff([named("Harbour Union")], [named("Union of Harbours")])) == [
        EntityChange(Identity.RENAMED, "body/harbour", "Harbour Union", "Union of Harbours")
    ]


def test_persons_whom_a_post_shows_to_be_one_are_joined_and_without_it_parted(diff: Diff) -> None:
    def named(name: str, text: str, *, post: bool) -> ArticleFacts:
        who = person(name)
        tenures = [TenureReport("tenure-0-0", who.id, "Chair", HARBOUR.id, who.evidence)] if post else []
        return page(text, who, HARBOUR, *tenures)

    first = named("Sergei Ivanov", "The first one.", post=True)
    two, one = ([first, named("S. Ivanov", "The second one.", post=post)] for post in (False, True))
    assert entities(diff(two, one)) == [
        EntityChange(Identity.RENAMED, "person/s-ivanov", "S. Ivanov", "Sergei Ivanov"),
        EntityChange(
            Identity.JOINED, "person/sergei-ivanov", "Sergei Ivanov", "Sergei Ivanov", now="person/s-ivanov"
        ),
    ]
    renamed, parted = entities(diff(one, two))
    assert renamed.change is Identity.RENAMED
    assert (parted.change, parted.was, parted.now) == (Identity.PARTED, "person/s-ivanov", "")


def test_person_who_came_with_a_name_of_somebody_known_counts_as_that_one(diff: Diff) -> None:
    known, other = page("One.", person("Sergei Ivanov")), page("Two.", person("Sergey Ivanov"))
    (came,) = entities(diff([known], [known, other]))
    assert (came.change, came.after, came.now) == (Identity.CAME, "Sergey Ivanov", "person/sergei-ivanov")


def test_person_who_counts_under_another_id_is_changed_wherever_a_fact_names_him(diff: Diff) -> None:
    def by(who: Entity) -> ArticleFacts:
        return page(TEXT, seen(who), replace(said(), speaker=who.id))

    changes = diff([by(PETROV)], [by(person("Ivan Petrov", "ivan-petrov-harbour"))])
    assert lines(changes) == [
        "changed statement: Ivan Petrov (say): “We agree,”",
        "  speaker: person/ivan-petrov -> person/ivan-petrov-harbour",
        "changed person: Ivan Petrov",
        "  entity: person/ivan-petrov -> person/ivan-petrov-harbour",
    ]
    assert [(change.change, change.iri) for change in entities(changes)] == [
        (Identity.WENT, "person/ivan-petrov"),
        (Identity.CAME, "person/ivan-petrov-harbour"),
    ]


def test_graph_without_its_article_is_named(tmp_path: Path) -> None:
    whole, broken = knowledge_base(tmp_path, [told(said())]), knowledge_base(tmp_path, [told(said())])
    article = NamedNode(BASE + "article/" + page(TEXT).article.key)
    broken.store.remove(next(iter(broken.store.quads_for_pattern(article, RDF.type, CQ.Article))))
    with pytest.raises(KnowledgeBaseError, match="the graph tells of no article"):
        list(compare(whole, broken))


def test_base_iri_of_its_own_is_no_difference(tmp_path: Path) -> None:
    pages = [told(meeting(), said(event="event-0"), held("Minister"))]
    other = knowledge_base(tmp_path, pages, "https://example.org/kb/")
    assert list(compare(knowledge_base(tmp_path, pages), other)) == []
