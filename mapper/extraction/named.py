"""Spans of an article -> the entities that are named in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping

from mapper.analysis.analysis import Analysis
from mapper.analysis.mentions import Mention
from mapper.facts import Span


class Named:
    """Where an article names its `entities`, by their ids: what the content of statements is about."""

    def __init__(self, analysis: Analysis, id_of: Mapping[Mention, str], entities: Collection[str]) -> None:
        mentions = {m for clause in analysis.clauses for m in clause.mentions if id_of.get(m) in entities}
        spans = {m: analysis.text.span(m.first, m.last) for m in mentions}
        self._found = sorted((span.start, span.end, id_of[m]) for m, span in spans.items())

    def inside(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """The ids of the entities that the spans name, in text order, each once."""
        found: dict[str, None] = {}
        for span in spans:
            for index in range(bisect_left(self._found, (span.start,)), len(self._found)):
                start, end, identifier = self._found[index]
                if start >= span.end:
                    break
                if end <= span.end:
                    found[identifier] = None
        return tuple(found)
