"""What a build tells of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from mapper.errors import CommuniqueError
from mapper.facts import ArticleFacts, ArticleKind, EntityKind
from mapper.rdf import CQ, reference_quads
from mapper.rdf.terms import RDF
from mapper.validation import CorpusVerdict, Finding, Node, types_of, violations

Progress: TypeAlias = Callable[[str, int, int], None]  # stage, done, of how many (0: not known)

_TOTALS: Final = (
    "articles", "people", "tenures", "bodies", "states", "places", "events", "statements", "documents",
)  # fmt: skip
_TITLE: Final = 100  # characters of a text that stand for its title where it has none
COUNTED: Final = ("people", "posts", "bodies", "events", "statements", "documents")


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """What one article yielded: how many nodes of each of `COUNTED`."""

    title: str
    published: str
    kind: ArticleKind
    source: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class BuildResult:
    """A build that went through: what it read, found, left out (files and facts), and how long it took.

    `checked` of its `quads` are data, `inferred` follow from others, and the rest is the ontology's own.
    `corrections` says how many there are of each kind: that apply, that find nothing, that are in conflict,
    that broke a shape, that were taken back. `remarks` name files that were passed over, for they hold
    nothing of what was asked for. `changed` says whether the knowledge base is another one now, and
    `forgotten` which of its sources went.
    """

    folder: Path
    articles: tuple[ArticleSummary, ...]
    totals: Mapping[str, int]
    quads: int
    checked: int
    quarantined: int
    findings: tuple[Finding, ...]
    problems: tuple[CommuniqueError, ...]
    seconds: Mapping[str, float]
    corrections: Mapping[str, int] = field(default_factory=dict)
    remarks: tuple[CommuniqueError, ...] = ()
    changed: bool = True
    inferred: int = 0
    forgotten: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nothing was left out."""
        return not self.problems and not violations(self.findings)


_CLASSES: Final = {
    CQ.Person: "people",
    CQ.Tenure: "tenures",
    CQ.Body: "bodies",
    CQ.State: "states",
    CQ.Place: "places",
    CQ.Event: "events",
    CQ.Document: "documents",
}


def totals(verdict: CorpusVerdict, base: str) -> dict[str, int]:
    """How many nodes of each class the articles speak of, not counting what only reference data know."""
    facts, known = verdict.articles.facts, types_of(reference_quads(base))
    counts = Counter(
        _CLASSES[quad.object]
        for iri, node in verdict.nodes.items()
        for quad in {*node.quads, *(known.get(iri, ()) if _is_reported(node) else ())}
        if quad.predicate == RDF.type and quad.object in _CLASSES
    )
    told = {"articles": len(facts), "statements": sum(len(page.statements) for page in facts)}
    return {name: told.get(name, counts[name]) for name in _TOTALS}


def _is_reported(node: Node) -> bool:
    return any(quad.predicate == CQ.reportedBy for quad in node.quads)


def summarise(facts: ArticleFacts) -> ArticleSummary:
    """What an article's facts come to."""
    article = facts.article
    kinds = Counter(entity.kind for entity in facts.entities)
    title = article.title or (article.headline.of(article.text) if article.headline else "")
    numbers = (
        kinds[EntityKind.PERSON],
        len(facts.tenures),
        kinds[EntityKind.BODY] + kinds[EntityKind.STATE],
        len(facts.events),
        len(facts.statements),
        len(facts.documents),
    )
    return ArticleSummary(
        title=" ".join((title or article.text[:_TITLE]).split()),
        published=article.published,
        kind=article.kind,
        source=article.sources[0].path if article.sources else "",
        counts=dict(zip(COUNTED, numbers, strict=True)),
    )
