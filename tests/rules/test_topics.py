"""The lexicon of topics: every entry holds what its examples say, and no phrase stands idle."""

from __future__ import annotations

import pytest

from mapper.analysis.tokens import tokenize
from mapper.extraction.topics import hits
from mapper.facts import Span
from mapper.rules.rulebook import Rule
from mapper.rules.topics import topic_rules
from tests.rules.frames import codes

RULES = list(topic_rules().values())
EXAMPLES = [(example.text, example.yields) for rule in RULES for example in rule.examples]
AGAINST = [(rule.fields["topic"], text) for rule in RULES for text in rule.counterexamples]


def topics(text: str) -> set[str]:
    return {topic for hit in hits(tokenize(text, Span(0, len(text)))) for topic in hit.topics}


@pytest.mark.parametrize(("text", "yields"), EXAMPLES)
def test_example_has_the_topics_that_it_says(text: str, yields: str) -> None:
    assert ", ".join(sorted(topics(text))) == yields


@pytest.mark.parametrize(("topic", "text"), AGAINST)
def test_counterexample_does_not_have_the_topic(topic: str, text: str) -> None:
    assert topic not in topics(text)


def test_each_topic_of_the_vocabulary_has_one_entry() -> None:
    assert sorted(rule.fields["topic"] for rule in RULES) == sorted(codes("topic"))
    assert [rule.id for rule in RULES] == [f"topic.{rule.fields['topic']}" for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_phrase_alone_has_its_topic(rule: Rule) -> None:
    listed = (*rule.words("words"), *rule.words("exact"))
    assert [phrase for phrase in listed if rule.fields["topic"] not in topics(phrase)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_no_phrase_is_listed_twice_and_each_is_in_lower_case(rule: Rule) -> None:
    listed = [*rule.words("words"), *rule.words("exact")]
    assert sorted(set(listed)) == sorted(listed)
    assert all(phrase == phrase.lower() for phrase in (*listed, *rule.words("unless")))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_exception_takes_the_topic_away(rule: Rule) -> None:
    assert [phrase for phrase in rule.words("unless") if rule.fields["topic"] in topics(phrase)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("COUNTER-TERRORISM", {"counter-terrorism"}),
        ("counter terrorism", {"counter-terrorism"}),
        ("counterterrorism", {"counter-terrorism"}),
        ("two power plants", {"energy"}),
        ("two fisheries", {"agriculture"}),
        ("women's rights", {"human-rights"}),
        ("energy, transport and tourism", {"energy", "culture"}),
        ("food security", {"agriculture"}),
        ("information security policy", {"cyber-security"}),
    ],
)
def test_phrases_count_in_all_their_forms_and_the_longest_alone(text: str, expected: set[str]) -> None:
    assert topics(text) == expected
