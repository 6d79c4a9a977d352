"""Whose news an article is: whom posts without a body belong to, and whom a title alone means."""

from __future__ import annotations

from tests.extraction.articles import tell


def test_post_without_a_body_belongs_to_the_body_that_the_news_is_of() -> None:
    told = tell(
        "Director General Ana Lopes visited Oslo on behalf of the Institute of Fisheries. The Institute of "
        "Fisheries opened an office there.",
        title="Institute of Fisheries opens an office",
    )
    assert ("Ana Lopes", "Director General", "Institute of Fisheries") in told.tenures


def test_body_that_is_named_in_passing_owns_no_posts() -> None:
    told = tell(
        "The Secretary General, Ana Lopes, met Ambassador Jon Bergman in Oslo.",
        "They also spoke of the Alliance of Ports.",
    )
    assert told.tenures == []


def test_neither_of_two_bodies_that_are_named_alike_owns_the_posts() -> None:
    told = tell(
        "The Alliance of Ports and the League of Rivers signed the Agreement on Dams.",
        "The Secretary General, Ana Lopes, thanked all experts.",
    )
    assert told.tenures == []


def test_title_alone_means_whoever_was_named_with_it_although_its_body_is_not_known() -> None:
    told = tell(
        "The Secretary General, Ana Lopes, met Ambassador Jon Bergman in Oslo.",
        "The Secretary General said that the bridge was old.",
    )
    assert [told.name(one.speaker) for one in told.facts.statements] == ["Ana Lopes"]


def test_legal_form_before_a_quoted_name_is_no_body() -> None:
    told = tell(
        "The Nonprofit Partnership ‘Institute of Clean Rivers’ opened a hall of the World Organization."
    )
    assert [entity.name for entity in told.facts.entities] == ["Institute of Clean Rivers"]
