"""Article -> analysis: what each sentence is made of, before anything is linked or understood."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter

import msgspec

from mapper.analysis.carried import join_marks
from mapper.analysis.chunks import chunk
from mapper.analysis.mentions import Kind, Mention, Sentence, Text
from mapper.analysis.names import find_names
from mapper.analysis.naming import with_names
from mapper.analysis.nominals import Chunks
from mapper.analysis.quotes import Marks, Quote, beginning_in, covered, find_marks
from mapper.analysis.repeated import ends_of_bodies
from mapper.analysis.sentences import sentences
from mapper.analysis.tokens import Token, tokenize_all
from mapper.dates import DateMention, find_dates
from mapper.facts import Article, Label, Paragraph, Span
from mapper.rules import lexicon

READ = frozenset({Label.TITLE, Label.BODY, Label.DATELINE})


class Clause(msgspec.Struct, frozen=True, gc=False):
    """One sentence with its mentions (outer ones first) and chunks."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    chunks: Chunks


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one article is made of; `dates` and `quotes` stand in text order, `quoted` is 1 for each token
    that a quotation holds.
    """

    article: Article
    text: Text
    clauses: tuple[Clause, ...]
    dates: tuple[DateMention, ...]
    quotes: tuple[Quote, ...]
    quoted: bytes


def analyse(article: Article) -> Analysis:
    """Tokens, sentences, dates, quotations, mentions and chunks of the title and the body paragraphs."""
    tokens: list[Token] = []
    found: list[Sentence] = []
    dates: list[DateMention] = []
    marks: list[list[Marks]] = []
    before = -2
    read = [
        (number, paragraph)
        for number, paragraph in enumerate(article.paragraphs)
        if paragraph.label in READ and not _is_repeated_title(article, number)
    ]
    cut = tokenize_all(article.text, [(p.span, (*article.noise, *_date_line(article, p))) for _, p in read])
    for (number, paragraph), own in zip(read, cut, strict=True):
        base = len(tokens)
        tokens += own
        found += [Sentence(base + a, base + b, number, paragraph.label) for a, b in sentences(own)]
        dates += find_dates(article.text, *paragraph.span)
        if paragraph.label is not Label.BODY or number != before + 1:
            marks.append([])
        marks[-1].append(find_marks(article.text, own, base))
        before = number if paragraph.label is Label.BODY else -2
    quotes = [quote for group in marks for quote in join_marks(group, tokens)]
    text = Text(article, tuple(tokens), tuple(found), _date_of_tokens(tokens, dates))
    starters = _small_words(tokens)
    mentions = [find_names(text, sentence, starters) for sentence in found]
    ends = ends_of_bodies(text, [mention for own in mentions for mention in own])
    begins = [sentence.first for sentence in found]
    for number in {bisect_left(begins, end) - 1 for end in ends.difference(begins)}:
        mentions[number] = find_names(text, found[number], starters, ends)
    clauses = tuple(_clause(text, *each, quotes) for each in zip(found, mentions, strict=True))
    quoted = covered(quotes, len(tokens))
    return Analysis(article, text, clauses, tuple(dates), tuple(quotes), quoted)


def _clause(text: Text, sentence: Sentence, mentions: tuple[Mention, ...], quotes: list[Quote]) -> Clause:
    own = beginning_in(quotes, sentence.first, sentence.last)
    names = [q for q in own if q.last <= sentence.last]
    return Clause(sentence, mentions, Chunks(with_names(text, chunk(text, sentence, mentions), names)))


def _date_line(article: Article, paragraph: Paragraph) -> list[Span]:
    """As in "BRUSSELS, 14 March 2019 –" before the first sentence of a body paragraph."""
    spans = [s for s in (article.place_span, article.published_span) if s is not None]
    own = [s for s in spans if paragraph.span.start <= s.start and s.end < paragraph.span.end]
    if not own or paragraph.label is not Label.BODY or min(own).start - paragraph.span.start > 3:
        return []
    if own == [article.published_span]:
        return []  # a date at the beginning of a sentence is no date line
    end = max(span.end for span in own)
    while end < paragraph.span.end and not article.text[end].isalnum() and article.text[end] not in '“"«‘':
        end += 1
    return [Span(paragraph.span.start, end)]


def _is_repeated_title(article: Article, number: int) -> bool:
    paragraph = article.paragraphs[number]
    return paragraph.label is Label.TITLE and paragraph.span != article.headline


def _date_of_tokens(tokens: list[Token], dates: list[DateMention]) -> tuple[int, ...]:
    found = [-1] * len(tokens)
    index = 0
    for number, mention in enumerate(dates):
        index = bisect_right(tokens, mention.span.start, lo=index, key=attrgetter("end"))
        while index < len(tokens) and tokens[index].start < mention.span.end:
            found[index] = number
            index += 1
    return tuple(found)


def _small_words(tokens: list[Token]) -> frozenset[str]:
    """Words that the article writes small, but for those that also begin names in its middle."""
    return frozenset(t.lower for t in tokens if t.text[:1].islower()) - lexicon.posts().heads


__all__ = ["Analysis", "Clause", "Kind", "Mention", "analyse"]
