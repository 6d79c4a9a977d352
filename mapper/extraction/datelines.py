"""The date line -> where and when the first sentence behind it happened: "Riga, 3 May 2031 – A met B"."""

from __future__ import annotations

from collections.abc import Iterable

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk
from mapper.dates import DAY, DateContext, Edtf, resolve
from mapper.extraction.drafts import Draft
from mapper.extraction.places import CITY, SPOT
from mapper.extraction.registry import Registry
from mapper.facts import Label

# Types of events of which releases tell where and when they were issued.
ON_THE_SPOT = frozenset({"meeting", "session", "conference", "ceremony", "signing", "interview"})
# How many days before the date line an event may be that is set in its city.
NEAR = 3


class DateLine:
    """Place and day of an article's date line; `sets` gives them to the events of the sentence behind it."""

    def __init__(self, analysis: Analysis, registry: Registry) -> None:
        self._analysis = analysis
        self._registry = registry
        self._opening = self._first_sentence()
        self._day = self._stated()

    def sets(self, clause: Clause, drafts: Iterable[Draft]) -> None:
        """Dates and places the events that a clause of the first sentence tells of as news."""
        if self._opening < 0 or clause.sentence.first != self._opening:
            return
        dated = any(piece.kind is Chunk.DATE for piece in clause.chunks)
        for draft in drafts:
            told = draft.by_verb and draft.status == "held" and draft.tense == "past" and not draft.perfect
            if not told or draft.dropped or draft.type not in ON_THE_SPOT:
                continue
            if not dated:
                draft.date = draft.date or self._day
            if draft.rank <= SPOT and self._is_of_these_days(draft.date):
                self._place(draft)

    def _first_sentence(self) -> int:
        """The first token of the first body sentence, -1 in an article without a place in its date line."""
        article = self._analysis.article
        body = (c.sentence for c in self._analysis.clauses if c.sentence.label is Label.BODY)
        first = next(body, None)
        if article.place_span is None or first is None:
            return -1
        behind = article.place_span.end <= self._analysis.text.tokens[first.first].start
        return first.first if behind else -1

    def _stated(self) -> str:
        """The day (EDTF) in a date line that opens the first paragraph; "" where it has none."""
        article, analysis = self._analysis.article, self._analysis
        if self._opening < 0:
            return ""
        start = analysis.text.tokens[self._opening].start
        own = next((p.span.start for p in article.paragraphs if p.label is Label.BODY), start)
        context = DateContext(anchor=Edtf.parse(article.published) if article.published else None)
        for mention in analysis.dates:
            if own <= mention.span.start and mention.span.end < start:
                found = resolve(mention, context)
                return found.text if found is not None and len(found.text) == DAY else ""
        return ""

    def _is_of_these_days(self, date: str) -> bool:
        """Whether an event ended on the day of the date line or shortly before."""
        line = self._day or self._analysis.article.published
        if not (line and date):
            return False
        then, now = Edtf.parse(date).latest, Edtf.parse(line).latest
        return then is not None and now is not None and 0 <= (now - then).days <= NEAR

    def _place(self, draft: Draft) -> None:
        article = self._analysis.article
        if article.place_span is not None:
            draft.locate(self._registry.place_at(article.place, article.place_span), CITY)
