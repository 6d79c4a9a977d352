"""Which paragraphs repeat across the articles of a corpus, and in which role each article carries them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cached_property
from hashlib import blake2b
from typing import NamedTuple

import msgspec

from mapper.facts import Article, Label, Paragraph
from mapper.reading.forms import Form

SIGNATURE = "label.body.signature"

MANY = 2  # more who carry a paragraph make no difference
_RARE = 12  # what more articles carry tells nothing about which of them are revisions of each other
_NEARLY_ALL = 0.8
_HALF = 0.5
_CLAIMS = 3  # more headlines than these above one and the same lead: it is nobody's lead


class Role(StrEnum):
    """What a paragraph is in an article that is read alone."""

    HEADLINE = "headline"
    LEAD = "lead"  # the first prose below the headline
    OPENING = "opening"  # the first prose of an article in which no headline was found
    BODY = "body"
    OTHER = "other"


class Mark(NamedTuple):
    """A paragraph of an article: the hash of its words, and its role."""

    key: str
    role: Role


class Claim(NamedTuple):
    """Who has a claim to a paragraph of an article, apart from the article and its revisions.

    `others` is how many carry it, up to MANY; `owned` whether it is the article's own headline or lead,
    `owned_elsewhere` whether it is that of another article.
    """

    others: int = 0
    owned: bool = False
    owned_elsewhere: bool = False


_OWN = frozenset({Role.HEADLINE, Role.LEAD, Role.OPENING, Role.BODY})


class ParagraphCounts(msgspec.Struct, frozen=True, dict=True):
    """The paragraphs of each article, by its SHA-256. Merging is commutative, associative and idempotent."""

    articles: dict[str, tuple[Mark, ...]] = {}

    @classmethod
    def of(cls, article: Article) -> ParagraphCounts:
        """The counts of one article as reading alone labelled it."""
        return cls({article.sha256: tuple(_marks(article))})

    @classmethod
    def merged(cls, parts: Iterable[ParagraphCounts]) -> ParagraphCounts:
        """All articles of some counts; of two readings of one text the same one wins in any order."""
        articles: dict[str, tuple[Mark, ...]] = {}
        for part in parts:
            for sha, marks in part.articles.items():
                articles[sha] = max(marks, articles.get(sha, marks))
        return cls(articles)

    def carriers(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """The articles that carry all of some paragraphs otherwise than as their own, sorted."""
        if keys not in self._carriers:
            sets = [self._carriers_of(key) for key in keys]
            self._carriers[keys] = tuple(sorted(set.intersection(*sets))) if sets else ()
        return self._carriers[keys]

    def owners(self, key: str) -> frozenset[str]:
        """The articles whose own headline or lead a paragraph is; none where too many lay claim to it."""
        if key not in self._owners:
            self._owners[key] = self._find_owners(key)
        return self._owners[key]

    def _find_owners(self, key: str) -> frozenset[str]:
        roles = self._index.get(key, {})
        strong = [sha for sha, found in roles.items() if found & {Role.HEADLINE, Role.LEAD}]
        if strong:
            headlines = {self._headlines.get(sha) for sha in strong}
            return frozenset(strong) if len(headlines) <= _CLAIMS else frozenset()
        openings = {sha for sha, found in roles.items() if Role.OPENING in found}
        one_article = bool(openings) and openings <= {min(openings), *self.revisions(min(openings))}
        return frozenset(openings) if one_article else frozenset()

    def claims(self, article: str) -> tuple[Claim, ...]:
        """Who else has a claim to each paragraph of an article."""
        mine = frozenset({article, *self.revisions(article)})
        return tuple(self._claim(mark.key, article, mine) for mark in self.articles[article])

    def _claim(self, key: str, article: str, mine: frozenset[str]) -> Claim:
        owners, roles = self.owners(key), self._index[key]
        others = len(roles) - len(roles.keys() & mine)
        return Claim(min(others, MANY), article in owners, bool(owners - mine)) if others else Claim()

    def revisions(self, article: str) -> frozenset[str]:
        """The articles that share nearly all of an article's own text, or its headline and half of it."""
        if article not in self._revisions:
            mine = self._rare(article)
            shared = Counter(
                other
                for key in mine
                for other, roles in self._index[key].items()
                if other != article and roles & _OWN
            )
            self._revisions[article] = frozenset(
                other for other, count in shared.items() if self._is_revision(article, other, count)
            )
        return self._revisions[article]

    def _is_revision(self, article: str, other: str, shared: int) -> bool:
        most = max(len(self._rare(article)), len(self._rare(other)))
        if shared >= 2 and shared >= _NEARLY_ALL * most:
            return True
        headline = self._headlines.get(article)
        same = headline is not None and headline == self._headlines.get(other)
        return same and shared >= 2 and shared - 1 >= _HALF * (most - 1)

    def _rare(self, article: str) -> set[str]:
        own = {mark.key for mark in self.articles.get(article, ()) if mark.role in _OWN}
        return {key for key in own if len(self._index[key]) <= _RARE}

    def _carriers_of(self, key: str) -> set[str]:
        owners = self.owners(key)
        return {
            sha for sha, roles in self._index.get(key, {}).items() if sha not in owners or Role.OTHER in roles
        }

    @cached_property
    def _index(self) -> dict[str, dict[str, set[Role]]]:
        index: dict[str, dict[str, set[Role]]] = {}
        for sha, marks in self.articles.items():
            for key, role in marks:
                index.setdefault(key, {}).setdefault(sha, set()).add(role)
        return index

    @cached_property
    def _headlines(self) -> dict[str, str]:
        return {
            sha: mark.key
            for sha, marks in self.articles.items()
            for mark in reversed(marks)
            if mark.role is Role.HEADLINE
        }

    @cached_property
    def _owners(self) -> dict[str, frozenset[str]]:
        return {}

    @cached_property
    def _carriers(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        return {}

    @cached_property
    def _revisions(self) -> dict[str, frozenset[str]]:
        return {}


def key_of(article: Article, paragraph: Paragraph) -> str:
    """The hash of a paragraph's words: without case, white space, image file names and links."""
    form = Form.of(article.text, paragraph.span)
    words = (form.words or form.whole).casefold()
    return blake2b(words.encode(), digest_size=8).hexdigest()


def _marks(article: Article) -> Iterator[Mark]:
    first = Role.LEAD if article.headline else Role.OPENING
    for paragraph in article.paragraphs:
        role = Role.OTHER
        if paragraph.label is Label.TITLE:
            role = Role.HEADLINE
        elif paragraph.label is Label.BODY and paragraph.rule != SIGNATURE:
            role = Role.BODY
            if first is not Role.BODY and Form.of(article.text, paragraph.span).is_prose:
                role, first = first, Role.BODY
        yield Mark(key_of(article, paragraph), role)
