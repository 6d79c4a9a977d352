"""The article layer: everything that one article says, in that article's own graph.

Each report is a node whose IRI depends on the article alone, with its rule, its confidence, its passages
and the values as stated. What it speaks of (entities, events, tenures, documents) is named by IRI only;
`mapper.rdf.corpus` describes that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from textwrap import shorten
from typing import Final

from pyoxigraph import NamedNode, Quad

from mapper.dates import Edtf
from mapper.facts import (
    Article,
    ArticleFacts,
    ArticleKind,
    DocumentReport,
    Entity,
    EventReport,
    Evidence,
    Participation,
    Span,
    Statement,
    StatementForm,
    TenureReport,
)
from mapper.rdf.terms import (
    CQ,
    ORG,
    RDF,
    RDFS,
    SCHEMA,
    Iris,
    Triple,
    concept,
    day,
    decimal,
    edtf,
    integer,
    text,
    uri,
)

_FORMS: Final = {
    StatementForm.DIRECT: CQ.DirectQuotation,
    StatementForm.REPORTED: CQ.ReportedStatement,
    StatementForm.JOINT: CQ.JointStatement,
}
_LABEL_WIDTH: Final = 80


def article_quads(facts: ArticleFacts, base: str) -> Iterator[Quad]:
    """All that an article says, each triple once, in the order of the facts.

    Raises ValueError where `base` is no IRI or a date is no EDTF.
    """
    iris = Iris(base)
    names = {entity.id: entity.name for entity in facts.entities}
    page = _Page(facts.article, iris.article(facts.article), iris, names)
    graph = iris.article_graph(facts.article)
    triples = chain(
        _article(page),
        *(_entity(page, entity) for entity in facts.entities),
        *(_tenure(page, tenure) for tenure in facts.tenures),
        *(_event(page, event) for event in facts.events),
        *(_statement(page, statement) for statement in facts.statements),
        *(_document(page, document) for document in facts.documents),
    )
    for subject, predicate, object_ in dict.fromkeys(triples):
        yield Quad(subject, predicate, object_, graph)


@dataclass(frozen=True, slots=True)
class _Page:
    """What all reports of an article share."""

    article: Article
    node: NamedNode
    iris: Iris
    names: dict[str, str]
    quoted: set[Span] = field(default_factory=set)  # passages that were described

    def report(
        self, node: NamedNode, cls: NamedNode, evidence: Evidence, label: str, *more: Span | None
    ) -> Iterator[Triple]:
        """The triples that every report has; `more` are passages beside those of `evidence`."""
        yield node, RDF.type, cls
        if label:
            yield node, RDFS.label, text(_short(label))
        yield node, CQ.statedIn, self.node
        yield node, CQ.rule, text(evidence.rule)
        yield node, CQ.confidence, decimal(evidence.confidence)
        for doubt in evidence.doubts:
            yield node, CQ.doubt, text(doubt)
        for span in dict.fromkeys((*evidence.passages, *more)):
            if span is not None:
                yield from self.passage(node, CQ.evidence, span)

    def passage(self, node: NamedNode, predicate: NamedNode, span: Span) -> Iterator[Triple]:
        """That `predicate` ties `node` to a passage, and once what the passage is."""
        passage = self.iris.passage(self.article, span)
        yield node, predicate, passage
        if span in self.quoted:
            return
        self.quoted.add(span)
        yield passage, RDF.type, CQ.Passage
        yield passage, CQ.inArticle, self.node
        yield passage, CQ.start, integer(span.start)
        yield passage, CQ.end, integer(span.end)
        yield passage, CQ.exact, text(span.of(self.article.text))


def _short(label: str) -> str:
    """`label` on one line, cut between words where it is long."""
    line = " ".join(label.split())
    return line if len(line) <= _LABEL_WIDTH else shorten(line, _LABEL_WIDTH, placeholder=" …")


def date_bounds(node: NamedNode, date: str) -> Iterator[Triple]:
    """First and last day that an EDTF date can mean, as far as it has them."""
    if not date:
        return
    parsed = Edtf.parse(date)
    if parsed.earliest:
        yield node, CQ.earliest, day(parsed.earliest)
    if parsed.latest:
        yield node, CQ.latest, day(parsed.latest)


def _texts(node: NamedNode, **values: str) -> Iterator[Triple]:
    """Strings under the `cq:` properties they are named by, without the empty ones."""
    for name, value in values.items():
        if value:
            yield node, getattr(CQ, name), text(value)


def _dates(node: NamedNode, **values: str) -> Iterator[Triple]:
    """EDTF dates under the `cq:` properties they are named by, without the empty ones."""
    for name, value in values.items():
        if value:
            yield node, getattr(CQ, name), edtf(value)


def _entities(page: _Page, node: NamedNode, **values: str) -> Iterator[Triple]:
    """Entities, by id, under the `cq:` properties they are named by, without the empty ones."""
    for name, value in values.items():
        if value:
            yield node, getattr(CQ, name), page.iris.entity(value)


def _topics(node: NamedNode, topics: Iterable[str]) -> Iterator[Triple]:
    for topic in topics:
        yield node, CQ.topic, concept("topic", topic)


def _article(page: _Page) -> Iterator[Triple]:
    article, node = page.article, page.node
    yield node, RDF.type, CQ.Article
    if article.kind is ArticleKind.TEASER:
        yield node, RDF.type, CQ.Teaser
    headline = article.title or (article.headline.of(article.text) if article.headline else "")
    if headline:
        yield node, SCHEMA.headline, text(headline)
    yield node, RDFS.label, text(headline or next((source.path for source in article.sources), article.key))
    if article.published:
        yield node, SCHEMA.datePublished, edtf(article.published)
    yield from date_bounds(node, article.published)
    yield from _dates(node, dateHint=article.date_hint)
    yield from _texts(node, publisherName=article.publisher, sha256=article.sha256)
    for source in article.sources:
        yield from _texts(node, source=source.path)
        if source.url:
            yield node, SCHEMA.url, uri(source.url)
    for carrier in article.carriers:
        yield node, CQ.carriedBy, page.iris.carrier(carrier)


def _entity(page: _Page, entity: Entity) -> Iterator[Triple]:
    node = page.iris.fragment(page.article, entity.id)
    yield from page.report(node, CQ.EntityReport, entity.evidence, entity.name)
    yield node, CQ.reportsEntity, page.iris.entity(entity.id)
    yield from _texts(node, statedName=entity.name, statedShortName=entity.short_name)
    for name in entity.names:
        if name not in {entity.name, entity.short_name}:
            yield node, CQ.statedVariant, text(name)
    if entity.body_kind:
        yield node, CQ.statedKind, concept("body-kind", entity.body_kind)
    yield from _entities(page, node, statedParent=entity.parent)


def _tenure(page: _Page, tenure: TenureReport) -> Iterator[Triple]:
    node = page.iris.fragment(page.article, tenure.id)
    label = ", ".join([page.names[tenure.person], tenure.post, page.names[tenure.body]])
    yield from page.report(node, CQ.TenureReport, tenure.evidence, label)
    yield node, CQ.reportsTenure, page.iris.reported(page.article, tenure)
    yield node, ORG.member, page.iris.entity(tenure.person)
    yield from _entities(page, node, postBody=tenure.body)
    yield from _texts(node, postTitle=tenure.post)
    yield from _dates(node, statedSince=tenure.since, statedUntil=tenure.until, attestedOn=tenure.attested)
    yield node, CQ.tenureStatus, concept("tenure-status", "former" if tenure.former else "current")


def _event(page: _Page, event: EventReport) -> Iterator[Triple]:
    node = page.iris.fragment(page.article, event.id)
    yield from page.report(node, CQ.EventReport, event.evidence, event.label)
    yield node, CQ.reportsEvent, page.iris.reported(page.article, event)
    yield node, CQ.eventType, concept("event-type", event.type)
    yield node, CQ.status, concept("status", event.status)
    if event.mode:
        yield node, CQ.mode, concept("mode", event.mode)
    yield from _dates(node, statedDate=event.date)
    yield from date_bounds(node, event.date)
    yield from _entities(page, node, statedPlace=event.place)
    yield from _texts(node, instanceName=event.instance)
    if event.super_event:
        yield node, CQ.superEventReport, page.iris.fragment(page.article, event.super_event)
    yield from _topics(node, event.topics)
    for part in event.participations:
        yield from _participation(page, event, part)


def _participation(page: _Page, event: EventReport, part: Participation) -> Iterator[Triple]:
    """Who has two roles in one event takes part twice; the role then tells the two nodes apart."""
    times = sum(other.participant == part.participant for other in event.participations)
    role = f"-{part.role}" if times > 1 else ""
    node = page.iris.fragment(page.article, f"{event.id}-{part.participant}{role}")
    report = page.iris.fragment(page.article, event.id)
    label = f"{page.names[part.participant]} ({part.role})"
    yield report, CQ.hasParticipation, node
    yield from page.report(node, CQ.Participation, part.evidence, label)
    yield node, CQ.participationIn, report
    yield node, CQ.role, concept("role", part.role)
    yield from _entities(page, node, participant=part.participant, onBehalfOf=part.on_behalf_of)
    yield from _texts(node, capacity=part.capacity)


def _statement(page: _Page, statement: Statement) -> Iterator[Triple]:
    node = page.iris.fragment(page.article, statement.id)
    content = " … ".join(piece.of(page.article.text) for piece in statement.content)
    speaker = page.names.get(statement.speaker, "")
    label = f"{speaker}: {content}" if speaker else content
    marks = (*statement.content, statement.source, statement.cue)
    yield from page.report(node, CQ.Statement, statement.evidence, label, *marks)
    yield node, RDF.type, _FORMS[statement.form]
    yield node, CQ.speechAct, concept("speech-act", statement.act)
    yield from _texts(node, content=content, capacity=statement.capacity)
    for piece in statement.content:
        yield from page.passage(node, CQ.contentPassage, piece)
    if statement.source:
        yield from page.passage(node, CQ.sourcePassage, statement.source)
    if statement.cue:
        yield from page.passage(node, CQ.cuePassage, statement.cue)
    yield from _entities(page, node, speaker=statement.speaker, addressee=statement.addressee)
    if statement.event:
        yield node, CQ.atEvent, page.iris.fragment(page.article, statement.event)
    for entity in statement.about:
        yield node, CQ.about, page.iris.entity(entity)
    yield from _topics(node, statement.topics)


def _document(page: _Page, document: DocumentReport) -> Iterator[Triple]:
    node = page.iris.fragment(page.article, document.id)
    yield from page.report(node, CQ.DocumentReport, document.evidence, document.title)
    yield node, CQ.reportsDocument, page.iris.reported(page.article, document)
    yield from _texts(node, statedTitle=document.title, documentNumber=document.number)
    yield node, CQ.documentKind, concept("document-kind", document.kind)
    yield node, CQ.documentAct, concept("document-act", document.act)
    yield from _dates(node, statedDate=document.date)
    for party in document.parties:
        yield node, CQ.party, page.iris.entity(party)
    if document.event:
        yield node, CQ.atEvent, page.iris.fragment(page.article, document.event)
    yield from _topics(node, document.topics)
