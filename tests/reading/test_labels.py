"""What each paragraph of a page is for."""

from __future__ import annotations

import pytest

from mapper.facts import Label
from mapper.reading import Metadata
from tests.reading.pages import BODY, MORE, TITLE, headline, labels, read, rule_of, texts

TEASER = "The Secretary General opened an exhibition of photographs in Almaty on 27 September."
TEASER_2 = "Officers of the Joint Staff gave an open lesson to the cadets of the school."


def test_title_stands_above_the_body() -> None:
    article = read(TITLE, BODY, MORE)
    assert labels(article) == ["title", "body", "body"]
    assert headline(article) == TITLE


def test_text_without_a_heading_keeps_all_its_prose() -> None:
    article = read(BODY, MORE)
    assert labels(article) == ["body", "body"]
    assert article.headline is None


@pytest.mark.parametrize(
    "title", ["“Water is the first medicine”", "JOINT EXERCISE ENDED", "What next for the OSCE?"]
)
def test_quoted_capital_and_question_titles_are_titles(title: str) -> None:
    assert headline(read(title, BODY, MORE)) == title


def test_prose_above_a_title_that_is_repeated_is_of_other_articles() -> None:
    article = read(TEASER, TEASER_2, TITLE, TITLE + " 20.02.2023", BODY)
    assert labels(article) == ["teaser", "teaser", "title", "title", "body"]
    assert rule_of(article, TITLE) == "label.title.repeated-with-date"
    assert headline(article) == TITLE


def test_prose_blocks_above_a_title_are_of_other_articles() -> None:
    article = read(TEASER + "\n", TEASER_2, TITLE + "\n", BODY)
    assert labels(article) == ["teaser", "teaser", "title", "body"]


def test_prose_above_a_date_line_is_of_other_articles() -> None:
    article = read(TEASER, TITLE, "14 June 2019", BODY)
    assert labels(article) == ["teaser", "title", "dateline", "body"]


def test_only_heading_with_most_prose_below_is_the_title() -> None:
    article = read(TEASER, TITLE, BODY, MORE)
    assert labels(article) == ["teaser", "title", "body", "body"]


def test_subheading_of_an_article_without_title_is_body() -> None:
    article = read(BODY, MORE, "JOINT COMMUNIQUÉ", "We, the ministers, declare our will.", MORE, MORE)
    assert labels(article) == ["body"] * 6
    assert article.headline is None


def test_title_that_metadata_name_is_found_below_other_headings() -> None:
    known = Metadata(title="Ministers discuss joint trainings in Minsk | CSTO")
    article = read("Collective Security Treaty Organization", TITLE, BODY, metadata=known)
    assert headline(article) == TITLE
    assert labels(article) == ["navigation", "title", "body"]


def test_section_line_above_the_title_is_navigation_and_names_the_publisher() -> None:
    article = read("Council of the EU | Press release", TITLE, BODY)
    assert labels(article) == ["navigation", "title", "body"]
    assert article.publisher == "Council of the EU"


@pytest.mark.parametrize("line", ["Press release", "NATO", "Press Release (2022) 041"])
def test_kind_or_acronym_above_the_title_is_navigation(line: str) -> None:
    assert labels(read(line, TITLE, BODY)) == ["navigation", "title", "body"]


def test_generic_title_of_its_own_stays_the_title() -> None:
    assert headline(read("Press statement", BODY, MORE)) == "Press statement"


def test_speaker_line_is_body_and_a_subheading_is_not() -> None:
    speaker = "Amara Diallo, Special Envoy of the United Nations for the Lake Chad Basin"
    article = read(TITLE, speaker, "NEW YORK, 19 July 2022", BODY, "A long way", MORE)
    assert labels(article) == ["title", "body", "dateline", "body", "caption", "body"]
    assert rule_of(article, speaker) == "label.body.heading"


def test_interview_lines_are_body() -> None:
    article = read(TITLE, BODY, "— Are you safe?", "— We are safe.", "- Yes")
    assert labels(article) == ["title", *["body"] * 4]


