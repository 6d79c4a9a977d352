"""HTML pages give their text, and say who published them when."""

from __future__ import annotations

import pytest

from mapper.reading import Metadata, Problem, ReadingError, is_html, read_bytes
from tests.reading.pages import BODY, MORE, headline, labels

TITLE = "OSCE opens an office in Astana"
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title>
<meta property="og:site_name" content="Organization for Security">
<meta property="article:published_time" content="2019-05-03T10:00:00+02:00"></head>
<body><nav><a href="/">Home</a></nav><article><h1>{TITLE}</h1>
<p>{BODY} They spoke of “château” wines &amp; borders.</p><h2>A long way</h2>
<p>{MORE} Twenty ambassadors of participating States attended the ceremony.</p></article>
<footer>© 2019 OSCE. All rights reserved.</footer></body></html>
"""


def test_text_of_record_is_the_extracted_text() -> None:
    article = read_bytes(PAGE.encode(), "page.html")
    assert labels(article) == ["title", "body", "caption", "body"]
    assert "<" not in article.text
    assert "wines & borders" in article.text
    assert headline(article) == TITLE


def test_page_says_title_date_and_site() -> None:
    article = read_bytes(PAGE.encode(), "page.html")
    assert (article.published, article.published_span) == ("2019-05-03", None)
    assert (article.title, article.publisher) == (TITLE, "Organization for Security")


def test_metadata_of_the_user_come_first() -> None:
    known = Metadata("https://example.org/1", "2019-05-04", "OSCE", "Office opened")
    article = read_bytes(PAGE.encode(), "page.html", metadata=known)
    assert (article.published, article.publisher, article.title) == ("2019-05-04", "OSCE", "Office opened")
    assert article.sources[0].url == "https://example.org/1"


@pytest.mark.parametrize(
    ("link", "url"), [("https://osce.example/1", "https://osce.example/1"), ("http://os ce.example/1", "")]
)
def test_address_that_a_page_gives_itself_counts_where_it_is_one(link: str, url: str) -> None:
    page = PAGE.replace("</head>", f'<link rel="canonical" href="{link}"></head>')
    assert read_bytes(page.encode(), "page.html").sources[0].url == url


@pytest.mark.parametrize(
    ("raw", "name", "expected"),
    [
        (PAGE.encode(), "page", True),
        (b"\xef\xbb\xbf<html><body>", "page.txt", True),
        (b"<?xml version='1.0'?>\n<!-- x --><!DOCTYPE html>", "page.txt", True),
        (b"plain text", "page.HTM", True),
        (b"plain text", "page.xhtml", True),
        (b"The ministers met.", "page.txt", False),
        (b"The tag <html> begins a page.", "page.txt", False),
    ],
)
def test_html_is_known_by_its_extension_or_its_beginning(raw: bytes, name: str, expected: bool) -> None:
    assert is_html(raw, name) is expected


def test_declared_charset_is_used() -> None:
    declared = PAGE.replace("utf-8", "windows-1252")
    assert "“château”" in read_bytes(declared.encode("cp1252"), "page.html").text


def test_undeclared_charset_is_no_guess() -> None:
    with pytest.raises(ReadingError) as caught:
        read_bytes(PAGE.replace('<meta charset="utf-8">', "").encode("cp1252"), "page.html")
    assert caught.value.kind is Problem.NOT_UTF8


def test_page_without_an_article_has_no_sentence() -> None:
    with pytest.raises(ReadingError) as caught:
        read_bytes(b"<html><body><script>run()</script></body></html>", "page.html")
    assert caught.value.kind is Problem.NO_SENTENCE


def test_dates_of_pages_do_not_depend_on_today() -> None:
    later = PAGE.replace("2019-05-03", "2099-05-03")
    assert read_bytes(later.encode(), "page.html").published == "2099-05-03"
