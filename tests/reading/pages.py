"""Helpers of the tests: pages from pieces, and what reading makes of them."""

from __future__ import annotations

from mapper.facts import Article, Label
from mapper.reading import Metadata, read_text

BODY = "The ministers of the member states met in Minsk and discussed the plan of joint trainings."
MORE = "They agreed to meet again in the autumn and thanked the hosts for their hospitality."
TITLE = "Ministers discuss joint trainings in Minsk"


def page(*pieces: str) -> str:
    """The pieces as paragraphs."""
    return "\n\n".join(pieces)


def read(*pieces: str, metadata: Metadata | None = None) -> Article:
    """The article that has the pieces as paragraphs."""
    return read_text(page(*pieces), metadata=metadata or Metadata())


def labels(article: Article) -> list[str]:
    """The labels of the paragraphs."""
    return [paragraph.label.value for paragraph in article.paragraphs]


def rule_of(article: Article, piece: str) -> str:
    """The rule that labelled the only paragraph with this text."""
    [rule] = [part.rule for part in article.paragraphs if part.span.of(article.text) == piece]
    return rule


def headline(article: Article) -> str | None:
    """The text of the headline."""
    return article.headline.of(article.text) if article.headline else None


def texts(article: Article, label: Label) -> list[str]:
    """The paragraphs with a label."""
    return [part.span.of(article.text) for part in article.paragraphs if part.label is label]
