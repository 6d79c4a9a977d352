"""Analysis -> facts: reads an article clause by clause, with what the corpus knows at hand."""

from __future__ import annotations

from mapper.analysis.analysis import Analysis, analyse
from mapper.corpus.knowledge import Attestations, Attested, Knowledge, title_key
from mapper.extraction.documents import own_document
from mapper.extraction.event_reports import event_reports
from mapper.extraction.named import Named
from mapper.extraction.occasions import Occasions
from mapper.extraction.reader import Reader
from mapper.extraction.statements import statements
from mapper.extraction.tenures import tenure_reports
from mapper.extraction.voices import Mode
from mapper.facts import Article, ArticleFacts
from mapper.linking.entities import find_entities


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


def extract(analysis: Analysis, knowledge: Knowledge) -> ArticleFacts:
    """The facts of an analysed article: its clauses are read, then what was read becomes facts."""
    reader = Reader(analysis, knowledge)
    reader.read()
    published = analysis.article.published
    events, ids = event_reports(reader.events.drafts, published)
    occasions = Occasions(reader.events.drafts, ids, published)
    tenures = tenure_reports(analysis, reader.entities, reader.registry, reader.calendar)
    own = own_document(analysis, joint=Mode.JOINT in reader.modes)
    documents = (*own, *reader.documents.reports())
    # Last of all: the registry knows the states of tenures only once those are made.
    known = reader.registry.entities()
    named = Named(analysis, reader.entities.id_of, {e.id for e in known})
    return ArticleFacts(
        article=analysis.article,
        entities=known,
        tenures=tenures,
        events=events,
        statements=statements(reader.statements.said, reader.modes, occasions, named),
        documents=documents,
    )
