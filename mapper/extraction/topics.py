"""Facts -> their topics: of statements by their content, of events by what names them, of documents by title.

The words of an article are looked up once (`topics.toml`); a fact has the topics whose words stand in its
passages. What stands inside the name of a person, a post or a body does not count, nor what an office is
named after ("the ministers of health and culture").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence, Set
from operator import attrgetter
from typing import Final, NamedTuple, TypeVar

from msgspec.structs import replace

from mapper.analysis.analysis import Analysis
from mapper.analysis.mentions import Kind
from mapper.analysis.phrases import Chunk
from mapper.analysis.tokens import Token
from mapper.facts import DocumentReport, EventReport, Span, Statement
from mapper.rules.topics import around, phrases

_NAMES: Final = frozenset({Kind.PERSON, Kind.POST, Kind.BODY})
_IN_PHRASES: Final = frozenset({Chunk.NP, Chunk.CC})
_LONGEST_LIST: Final = 8  # tokens back to the office
_FAR: Final = 150  # code points from an event to what it is about

Fact = TypeVar("Fact", Statement, EventReport, DocumentReport)


class Hit(NamedTuple):
    """Tokens `first` to `last` (exclusive) with their topics."""

    first: int
    last: int
    topics: Set[str]


def hits(tokens: Sequence[Token]) -> Iterator[Hit]:
    """The phrases of the lexicon in text order; they do not overlap, the longest counts."""
    known, behind = phrases(), 0
    for first in [at for at, token in enumerate(tokens) if token.lower in known]:
        if first < behind:
            continue
        at, node, found = first + 1, known[tokens[first].lower], None
        if node.topics is not None:
            found, behind = node.topics, at
        while at < len(tokens) and tokens[at].lower in node.next:
            node, at = node.next[tokens[at].lower], at + 1
            if node.topics is not None:
                found, behind = node.topics, at
        if found:
            yield Hit(first, behind, found)


class Topics:
    """Where an article speaks of which topics."""

    def __init__(self, analysis: Analysis) -> None:
        self._clauses, self._tokens = analysis.clauses, analysis.text.tokens
        self._begins = [clause.sentence.first for clause in self._clauses]
        found = [hit for hit in hits(self._tokens) if not self._is_named(hit)]
        self._topics = [hit.topics for hit in found]
        self._starts = [self._tokens[hit.first].start for hit in found]
        self._ends = [self._tokens[hit.last - 1].end for hit in found]

    def statements(self, found: Iterable[Statement]) -> tuple[Statement, ...]:
        """Statements with the topics of their content."""
        return tuple(_with(one, self._inside(one.content)) for one in found)

    def events(self, found: Iterable[EventReport]) -> tuple[EventReport, ...]:
        """Events with the topics of the parts of sentences that tell of them, and of what these are about."""
        return tuple(_with(one, self._inside(map(self._telling, one.evidence.passages))) for one in found)

    def documents(self, found: Iterable[DocumentReport]) -> tuple[DocumentReport, ...]:
        """Documents with the topics of their titles, which are the first of their passages."""
        return tuple(_with(one, self._inside(one.evidence.passages[:1])) for one in found)

    def _inside(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """The topics of what stands wholly in one of the spans, in alphabetical order."""
        found: set[str] = set()
        for start, end in spans:
            for at in range(bisect_left(self._starts, start), bisect_right(self._ends, end)):
                found |= self._topics[at]
        return tuple(sorted(found))

    def _telling(self, span: Span) -> Span:
        """The span with what it is about, up to where it speaks of another occasion."""
        at = bisect_left(self._starts, span.start)
        if at == len(self._starts) or self._starts[at] > span.end + _FAR:
            return span
        first = bisect_left(self._tokens, span.start, key=attrgetter("start"))
        last = bisect_left(self._tokens, span.end, lo=first, key=attrgetter("start"))
        tokens = self._tokens[first:last]
        end = next((token.start for token in tokens if token.lower in around().aside), 0)
        return Span(span.start, end or self._end(last) if tokens else span.end)

    def _is_named(self, hit: Hit) -> bool:
        clause = self._clauses[bisect_right(self._begins, hit.first) - 1]
        inside = any(
            m.kind in _NAMES and m.first <= hit.first and hit.last <= m.last for m in clause.mentions
        )
        return inside or self._is_of_office(hit.first, clause.sentence.first)

    def _is_of_office(self, first: int, begin: int) -> bool:
        """Whether token `first` stands in a list behind an office, in a sentence from token `begin` on."""
        named = around().named
        if first == begin or self._tokens[first - 1].lower not in named:
            return False
        for at in range(first - 1, max(begin, first - _LONGEST_LIST), -1):
            if self._tokens[at - 1].lower in around().offices:
                return self._tokens[at].lower in named
        return False

    def _end(self, behind: int) -> int:
        """Where the phrases end that say, from token `behind` on, what the event named before it is about."""
        chunks, words = self._clauses[bisect_right(self._begins, behind - 1) - 1].chunks, around()
        end, at = behind, bisect_left(chunks, behind, key=attrgetter("first"))
        if at < len(chunks) and chunks[at].kind is Chunk.VG and chunks[at].head in words.verbs:
            at += 1
        if at < len(chunks) and chunks[at].kind is Chunk.PREP and chunks[at].head in words.before:
            for chunk in chunks[at + 1 :]:
                if chunk.head in words.aside or not (chunk.kind in _IN_PHRASES or chunk.head in words.inside):
                    break
                end = chunk.last
        return self._tokens[end - 1].end


def _with(fact: Fact, topics: tuple[str, ...]) -> Fact:
    return replace(fact, topics=topics) if topics else fact
