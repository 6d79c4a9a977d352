"""Tenures as one article states them, and what is known while they are collected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import msgspec

from mapper.analysis.analysis import Analysis
from mapper.analysis.folding import fold
from mapper.analysis.mentions import Kind, Mention
from mapper.corpus.knowledge import ACTING, GRADES, title_key
from mapper.facts import Span
from mapper.rules import lexicon

SMALL = lexicon.word_set("posts", "small")
ABOUT = lexicon.word_set("posts", "about")
ARTICLES = lexicon.word_set("small-words", "articles")
NATIONS = frozenset({Kind.STATE, Kind.DEMONYM})


class Held(msgspec.Struct, frozen=True):
    """A tenure: ids of person and body ("" unknown), title as stated, the construction that states it.

    `dates` are indices of the date mentions that bound it; `clause` is the index of its clause;
    `possessed` where a possessive stands before the post ("her deputy").
    """

    person: str
    title: str
    head: str
    body: str
    span: Span
    rule: str
    clause: int
    former: bool = False
    dates: tuple[int, ...] = ()
    possessed: bool = False

    @property
    def grades(self) -> frozenset[str]:
        """Words that tell a deputy or vice from the head."""
        return _grades(self.title)


@lru_cache(maxsize=1 << 14)
def _grades(title: str) -> frozenset[str]:
    return frozenset(fold(title).split()) & GRADES - ACTING


@dataclass(slots=True)
class Holders:
    """The tenures of one article so far, the first telling of each; and whom and what its mentions name.

    `current` are the persons who are not said to have left a post, by its head.
    """

    analysis: Analysis
    person_of: Mapping[Mention, str]
    body_of: Mapping[Mention, str]
    found: dict[tuple[str, str, str], Held] = field(default_factory=dict)
    by_rule: defaultdict[str, list[Held]] = field(default_factory=lambda: defaultdict(list))
    current: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _nations: dict[int, tuple[tuple[str, int], ...]] = field(default_factory=dict)

    def nations(self, clause: int) -> tuple[tuple[str, int], ...]:
        """The first two states that the clause names as owners, each with the token behind its first name."""
        if clause not in self._nations:
            first: dict[str, int] = {}
            for mention in self.analysis.clauses[clause].mentions:
                if mention.kind in NATIONS and mention in self.body_of and not self._is_placed(mention):
                    first.setdefault(self.body_of[mention], mention.last)
            self._nations[clause] = tuple(first.items())[:2]
        return self._nations[clause]

    def _is_placed(self, mention: Mention) -> bool:
        """As in "the fighting *in* Sudan", "a visit *to the* Norwegian capital": told of, not speaking."""
        tokens = self.analysis.text.tokens
        before = [t.lower for t in tokens[max(0, mention.first - 2) : mention.first]]
        return bool(before) and (before[-1] in ABOUT or (before[-1] in ARTICLES and before[0] in ABOUT))

    def add(self, tenures: Iterable[Held]) -> None:
        """Keep the tenures that are not known yet."""
        for held in tenures:
            key = held.person, title_key(held.title), held.body
            if key not in self.found:
                self.found[key] = held
                self.by_rule[held.rule].append(held)
                if not held.former:
                    self.current[held.head].add(held.person)

    def held(self, person: Mention, post: Mention, body: str, span: Span, rule: str, clause: int) -> Held:
        """The tenure of a post that stands beside its holder."""
        return Held(
            self.person_of[person], clean_title(post.name), post.head, body, span, rule, clause, post.former
        )


def clean_title(title: str) -> str:
    """A title with its words in capitals, small ones aside: "acting Head" -> "Acting Head"."""
    words = [w if w.lower() in SMALL or not w.islower() else w[0].upper() + w[1:] for w in title.split()]
    return " ".join(words)