@pytest.mark.parametrize(
    "line", ["CSTO Press Secretary Pavel Ryzhikov", "The CSTO Press Secretary Pavel Ryzhikov"]
)
def test_signature_is_body(line: str) -> None:
    article = read(TITLE, BODY, line, "Go back")
    assert labels(article) == ["title", "body", "body", "navigation"]
    assert rule_of(article, line) == "label.body.signature"


@pytest.mark.parametrize(
    "line",
    [
        "Go back",
        "Back to the section",
        "Share: Facebook | Twitter | Print",
        "Share this page",
        "Share  |  Print  |  Read in Bahasa",
        "Home > News > Press releases",
        "© 2024 NATO. All rights reserved.",
        "This website uses cookies to improve your experience.",
        "* * *",
        "https://www.osce.org/sg",
    ],
)
def test_site_furniture_is_navigation(line: str) -> None:
    assert labels(read(TITLE, BODY, MORE, line)) == ["title", "body", "body", "navigation"]


@pytest.mark.parametrize(
    "line",
    [
        "             +7495-621-33-23 - tel/fax",
        "Press office: +32 2 555 01 77",
        "Contact: tel. +993 12 55-01-00, press@otwd.example",
        "For further information, please contact the press office.",
    ],
)
def test_telephones_and_addresses_are_contacts(line: str) -> None:
    assert labels(read(TITLE, BODY, line)) == ["title", "body", "contact"]


def test_lines_below_media_contact_are_contacts() -> None:
    article = read(TITLE, BODY, "Media contact", "Jane Doe", "Head of Communications", MORE)
    assert labels(article) == ["title", "body", "contact", "contact", "contact", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "WhatsApp Image 2024-06-12 at 10.05.44.jpeg",
        "asamblea_07.jpg",
        "Photo: Press Service",
        "© UN Photo/Loey Felipe",
        "From left to right: the Ministers of Defence of three states",
    ],
)
def test_images_and_their_captions_are_captions(line: str) -> None:
    assert labels(read(TITLE, BODY, line, MORE)) == ["title", "body", "caption", "body"]


def test_file_name_glued_to_a_body_paragraph_is_noise() -> None:
    article = read(TITLE, BODY + "\xa0 WhatsApp Image 2020-09-28 at 13.58.03.jpeg", "IMG_1412.jpg" + MORE)
    assert labels(article) == ["title", "body", "body"]
    assert [span.of(article.text) for span in article.noise] == [
        "WhatsApp Image 2020-09-28 at 13.58.03.jpeg",
        "IMG_1412.jpg",
    ]


def test_headlines_under_read_also_are_teasers() -> None:
    article = read(TITLE, BODY, "Read also", "Customs officers learn Mongolian", "Go back")
    assert labels(article) == ["title", "body", "navigation", "teaser", "navigation"]


def test_headlines_with_summaries_under_related_news_are_teasers() -> None:
    article = read(
        TITLE, BODY, "Related news", "Officers give a lesson", TEASER_2, "An exhibition opens", TEASER
    )
    assert labels(article) == ["title", "body", "navigation", *["teaser"] * 4]


def test_article_goes_on_after_a_link_to_another_one() -> None:
    article = read(TITLE, BODY, "Read also", "Customs officers learn Mongolian", MORE, BODY, MORE)
    assert labels(article) == ["title", "body", "navigation", "teaser", "body", "body", "body"]


def test_side_bar_of_latest_news_does_not_take_the_title() -> None:
    article = read("Latest news", "Officers give a lesson", "An exhibition opens", TITLE, BODY, MORE)
    assert labels(article) == ["navigation", "teaser", "teaser", "title", "body", "body"]


def test_inline_link_to_another_article_is_a_teaser() -> None:
    article = read(TITLE, BODY, "Read also: Customs officers learn Mongolian", MORE)
    assert texts(article, Label.TEASER) == ["Read also: Customs officers learn Mongolian"]


def test_paragraph_that_speaks_of_navigation_is_body() -> None:
    line = "The ministers decided to share the page on Facebook and to go back to the section on trade."
    assert labels(read(TITLE, line, MORE)) == ["title", "body", "body"]


