"""The verdict on an article depends on nothing but that article, whatever else is in its batch."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mapper.facts import ArticleFacts, ArticleKind, Entity, EntityKind, Evidence, Source, Span
from mapper.rdf import reference_quads
from mapper.validation import Gate, Verdict, types_of
from mapper.validation.pages import companies, page_of
from tests.rdf.builders import BASE, article, body, event, page, place, state, tenure, with_role
from tests.rdf.test_shapes import PAGES
from tests.validation.test_gate import FACTS, MEETING, NOT_A_RULE, PETROV, SILVA, gate

NILE = place("nile", "the Nile")
AS_PERSON = Entity(NILE.id, EntityKind.PERSON, "the Nile", ("the Nile",), NILE.evidence)
TALK = event("meeting", [PETROV], "2024-05-02", at=3)


def teaser(text: str, *carriers: str) -> ArticleFacts:
    short = replace(article(text), kind=ArticleKind.TEASER, carriers=tuple(carriers))
    return replace(page(text, SILVA, event("visit", [SILVA])), article=short)


@cache
def articles() -> list[ArticleFacts]:
    """Good and bad articles, some of which disagree about a node or leave its description to others."""
    first = page("Maria Silva met nobody.", SILVA)
    stranger = with_role(TALK, body("lost", "Lost Union"), "host")
    return [
        FACTS,
        *PAGES,
        first,
        replace(FACTS, events=(replace(MEETING, evidence=NOT_A_RULE),)),
        replace(FACTS, entities=(replace(PETROV, evidence=NOT_A_RULE), *FACTS.entities[1:])),
        replace(FACTS, article=replace(FACTS.article, sources=(Source("a.txt", "no address"),))),
        page("The Nile is a place here.", NILE, replace(event("meeting", [], at=1), place=NILE.id)),
        page("The Nile is a person here.", AS_PERSON, replace(event("meeting", [], at=1), place=NILE.id)),
        page("The Nile is a person who meets.", AS_PERSON, event("meeting", [AS_PERSON], at=1)),
        page("The Lost Union is known.", body("lost", "Lost Union"), PETROV, stranger),
        page("Far beyond the text.", PETROV, replace(TALK, evidence=Evidence("a", (Span(3, 99),), 0.5))),
        replace(
            page("An event to come that was held.", PETROV, replace(TALK, date="2030")),
            article=replace(article("An event to come that was held."), published="2024-05-01"),
        ),
        page("Riverland rules.", state("ru", "Riverland"), PETROV, tenure(PETROV, "Chair", state("ru", "R"))),
        teaser("Maria Silva met", first.article.sha256),
        teaser("A teaser that nobody carries"),
    ]


@cache
def alone() -> list[Verdict]:
    return [gate().judge([facts])[0] for facts in articles()]


def test_the_articles_are_good_and_bad_and_some_only_remarked_on() -> None:
    kinds = {(bool(one.facts), bool(one.quarantined), bool(one.findings)) for one in alone()}
    assert kinds >= {(True, False, False), (True, True, True), (False, True, True), (True, False, True)}


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 15), min_size=2, max_size=12))
def test_any_batching_gives_each_article_the_verdict_that_it_gets_alone(numbers: list[int]) -> None:
    assert gate().judge([articles()[number] for number in numbers]) == [alone()[number] for number in numbers]


def test_all_articles_in_one_batch_get_the_verdicts_that_they_get_alone() -> None:
    assert gate().judge(articles()) == alone()
    assert gate().judge(reversed(articles())) == alone()[::-1]


def test_admitting_a_batch_is_the_sum_of_the_verdicts() -> None:
    whole = gate().admit(articles())
    assert whole.facts == tuple(facts for one in alone() for facts in one.facts)
    assert whole.findings == tuple(finding for one in alone() for finding in one.findings)
    assert whole.quarantined == tuple(quad for one in alone() for quad in one.quarantined)


def test_articles_that_agree_on_every_node_are_checked_at_once_and_others_apart() -> None:
    types = types_of(reference_quads(BASE))
    pages = [page_of(facts, BASE, types) for facts in articles()]
    assert [len(company) for company in companies(pages[:4])] == [4]
    assert [len(company) for company in companies([pages[0], pages[4], pages[5]])] == [1, 1, 1]
    nile = [page_of(facts, BASE, types) for facts in articles()[7:10]]
    assert [len(company) for company in companies(nile)] == [1, 2]


def test_types_of_reference_data_do_not_outweigh_those_of_the_article() -> None:
    russia = Entity("state/ru", EntityKind.PLACE, "Russia", ("Russia",), NILE.evidence)
    facts = page("Russia met.", russia, event("meeting", [russia]))
    assert Gate(BASE, gate().shapes, {}).judge([facts]) == gate().judge([facts])
