"""Articles as the gate sees them, and which of them can be checked at once."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from mapper.facts import ArticleFacts
from mapper.rdf import Iris, article_quads
from mapper.validation.nodes import by_subject, looked_up, name, told_types
from mapper.validation.outline import Outline, Types, outline

_NONE = Types()


@dataclass(frozen=True, slots=True)
class Page:
    """The facts of one article, its IRI, the quads they make, and what these look up elsewhere."""

    facts: ArticleFacts
    iri: str
    quads: tuple[ox.Quad, ...]
    outline: Outline
    context: tuple[ox.Quad, ...]

    def seen(self) -> dict[str, Types]:
        """Each node that the article describes or refers to, with the types that it has there."""
        found = dict.fromkeys(self.outline.referred, _NONE)
        for quad in self.context:
            node = name(quad.subject)
            found[node] = found.get(node, _NONE) | {quad.object}
        return {**found, **self.outline.types}


def page_of(facts: ArticleFacts, base: str, types: Mapping[str, Sequence[ox.Quad]]) -> Page:
    """The page of `facts`; `types` are those of reference data, which the article's own outweigh."""
    quads = tuple(article_quads(facts, base))
    outlined = outline(quads)
    told = ChainMap(by_subject(told_types(facts, base)), types)  # type: ignore[arg-type]
    context = looked_up(outlined.referred, told)
    return Page(facts, Iris(base).article(facts.article).value, quads, outlined, tuple(context))


@dataclass(slots=True)
class Company:
    """Pages that can be checked at once, since none tells another one anything: they describe no node in
    common, and give those that they refer to the same types.
    """

    pages: list[Page] = field(default_factory=list)
    described: set[str] = field(default_factory=set)
    seen: dict[str, Types] = field(default_factory=dict)

    def admits(self, page: Page, seen: Mapping[str, Types]) -> bool:
        """Whether `page`, which has `seen`, can be one of them."""
        alike = all(self.seen.get(node, types) == types for node, types in seen.items())
        return alike and self.described.isdisjoint(page.outline.types)

    def add(self, page: Page, seen: Mapping[str, Types]) -> None:
        """Let `page` be one of them."""
        self.pages.append(page)
        self.described.update(page.outline.types)
        self.seen.update(seen)


def companies(pages: Iterable[Page]) -> list[list[Page]]:
    """`pages` in as few groups as can be checked at once; as a rule that is one."""
    found: list[Company] = []
    for page in pages:
        seen = page.seen()
        company = next((company for company in found if company.admits(page, seen)), None)
        if company is None:
            company = Company()
            found.append(company)
        company.add(page, seen)
    return [company.pages for company in found]
