"""No word of a rule is idle: put into the rule's examples in place of another, each makes the rule fire."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pytest

from mapper.extraction.firing import fired, small_article
from mapper.rules import lexicon
from mapper.rules.rulebook import Rule, rules

WORD = re.compile(r"[\w-]+")


def verb_forms() -> dict[tuple[str, str], str]:
    """Verb and kind of form -> the form."""
    found: dict[tuple[str, str], str] = {}
    for form, (lemma, kinds) in lexicon.words().verbs.items():
        for kind in kinds:
            found.setdefault((lemma, kind), form)
    return found


FORMS = verb_forms()


def with_verb(rule: Rule, verb: str) -> Iterator[str]:
    """The examples of a rule with `verb` in place of its verbs, in the same form."""
    for text, _ in rule.examples:
        for match in WORD.finditer(text):
            form = lexicon.words().verbs.get(match[0].lower())
            if form is None or form.lemma not in rule.words("verbs"):
                continue
            for kind in form.kinds:
                other = FORMS.get((verb, kind), "")
                shaped = other.capitalize() if match[0][0].isupper() else other
                yield f"{text[: match.start()]}{shaped}{text[match.end() :]}"


def with_word(rule: Rule, words: Sequence[str], word: str) -> Iterator[str]:
    """The examples of a rule with `word` in place of each of `words`."""
    known = re.compile(rf"\b({'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\b")
    for text, _ in rule.examples:
        for match in known.finditer(text):
            yield f"{text[: match.start()]}{word}{text[match.end() :]}"


def idle(rule: Rule) -> Iterator[str]:
    """The words of a rule with which none of its examples fires it."""
    for verb in rule.words("verbs"):
        if verb != "*" and not fires(rule, with_verb(rule, verb)):
            yield verb
    for field in ("noun", "nouns", "particle"):
        words = [word for word in rule.words(field) if word != "none"]
        yield from (word for word in words if not fires(rule, with_word(rule, words, word)))


def fires(rule: Rule, texts: Iterator[str]) -> bool:
    """Whether the rule fires in one of the texts."""
    return any(rule.id in {one.rule for one in fired(small_article(text))} for text in dict.fromkeys(texts))


@pytest.mark.parametrize(
    "rule", [rule for rule in rules().values() if rule.table != "tenure"], ids=lambda rule: rule.id
)
def test_each_word_of_a_rule_makes_it_fire(rule: Rule) -> None:
    assert list(idle(rule)) == []


def test_no_regular_verb_is_listed_twice() -> None:
    listed = lexicon.table("verbs")["regular"].split()
    assert listed == sorted(set(listed))
