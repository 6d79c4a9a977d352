"""What stands above the title: names of sites, sections and occasions, and what only looks like them."""

from __future__ import annotations

import pytest

from tests.reading.pages import BODY, MORE, TITLE, headline, labels, read


@pytest.mark.parametrize(
    "above",
    [
        ("Office of the Press Secretary", "Statements"),
        ("Republic of Elbonia", "Ministry of Trade"),
        ("Senate of the Republic of Elbonia | Official website",),
        ("President of Elbonia – official website", "EL | FR | EN"),
        ("Elbonian Border Agency  >  Newsroom",),
        ("GENERAL SECRETARIAT – RIGA",),
        ("EASTERN UNION          UNION DE L'EST", "Harbour Street 4   P.O. Box 17   Telephone: 000 00 00"),
        ("FOR IMMEDIATE RELEASE",),
        ("Press Releases", "17/2016"),
        ("Joint news release",),
        ("Diplomacy",),
        ("Beyond borders",),
        ("Elbonian Commission - Press release",),
        ("Home", "About", "News", "Contact", "Elbonian News Agency"),
    ],
    ids=" / ".join,
)
def test_mastheads_and_sections_above_the_title_are_no_titles(above: tuple[str, ...]) -> None:
    article = read(*above, TITLE, BODY, MORE)
    assert headline(article) == TITLE
    assert set(labels(article)[: len(above)]) <= {"navigation", "contact"}


def test_title_below_section_and_date_is_found() -> None:
    article = read("5 May 2021", "Readouts", TITLE, BODY)
    assert labels(article) == ["dateline", "navigation", "title", "body"]
    assert article.published == "2021-05-05"


def test_line_of_source_place_and_date_is_a_date_line() -> None:
    article = read("DEPUTY DIRECTOR | MINSK | 5 MAY 2021", TITLE, BODY)
    assert labels(article) == ["dateline", "title", "body"]
    assert (headline(article), article.published, article.place) == (TITLE, "2021-05-05", "MINSK")


def test_document_is_called_by_its_kind_below_issuer_and_occasion() -> None:
    article = read(
        "EASTERN UNION OF FREE PORTS",
        "ORDINARY SESSION OF THE HARBOUR COUNCIL",
        "Minsk, 5 May 2021",
        "JOINT DECLARATION",
        BODY,
        MORE,
    )
    assert labels(article) == ["navigation", "navigation", "dateline", "title", "body", "body"]
    assert headline(article) == "JOINT DECLARATION"


def test_kind_of_a_document_above_its_topic_is_the_title() -> None:
    assert headline(read("DECLARATION", "ON JOINT TRAININGS OF MINISTERS", BODY)) == "DECLARATION"


def test_section_below_the_title_is_navigation() -> None:
    assert labels(read(TITLE, "Press Release (2012) 033", "5 May 2021", BODY))[1] == "navigation"


@pytest.mark.parametrize(
    ("title", "below"),
    [
        ("Council of Ministers Adopts Plan of Joint Trainings", "Members hope for more trainings in Minsk"),
        ("Ministers Meet", "Joint trainings of the member states discussed in Minsk"),
        ("Extraordinary session of the Council in Minsk", "Ministers discussed joint trainings"),
        (TITLE, "JOINT COMMUNIQUÉ"),
        ("Northern Union Trainings for Ministers", "A plan of joint trainings discussed in Minsk"),
        ("Twelfth meeting of ministers agrees on trainings", "A plan of the member states"),
    ],
)
def test_title_above_a_subtitle_stays_the_title(title: str, below: str) -> None:
    assert headline(read(title, below, BODY, MORE)) == title


@pytest.mark.parametrize("title", ["Ministry of Trade", "Statements", "Joint Declaration", "Press statement"])
@pytest.mark.parametrize("date", [(), ("5 May 2021",)], ids=["bare", "dated"])
def test_only_heading_is_the_title_whatever_it_looks_like(title: str, date: tuple[str, ...]) -> None:
    article = read(title, *date, BODY, MORE)
    assert headline(article) == title
    assert article.published == ("2021-05-05" if date else "")


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("No: 27, 19 March 2012, ", "2012-03-19"),
        ("No. 3/12 – 19 March 2012 – ", "2012-03-19"),
        ("19.03.2012 ", "2012-03-19"),
        ("19.03.2012 | ", "2012-03-19"),
    ],
)
def test_number_and_date_before_the_title_are_no_part_of_it(line: str, published: str) -> None:
    article = read(line + TITLE, BODY)
    assert (headline(article), article.published) == (TITLE, published)


@pytest.mark.parametrize(
    "title", ["11 September 2001, Twenty Years On in Minsk", "2030 Agenda Discussed by Ministers in Minsk"]
)
def test_date_that_a_title_begins_with_stays(title: str) -> None:
    article = read(title, BODY)
    assert (headline(article), article.published) == (title, "")


@pytest.mark.parametrize(
    ("pieces", "publisher"),
    [
        (("Republic of Elbonia", "Ministry of Trade", TITLE, BODY), "Republic of Elbonia Ministry of Trade"),
        (("Senate of Elbonia | Official website", TITLE, BODY), "Senate of Elbonia"),
        (("EASTERN UNION          UNION DE L'EST", TITLE, BODY), "EASTERN UNION"),
        (("Elbonian Border Agency  >  Newsroom", TITLE, BODY), "Elbonian Border Agency"),
        (("Eastern Union | Press release | 5 May 2021 | 12:15", TITLE, BODY), "Eastern Union"),
        ((TITLE, "By Ilze Berg | Harbour Post | 5 May 2021", BODY), "Harbour Post"),
        (
            (TITLE, "From: Ministry of Trade and The Rt Hon Ilze Berg MP", "Published 5 May 2021", BODY),
            "Ministry of Trade",
        ),
        (
            (TITLE, BODY, MORE, "Press Service of the Ministry of Trade of Elbonia"),
            "Ministry of Trade of Elbonia",
        ),
        (("Office of the Press Secretary", TITLE, BODY), ""),
        (("Home / Media / News", TITLE, BODY), ""),
    ],
)
def test_masthead_line_or_service_names_the_publisher(pieces: tuple[str, ...], publisher: str) -> None:
    assert read(*pieces).publisher == publisher
