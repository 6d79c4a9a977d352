"""Topics of statements, events and documents."""

from __future__ import annotations

import pytest

from mapper.corpus.knowledge import Knowledge
from mapper.extraction import facts_of
from mapper.facts import ArticleFacts
from tests.extraction.articles import article


def facts(*paragraphs: str, title: str = "") -> ArticleFacts:
    return facts_of(article(*paragraphs, title=title, published="2031-05-03"), Knowledge())


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Minister Ana Lopes said that drinking water was scarce in the delta.", ("water",)),
        ("Energy prices have doubled, but Minister Ana Lopes said that she would wait.", ()),
        ('"Refugees need schools and vaccines," Minister Ana Lopes said.', ("health", "migration")),
        ("Minister Ana Lopes said that Ambassador Jon Bergman of the Ministry of Health was ill.", ()),
        ("Minister Ana Lopes said that the World Trade Organization had moved to Riga.", ()),
        ("Minister Ana Lopes said that the ministers of health, education and trade had resigned.", ()),
        ("Minister Ana Lopes said that the Security Council had met at noon.", ()),
        ("Minister Ana Lopes said that reform of the Security Council was overdue.", ("institution",)),
        ("Minister Ana Lopes said that her critics watered down the text.", ()),
    ],
)
def test_statement_has_the_topics_of_its_content(text: str, topics: tuple[str, ...]) -> None:
    (statement,) = facts(text).statements
    assert statement.topics == topics


def test_content_in_pieces_has_the_topics_of_all_and_none_of_what_stands_between() -> None:
    text = (
        '"The railway will be built," Minister Ana Lopes said after talks on wheat, "and the glaciers melt."'
    )
    (statement,) = facts(text).statements
    assert statement.topics == ("climate", "transport")


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("A workshop on border control in Dushanbe took place on 2 May.", ("border",)),
        ("A conference dedicated to tourism and cultural heritage was held in Riga on 2 May.", ("culture",)),
        ("The Climate Change Conference was held in Riga on 2 May.", ("climate",)),
        ("Parliamentary elections were held in Malta on 2 May.", ("elections",)),
        ("A conference was held in Riga on 2 May on the sidelines of the climate summit.", ()),
        ("A workshop was held in Riga on 2 May. On border control nothing was agreed.", ()),
        ("The session was held in Riga on 2 May.", ()),
        ("The Minister of Health Ana Lopes met Ambassador Jon Bergman in Riga on 2 May.", ()),
    ],
)
def test_event_has_the_topics_of_what_names_it(text: str, topics: tuple[str, ...]) -> None:
    assert {event.topics for event in facts(text).events} == {topics}


def test_meeting_on_the_margins_of_a_climate_summit_is_not_about_the_climate() -> None:
    text = (
        "Minister Ana Lopes met Ambassador Jon Bergman on the margins of the climate summit in Riga on 2 May."
    )
    (meeting,) = [event for event in facts(text).events if event.type == "meeting"]
    assert meeting.topics == ()


@pytest.mark.parametrize(
    ("title", "topics"),
    [
        ("Agreement on the Prevention of Drug Trafficking", ("drugs", "organised-crime")),
        ("Protocol on Railway Links", ("transport",)),
        ("Charter of Harbours", ()),
    ],
)
def test_document_has_the_topics_of_its_title(title: str, topics: tuple[str, ...]) -> None:
    text = (
        f"Minister Ana Lopes and Ambassador Jon Bergman signed the {title} at the Ministry of Health in Riga."
    )
    (document,) = facts(text).documents
    assert document.topics == topics


def test_article_that_speaks_of_nothing_in_the_lexicon_has_no_topics() -> None:
    found = facts(
        "Minister Ana Lopes met Ambassador Jon Bergman in Riga on 2 May.", title="A meeting in Riga"
    )
    assert not any(event.topics for event in found.events)
