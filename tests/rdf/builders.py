"""Facts made by hand, and small views of the quads that come of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import pyoxigraph as ox
from msgspec.structs import replace

from mapper.facts import (
    Article,
    ArticleFacts,
    ArticleKind,
    DocumentReport,
    Entity,
    EntityKind,
    EventReport,
    Evidence,
    Participation,
    Span,
    Statement,
    TenureReport,
)
from mapper.rdf import article_quads, corpus_layer

BASE = "https://w3id.org/communique/id/"
EVIDENCE = Evidence("test.rule", (Span(0, 4),), 0.9)
Fact = Entity | TenureReport | EventReport | Statement | DocumentReport

PREFIXES = f"""
PREFIX cq: <https://w3id.org/communique/ontology#>
PREFIX edtf: <http://id.loc.gov/datatypes/edtf/>
PREFIX id: <{BASE}>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX voc: <https://w3id.org/communique/vocabulary/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


def article(text: str) -> Article:
    """An article of this text and nothing else."""
    return Article(text, hashlib.sha256(text.encode()).hexdigest(), ArticleKind.ARTICLE, ())


def page(text: str, *facts: Fact) -> ArticleFacts:
    """What an article of this text states: `facts` in any mixture; entities of one id count once."""
    kinds = (Entity, TenureReport, EventReport, Statement, DocumentReport)
    entities, tenures, events, statements, documents = (
        tuple(dict.fromkeys(fact for fact in facts if isinstance(fact, kind))) for kind in kinds
    )
    return ArticleFacts(article(text), entities, tenures, events, statements, documents)  # type: ignore[arg-type]


def corpus_quads(pages: Iterable[ArticleFacts], base: str) -> tuple[ox.Quad, ...]:
    """The corpus layer of `pages` where nobody has corrected anything."""
    return corpus_layer(pages, base).quads


def person(name: str, identifier: str = "") -> Entity:
    """A person, whose id is the name in small letters where none is given."""
    identifier = identifier or name.lower().replace(". ", "-").replace(" ", "-")
    return Entity(f"person/{identifier}", EntityKind.PERSON, name, (name,), EVIDENCE)


def body(identifier: str, name: str, short_name: str = "") -> Entity:
    """An organisation."""
    return Entity(
        f"body/{identifier}", EntityKind.BODY, name, (name,), EVIDENCE, short_name, body_kind="organization"
    )


def state(code: str, name: str) -> Entity:
    """A state."""
    return Entity(
        f"state/{code}", EntityKind.STATE, name, (name,), EVIDENCE, body_kind="state", reference=code
    )


def place(identifier: str, name: str) -> Entity:
    """A place."""
    return Entity(f"place/{identifier}", EntityKind.PLACE, name, (name,), EVIDENCE)


def event(
    kind: str, who: Iterable[Entity], date: str = "", *, at: int = 0, status: str = "held", **values: str
) -> EventReport:
    """A report of an event at offset `at`; all of `who` are participants."""
    parts = tuple(Participation(one.id, "participant", EVIDENCE) for one in who)
    report = EventReport(f"event-{at}", kind, f"a {kind}", status, EVIDENCE, date, participations=parts)
    return replace(report, **values)


def with_role(report: EventReport, who: Entity, role: str, **values: str) -> EventReport:
    """`report` with one more participation."""
    more = Participation(who.id, role, EVIDENCE, **values)
    return replace(report, participations=(*report.participations, more))


def tenure(who: Entity, post: str, of: Entity, **values: str | bool) -> TenureReport:
    """A report of somebody's tenure."""
    local = f"tenure-{who.id}-{post}".replace("/", "-").replace(" ", "-").lower()
    return replace(TenureReport(local, who.id, post, of.id, EVIDENCE), **values)


def graph(*pages: ArticleFacts) -> list[ox.Quad]:
    """Both layers of these articles."""
    return [quad for one in pages for quad in article_quads(one, BASE)] + list(corpus_quads(pages, BASE))


def store(quads: Iterable[ox.Quad]) -> ox.Store:
    """A store of these quads."""
    made = ox.Store()
    made.extend(quads)
    return made


def graphs_of(quads: Iterable[ox.Quad]) -> set[str]:
    """The graphs in which quads stand, relative to the base."""
    return {str(quad.graph_name).strip("<>").removeprefix(BASE) for quad in quads}


def about(quads: Iterable[ox.Quad], iri: str) -> set[str]:
    """The triples whose subject is the node `iri` (relative to the base), as N-Triples."""
    return {str(quad.triple) for quad in quads if quad.subject == ox.NamedNode(BASE + iri)}


def turtle(text: str) -> set[str]:
    """The triples of a Turtle text that uses PREFIXES, as N-Triples."""
    return {str(quad.triple) for quad in ox.parse(PREFIXES + text, format=ox.RdfFormat.TURTLE)}


def select(quads: Iterable[ox.Quad], query: str) -> list[tuple[str, ...]]:
    """The rows of a SELECT over the union of the graphs, as text ("" where unbound)."""
    found = store(quads).query(PREFIXES + query, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(getattr(value, "value", "") for value in row) for row in found]
