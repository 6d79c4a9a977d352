"""Which rules an article's sentences fire, also those whose facts another rule names."""

from __future__ import annotations

from collections.abc import Iterator

from mapper.analysis.analysis import analyse
from mapper.corpus.knowledge import Knowledge
from mapper.extraction.event_reports import finish
from mapper.extraction.reader import Reader
from mapper.facts import Article


def fired(article: Article) -> frozenset[str]:
    """The ids of all rules that made, or added to, an event, a statement or a document of the article.

    A fact bears one rule; an event keeps the further verbs that told of it here alone.
    """
    reader = Reader(analyse(article), Knowledge())
    reader.read()
    return frozenset(_rules(reader, article))


def _rules(found: Reader, article: Article) -> Iterator[str]:
    for draft in finish(found.events.drafts, article.published):
        yield from (draft.rule, *draft.rules, *(part.rule for part in draft.parts))
    for said, _ in found.statements.said:
        yield said.rule
    for document in found.documents.reports():
        yield document.evidence.rule


__all__ = ["fired"]
