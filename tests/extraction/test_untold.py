"""What an article does not say happened, and what must not be read into it."""

from __future__ import annotations

import pytest

from tests.extraction.articles import tell


@pytest.mark.parametrize(
    "text",
    [
        "Minister Ana Lopes declined to comment on whether she had met Jon Bergman.",
        "A spokesman would not say if Minister Ana Lopes met Ambassador Jon Bergman in Riga.",
        "It is not known whether President Ola Dahl visited Malta on 3 May.",
    ],
)
def test_what_somebody_would_not_say_did_not_happen(text: str) -> None:
    assert tell(text).events == []


def test_it_of_a_later_paragraph_plans_nothing_that_took_place() -> None:
    told = tell(
        "Minister Ana Lopes and Minister Jon Bergman signed the Agreement on Floods in Riga on 3 May 2031.",
        "The agreement is long.",
        "The Flood Group will look after it. It is expected to approve a list of dams.",
    )
    assert [event.status for event in told.facts.events if event.type == "signing"] == ["held"]


def test_the_represented_person_was_not_there() -> None:
    told = tell(
        "The conference took place in Riga on 3 May 2031.",
        "Minister Ana Lopes did not attend; she was represented by Ambassador Jon Bergman.",
    )
    assert "Ana Lopes" not in told.parts(told.one_event)


def test_years_in_the_title_of_a_document_date_nothing() -> None:
    told = tell("The Council of the Alliance of Ports adopted the Reef Action Plan 2031-2035.")
    assert told.documents == [("Reef Action Plan 2031-2035", "plan", "adopted")]
    assert [event.date for event in told.facts.events if event.date] == []


def test_weekday_behind_a_document_belongs_to_no_title() -> None:
    told = tell("The Council postponed the vote on the Budget Regulation until Friday.")
    assert [title for title, _, _ in told.documents] == ["Budget Regulation"]


def test_adviser_of_a_prime_minister_is_no_prime_minister() -> None:
    told = tell("The Prime Minister of Malta's adviser, Ana Lopes, met Ambassador Jon Bergman in Riga.")
    assert "Prime Minister" not in [post for _, post, _ in told.tenures]
    assert [
        part.capacity for part in told.one_event.participations if told.name(part.participant) == "Ana Lopes"
    ] == ["Adviser"]
