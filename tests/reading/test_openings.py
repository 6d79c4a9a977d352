"""The date line that opens the body: what it says, and how far it reaches."""

from __future__ import annotations

import pytest

from mapper.facts import Article
from tests.reading.pages import BODY, MORE, TITLE, labels, read


def _reach(article: Article) -> str:
    """All that place and date cover, from the first to the last."""
    spans = [span for span in (article.place_span, article.published_span) if span]
    return article.text[min(span.start for span in spans) : max(span.end for span in spans)]


@pytest.mark.parametrize(
    ("opening", "place", "published", "reach"),
    [
        ("MINSK, Belarus – ", "MINSK", "", "MINSK, Belarus"),
        ("PORT ALMA — ", "PORT ALMA", "", "PORT ALMA"),
        ("LIMA – ", "LIMA", "", "LIMA"),
        ("PORT ALMA, Elbonia—9 May 2012—", "PORT ALMA", "2012-05-09", "PORT ALMA, Elbonia—9 May 2012"),
        ("BAKU, Azerbaijan, 3 June 2011 — ", "BAKU", "2011-06-03", "BAKU, Azerbaijan, 3 June 2011"),
        ("ALMA CITY, Aug 17 (Courier) - ", "ALMA CITY", "", "ALMA CITY, Aug 17 (Courier)"),
        ("ALMA CITY, Dec. 11 — ", "ALMA CITY", "", "ALMA CITY, Dec. 11"),
        ("LIMA, Nov 3, 2012 (Courier) - ", "LIMA", "2012-11-03", "LIMA, Nov 3, 2012 (Courier)"),
        ("LIMA (CP) — ", "LIMA", "", "LIMA (CP)"),
        ("Salem, OR: ", "Salem", "", "Salem, OR"),
        ("Port Alma, 4 July 2013: ", "Port Alma", "2013-07-04", "Port Alma, 4 July 2013"),
        ("Montevideo, 15 May 2014 – ", "Montevideo", "2014-05-15", "Montevideo, 15 May 2014"),
        ("Thursday, 15 May 2014, Lima – ", "Lima", "2014-05-15", "Thursday, 15 May 2014, Lima"),
    ],
)
def test_opening_line_is_covered_up_to_its_dash(opening: str, place: str, published: str, reach: str) -> None:
    article = read(TITLE, opening + BODY, MORE)
    assert labels(article) == ["title", "body", "body"]
    assert (article.place, article.published, _reach(article)) == (place, published, reach)


@pytest.mark.parametrize(
    "lead",
    [
        "NATO – The Alliance met in Minsk, and the officers of NATO agreed on a plan.",
        "EXCLUSIVE – The ministers met in Minsk.",
        "Ministers – All five of them – met in Minsk.",
        "UNITY — that is what the ministers asked for in Minsk.",
        "Excellencies, Friends: We have met in Minsk.",
        "MINSK has seen many talks – this one was the longest.",
        "The plan – Minsk agrees – is good.",
        "Mr. Berg: I have met the ministers in Minsk.",
    ],
)
def test_dash_or_colon_after_other_words_makes_no_date_line(lead: str) -> None:
    assert read(TITLE, lead, MORE).place_span is None


def test_opening_line_is_covered_where_the_page_states_another_date() -> None:
    article = read(TITLE, "16 May 2014", "Montevideo, 15 May 2014 – " + BODY, MORE)
    assert (article.published, article.place) == ("2014-05-16", "Montevideo")
    assert article.place_span is not None
    assert article.place_span.of(article.text) == "Montevideo, 15 May 2014"


def test_opening_line_below_a_standfirst_is_found() -> None:
    article = read(
        TITLE, "Ministers have agreed on a plan.", "- A first item of the list.", "LIMA – " + BODY, MORE
    )
    assert article.place == "LIMA"


def test_place_of_the_opening_line_comes_before_that_of_a_line_above() -> None:
    article = read(TITLE, "7 May 2014, 16:20 | Lima", "LIMA – " + BODY, MORE)
    assert article.place_span is not None
    assert article.place_span.start == article.text.index("LIMA")
