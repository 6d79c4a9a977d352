"""When and where an article was published, by its own words."""

from __future__ import annotations

import pytest

from mapper.reading import Metadata
from tests.reading.pages import BODY, MORE, TITLE, headline, labels, read


@pytest.mark.parametrize(
    ("line", "published", "place", "publisher"),
    [
        ("June 14, 2019 \xa0 \xa0 \xa0 Dushanbe", "2019-06-14", "Dushanbe", ""),
        ("14 June 2019", "2019-06-14", "", ""),
        ("NEW YORK, 19 July 2022", "2022-07-19", "NEW YORK", ""),
        ("Published: 3 May 2020, 10:15", "2020-05-03", "", ""),
        ("16 June 2024 | Press Service of the Ministry of Defence", "2024-06-16", "", "Ministry of Defence"),
        ("EEC Press Service, 16 June 2023", "2023-06-16", "", "EEC"),
        ("Tuesday, 19 July 2022, 10:30", "2022-07-19", "", ""),
        ("19 July 2022 | News", "2022-07-19", "", ""),
        ("Vienna/Warsaw, 5 May 2020", "2020-05-05", "Vienna", ""),
        ("Press Release (2022) 041 | Issued on 04 Apr. 2022", "2022-04-04", "", ""),
        ("Interview by Petra Zidar, Danube Courier, 21 October 2016", "2016-10-21", "", "Danube Courier"),
        ("By Petra Zidar, 21 October 2016", "2016-10-21", "", ""),
        ("MONDAY, 4 JUNE 2012", "2012-06-04", "", ""),
        ("Mon 4 Jun 2012 17.42 GMT", "2012-06-04", "", ""),
        ("Issued on 4 June 2012", "2012-06-04", "", ""),
        ("June 4, 2012, 9:14 AM GMT+2", "2012-06-04", "", ""),
        ("Public Affairs Office | 4 June 2012", "2012-06-04", "", ""),
        ("Date issued: 4 June 2012", "2012-06-04", "", ""),
        ("04-06-2012  Statement", "2012-06-04", "", ""),
        ("4.6.2012 - Press release", "2012-06-04", "", ""),
        ("Riga, Republic of Latvia, 4 June 2012", "2012-06-04", "Riga", ""),
        ("OLD HARBOUR, ELBONIA, 3-4 JUNE 2012", "2012-06-04", "OLD HARBOUR", ""),
        ("4 June 2012 | News Release | Riga/Tartu | Reading time: 3 min", "2012-06-04", "Riga", ""),
        ("04-Jun-2012", "2012-06-04", "", ""),
        ("News | 4 Jun 2012", "2012-06-04", "", ""),
        ("4 Jun. 2012 - | Last updated: 6 Jun. 2012 09:12", "2012-06-04", "", ""),
        ("For immediate release: June 4, 2012", "2012-06-04", "", ""),
        ("Mon, 4 Jun 2012 14:05:00 +0300", "2012-06-04", "", ""),
    ],
)
def test_date_line_below_the_title(line: str, published: str, place: str, publisher: str) -> None:
    article = read(TITLE, line, BODY, MORE)
    assert labels(article) == ["title", "dateline", "body", "body"]
    assert (article.published, article.place, article.publisher) == (published, place, publisher)
    assert article.published_span is not None


@pytest.mark.parametrize(
    ("opening", "published", "place", "stated"),
    [
        ("BRUSSELS, 14 March 2019 – ", "2019-03-14", "BRUSSELS", "14 March 2019"),
        ("WASHINGTON, June 24, 2025 — ", "2025-06-24", "WASHINGTON", "June 24, 2025"),
        ("JAKARTA, 4\xa0May\xa02022 – ", "2022-05-04", "JAKARTA", "4\xa0May\xa02022"),
        ("GENEVA (7 April 2022) – ", "2022-04-07", "GENEVA", "7 April 2022"),
        ("14 March 2019, Brussels – ", "2019-03-14", "Brussels", "14 March 2019"),
    ],
)
def test_date_line_that_opens_the_body(opening: str, published: str, place: str, stated: str) -> None:
    article = read(TITLE, opening + BODY, MORE)
    assert labels(article) == ["title", "body", "body"]
    assert (article.published, article.place) == (published, place)
    assert article.published_span is not None
    assert article.place_span is not None
    assert article.published_span.of(article.text) == stated
    assert article.place_span.of(article.text) == place


@pytest.mark.parametrize(
    "lead", ["On 14 March 2019, the ministers met.", "In May 2019 – a dry month – they met."]
)
def test_date_of_the_event_in_the_lead_is_no_publication_date(lead: str) -> None:
    article = read(TITLE, lead, MORE)
    assert article.published == ""
    assert article.published_span is None


def test_date_line_without_a_year_gives_the_place_alone() -> None:
    article = read(TITLE, "MOSCOW, February 20 – " + BODY)
    assert (article.published, article.place) == ("", "MOSCOW")


def test_date_behind_the_title_is_the_publication_date_and_no_part_of_the_headline() -> None:
    article = read(TITLE + " 06.10.2023", BODY, MORE)
    assert headline(article) == TITLE
    assert article.published == "2023-10-06"
    assert article.published_span is not None
    assert article.published_span.of(article.text) == "06.10.2023"


@pytest.mark.parametrize(
    "title", ["Summit will be held on 5 October 2023", "Ministers meet in Baku, 5-6 October 2023"]
)
def test_date_that_belongs_to_the_title_is_no_publication_date(title: str) -> None:
    article = read(title, BODY, MORE)
    assert (headline(article), article.published) == (title, "")


