"""The sentences of a text of record in which passages stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from mapper.analysis.sentences import sentences
from mapper.analysis.tokens import tokenize
from mapper.facts import Span


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence (or several that a passage runs through), and the passages in it, in order."""

    span: Span
    text: str
    passages: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of `text`; each line of it is cut into sentences once, when first asked for."""

    text: str
    _lines: dict[int, tuple[Span, ...]] = field(default_factory=dict)

    def quotes(self, passages: Iterable[Span]) -> tuple[Quote, ...]:
        """The sentences in which `passages` stand, in order, each once."""
        quotes: list[Quote] = []
        for whole, span in sorted((self._around(span), span) for span in passages):
            last = quotes[-1] if quotes else None
            if last and whole.start < last.span.end:
                both = Span(last.span.start, max(last.span.end, whole.end))
                quotes[-1] = Quote(both, both.of(self.text), tuple(sorted((*last.passages, span))))
            else:
                quotes.append(Quote(whole, whole.of(self.text), (span,)))
        return tuple(quotes)

    def _around(self, span: Span) -> Span:
        """The sentences that `span` touches, within its lines."""
        line = self._line(span)
        first = bisect_right(line, span.start, key=lambda one: one.end)
        last = bisect_left(line, span.end, key=lambda one: one.start) - 1
        if first > last:
            return span
        return Span(min(span.start, line[first].start), max(span.end, line[last].end))

    def _line(self, span: Span) -> tuple[Span, ...]:
        """The sentences of the line that `span` stands in, or of the lines where it runs through several."""
        start = self.text.rfind("\n", 0, span.start) + 1
        end = self.text.find("\n", span.end)
        line = Span(start, len(self.text) if end < 0 else end)
        if "\n" in line.of(self.text):
            return self._cut(line)
        if start not in self._lines:
            self._lines[start] = self._cut(line)
        return self._lines[start]

    def _cut(self, line: Span) -> tuple[Span, ...]:
        tokens = tokenize(self.text, line)
        return tuple(Span(tokens[first].start, tokens[last - 1].end) for first, last in sentences(tokens))
