"""What is said, while it is read; and the spans that a sentence gives it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.extraction.focus import Actor
from mapper.facts import Span, StatementForm
from mapper.rules import lexicon

OWN = lexicon.word_set("small-words", "own")
ENDS = frozenset({".", "!", "?", ",", ";", ":", "…", "..."})


class Said(msgspec.Struct, frozen=True):
    """One statement: its form, speech act, the pieces of its content, and who says it with which words."""

    form: StatementForm
    act: str
    rule: str
    content: tuple[Span, ...]
    speaker: Actor | None
    source: Span | None
    cue: Span | None


def span_of(analysis: Analysis, first: int, last: int) -> Span:
    """The code points of tokens `first` to `last` (exclusive), without punctuation at their end."""
    tokens = analysis.text.tokens
    while last > first + 1 and tokens[last - 1].text in ENDS:
        last -= 1
    return analysis.text.span(first, last)


def behind_commas(chunks: Sequence[Piece], index: int) -> int:
    """The first chunk from `index` on that is no comma."""
    while index < len(chunks) and chunks[index].kind is Chunk.COMMA:
        index += 1
    return index


def with_adverbs(chunks: Sequence[Piece], index: int) -> int:
    """The first token of a cue with the adverbs before it: "also announced"."""
    tags = lexicon.words().tag_of
    while index > 1 and chunks[index - 1].kind is Chunk.OTHER:
        word = chunks[index - 1].head
        if tags.get(word) != "ADV" and not word.endswith("ly"):
            break
        index -= 1
    return chunks[index].first


def sentence_span(analysis: Analysis, clause: Clause) -> Span:
    """The code points of a whole sentence."""
    return analysis.text.span(clause.sentence.first, clause.sentence.last)


def in_first_person(analysis: Analysis) -> frozenset[int]:
    """The paragraphs that hold a word of the first person."""
    tokens = analysis.text.tokens
    return frozenset(
        c.sentence.paragraph
        for c in analysis.clauses
        if any(t.lower in OWN for t in tokens[c.sentence.first : c.sentence.last])
    )
