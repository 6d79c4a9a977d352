"""Chunks of sentences: what is a noun phrase, what a verb."""

from __future__ import annotations

import pytest

from mapper.analysis.analysis import analyse
from tests.extraction.articles import article


def chunks(text: str) -> list[tuple[str, str]]:
    """Kind and words of each chunk of one sentence."""
    analysis = analyse(article(text))
    [clause] = analysis.clauses
    return [(piece.kind.value, analysis.text.surface(piece.first, piece.last)) for piece in clause.chunks]


@pytest.mark.parametrize("noun", ["The assembly", "The family", "The supply", "The ally"])
def test_noun_that_ends_like_an_adverb_leaves_its_verb(noun: str) -> None:
    assert chunks(f"{noun} arrived.")[:2] == [("NP", noun), ("VG", "arrived")]


@pytest.mark.parametrize("state", ["Italy", "Malta"])
def test_state_is_named_wherever_it_stands(state: str) -> None:
    assert ("NP", state) in chunks(f"Norway, {state} and Chile voted.")
    assert ("NP", state) in chunks(f"{state} voted.")


@pytest.mark.parametrize(
    "state",
    [
        "People's Republic of China",
        "People’s Republic of Bangladesh",
        "Lao People's Democratic Republic",
        "Democratic People's Republic of Korea",
        "People’s Democratic Republic of Algeria",
    ],
)
def test_state_whose_name_holds_a_possessive_is_one_phrase(state: str) -> None:
    assert ("NP", f"the {state}") in chunks(f"The envoy of Malta met the {state} in Oslo.")
