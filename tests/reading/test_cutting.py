"""Paragraphs are the pieces that an author set apart, trimmed, in order, without overlap."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.facts import Span
from mapper.reading.cutting import blank_lines, cut, trim

PIECES = st.sampled_from(
    [
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\u2028",
        " ",
        "\xa0",
        "\u200b",
        "\ufeff",
        "Go back",
        "the sides met.",
        "— Yes",
        "A b",
    ]
)
TEXTS = st.text() | st.lists(PIECES, max_size=40).map("".join)


def cut_texts(text: str) -> list[str]:
    return [span.of(text) for span in cut(text)]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_blank_lines_part_paragraphs_whatever_the_newline(newline: str) -> None:
    text = newline.join(["", "First one.", "", " \xa0 ", "Second one.", ""])
    assert cut_texts(text) == ["First one.", "Second one."]


def test_offsets_count_code_points_of_the_untouched_text() -> None:
    text = "\r\n😀 First.\r\n\r\n  Second.\t\r\n"
    assert cut(text) == (Span(2, 10), Span(16, 23))


def test_lines_of_unwrapped_text_are_paragraphs() -> None:
    long = "The ministers met in Minsk and " + "discussed the plan at length " * 6 + "today."
    lines = ["Ministers meet in Minsk", "14 June 2019", long, "Pavel Ryzhikov", long]
    assert cut_texts("\n".join(lines)) == lines


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The Secretary General of the Organization arrived\n"
        "in Dushanbe on a working visit. He was received by\n"
        "the Minister of Defence and by the Speaker of the\n"
        "National Assembly.\n\n"
        "The sides agreed."
    )
    assert [piece[:13] for piece in cut_texts(text)] == ["The Secretary", "The sides agr"]


def test_short_line_above_wrapped_text_is_a_paragraph() -> None:
    text = (
        "Visit to Dushanbe\n"
        "The Secretary General of the Organization arrived\n"
        "in Dushanbe on a working visit. He was received by\n"
        "the Minister of Defence."
    )
    assert [piece[:17] for piece in cut_texts(text)] == ["Visit to Dushanbe", "The Secretary Gen"]


def test_interview_lines_and_list_items_are_paragraphs() -> None:
    text = "Questions were asked.\n— Are you safe?\n— We are.\n1. First item.\n• Second item."
    expected = ["Questions were asked.", "— Are you safe?", "— We are.", "1. First item.", "• Second item."]
    assert cut_texts(text) == expected


def test_sentence_that_runs_on_in_lower_case_is_not_torn() -> None:
    text = "The Secretary General said that the\nmembers agreed. " + "More was said at length. " * 9
    assert len(cut(text)) == 1


@pytest.mark.parametrize(("between", "count"), [("\n", 0), ("\n\n", 1), ("\r\n\r\n", 1), ("\n \n\xa0\n", 2)])
def test_blank_lines_between_paragraphs_are_counted(between: str, count: int) -> None:
    text = f"Ab.{between}Cd."
    assert blank_lines(text, Span(0, 3), Span(len(text) - 3, len(text))) == count


@given(TEXTS)
def test_paragraphs_are_trimmed_ordered_and_apart(text: str) -> None:
    spans = cut(text)
    assert all(span.start < span.end for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(trim(text, span) == span for span in spans)
    assert all(span.of(text).strip() == span.of(text) for span in spans)


@given(TEXTS)
def test_nothing_but_white_space_is_left_out(text: str) -> None:
    ends = [0, *(span.end for span in cut(text))]
    starts = [*(span.start for span in cut(text)), len(text)]
    between = "".join(text[end:start] for end, start in zip(ends, starts, strict=True))
    assert all(char.isspace() or char in "\u200b\u200c\u200d\u2060\ufeff" for char in between)


@given(TEXTS)
def test_cutting_is_deterministic(text: str) -> None:
    assert cut(text) == cut(text)
