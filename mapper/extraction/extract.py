"""Analysis -> facts: reads an article clause by clause, with what the corpus knows at hand."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

import msgspec

from mapper.analysis.analysis import Analysis, analyse
from mapper.corpus.knowledge import (
    Answer,
    Attestations,
    Consultation,
    Knowledge,
    Officials,
)
from mapper.extraction.documents import own_document
from mapper.extraction.event_reports import event_reports, finish
from mapper.extraction.event_whereabouts import place_of_line, settle_places
from mapper.extraction.named import Named
from mapper.extraction.occasions import Occasions
from mapper.extraction.reader import Reader
from mapper.extraction.said import Said
from mapper.extraction.statements import statements
from mapper.extraction.tenures import attested, tenure_reports
from mapper.extraction.topics import Topics
from mapper.extraction.voices import Mode
from mapper.extraction.weighing import weighed
from mapper.facts import Article, ArticleFacts, DocumentReport, EventReport
from mapper.memory import without_collector

# The rules of words that somebody's announcement introduces.
ANNOUNCED = frozenset({"quote.introduced", "speech.block"})


class Extraction(msgspec.Struct, frozen=True):
    """What one article yields: its facts, with the answers they lean on, and what it attests for others."""

    facts: ArticleFacts
    answers: tuple[Answer, ...]
    attestations: Attestations


@without_collector()
def facts_of(article: Article, knowledge: Knowledge) -> ArticleFacts:
    """Everything that the article states, with what the corpus attests of office holders."""
    return extract(analyse(article), knowledge)


@without_collector()
def extraction_of(article: Article, knowledge: Knowledge) -> Extraction:
    """The same facts, with what they lean on and what the article attests."""
    consultation = Consultation(knowledge)
    reader = _read(analyse(article), consultation)
    return Extraction(
        _facts(reader), consultation.answers(), attested(article, reader.entities, reader.calendar)
    )


def extract(analysis: Analysis, knowledge: Knowledge) -> ArticleFacts:
    """The facts of an analysed article: its clauses are read, then what was read becomes facts."""
    return _facts(_read(analysis, knowledge))


def _read(analysis: Analysis, officials: Officials) -> Reader:
    reader = Reader(analysis, officials)
    reader.read()
    return reader


def _facts(reader: Reader) -> ArticleFacts:
    analysis, published = reader.analysis, reader.analysis.article.published
    drafts = finish(reader.events.drafts, published)
    settle_places(drafts, place_of_line(analysis.article), reader.registry, analysis.article)
    occasions = Occasions(drafts, published, reader.statements.apart)
    if reader.entities.own:
        occasions.seat(reader.statements.said, reader.modes)
    events, ids = event_reports(drafts)
    tenures = tenure_reports(analysis, reader.entities, reader.registry, reader.calendar)
    own = own_document(analysis, events, joint=Mode.JOINT in reader.modes or _is_announced(reader))
    documents = (*own, *reader.documents.reports(ids))
    # Last of all: the registry knows the states of tenures only once those are made.
    known = reader.registry.entities(_used(events, reader.statements.said, documents))
    named = Named(analysis, reader.entities.id_of, {e.id for e in known})
    told = occasions.ids(reader.statements.said, reader.modes, ids)
    topics = Topics(analysis)
    found = ArticleFacts(
        article=analysis.article,
        entities=known,
        tenures=tenures,
        events=topics.events(events),
        statements=topics.statements(statements(reader.statements.said, told, named)),
        documents=topics.documents(documents),
    )
    return weighed(found)


def _is_announced(reader: Reader) -> bool:
    """Whether a body's text follows its announcement: "The Council issued the following statement: …"."""
    spoken = (one.speaker for one, _ in reader.statements.said if one.rule in ANNOUNCED)
    return any(speaker is not None and speaker.id.startswith("body/") for speaker in spoken)


def _used(
    events: Iterable[EventReport], said: Iterable[tuple[Said, int]], documents: Iterable[DocumentReport]
) -> frozenset[str]:
    """The ids of all who take part, speak, sign or are bound."""
    participants = (part.participant for event in events for part in event.participations)
    speakers = (one.speaker.id for one, _ in said if one.speaker is not None)
    parties = (party for document in documents for party in document.parties)
    return frozenset(chain(participants, speakers, parties))
