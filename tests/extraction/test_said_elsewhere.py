"""Words for a medium or in writing are not said at the event that was told of before."""

from __future__ import annotations

import pytest

from tests.extraction.articles import tell

MET = "Minister Ana Lopes met Ambassador Jon Bergman in Riga on 3 May 2031."


def occasions(*paragraphs: str) -> list[str]:
    """The type of the event of each statement behind the news of a meeting, "" for none."""
    told = tell(MET, *paragraphs, published="2031-05-03")
    types = {event.id: event.type for event in told.facts.events}
    return [types.get(one.event, "") for one in told.facts.statements]


@pytest.mark.parametrize(
    "said",
    [
        "Lopes said the bridge was open.",
        "Lopes told Bergman that the bridge was open.",
        "Lopes told the Security Council that the bridge was open.",
        "Lopes noted in her address that the bridge was open.",
        "Bergman thanked Lopes for the talks.",
    ],
)
def test_what_is_said_behind_the_news_of_a_meeting_is_said_there(said: str) -> None:
    assert occasions(said) == ["meeting"]


@pytest.mark.parametrize(
    "said",
    [
        "Lopes told Yle that the bridge was open.",
        "“The bridge is open to all of you,” Lopes told Sky News.",
        "Lopes told the newspaper Le Monde the bridge was open.",
        "Bergman told TASS that the bridge was open.",
        "Bergman said in a statement that the bridge was open.",
        "In a letter to the board, Bergman said the bridge was open.",
        "Bergman tweeted that the bridge was open.",
        "Lopes condemned the attack on the bridge in a statement.",
    ],
)
def test_what_is_told_a_medium_or_written_is_not(said: str) -> None:
    assert "meeting" not in occasions(said)


def test_a_quotation_goes_on_where_it_began() -> None:
    assert "meeting" not in occasions("“The bridge is open,” Lopes told Yle. “It was closed for years.”")


def test_an_interview_is_an_occasion_of_its_own() -> None:
    assert occasions("In an interview with Sky News, Lopes said the bridge was open.")[0] in {"", "interview"}
