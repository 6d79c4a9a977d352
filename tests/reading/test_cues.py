"""Each cue matches its examples and lets its counterexamples pass."""

from __future__ import annotations

import pytest

from mapper.facts import Span
from mapper.reading.cues import Cue, cues, find_cue, noise_in

MATCHES = [(cue, text) for cue in cues() for text in cue.match]
NO_MATCHES = [(cue, text) for cue in cues() for text in cue.no_match]


def _name(value: object) -> str:
    return value.id if isinstance(value, Cue) else str(value)


@pytest.mark.parametrize(("cue", "text"), MATCHES, ids=_name)
def test_cue_finds_its_example(cue: Cue, text: str) -> None:
    assert cue.holds(text)


@pytest.mark.parametrize(("cue", "text"), NO_MATCHES, ids=_name)
def test_cue_lets_its_counterexample_pass(cue: Cue, text: str) -> None:
    assert not cue.holds(text)


@pytest.mark.parametrize("cue", cues(), ids=_name)
def test_cue_is_complete(cue: Cue) -> None:
    assert cue.match
    assert cue.no_match
    assert cue.where in {"whole", "start", "inside"}
    assert cue.kind != cue.id


@pytest.mark.parametrize(("cue", "text"), [pair for pair in MATCHES if pair[0].needs], ids=_name)
def test_example_of_a_cue_holds_what_the_cue_needs(cue: Cue, text: str) -> None:
    assert any(needed in text.lower() for needed in cue.needs)


@pytest.mark.parametrize(("cue", "text"), MATCHES, ids=_name)
def test_cue_is_found_among_all_of_its_kind(cue: Cue, text: str) -> None:
    found = find_cue(text, cue.kind)
    assert found == next(other for other in cues() if other.kind == cue.kind and other.holds(text))


def test_ids_of_cues_are_unique() -> None:
    ids = [cue.id for cue in cues()]
    assert len(ids) > 20
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize(
    ("text", "noise"),
    [
        (
            "… Federation.\xa0 WhatsApp Image 2020-09-28 at 13.58.03.jpeg",
            ["WhatsApp Image 2020-09-28 at 13.58.03.jpeg"],
        ),
        ("IMG_20210311_1412.jpgThe Minister briefed his guest.", ["IMG_20210311_1412.jpg"]),
        ("in Kazakhstan.photo_1.jpgThe Minister spoke.", ["photo_1.jpg"]),
        ("Media:\xa0https://odkb-csto.org/news/smi/x-y/", ["https://odkb-csto.org/news/smi/x-y/"]),
        ("See www.osce.org/sg, he said.", ["www.osce.org/sg"]),
        ("Write to press@otwd.example.", ["press@otwd.example"]),
        ("https://example.org/a/photo.png and b.png", ["https://example.org/a/photo.png", "b.png"]),
        ("The .jpg format is old.", []),
    ],
)
def test_noise_is_the_file_name_or_link_and_no_more(text: str, noise: list[str]) -> None:
    assert [span.of(text) for span in noise_in(text, Span(0, len(text)))] == noise


def test_first_cue_of_the_kinds_that_are_asked_for_is_found() -> None:
    found = find_cue("Share: Facebook | Twitter | Print", "navigation", "share")
    assert found is not None
    assert found.id == "share.bar"
    assert find_cue("Share: Facebook | Twitter | Print", "contact") is None
