"""Titles of posts that states have, and which of them only one person holds at a time."""

from __future__ import annotations

from functools import lru_cache

from mapper.analysis.folding import fold
from mapper.corpus.knowledge import GRADES
from mapper.rules import lexicon

HEADS = lexicon.word_set("posts", "national")
TITLES = tuple(tuple(title.split()) for title in lexicon.table("posts")["national_titles"])
SECRETARIES = lexicon.word_set("posts", "secretaries")
PORTFOLIOS = lexicon.word_set("posts", "portfolios")
SINGLE = lexicon.word_set("posts", "single")
SEVERAL = lexicon.word_set("posts", "several")
LINKS = lexicon.word_set("small-words", "field_links") | lexicon.word_set("small-words", "articles")


@lru_cache(maxsize=1 << 14)
def is_national(title: str, head: str) -> bool:
    """Whether a post is a state's where no body is named: "Finance Minister", "Defense Undersecretary"."""
    if head in HEADS:
        return True
    words = tuple(word for word in fold(title).split() if word not in GRADES)
    return any(words[: len(known)] == known for known in TITLES) or _is_secretary(words)


def is_single(title: str, head: str) -> bool:
    """Whether only one person holds the post of a body; of deputies there may be several."""
    return head in SINGLE and SEVERAL.isdisjoint(fold(title).split())


def _is_secretary(words: tuple[str, ...]) -> bool:
    """As in "Transport Secretary", "Secretary of Agriculture"."""
    if len(words) < 2 or not SECRETARIES & {words[0], words[-1]}:
        return False
    fields = set(words) - SECRETARIES - LINKS - {"and"}
    return bool(fields) and fields <= PORTFOLIOS
