"""Posts -> their holders: who "the Minister" or "the head of state" is, in an article and at its date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

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


class _Post(NamedTuple):
    """What a text calls a post, the owner that it is asked for, "" for any, and whether it names one."""

    name: str
    head: str
    owner: str
    owned: bool

    def fits(self, held: Held, words: Set[str]) -> bool:
        """Whether a tenure's title has the head, the grade and these words of the post."""
        grades = words & GRADES
        alone = not grades and not self.owned and held.head == "minister"
        return (
            (_short(held.head) == _short(self.head) or fold(held.head) in words)
            and (held.grades == grades or alone)
            and (words <= set(title_key(held.title).split()) or words <= {self.head} | SHORT | grades)
        )


class Holders:
    """Finds who holds a post: first by the article's own tenures, then by what the corpus knows."""

    def __init__(
        self, entities: Entities, officials: Officials, terms: Mapping[Held, Term], published: str
    ) -> None:
        """`terms` are those of the article's tenures, `published` its date."""
        self._entities = entities
        self._officials = officials
        self._published = published
        self._by_head: defaultdict[tuple[str, str], list[tuple[Held, Term]]] = defaultdict(list)
        self._leaders: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        self._of_body: defaultdict[str, set[str]] = defaultdict(set)
        self._dated: defaultdict[str, set[str]] = defaultdict(set)
        self._fitting: dict[_Post, Sequence[tuple[Held, Term]]] = {}
        self._answers: dict[tuple[_Post, str, bool], frozenset[str]] = {}
        for held, term in terms.items():
            self._note(held, term)

    def _note(self, held: Held, term: Term) -> None:
        self._of_body[held.body].add(held.person)
        for owner in {"", held.body}:
            for head in {_short(held.head), fold(held.head)}:
                self._by_head[owner, head].append((held, term))
            if held.body.startswith("state/") and not held.former:
                self._leaders[owner, fold(held.title)].add(held.person)
        if term.since:
            self._dated[title_key(held.title)].add(held.person)

    def of(self, post: Mention, owner: str, when: str, *, new: bool) -> frozenset[str]:
        """The persons whom the article shows in the post at that date, of the body or state `owner` unless
        that is ""; where it speaks of a `new` holder, those who were just appointed or elected.
        """
        asked = _Post(post.name, post.head, owner, owned=post.of is not None)
        return self._leading(post, owner) or self._in_post(asked, when or self._published, new=new)

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
        others = (self._entities.persons[p].name for p in persons)
        return None if then[0] in persons or _is_one_of(then[1], others) else then

    def _are_dated(self, persons: Set[str], title: str) -> bool:
        """Whether the article says itself since when they hold the post."""
        return not persons.isdisjoint(self._dated.get(title_key(title), ()))

    def of_state(self, state: str) -> frozenset[str]:
        """The persons whom the article shows in a post of that state."""
        return frozenset(self._of_body.get(state, ()))

    def _leading(self, post: Mention, owner: str) -> frozenset[str]:
        """The president or monarch for "the head of state", for "the head of the … Government" its prime
        minister.
        """
        government = post.of is not None and post.of.head == "government"
        titles = self._titles_of_leaders(fold(post.name), government=government)
        if post.of is not None and government and post.of.of is not None:
            owner = self._entities.id_of.get(post.of.of, "")
        state = owner if owner.startswith("state/") else ""
        return frozenset().union(*(self._leaders.get((state, title), ()) for title in titles))

    def _titles_of_leaders(self, name: str, *, government: bool) -> frozenset[str]:
        words = group_words()
        if name == "head of government" or (name == "head" and government):
            return words.heads_of_government
        return words.heads_of_state if name in words.head_of_state else frozenset()

    def _in_post(self, post: _Post, when: str, *, new: bool) -> frozenset[str]:
        """The holders with the words of the post, those of the very same grade first."""
        if (post, when, new) not in self._answers:
            found = [(held, term) for held, term in self._titled(post) if term.may_have(when)]
            exact = [(h, t) for h, t in found if h.grades == _words(post.name) & GRADES]
            fresh = [h for h, _ in exact if new and h.rule in APPOINTED]
            dated = [h for h, t in exact if t.has(when)]
            current = [h for h, _ in exact or found if not h.former]
            best = fresh or dated or current or [h for h, _ in exact or found]
            self._answers[post, when, new] = frozenset(h.person for h in best)
        return self._answers[post, when, new]

    def _titled(self, post: _Post) -> Sequence[tuple[Held, Term]]:
        """The article's tenures with the words of the post."""
        if post not in self._fitting:
            words = _words(post.name)
            near = (
                one
                for head in {_short(post.head), *words}
                for one in self._by_head.get((post.owner, head), ())
            )
            self._fitting[post] = [
                (held, term) for held, term in dict.fromkeys(near) if post.fits(held, words)
            ]
        return self._fitting[post]


def _words(title: str) -> Set[str]:
    return set(title_key(title).split()) - ACTING


def _short(head: str) -> str:
    """As in "secretary" for "Secretary-General", which may be written in two words."""
    return head.removesuffix("-general")


def _is_one_of(name: str, others: Iterable[str]) -> bool:
    """Whether it is how another source writes one of the names."""
    return any(names_fit(name, other) for other in others)
