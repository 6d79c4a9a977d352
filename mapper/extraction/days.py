"""Clauses -> the day that they speak of: whoever held a post then is meant by it."""

from __future__ import annotations

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk
from mapper.dates import MONTH, Edtf
from mapper.extraction.calendar import Calendar
from mapper.extraction.clauses import is_participle
from mapper.extraction.event_reports import NEWS_DAYS
from mapper.extraction.words import event_words

# Chunks behind which a clause speaks of another day than its main verb.
INNER = frozenset({Chunk.SUB, Chunk.REL})


class Days:
    """Says clause by clause, in text order, of which day the article speaks.

    A date holds to the end of its paragraph; then the article speaks again of its news: the first recent day
    that it names, else the day of its publication.
    """

    def __init__(self, analysis: Analysis, calendar: Calendar) -> None:
        self._analysis = analysis
        self._calendar = calendar
        self._published = analysis.article.published
        self._quoted = analysis.quoted
        self._news = ""
        self._paragraph = -1
        self._day = ""

    @property
    def news(self) -> str:
        """The day of the news."""
        return self._news or self._published

    def of(self, clause: Clause) -> str:
        """The day or month (EDTF) that the next clause speaks of, "" where the article gives none."""
        if clause.sentence.paragraph != self._paragraph:
            self._paragraph = clause.sentence.paragraph
            self._day = self.news
        self._day = self._told(clause) or self._day
        if not self._news and self._is_recent(self._day):
            self._news = self._day
        return self._day

    def _told(self, clause: Clause) -> str:
        """The date of the main clause, "" where it has none as sharp as a month."""
        for index, piece in enumerate(clause.chunks):
            if piece.kind in INNER or is_participle(clause.chunks, index):
                break
            number = self._analysis.text.dates[piece.first] if piece.kind is Chunk.DATE else -1
            if number < 0 or self._quoted[piece.first]:
                continue
            found = self._calendar.text_of(number)
            bound = "/" not in found and self._calendar.preposition_of(number) in event_words().bounding
            if not bound and len(found) >= MONTH and "X" not in found:
                return found
        return ""

    def _is_recent(self, day: str) -> bool:
        if not self._published:
            return bool(day)
        found, published = Edtf.parse(day).latest, Edtf.parse(self._published).latest
        return found is not None and published is not None and abs((published - found).days) <= NEWS_DAYS