@pytest.mark.parametrize(
    "heading",
    [
        "On trade and transit",
        "Next steps",
        "Visit of the Minister",
        "A find off the coast",
        "Vote of thanks",
        "Background",
        "Further background:",
        "REGIONAL ISSUES",
        "2. Bilateral relations",
        "The exercise in numbers",
    ],
)
def test_heading_of_a_part_is_no_body(heading: str) -> None:
    article = read(TITLE, BODY, heading, MORE, BODY)
    assert labels(article) == ["title", "body", "caption", "body", "body"]
    assert rule_of(article, heading) == "label.caption.subheading"


@pytest.mark.parametrize(
    "line",
    [
        "The ministers thanked their hosts",
        "Ministers meet again in autumn",
        "Ilze Berg, Minister of Trade of Latvia",
        "Ilze Berg",
        "What comes next?",
        "“A border is a conversation”",
        "JOINT COMMUNIQUÉ",
        "- H.E. Ilze BERG, Minister of Trade;",
        "3. The Council thanks the host.",
        "(b) send a mission to Riga;",
    ],
)
def test_line_that_tells_or_names_somebody_stays_body(line: str) -> None:
    assert labels(read(TITLE, BODY, line, MORE, BODY)) == ["title", *["body"] * 4]


def test_last_line_and_subtitle_are_no_subheadings() -> None:
    assert labels(read(TITLE, "On trade and transit", BODY, "The council of elders")) == [
        "title",
        *["body"] * 3,
    ]


def test_background_prose_belongs_to_the_article() -> None:
    assert labels(read(TITLE, BODY, "Background", MORE)) == ["title", "body", "caption", "body"]


def test_what_a_publisher_says_of_itself_is_no_body() -> None:
    article = read(
        TITLE, BODY, "About the Harbour Union", "The Union was founded in 1949 by six ports.", "Media contact"
    )
    assert labels(article) == ["title", "body", "navigation", "navigation", "contact"]


def test_article_about_its_publisher_keeps_its_text() -> None:
    assert labels(read("About the Harbour Union", BODY, MORE)) == ["title", "body", "body"]


@pytest.mark.parametrize(
    ("lines", "label"),
    [
        (("Tags", "Bureau of Trade | Latvia | Ports"), "navigation"),
        (("Keywords", "Latin America · Peace", "Trade"), "navigation"),
        (("Was this page helpful?  Yes / No",), "navigation"),
        (("Top of page",), "navigation"),
        (("Useful links", "- Charter of the Union", "Harbour rules"), "navigation"),
        (("🔗 Text of the treaty", "📷 Photo gallery"), "navigation"),
        (("@harbourunion",), "navigation"),
        (("For more information", "Factsheet"), "navigation"),
        (("Photo gallery",), "navigation"),
        (("Follow the Union on Telegram",), "navigation"),
        (("(Reporting by Ilze Berg; editing by Petra Zidar)",), "caption"),
        (("Download: photos of the visit",), "navigation"),
        (("For information media. Not an official record.",), "navigation"),
        (("Subscribe to our newsletter",), "navigation"),
        (("[Photo: The ministers in Minsk]", "[Photo2] The talks"), "caption"),
        (("Story by Petra Zidar, Fleet Office", "Navy photo by Sgt Ilze Berg"), "caption"),
        (("Media enquiries", "Email press@otwd.example"), "contact"),
        (("For further information, please contact:", "Ilze Berg, OTWD, +371 000 00 01"), "contact"),
        (("Press Service of the Ministry of Trade",), "contact"),
        (("OTWD Communications Department", "MEDIA RELATIONS", "Press Officer: Ilze Berg"), "contact"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else value,
)
def test_blocks_below_the_body_are_no_body(lines: tuple[str, ...], label: str) -> None:
    assert labels(read(TITLE, BODY, MORE, *lines)) == ["title", "body", "body", *[label] * len(lines)]


@pytest.mark.parametrize(
    "line",
    [
        "The telephone number +371 000 00 01 was given to the ministers of all member states.",
        "Tags on goods will be made in Minsk, the ministers agreed.",
        "Was this a success? The ministers think so.",
        "The press service of the ministry opened an exhibition.",
    ],
)
def test_prose_that_speaks_of_such_things_is_body(line: str) -> None:
    assert labels(read(TITLE, BODY, line, MORE)) == ["title", "body", "body", "body"]
