"""Every rule yields what its own examples say, and nothing from its counterexamples."""

from __future__ import annotations

import pytest

from tests.extraction.articles import article
from tests.rules.firing import fired
from tests.rules.frames import Row, rows

# What the engine does not do yet: the text, and what is wrong.
FAILING = {
    "The Director General will meet the Prime Minister on Monday.": "posts without a body are no actors",
    "The Council elected Ambassador Ana Lopes as Chair.": "no person is seen in “Ambassador N N as Chair”",
    "The children attend school.": "“school” without an article is read as a conference",
    "Ambassador Jon Bergman had talks with President Ola Dahl in Riga.": "“had talks” is read as a verb",
    "Divers of the Navy were involved in the operation.": "a group without an article takes no part",
    "The price rose during the war.": "things without will take part in events",
    "President Ola Dahl set out the aims of the plan.": "the past form “set” is not read as a finite verb",
    "Ambassador Jon Bergman described the talks as useful.": "say.note takes “described” before say.call-as",
    "In the view of Minister Ana Lopes, the bridge was safe.": "only “in his view” is read",
    "In the words of Ambassador Jon Bergman, the bridge was safe.": "only “in his words” is read",
    "Nobody proposed the Charter of Harbours.": "“nobody” does not negate what is done with a document",
}


def cases(field: str) -> list[object]:
    """The texts of a field of all rules as parameters of a test."""
    return [
        pytest.param(
            row.id,
            text,
            marks=[pytest.mark.xfail(strict=True, reason=FAILING[text])] if text in FAILING else [],
            id=f"{row.id}: {text}",
        )
        for row in rows()
        for text in row.strings(field)
    ]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.id)
def test_rule_has_three_examples_and_a_counterexample(row: Row) -> None:
    assert len(set(row.strings("examples"))) >= 3
    assert len(row.strings("counterexamples")) >= 1


@pytest.mark.parametrize(("rule", "text"), cases("examples"))
def test_example_fires_its_rule(rule: str, text: str) -> None:
    assert rule in fired(article(text))


@pytest.mark.parametrize(("rule", "text"), cases("counterexamples"))
def test_counterexample_does_not_fire_its_rule(rule: str, text: str) -> None:
    assert rule not in fired(article(text))


def test_known_failures_are_examples_still() -> None:
    texts = {
        text for row in rows() for field in ("examples", "counterexamples") for text in row.strings(field)
    }
    assert set(FAILING) <= texts
