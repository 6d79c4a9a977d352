"""The lexicon of topics (`topics.toml`): its phrases by their first word, its entries as rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from pathlib import Path

from mapper.rules.inflection import plural
from mapper.rules.rulebook import Rule, load, toml

FILE = Path(__file__).parent / "topics.toml"


@dataclass(frozen=True, slots=True)
class Around:
    """Words beside phrases: see `[around]` in the file."""

    verbs: frozenset[str]
    before: frozenset[str]
    inside: frozenset[str]
    aside: frozenset[str]
    offices: frozenset[str]
    named: frozenset[str]


@cache
def topic_rules() -> Mapping[str, Rule]:
    """The entries of the lexicon by id, in the order of the file."""
    return {rule.id: rule for rule in load(FILE)}


@cache
def around() -> Around:
    """The words that tell what an event is about, and what is only named after a topic."""
    data = toml(FILE)["around"]
    return Around(**{name: frozenset(data[name]) for name in Around.__dataclass_fields__})


@dataclass(slots=True)
class Node:
    """Where words of the lexicon lead: to further ones by the `next` word, and, where a phrase ends, to its
    topics, of which a phrase that means something else has none.
    """

    next: dict[str, Node] = field(default_factory=dict)
    topics: set[str] | None = None


@cache
def phrases() -> Mapping[str, Node]:
    """The phrases of the lexicon as a tree of lower-case tokens, by their first."""
    root = Node()
    for rule in topic_rules().values():
        for phrase in _counting(rule):
            _end(root, phrase).add(rule.fields["topic"])
        for phrase in chain.from_iterable(map(_forms, rule.words("unless"))):
            _end(root, phrase)
    return root.next


def _end(node: Node, phrase: tuple[str, ...]) -> set[str]:
    """The topics at the end of a phrase, for which there is a way from then on."""
    for word in phrase:
        node = node.next.setdefault(word, Node())
    node.topics = set() if node.topics is None else node.topics
    return node.topics


def _counting(rule: Rule) -> Iterator[tuple[str, ...]]:
    for phrase in rule.words("words"):
        yield from _forms(phrase)
    for phrase in rule.words("exact"):
        yield _tokens(phrase)


def _forms(phrase: str) -> Iterator[tuple[str, ...]]:
    """A phrase and its plural, also with the parts of what has a hyphen apart or as one word."""
    for written in dict.fromkeys((phrase, phrase.replace("-", " "), phrase.replace("-", ""))):
        yield _tokens(written)
        yield _tokens(plural(written))


def _tokens(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.replace(",", " ,").replace("'s", " 's").split())
