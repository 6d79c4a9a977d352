"""The rules of the grammar and the words of the lexicon, as data."""

import re
import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from mapper.dates import find_dates
from mapper.dates.lexicon import Rule, grammar, lexicon

EXAMPLES = [(rule, text, surface) for rule in grammar() for text, surface in rule.examples]


@pytest.mark.parametrize(("rule", "text", "surface"), EXAMPLES)
def test_a_rule_finds_what_its_examples_say(rule: Rule, text: str, surface: str) -> None:
    found = [mention.span.of(text) for mention in find_dates(text) if mention.rule == rule.id]
    assert found[:1] == ([surface] if surface else [])


def test_every_rule_has_an_id_of_its_own_and_an_example_that_it_matches() -> None:
    assert len({rule.id for rule in grammar()}) == len(grammar()) > 0
    assert [rule.id for rule in grammar() if not any(surface for _, surface in rule.examples)] == []


def test_a_word_stands_in_one_class_only() -> None:
    data = tomllib.loads(files("mapper.dates").joinpath("lexicon.toml").read_text(encoding="utf-8"))
    classes = [*data["values"].values(), *data["words"].values()]
    counts = Counter(word for words in classes for word in words)
    assert [word for word, count in counts.items() if count > 1] == []


def test_no_repetition_in_a_pattern_is_unbounded() -> None:
    unbounded = re.compile(r"[*+]|\{[0-9]+,\}")
    assert [rule.id for rule in grammar() if unbounded.search(rule.pattern)] == []


def test_a_pattern_with_an_unknown_class_is_refused() -> None:
    with pytest.raises(KeyError, match="fortnight"):
        lexicon().compile("<the> <fortnight>")
