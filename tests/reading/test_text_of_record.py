"""The text of record is the decoded text and nothing else."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapper.reading import ReadingError, read_bytes, read_file, read_text
from tests.reading.pages import BODY, MORE, TITLE, headline, labels, page, read

PIECES = st.sampled_from(
    [
        BODY,
        MORE,
        TITLE,
        TITLE + " 20.02.2023",
        "Go back",
        "Read also",
        "14 June 2019",
        "a.jpg",
        "Media contact",
    ]
)
PAGES = st.lists(PIECES, min_size=1, max_size=12).map("\n\n".join)


def test_byte_order_mark_is_no_part_of_the_text() -> None:
    plain, marked = read_bytes(page(TITLE, BODY).encode()), read_bytes(page(TITLE, BODY).encode("utf-8-sig"))
    assert plain == marked
    assert marked.text.startswith(TITLE)


def test_newlines_stay_as_they_are() -> None:
    text = page(TITLE, BODY, MORE).replace("\n", "\r\n")
    article = read_bytes(text.encode())
    assert article.text == text
    assert labels(article) == ["title", "body", "body"]
    assert headline(article) == TITLE


def test_hash_is_that_of_the_text() -> None:
    article = read(TITLE, BODY)
    assert article.sha256 == hashlib.sha256(article.text.encode()).hexdigest()


def test_source_is_the_name_that_the_caller_gives(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(page(TITLE, BODY))
    assert read_file(path).sources[0].path == "page.txt"
    assert read_file(path, name="2023/page.txt").sources[0].path == "2023/page.txt"


@settings(deadline=None)
@given(PAGES | st.text())
def test_paragraphs_are_ordered_and_spans_lie_in_the_text(text: str) -> None:
    try:
        article = read_text(text)
    except ReadingError:
        return
    spans = [paragraph.span for paragraph in article.paragraphs]
    assert all(span.of(text).strip() == span.of(text) != "" for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    inner = [*article.noise, *([article.headline] if article.headline else [])]
    assert all(any(span.start <= part.start and part.end <= span.end for span in spans) for part in inner)
    assert read_text(text) == article


@pytest.mark.parametrize("text", ["  \n" + page(TITLE, BODY), page(TITLE, BODY) + "\n\n\n"])
def test_white_space_around_the_text_is_kept(text: str) -> None:
    assert read_text(text).text == text
