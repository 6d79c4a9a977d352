"""What cannot be read is refused with its kind, the place and a remedy."""

from __future__ import annotations

import contextlib
import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapper.errors import CommuniqueError
from mapper.reading import Problem, ReadingError, read_bytes, read_file, read_text
from tests.reading.pages import BODY, MORE, TITLE, page

GOOD = page(TITLE, BODY, MORE)
RUSSIAN = "Сегодня в Москве прошла встреча министров обороны государств. Стороны обсудили план учений на год."
KAZAKH = "Бүгін Астанада қорғаныс министрлерінің кездесуі өтті. Тараптар жаттығулар жоспарын талқылады."
FRENCH = "Le Secrétaire général a rencontré le ministre de la Défense à Paris. Ils ont parlé de la sécurité."
GERMAN = "Der Generalsekretär traf heute den Verteidigungsminister. Sie sprachen über gemeinsame Übungen."
DUTCH = "De minister van Defensie sprak met de secretaris-generaal in Brussel. Er werd een akkoord gesloten."
CHINESE = "今天,秘书长在北京会见了外交部长。" * 8


def refuse(raw: bytes, name: str = "page.txt") -> ReadingError:
    with pytest.raises(ReadingError) as caught:
        read_bytes(raw, name)
    assert caught.value.where == name
    assert caught.value.remedy
    assert "\n" not in str(caught.value)
    assert isinstance(caught.value, CommuniqueError)
    return caught.value


@pytest.mark.parametrize("raw", [b"", b" \r\n\t", b"\xef\xbb\xbf", "\xa0\u2003".encode()])
def test_empty(raw: bytes) -> None:
    assert refuse(raw).kind is Problem.EMPTY


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"{\\rtf1 text}", "RTF"),
        (b"Some text\x00and more", "0x00 at offset 9"),
    ],
)
def test_binary(raw: bytes, named: str) -> None:
    error = refuse(raw)
    assert error.kind is Problem.BINARY
    assert named in str(error)


@pytest.mark.parametrize(
    ("raw", "byte", "guess"),
    [
        (RUSSIAN.encode("cp1251"), "0xD1 at offset 0", "Windows-1251"),
        ("The “Steppe Shield”".encode("cp1252"), "0x93 at offset 4", "Windows-1252"),
        ("The château stood firm.".encode("latin-1"), "0xE2 at offset 6", "Windows-1252"),
        (GOOD.encode("utf-16"), "0xFF at offset 0", "UTF-16"),
        (GOOD.encode("utf-16-le"), "0x00 at offset 1", "UTF-16"),
        (GOOD.encode("utf-16-be"), "0x00 at offset 0", "UTF-16"),
        (b"\xef\xbb\xbfAb \xff", "0xFF at offset 6", "Windows-1252"),
    ],
)
def test_other_encodings_are_named_as_a_guess_and_not_decoded(raw: bytes, byte: str, guess: str) -> None:
    error = refuse(raw)
    assert error.kind is Problem.NOT_UTF8
    assert byte in error.what
    assert f"perhaps it is {guess}" in error.remedy


def test_half_characters_are_refused() -> None:
    with pytest.raises(ReadingError, match="U\\+D800") as caught:
        read_text(GOOD + "\ud800")
    assert caught.value.kind is Problem.NOT_UTF8


@pytest.mark.parametrize("text", ["Go back\n\nBack to the section\n\nHome", TITLE, "2020 2021\n\n* * *"])
def test_no_sentence(text: str) -> None:
    assert refuse(text.encode()).kind is Problem.NO_SENTENCE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (RUSSIAN, "Russian"),
        (KAZAKH, "Kazakh"),
        (FRENCH, "French"),
        (CHINESE, "Chinese"),
        (GERMAN, "German"),
        (DUTCH, "Dutch"),
    ],
)
def test_other_languages_are_named(text: str, language: str) -> None:
    error = refuse(text.encode())
    assert error.kind is Problem.NOT_ENGLISH
    assert language in error.what


@pytest.mark.parametrize(
    "text",
    [
        "The EEC and Mongolia signed.",
        "Mr van der Meulen plans to visit Tbilisi in September.",
        "Prime Minister Davit Kobulashvili met Nino Abashidze-Lomtatidze in Kutaisi.",
        GOOD + "\n\nСегодня в Москве прошла встреча министров обороны государств.",
    ],
)
def test_short_and_name_laden_english_is_read(text: str) -> None:
    assert read_text(text).text == text


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ReadingError) as caught:
        read_file(tmp_path / "none.txt")
    assert caught.value.kind is Problem.MISSING


def test_folder_in_place_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(ReadingError) as caught:
        read_file(tmp_path)
    assert caught.value.kind is Problem.UNREADABLE


def test_limit_is_the_largest_size_that_is_read(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(GOOD)
    assert read_file(path, limit=len(GOOD)).text == GOOD
    with pytest.raises(ReadingError) as caught:
        read_file(path, limit=len(GOOD) - 1)
    assert caught.value.kind is Problem.TOO_LARGE


def test_errors_survive_the_way_between_processes() -> None:
    error = ReadingError(Problem.EMPTY, "is empty", "page.txt", "leave it out")
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (copy.kind, str(copy)) == (error.kind, str(error))


@settings(deadline=None)  # the language model loads at the first text
@given(st.binary() | st.text().map(str.encode), st.sampled_from(["page.txt", "page.html"]))
def test_any_bytes_are_read_or_refused(raw: bytes, name: str) -> None:
    with contextlib.suppress(ReadingError):
        article = read_bytes(raw, name)
        assert article.paragraphs


MARKUP = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<h1>",
            "<div",
            "&amp;",
            "&#xD800;",
            "<!--",
            "]]>",
            BODY,
            TITLE,
            "\x01",
        ]
    )
).map(lambda pieces: "<html><body>" + "".join(pieces))


@settings(deadline=None, max_examples=50)
@given(MARKUP)
def test_any_markup_is_read_or_refused(markup: str) -> None:
    with contextlib.suppress(ReadingError):
        assert read_bytes(markup.encode(), "page.html").paragraphs
