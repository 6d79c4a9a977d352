"""Statements that end in a colon -> with the items of the list below them, which are said as well."""

from __future__ import annotations

from msgspec.structs import replace

from mapper.analysis.analysis import Analysis
from mapper.extraction.said import Said
from mapper.facts import Span
from mapper.rules import lexicon

BULLETS = frozenset(lexicon.table("small-words")["bullets"])
# More items make no one sentence.
LONGEST = 30


def with_items(analysis: Analysis, number: int, said: Said) -> Said:
    """A statement of clause `number` with the items behind its colon: "calls on donors to: • provide …"."""
    tokens, sentence = analysis.text.tokens, analysis.clauses[number].sentence
    colon = tokens[sentence.last - 1]
    if colon.text != ":" or not said.content or said.content[-1].end < colon.start - 1:
        return said
    return replace(said, content=(*said.content, *_items(analysis, number)))


def _items(analysis: Analysis, number: int) -> list[Span]:
    """The sentences of the paragraphs right below that begin with a bullet, without it."""
    tokens, found = analysis.text.tokens, []
    paragraph = analysis.clauses[number].sentence.paragraph
    for clause in analysis.clauses[number + 1 : number + 1 + LONGEST]:
        sentence = clause.sentence
        if sentence.paragraph > paragraph:
            if sentence.paragraph != paragraph + 1 or tokens[sentence.first].text not in BULLETS:
                break
            paragraph = sentence.paragraph
        first = sentence.first + (tokens[sentence.first].text in BULLETS)
        if first < sentence.last:
            found.append(analysis.text.span(first, sentence.last))
    return found
