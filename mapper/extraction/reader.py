"""Reads an article clause by clause: events, statements and documents in one pass."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mapper.analysis.analysis import Analysis
from mapper.corpus.knowledge import Officials
from mapper.extraction.actors import Actors
from mapper.extraction.calendar import Calendar
from mapper.extraction.datelines import DateLine
from mapper.extraction.days import Days
from mapper.extraction.document_names import DocumentNames, Named
from mapper.extraction.documents import Documents
from mapper.extraction.drafts import Draft, Part
from mapper.extraction.event_lists import EventLists
from mapper.extraction.event_names import EventNames
from mapper.extraction.event_nouns import EventNouns
from mapper.extraction.event_phrases import EventPhrases
from mapper.extraction.event_places import EventPlaces
from mapper.extraction.event_scenes import join_signings, note_topics, set_scenes
from mapper.extraction.event_verbs import EventVerbs
from mapper.extraction.events import ATTENDED, Events
from mapper.extraction.holders import Holders
from mapper.extraction.origins import is_nameless
from mapper.extraction.places import CITY, Places
from mapper.extraction.predicates import Predicate, predicates_of
from mapper.extraction.quote_index import QuoteIndex
from mapper.extraction.registry import Registry
from mapper.extraction.statements import Statements
from mapper.extraction.tenures import term_of
from mapper.extraction.voices import Mode, find_modes
from mapper.facts import Label
from mapper.linking.entities import find_entities


class Reader:
    """What the clauses of one article tell, before it becomes facts: `read` fills the other attributes."""

    def __init__(self, analysis: Analysis, officials: Officials) -> None:
        self.analysis = analysis
        self.entities = find_entities(analysis)
        self.registry = Registry(analysis, self.entities)
        self.calendar = Calendar.of(analysis)
        self._days = Days(analysis, self.calendar)
        self.modes = find_modes(analysis)
        self.events = Events(analysis.article.published)
        terms = {held: term_of(held, self.calendar) for held in self.entities.tenures}
        holders = Holders(self.entities, officials, terms, analysis.article.published)
        self._actors = Actors(analysis, self.entities, self.registry, holders)
        places, names = Places(analysis, self.entities, self.registry), EventNames(analysis)
        self._titles = DocumentNames(analysis)
        self._nouns = EventNouns(analysis, names, self.calendar)
        self._phrases = EventPhrases(analysis, self._actors, places, self.calendar, names)
        self._event_places = EventPlaces(analysis, places, self.registry)
        self._verbs = EventVerbs(analysis, self._actors, places, self.calendar, self.events)
        self._lists = EventLists(analysis, self._actors, self.events)
        self._date_line = DateLine(analysis, self.registry)
        self.statements = Statements(analysis, self._actors, self.modes, QuoteIndex(analysis))
        self.documents = Documents(analysis, self._actors)

    def read(self) -> None:
        """Reads the text in its order, then the headline, which confirms what the text tells."""
        headline: list[int] = []
        for number, clause in enumerate(self.analysis.clauses):
            if clause.sentence.label is Label.TITLE:
                headline.append(number)
            elif clause.sentence.label is Label.BODY:
                self._read(number)
        self._event_places.settle()
        self._actors.day = self._days.news
        for number in headline:
            titles = self._titles.of(self.analysis.clauses[number])
            self.events.confirm(self._drafts(number, titles, self._predicates(number)))

    def _read(self, number: int) -> None:
        clause = self.analysis.clauses[number]
        self._actors.day = self._days.of(clause)
        titles, predicates = self._titles.of(clause), self._predicates(number)
        last = self.events.told_last()
        drafts = self._drafts(number, titles, predicates)
        self.events.add(drafts)
        latest = self.events.latest()
        if latest is not None and latest.clause == number and latest.type in ATTENDED:
            self._actors.focus.gather([p.actor for p in latest.parts])
            crowds = [p.actor for p in latest.parts if is_nameless(p.actor)]
            self._actors.focus.crowd = crowds[0] if len(crowds) == 1 else None
        self.statements.read(number, predicates)
        told = [d.final for d in drafts if not d.dropped]
        self.documents.read(clause, titles, predicates, told, last)

    def _predicates(self, number: int) -> tuple[Predicate, ...]:
        return tuple(predicates_of(self.analysis.clauses[number], self._actors))

    def _drafts(
        self, number: int, titles: Mapping[int, Sequence[Named]], predicates: tuple[Predicate, ...]
    ) -> list[Draft]:
        """The drafts of events that nouns name and verbs tell of in one clause."""
        clause = self.analysis.clauses[number]
        spans = [document.span for found in titles.values() for document in found]
        named = dict(self._nouns.read(clause, number, spans))
        for index, draft in named.items():
            self._phrases.complete(clause, index, draft)
            self._event_places.by_name(clause.chunks[index], draft)
        made = self._verbs.read(clause, number, predicates, named)
        drafts = [*named.values(), *made]
        note_topics(predicates, drafts)
        self._lists.read(clause, predicates, drafts)
        join_signings(clause, named, made)
        self._event_places.by_clause(clause, drafts)
        set_scenes(clause, named, made)
        _set_back(drafts)
        self._date_line.sets(clause, drafts)
        if self.modes[number] is Mode.SPEECH:
            self._set_here(named.values())
        return drafts

    def _set_here(self, drafts: Iterable[Draft]) -> None:
        """In a speech "this meeting" is where and when the speech is given."""
        article, speaker = self.analysis.article, self._actors.focus.first_person
        for draft in drafts:
            if draft.pointing and article.published:
                draft.date, draft.own_date, draft.told = draft.date or article.published, True, True
                if article.place_span is not None:
                    draft.locate(self.registry.place_at(article.place, article.place_span), CITY)
                if speaker is not None:
                    draft.add(Part(speaker, "speaker", "event.this", draft.span))


def _set_back(drafts: Sequence[Draft]) -> None:
    """What one clause tells behind something recent was then: "the recent visit, where at a meeting …"."""
    past = min((d.first for d in drafts if d.perfect), default=None)
    for draft in drafts:
        if past is not None and draft.first > past and not draft.date:
            draft.perfect = True
