"""Every rule yields what its own examples say, and nothing from its counterexamples."""

from __future__ import annotations

import pytest

from mapper.extraction.firing import fired, small_article
from mapper.rules.rulebook import rules

# What the engine does not do yet: the text, and what is wrong.
FAILING = {
    "In the view of Minister Ana Lopes, the bridge was safe.": "its act is taken for plain saying",
    "The Council's view that the bridge is safe rests on a study.": "“rests” is not seen as the main verb",
    "On 3 May flags were lowered to half-mast in Oslo.": "a date without a comma is read as part of its noun",
    "The Council elected Ambassador Ana Lopes as Chair.": "no person is seen in “Ambassador N N as Chair”",
    "Ambassador Jon Bergman had talks with President Ola Dahl in Riga.": "“had talks” is read as a verb",
    "Divers of the Navy were involved in the operation.": "a group without an article takes no part",
    "The price rose during the war.": "things without will take part in events",
    "Nobody proposed the Charter of Harbours.": "“nobody” does not negate what is done with a document",
}


def marked(rule: str, text: str, *more: str) -> object:
    """A text of a rule as a parameter of a test."""
    known = [pytest.mark.xfail(strict=True, reason=FAILING[text])] if text in FAILING else []
    return pytest.param(rule, text, *more, marks=known, id=f"{rule}: {text}")


EXAMPLES = [marked(rule.id, *example) for rule in rules().values() for example in rule.examples]
AGAINST = [marked(rule.id, text) for rule in rules().values() for text in rule.counterexamples]


@pytest.mark.parametrize(("rule", "text", "yields"), EXAMPLES)
def test_example_fires_its_rule_and_yields_what_it_says(rule: str, text: str, yields: str) -> None:
    found = [one.yields for one in fired(small_article(text)) if one.rule == rule]
    assert "; ".join(found) == yields


@pytest.mark.parametrize(("rule", "text"), AGAINST)
def test_counterexample_does_not_fire_its_rule(rule: str, text: str) -> None:
    assert [one.yields for one in fired(small_article(text)) if one.rule == rule] == []


def test_known_failures_are_examples_still() -> None:
    texts = {example.text for rule in rules().values() for example in rule.examples}
    texts |= {text for rule in rules().values() for text in rule.counterexamples}
    assert set(FAILING) <= texts
