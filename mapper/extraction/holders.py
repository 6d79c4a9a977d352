"""Posts -> their holders: who "the Minister" or "the head of state" is, in an article and at its date."""

from __future__ import annotations

from datetime import date

from mapper.analysis.folding import fold
from mapper.analysis.mentions import Mention
from mapper.corpus.knowledge import ACTING, GRADES, Officials, title_key
from mapper.dates import Edtf
from mapper.extraction.words import group_words
from mapper.linking.entities import Entities
from mapper.linking.tenures import Held
from mapper.rules import lexicon

SHORT = lexicon.word_set("posts", "short")
APPOINTED = frozenset({"tenure.appointed", "tenure.elected"})


class Holders:
    """Finds who holds a post: first by the article's own tenures, then by what the corpus knows."""

    def __init__(self, entities: Entities, officials: Officials, published: str) -> None:
        self._entities = entities
        self._officials = officials
        self._day: date | None = Edtf.parse(published).earliest if published else None

    def of(self, post: Mention, owner: str, *, new: bool) -> frozenset[str]:
        """The persons whom the article shows in the post, of the body or state `owner` unless that is "";
        where it speaks of a `new` holder, those who were just appointed or elected.
        """
        return frozenset(h.person for h in self._leaders(post, owner) or self._held(post, owner, new=new))

    def known(self, title: str, owner: str) -> tuple[str, str] | None:
        """The person (id, name) who held the post at the article's date, by the corpus and reference data."""
        body = owner or self._entities.own
        return self._officials.holder(body, title, self._day) if body else None

    def of_state(self, state: str) -> frozenset[str]:
        """The persons whom the article shows in a post of that state."""
        return frozenset(h.person for h in self._entities.tenures if h.body == state)

    def _leaders(self, post: Mention, owner: str) -> list[Held]:
        """The president or monarch for "the head of state", for "the head of the … Government" its prime
        minister.
        """
        government = post.of is not None and post.of.head == "government"
        titles = self._titles_of_leaders(fold(post.name), government=government)
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

    def _held(self, post: Mention, owner: str, *, new: bool) -> list[Held]:
        """The article's tenures with the words of the post, those of the very same grade first."""
        words = set(title_key(post.name).split()) - ACTING
        grades = words & GRADES
        found = [
            h
            for h in self._entities.tenures
            if (not owner or h.body == owner) and self._fits(h, post, words, grades)
        ]
        exact = [h for h in found if h.grades == grades]
        fresh = [h for h in exact if h.rule in APPOINTED]
        if new and fresh:
            return fresh
        return [h for h in exact or found if not h.former] or exact or found

    def _fits(self, held: Held, post: Mention, words: set[str], grades: set[str]) -> bool:
        """Whether a tenure's title has the head, the grade and the words of the post."""
        alone = not grades and post.of is None and held.head == "minister"
        return (
            (held.head == post.head or fold(held.head) in words)
            and (held.grades == grades or alone)
            and (words <= set(title_key(held.title).split()) or words <= {post.head} | SHORT | grades)
        )
