"""The text before an interview -> the person who answers in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.folding import fold
from mapper.extraction.actors import WORDS, Actors
from mapper.extraction.focus import Actor
from mapper.extraction.words import PLURAL, SINGULAR, SPOKEN_TO, speech_words
from mapper.facts import Article, Label

OPENING = frozenset({Label.TITLE, Label.BODY})


def who_answers(
    analysis: Analysis, actors: Actors, questions: Sequence[Clause], answers: Sequence[Clause]
) -> Actor | None:
    """The person who is named clearly before an interview: in the heading above it, the headline or the lead.
    Those must speak of an interview, or the questions say "you" or the answers "we": questions and answers
    about a visa are nobody's.
    """
    spoken = _hold(analysis, questions, SPOKEN_TO) or _hold(analysis, answers, SINGULAR | PLURAL)
    turn = min(c.sentence.paragraph for c in (*questions, *answers))
    for words in _openings(analysis.article, turn):
        if spoken or not speech_words().interviewing.isdisjoint(WORDS.findall(fold(words))):
            person = actors.person_named_in(words)
            if person is not None:
                return person
    return None


def _hold(analysis: Analysis, clauses: Sequence[Clause], words: Set[str]) -> bool:
    tokens = analysis.text.tokens
    return any(t.lower in words for c in clauses for t in tokens[c.sentence.first : c.sentence.last])


def _openings(article: Article, first: int) -> Iterator[str]:
    """The paragraph above paragraph `first`, the headline, and those between them in their order."""
    above = article.paragraphs[:first]
    opening = [p for p in above if p.label in OPENING]
    headline = [p for p in opening if p.label is Label.TITLE]
    for paragraph in (*above[-1:], *headline, *opening):
        yield paragraph.span.of(article.text)
