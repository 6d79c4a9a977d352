"""Analysis -> facts: reads an article clause by clause, with what the corpus knows at hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mapper.analysis.analysis import Analysis, analyse
from mapper.corpus.knowledge import Attestations, Attested, Knowledge, title_key
from mapper.dates import Edtf
from mapper.extraction.actors import Actors
from mapper.extraction.documents import Documents, own_document
from mapper.extraction.drafts import Draft, Part
from mapper.extraction.event_nouns import EventNouns
from mapper.extraction.event_verbs import EventVerbs
from mapper.extraction.events import Events, finish, report
from mapper.extraction.first_person import Mode, Voice, find_voice
from mapper.extraction.places import CITY, Places
from mapper.extraction.predicates import Calendar, predicates_of
from mapper.extraction.registry import Registry
from mapper.extraction.statements import Statements, statements
from mapper.facts import Article, ArticleFacts, EventReport, Evidence, Label, TenureReport
from mapper.linking.entities import Entities, find_entities


def attest(article: Article) -> Attestations:
    """What the article attests by itself of who held which post."""
    entities = find_entities(analyse(article))
    found = {
        Attested(
            held.body,
            title_key(held.title),
            held.person,
            entities.persons[held.person].name,
            article.published,
        )
        for held in entities.tenures
        if not held.former and held.body
    }
    return Attestations(article.sha256, tuple(sorted(found)))


def facts_of(article: Article, knowledge: Knowledge) -> ArticleFacts:
    """Everything that the article states, with what the corpus attests of office holders."""
    return extract(analyse(article), knowledge)


@dataclass(frozen=True, slots=True)
class Read:
    """An article read clause by clause, before what was read becomes facts."""

    entities: Entities
    registry: Registry
    calendar: Calendar
    voice: Voice
    events: Events
    said: Statements
    documents: Documents


def extract(analysis: Analysis, knowledge: Knowledge) -> ArticleFacts:
    """The facts of an analysed article."""
    found = read(analysis, knowledge)
    reports, ids = _reports(analysis, found.events)
    tenures = _tenures(analysis, found.entities, found.registry, found.calendar)
    return ArticleFacts(
        article=analysis.article,
        entities=found.registry.entities(),
        tenures=tenures,
        events=reports,
        statements=statements(found.said.said, ids),
        documents=(*own_document(analysis, Mode.JOINT in found.voice.modes), *found.documents.reports()),
    )


def read(analysis: Analysis, knowledge: Knowledge) -> Read:
    """What the clauses of an article tell, in text order; the headline confirms what the text tells."""
    entities = find_entities(analysis)
    registry = Registry(analysis, entities)
    actors = Actors(analysis, entities, registry, knowledge, _day(analysis.article.published))
    calendar = Calendar(analysis)
    places = Places(entities, registry)
    nouns = EventNouns(analysis, actors, places, calendar)
    events = Events()
    verbs = EventVerbs(analysis, actors, places, calendar, events)
    voice = find_voice(analysis)
    said = Statements(analysis, actors, registry, voice)
    documents = Documents(analysis, actors)
    headline: list[int] = []
    for number, clause in enumerate(analysis.clauses):
        calendar.read(clause)
        if clause.sentence.label is Label.TITLE:
            headline.append(number)
        if clause.sentence.label is not Label.BODY:
            continue
        predicates = tuple(predicates_of(clause, actors))
        named = dict(nouns.read(clause, number))
        made = verbs.read(clause, number, predicates, named)
        if voice.modes[number] is Mode.SPEECH:
            _at_this_event(analysis, registry, actors, named.values())
        events.add([*named.values(), *made])
        latest = events.latest()
        if latest is not None and latest.clause == number:
            actors.gather([p.actor for p in latest.parts])
        said.read(number, predicates, latest)
        documents.read(clause, predicates)
    for number in headline:
        clause = analysis.clauses[number]
        named = dict(nouns.read(clause, number))
        made = verbs.read(clause, number, tuple(predicates_of(clause, actors)), named)
        events.confirm([*named.values(), *made])
    return Read(entities, registry, calendar, voice, events, said, documents)


def _at_this_event(analysis: Analysis, registry: Registry, actors: Actors, drafts: Iterable[Draft]) -> None:
    """As in "This meeting", in a speech, is where and when the speech is given."""
    article = analysis.article
    for draft in drafts:
        if draft.pointing and article.published:
            draft.date, draft.own_date, draft.told = draft.date or article.published, True, True
            if article.place_span is not None:
                draft.locate(registry.place_at(article.place, article.place_span), CITY)
            if actors.first_person is not None:
                draft.add(Part(actors.first_person, "speaker", "event.this", draft.span))


def _day(published: str) -> date | None:
    return Edtf.parse(published).earliest if published else None


def _reports(analysis: Analysis, events: Events) -> tuple[tuple[EventReport, ...], dict[int, str]]:
    """The reports, and the identity of each draft with the id of its report."""
    found: dict[str, EventReport] = {}
    ids: dict[int, str] = {}
    for draft in finish(events.drafts, analysis.article.published):
        number = 0
        made = report(draft, number)
        while made.id in found:
            number += 1
            made = report(draft, number)
        found[made.id] = made
        ids[id(draft)] = made.id
    return tuple(found.values()), ids


def _tenures(
    analysis: Analysis, entities: Entities, registry: Registry, calendar: Calendar
) -> tuple[TenureReport, ...]:
    found = []
    for number, held in enumerate(entities.tenures):
        if held.body.startswith("state/"):
            registry.state(held.body, held.span)
        since, until = "", ""
        for index in held.dates:
            text = calendar.text_of(index)
            since, until = [*text.split("/"), ""][:2] if "/" in text else (since, until)
        found.append(
            TenureReport(
                id=f"tenure-{held.span.start}-{number}",
                person=held.person,
                post=held.title,
                body=held.body,
                evidence=Evidence(held.rule, 0.95, (held.span,)),
                since=since,
                until=until,
                attested="" if held.former else analysis.article.published,
                former=held.former,
            )
        )
    return tuple(found)