@pytest.mark.parametrize("behind", [" 20.02.2023", " | 20 February 2023", ", 20 February 2023"])
def test_date_behind_the_repeated_title_is_the_publication_date(behind: str) -> None:
    article = read(TITLE, TITLE + behind, BODY)
    assert labels(article) == ["title", "title", "body"]
    assert article.published == "2023-02-20"


def test_date_line_at_the_end_dates_a_document() -> None:
    article = read(TITLE, BODY, MORE, "Minsk, 14 June 2019")
    assert labels(article) == ["title", "body", "body", "dateline"]
    assert (article.published, article.place) == ("2019-06-14", "Minsk")


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("DONE IN RIGA, THIS 17th DAY OF JUNE 2011", "2011-06-17"),
        ("Done at Riga on the 3rd day of June 2011", "2011-06-03"),
    ],
)
def test_document_is_dated_by_where_and_when_it_was_done(line: str, published: str) -> None:
    article = read(TITLE, BODY, MORE, line)
    assert labels(article)[-1] == "dateline"
    assert (article.published, article.place.title()) == (published, "Riga")


def test_stamp_below_a_standfirst_is_the_publication_date() -> None:
    article = read(
        TITLE, "Ministers have agreed on a plan.", "From: Ministry of Trade", "Published 4 June 2012", BODY
    )
    assert labels(article) == ["title", "body", "dateline", "dateline", "body"]
    assert article.published == "2012-06-04"


@pytest.mark.parametrize(
    "lead",
    [
        "Today, 4 June 2012, the ministers met in Minsk.",
        "The ministers met in Minsk today (4 June 2012).",
        "The plan was signed today, on June 4, 2012, by the ministers.",
    ],
)
def test_day_that_the_lead_calls_today_is_the_publication_date(lead: str) -> None:
    assert read(TITLE, lead, MORE).published == "2012-06-04"
    assert read(TITLE, "5 June 2012", lead, MORE).published == "2012-06-05"


@pytest.mark.parametrize(
    "lead", ["Today, in June 2012, ministers met.", "Today as on 4 June 2011 ministers met."]
)
def test_other_dates_beside_today_are_no_publication_date(lead: str) -> None:
    assert read(TITLE, lead, MORE).published == ""


def test_date_between_later_paragraphs_is_no_publication_date() -> None:
    article = read(TITLE, BODY, MORE, "4 June 2012", BODY + " Again.", MORE + " Again.")
    assert (labels(article)[3], article.published) == ("body", "")


def test_reporter_and_correspondent_below_the_title_are_no_sentences() -> None:
    article = read(TITLE, "Petra Zidar in Port Alma", BODY)
    assert labels(article) == ["title", "dateline", "body"]
    assert headline(read("Petra Zidar in Port Alma", BODY)) == "Petra Zidar in Port Alma"
    assert labels(read(TITLE, "Ilze Berg Defence correspondent", "4 June 2012", BODY))[1] == "dateline"


def test_stamp_of_the_last_update_is_no_publication_date() -> None:
    stamp = "Last updated: 12 Sep 2024 10:31"
    assert labels(read(TITLE, stamp, BODY)) == ["title", "dateline", "body"]
    assert read(TITLE, stamp, BODY).published == ""
    assert read(TITLE, "11 Sep 2024", stamp, BODY).published == "2024-09-11"


@pytest.mark.parametrize(
    "title", ["Interview by Minister Serik Aldabergenov to the press", "Released prisoners return to Minsk"]
)
def test_title_that_begins_like_a_byline_is_a_title(title: str) -> None:
    assert headline(read(title, BODY, MORE)) == title


def test_date_line_above_the_title_dates_the_article() -> None:
    article = read("New York, 5 May 2020", TITLE, BODY)
    assert labels(article) == ["dateline", "title", "body"]
    assert (article.published, article.place) == ("2020-05-05", "New York")


def test_image_file_name_gives_a_hint_and_never_the_publication_date() -> None:
    article = read(TITLE, BODY + " WhatsApp Image 2020-09-28 at 13.58.03.jpeg", MORE)
    assert (article.published, article.date_hint) == ("", "2020-09-28")


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("IMG_20210311_1412.jpg", "2021-03-11"),
        ("asamblea_2025-06-23_07.jpg", "2025-06-23"),
        ("DSC_20219912.jpg", ""),
    ],
)
def test_hint_is_a_date_that_exists(name: str, hint: str) -> None:
    assert read(TITLE, BODY, name, MORE).date_hint == hint


def test_stated_date_leaves_no_room_for_a_hint() -> None:
    article = read(TITLE, "14 June 2019", BODY, "IMG_20210311_1412.jpg", MORE)
    assert (article.published, article.date_hint) == ("2019-06-14", "")


def test_metadata_come_before_the_text() -> None:
    known = Metadata("https://example.org/1", "2019-06-15", "Example", "Another title")
    article = read(TITLE, "14 June 2019", BODY, metadata=known)
    assert (article.published, article.published_span) == ("2019-06-15", None)
    assert (article.publisher, article.title) == ("Example", "Another title")
    assert article.sources[0].url == "https://example.org/1"


def test_date_that_metadata_and_text_agree_on_has_its_passage() -> None:
    article = read(TITLE, "14 June 2019", BODY, metadata=Metadata(published="2019-06-14"))
    assert article.published_span is not None
