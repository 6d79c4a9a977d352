"""Which rules fire in an article, and what each yields, in a line that people and examples can read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mapper.analysis.analysis import Analysis, analyse
from mapper.corpus.knowledge import Knowledge
from mapper.extraction.event_reports import event_reports, finish
from mapper.extraction.extract import extract
from mapper.extraction.reader import Reader
from mapper.facts import (
    Article,
    ArticleFacts,
    ArticleKind,
    Entity,
    EventReport,
    Evidence,
    Label,
    Paragraph,
    Span,
    Statement,
    TenureReport,
)

RULE = "label.small-article"


@dataclass(frozen=True, slots=True)
class Fired:
    """That a rule made a fact, or added to one: what the fact says, how sure it is, and where it stands."""

    rule: str
    yields: str
    confidence: float
    passages: tuple[Span, ...]


def small_article(text: str) -> Article:
    """An article of these paragraphs, which empty lines part; one that begins with "# " is the headline,
    one with "@ " the date of publication.
    """
    paragraphs, headline, published, start = [], None, "", 0
    for piece in text.split("\n\n"):
        mark, span = piece[:2], Span(start, start + len(piece))
        inner = Span(start + len(mark), span.end)
        if mark == "# ":
            headline = inner
            paragraphs.append(Paragraph(inner, Label.TITLE, RULE))
        elif mark == "@ ":
            published = inner.of(text)
        elif piece:
            paragraphs.append(Paragraph(span, Label.BODY, RULE))
        start = span.end + 2
    return Article(
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        kind=ArticleKind.ARTICLE,
        paragraphs=tuple(paragraphs),
        headline=headline,
        published=published,
    )


def fired(article: Article) -> tuple[Fired, ...]:
    """The rules that fire in an article read alone, also those whose facts another rule names.

    A fact bears one rule; an event keeps the further verbs that told of it here alone.
    """
    analysis = analyse(article)
    facts = extract(analysis, Knowledge())
    return tuple(_Teller(facts).all(_further(analysis)))


def _further(analysis: Analysis) -> Mapping[str, Sequence[str]]:
    """Id of an event report -> the rules that told of the event beside the first."""
    reader = Reader(analysis, Knowledge())
    reader.read()
    _, ids = event_reports(finish(reader.events.drafts, analysis.article.published))
    return {ids[id(draft)]: draft.rules for draft in reader.events.drafts if id(draft) in ids}


class _Teller:
    """Tells the facts of one article in one line each, by names instead of ids."""

    def __init__(self, facts: ArticleFacts) -> None:
        self._facts = facts
        self._names = {entity.id: entity.name for entity in facts.entities}

    def all(self, further: Mapping[str, Sequence[str]]) -> Iterator[Fired]:
        """Each rule with each fact that it made; `further` are rules that told of an event again."""
        for entity in self._facts.entities:
            yield _fired(entity.evidence, _entity(entity))
        for tenure in self._facts.tenures:
            yield _fired(tenure.evidence, self._tenure(tenure))
        for event in self._facts.events:
            yield from self._of_event(event, further.get(event.id, ()))
        for statement in self._facts.statements:
            yield _fired(statement.evidence, self._statement(statement))
        for document in self._facts.documents:
            yield _fired(document.evidence, f"{document.act} {document.kind}: {document.title}")

    def _of_event(self, event: EventReport, further: Sequence[str]) -> Iterator[Fired]:
        told, evidence = self._event(event), event.evidence
        rules = (evidence.rule, *further, *(part.evidence.rule for part in event.participations))
        for rule in dict.fromkeys(rules):
            yield Fired(rule, told, evidence.confidence, evidence.passages)

    def _event(self, event: EventReport) -> str:
        """As in "planned visit on 2030-05 in Malta: participant Ana Lopes, Jon Bergman; host Ola Dahl"."""
        status = "" if event.status == "held" else f"{event.status} "
        date = f" on {event.date}" if event.date else ""
        place = f" in {self._names[event.place]}" if event.place else ""
        roles: dict[str, list[str]] = {}
        for part in sorted(event.participations, key=lambda p: p.evidence.passages[0]):
            roles.setdefault(part.role, []).append(self._names[part.participant])
        parts = "; ".join(f"{role} {', '.join(names)}" for role, names in roles.items())
        return f"{status}{event.type}{date}{place}" + (f": {parts}" if parts else "")

    def _tenure(self, tenure: TenureReport) -> str:
        """As in "Ana Lopes: former Minister of Health, Malta"."""
        former = "former " if tenure.former else ""
        body = f", {self._names[tenure.body]}" if tenure.body else ""
        return f"{self._names[tenure.person]}: {former}{tenure.post}{body}"

    def _statement(self, statement: Statement) -> str:
        """As in "note: Ana Lopes | pointed out | the bridge was open"."""
        text = self._facts.article.text
        cue = statement.cue.of(text) if statement.cue is not None else ""
        content = " … ".join(piece.of(text) for piece in statement.content)
        return f"{statement.act}: {self._names.get(statement.speaker, '')} | {cue} | {content}"


def _entity(entity: Entity) -> str:
    """As in "person Ana Lopes", "ministry Ministry of Health"."""
    return f"{entity.body_kind or entity.kind} {entity.name}"


def _fired(evidence: Evidence, told: str) -> Fired:
    return Fired(evidence.rule, told, evidence.confidence, evidence.passages)


__all__ = ["Fired", "fired", "small_article"]
