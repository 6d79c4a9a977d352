"""Posts -> their holders: who "the Minister" or "the head of state" is, in an article and at its date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from mapper.analysis.folding import fold
from mapper.analysis.mentions import Mention
from mapper.corpus.knowledge import ACTING, GRADES, Officials, title_key
from mapper.corpus.persons import names_fit
from mapper.extraction.tenures import Term
from mapper.extraction.words import group_words
from mapper.linking.entities import Entities
from mapper.linking.tenures import Held
from mapper.rules import lexicon

SHORT = lexicon.word_set("posts", "short")
APPOINTED = frozenset({"tenure.appointed", "tenure.elected"})


class Holders:
    """Finds who holds a post: first by the article's own tenures, then by what the corpus knows."""

    def __init__(
        self, entities: Entities, officials: Officials, terms: Mapping[Held, Term], published: str
    ) -> None:
        """`terms` are those of the article's tenures, `published` its date."""
        self._entities = entities
        self._officials = officials
        self._terms = terms
        self._published = published
        self._by_head: dict[str, list[int]] = {}
        for number, held in enumerate(entities.tenures):
            for head in {_short(held.head), fold(held.head)}:
                self._by_head.setdefault(head, []).append(number)

    def of(self, post: Mention, owner: str, when: str, *, new: bool) -> frozenset[str]:
        """The persons whom the article shows in the post at that date, of the body or state `owner` unless
        that is ""; where it speaks of a `new` holder, those who were just appointed or elected.
        """
        found = self._leaders(post, owner) or self._held(post, owner, when, new=new)
        return frozenset(h.person for h in found)

    def known(self, title: str, owner: str, when: str) -> tuple[str, str] | None:
        """The person (id, name) who held the post at that date, by the corpus and reference data."""
        body = owner or self._entities.own
        return self._officials.holder(body, title, when or self._published) if body else None

    def before_change(self, persons: Set[str], title: str, owner: str, when: str) -> tuple[str, str] | None:
        """Who held the post at that date, where the article shows only who holds it when it is published."""
        if not when or when == self._published or self._are_dated(persons, title):
            return None
        then, now = self.known(title, owner, when), self.known(title, owner, self._published)
        if then is None or (now is not None and now[0] not in persons):
            return None
        others = [self._entities.persons[p].name for p in persons]
        return None if any(then[0] == p for p in persons) or _is_one_of(then[1], others) else then

    def _are_dated(self, persons: Set[str], title: str) -> bool:
        """Whether the article says itself since when they hold the post."""
        key = title_key(title)
        held = [h for h in self._entities.tenures if h.person in persons and title_key(h.title) == key]
        return any(self._terms[h].since for h in held)

    def of_state(self, state: str) -> frozenset[str]:
        """The persons whom the article shows in a post of that state."""
        return frozenset(h.person for h in self._entities.tenures if h.body == state)

    def _leaders(self, post: Mention, owner: str) -> list[Held]:
        """The president or monarch for "the head of state", for "the head of the … Government" its prime
        minister.
        """
        government = post.of is not None and post.of.head == "government"
        titles = self._titles_of_leaders(fold(post.name), government=government)
        if not titles:
            return []
        if post.of is not None and government and post.of.of is not None:
            owner = self._entities.id_of.get(post.of.of, "")
        return [
            h
            for h in self._entities.tenures
            if not h.former
            and h.body.startswith("state/")
            and fold(h.title) in titles
            and (not owner.startswith("state/") or h.body == owner)
        ]

    def _titles_of_leaders(self, name: str, *, government: bool) -> frozenset[str]:
        words = group_words()
        if name == "head of government" or (name == "head" and government):
            return words.heads_of_government
        return words.heads_of_state if name in words.head_of_state else frozenset()

    def _held(self, post: Mention, owner: str, when: str, *, new: bool) -> list[Held]:
        """The article's tenures with the words of the post, those of the very same grade first."""
        words = set(title_key(post.name).split()) - ACTING
        grades = words & GRADES
        heads = {_short(post.head), *words}
        numbers = sorted({number for head in heads for number in self._by_head.get(head, ())})
        found = [
            h
            for h in (self._entities.tenures[number] for number in numbers)
            if (not owner or h.body == owner) and self._fits(h, post, words, grades) and self._then(h, when)
        ]
        exact = [h for h in found if h.grades == grades]
        fresh = [h for h in exact if h.rule in APPOINTED]
        if new and fresh:
            return fresh
        dated = [h for h in exact if self._terms[h].has(when)]
        return dated or [h for h in exact or found if not h.former] or exact or found

    def _then(self, held: Held, when: str) -> bool:
        return self._terms[held].may_have(when or self._published)

    def _fits(self, held: Held, post: Mention, words: set[str], grades: set[str]) -> bool:
        """Whether a tenure's title has the head, the grade and the words of the post."""
        alone = not grades and post.of is None and held.head == "minister"
        return (
            (_short(held.head) == _short(post.head) or fold(held.head) in words)
            and (held.grades == grades or alone)
            and (words <= set(title_key(held.title).split()) or words <= {post.head} | SHORT | grades)
        )


def _short(head: str) -> str:
    """As in "secretary" for "Secretary-General", which may be written in two words."""
    return head.removesuffix("-general")


def _is_one_of(name: str, others: Iterable[str]) -> bool:
    """Whether it is how another source writes one of the names."""
    return any(names_fit(name, other) for other in others)
