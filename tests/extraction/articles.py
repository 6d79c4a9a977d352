"""Helpers of the tests: small articles, and their facts in the words of the text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

from mapper.corpus.knowledge import Attestations, Knowledge
from mapper.extraction import extraction_of, facts_of
from mapper.facts import (
    Article,
    ArticleFacts,
    ArticleKind,
    DocumentReport,
    EventReport,
    Label,
    Paragraph,
    Span,
    Statement,
)


def article(*paragraphs: str, title: str = "", published: str = "", place: str = "") -> Article:
    """An article of these body paragraphs, below a headline where `title` is given."""
    pieces = [title, *paragraphs] if title else list(paragraphs)
    parts, start = [], 0
    for number, piece in enumerate(pieces):
        label = Label.TITLE if title and number == 0 else Label.BODY
        if piece:
            parts.append(Paragraph(Span(start, start + len(piece)), label, "label.test"))
        start += len(piece) + 2
    text = "\n\n".join(pieces)
    return Article(
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        kind=ArticleKind.ARTICLE,
        paragraphs=tuple(parts),
        headline=Span(0, len(title)) if title else None,
        published=published,
        place=place,
    )


def attest(article: Article) -> Attestations:
    """What an article attests by itself of who held which post."""
    return extraction_of(article, Knowledge()).attestations


@dataclass(frozen=True)
class Told:
    """The facts of an article, with names instead of ids and words instead of spans."""

    facts: ArticleFacts
    names: dict[str, str] = field(default_factory=dict)

    def name(self, identifier: str) -> str:
        """The name of an entity, "" for none."""
        return self.names[identifier] if identifier else ""

    def words(self, span: Span | None) -> str:
        """The words of a span, "" for none."""
        return span.of(self.facts.article.text) if span else ""

    def content(self, statement: Statement) -> list[str]:
        """The pieces of what was said."""
        return [self.words(piece) for piece in statement.content]

    @property
    def statements(self) -> list[tuple[str, str, str, list[str]]]:
        """Form, speaker, act and pieces of content of each statement."""
        return [
            (one.form.value, self.name(one.speaker), one.act, self.content(one))
            for one in self.facts.statements
        ]

    @property
    def said(self) -> list[tuple[str, list[str]]]:
        """Speaker and content of each statement."""
        return [(speaker, content) for _, speaker, _, content in self.statements]

    @property
    def events(self) -> list[tuple[str, str, str, str]]:
        """Type, status, date and place of each event."""
        return [(one.type, one.status, one.date, self.name(one.place)) for one in self.facts.events]

    def parts(self, event: EventReport) -> dict[str, str]:
        """Who took part in an event, and in which role."""
        return {self.name(part.participant): part.role for part in event.participations}

    @property
    def one_statement(self) -> Statement:
        """The only statement."""
        [statement] = self.facts.statements
        return statement

    @property
    def one_event(self) -> EventReport:
        """The only event."""
        [event] = self.facts.events
        return event

    @property
    def one_document(self) -> DocumentReport:
        """The only document."""
        [document] = self.facts.documents
        return document

    @property
    def documents(self) -> list[tuple[str, str, str]]:
        """Title, kind and act of each document."""
        return [(one.title, one.kind, one.act) for one in self.facts.documents]

    @property
    def tenures(self) -> list[tuple[str, str, str]]:
        """Person, post and body of each tenure."""
        return [(self.name(one.person), one.post, self.name(one.body)) for one in self.facts.tenures]


def tell(
    *paragraphs: str,
    title: str = "",
    published: str = "",
    place: str = "",
    knowledge: Knowledge | None = None,
) -> Told:
    """What the article of these paragraphs states."""
    facts = facts_of(
        article(*paragraphs, title=title, published=published, place=place), knowledge or Knowledge()
    )
    return Told(facts, {entity.id: entity.name for entity in facts.entities})
