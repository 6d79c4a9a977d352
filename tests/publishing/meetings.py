"""Articles made by hand, of two who met in Riga, and the differences between knowledge bases of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, TypeAlias

from msgspec.structs import replace

from mapper.facts import (
    ArticleFacts,
    Entity,
    EventReport,
    Evidence,
    Participation,
    Source,
    Span,
    Statement,
    StatementForm,
    TenureReport,
)
from mapper.publishing.diff import AnyChange, ArticleChange, EntityChange
from mapper.rdf import article_quads
from mapper.store import SCHEMA_VERSION, KnowledgeBase, Manifest, text_path
from tests.rdf.builders import BASE, body, corpus_quads, page, person, place, store

TEXT: Final = (
    "Ana Lopes met Ivan Petrov in Riga. Later she chaired the session in Riga.\n"
    "“We agree,” said Ana Lopes. “We do not,” said Ivan Petrov."
)
LOPES, PETROV, RIGA, OSLO = (
    person("Ana Lopes"),
    person("Ivan Petrov"),
    place("riga", "Riga"),
    place("oslo", "Oslo"),
)
HARBOUR = body("harbour", "Harbour Union")
Differences: TypeAlias = list[AnyChange]
Diff = Callable[[Iterable[ArticleFacts], Iterable[ArticleFacts]], Differences]


def at(words: str, text: str = TEXT) -> Span:
    """Where `words` stand in `text`."""
    start = text.index(words)
    return Span(start, start + len(words))


def because(*words: str, text: str = TEXT, rule: str = "test.rule", confidence: float = 0.9) -> Evidence:
    return Evidence(rule, tuple(at(one, text) for one in words), confidence)


def seen(entity: Entity, text: str = TEXT) -> Entity:
    return replace(entity, evidence=because(entity.name, text=text))


def meeting(at_: int = 0, words: str = "Ana Lopes met Ivan Petrov in Riga", **values: object) -> EventReport:
    """The meeting of the text; `at_` is the ordinal in its id."""
    why = because(words)
    parts = tuple(Participation(one.id, "participant", because(one.name)) for one in (LOPES, PETROV))
    report = EventReport(
        f"event-{at_}", "meeting", words, "held", why, "2024-05-02", RIGA.id, participations=parts
    )
    return replace(report, **values)


def said(content: str = "“We agree,”", **values: object) -> Statement:
    span = at(content)
    why = because(content)
    statement = Statement(f"statement-{span.start}", StatementForm.DIRECT, "say", (span,), why, LOPES.id)
    return replace(statement, **values)


def held(post: str, number: int = 0, who: Entity = LOPES) -> TenureReport:
    return TenureReport(f"tenure-0-{number}", who.id, post, HARBOUR.id, because(who.name))


def told(
    *facts: EventReport | Statement | TenureReport, text: str = TEXT, source: str = "news.txt"
) -> ArticleFacts:
    """An article that tells of the two, of Riga and of these facts."""
    found = page(text, *(seen(one, TEXT) for one in (LOPES, PETROV, RIGA)), HARBOUR, OSLO, *facts)
    return replace(found, article=replace(found.article, sources=(Source(source),), published="2024-05-03"))


def knowledge_base(folder: Path, pages: Iterable[ArticleFacts], base: str = BASE) -> KnowledgeBase:
    pages = list(pages)
    (folder / "texts").mkdir(parents=True, exist_ok=True)
    for one in pages:
        text_path(folder, one.article.sha256).write_bytes(one.article.text.encode())
    quads = [quad for one in pages for quad in article_quads(one, base)] + list(corpus_quads(pages, base))
    return KnowledgeBase(folder, Manifest(SCHEMA_VERSION, base, "test"), store(quads))


def lines(changes: Differences) -> list[str]:
    """Each change of a fact as `change kind: words`, and each value as `name: before -> after`."""
    found = []
    for change in changes:
        for fact in change.facts if isinstance(change, ArticleChange) else ():
            found.append(f"{fact.change} {fact.fact.kind}: {fact.fact.words}")
            found += [f"  {value.name}: {' -> '.join(value.texts)}" for value in fact.values]
    return found


def entities(changes: Differences) -> list[EntityChange]:
    return [change for change in changes if isinstance(change, EntityChange)]
