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
    """The sentences of the paragraphs right below that begin with a bullet, without it; of a list without
    bullets those that end in a semicolon, and the one behind them.
    """
    tokens, found, goes_on = analysis.text.tokens, list[Span](), False
    paragraph = analysis.clauses[number].sentence.paragraph
    for clause in analysis.clauses[number + 1 : number + 1 + LONGEST]:
        sentence = clause.sentence
        if sentence.paragraph > paragraph:
            ends = tokens[sentence.last - 1].text == ";"
            item = tokens[sentence.first].text in BULLETS or ends or goes_on
            if sentence.paragraph != paragraph + 1 or not item:
                break
            paragraph, goes_on = sentence.paragraph, ends
        first = sentence.first + (tokens[sentence.first].text in BULLETS)
        if first < sentence.last:
            found.append(analysis.text.span(first, sentence.last))
    return found
