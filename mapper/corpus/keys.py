"""Keys that become the last parts of IRIs: of posts, tenures, documents and reports of events.

Each depends on one article alone, never on order or on what else the corpus holds, so that a published
IRI never changes.
"""

from __future__ import annotations

import hashlib
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Final

import msgspec

from mapper.analysis.folding import fold
from mapper.analysis.slugs import slug
from mapper.facts import Article, Correction, DocumentReport, EventReport
from mapper.rules import lexicon

_ARTICLES: Final = lexicon.word_set("small-words", "articles")
_RANKS: Final = lexicon.word_set("posts", "before_portfolio")
_NO_PORTFOLIO: Final = lexicon.word_set("posts", "no_portfolio")

_TITLES: Final = tomllib.loads((files(__package__) / "titles.toml").read_text(encoding="utf-8"))
_GENERIC_TITLE_WORDS: Final = frozenset(fold(word) for word in _TITLES["generic"])
_NAMED_KINDS: Final = frozenset(_TITLES["named_kinds"])


@lru_cache(maxsize=1 << 16)
def post_slug(title: str) -> str:
    """The key of a post's title: British and American spelling and "X Minister", "Minister of X" are one.

    >>> post_slug("Deputy Defence Minister"), post_slug("the Deputy Minister of Defense")
    ('deputy-minister-of-defense', 'deputy-minister-of-defense')
    >>> post_slug("Foreign Minister"), post_slug("Prime Minister")
    ('minister-of-foreign-affairs', 'prime-minister')
    """
    words = [word for word in fold(title).split() if word not in _ARTICLES]
    rank = next((i for i, word in enumerate(words) if word not in _RANKS), len(words))
    ranks, rest = words[:rank], words[rank:]
    if len(rest) == 2 and rest[1] == "minister" and rest[0] not in _NO_PORTFOLIO:
        portfolio = ["foreign", "affairs"] if rest[0] == "foreign" else rest[:1]
        rest = ["minister", "of", *portfolio]
    elif rest[:2] == ["minister", "for"]:
        rest[1] = "of"
    return slug(" ".join(ranks + rest) or title)


def agent_slug(entity: str) -> str:
    """The part of an agent's id that stands in the IRIs of posts and tenures.

    Bodies go by their own slug; states keep their kind, since `au` is a state and might be a body too.
    """
    kind, _, rest = entity.partition("/")
    return rest if kind in {"body", "person"} else f"{kind}-{rest}"


def post_key(body: str, title: str) -> str:
    """`{body}/{title}`, the key of a post."""
    return f"{agent_slug(body)}/{post_slug(title)}"


def tenure_key(person: str, body: str, title: str) -> str:
    """`{person}/{body}/{title}`, the key of somebody's tenure of a post."""
    return f"{agent_slug(person)}/{post_key(body, title)}"


def event_key(article: Article, report: EventReport) -> str:
    """`{date or undated}-{type}-{article}-{report}`: sorts by date, and dated before undated."""
    date = slug(report.date) if report.date else "undated"
    return f"{date}-{report.type}-{article.key[:8]}-{report.id.removeprefix('event-')}"


def document_key(article: Article, report: DocumentReport) -> str:
    """The slug of the title, with what sets it apart where the title does not.

    A title is telling where it has a number or a year, or a proper name's share of words that documents
    do not commonly share (three, for treaties and laws one). Otherwise the document's own number, else
    its parties and its date, else the article sets it apart: rather one document twice than two as one.
    A party that is another one in this article than elsewhere counts as its namesake.
    """
    parties = sorted(party.removesuffix(f"-{article.key[:8]}") for party in report.parties)
    title = slug(report.title)
    words = set(fold(report.title).replace("-", " ").split())
    telling = words - _GENERIC_TITLE_WORDS
    enough = 1 if report.kind in _NAMED_KINDS else 3
    if len(telling) >= enough or any(any(c.isdigit() for c in word) for word in words):
        return title
    if report.number and report.parties:
        return slug("-".join([title, *parties, report.number]))
    if report.date and report.parties:
        return slug("-".join([title, *parties, report.date]))
    return f"{title}-{article.key[:8]}"


def correction_key(correction: Correction) -> str:
    """16 hex digits over all that a correction says."""
    return hashlib.blake2b(msgspec.msgpack.encode(correction), digest_size=8).hexdigest()
