"""The gate: facts that the shapes and the texts bear out go on; the rest is kept aside with the reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from mapper.facts import ArticleFacts
from mapper.rdf import Iris, article_quads
from mapper.validation.findings import Finding, violations
from mapper.validation.nodes import by_subject, context_of, name, told_types
from mapper.validation.passages import check_passages
from mapper.validation.pruning import prune
from mapper.validation.shacl import Shapes


@dataclass(frozen=True, slots=True)
class Page:
    """The facts of one article, and the quads they make."""

    facts: ArticleFacts
    quads: tuple[ox.Quad, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate made of articles: the pages that go on, the quads kept aside, and why."""

    pages: tuple[Page, ...] = ()
    quarantined: tuple[ox.Quad, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def facts(self) -> tuple[ArticleFacts, ...]:
        """The facts that go on."""
        return tuple(page.facts for page in self.pages)

    def __add__(self, other: Verdict) -> Verdict:
        """Both verdicts as one."""
        return Verdict(
            self.pages + other.pages, self.quarantined + other.quarantined, self.findings + other.findings
        )


@dataclass(frozen=True, slots=True)
class Gate:
    """The gate of a knowledge base: base IRI, shapes of the article layer, types of reference data."""

    base: str
    shapes: Shapes
    types: Mapping[str, Sequence[ox.Quad]]

    def admit(self, batch: Iterable[ArticleFacts]) -> Verdict:
        """What of `batch` goes on: facts that break a shape go, with what hangs on them, till all holds."""
        pending: Sequence[Page] = [self._page(facts) for facts in batch]
        verdict = Verdict()
        while pending:
            found = self._check(pending)
            bad = _bad_nodes({finding.focus for finding in violations(found)}, pending)
            kept, pending, out = self._part(pending, bad)
            verdict += Verdict(tuple(kept), out, tuple(found))
        return verdict

    def withhold(self, verdict: Verdict, nodes: Collection[str]) -> Verdict:
        """`verdict` without the facts of `nodes`, and what hangs on them."""
        kept, smaller, out = self._part(verdict.pages, nodes)
        return Verdict((*kept, *smaller), verdict.quarantined + out, verdict.findings)

    def _part(
        self, pages: Iterable[Page], bad: Collection[str]
    ) -> tuple[list[Page], list[Page], tuple[ox.Quad, ...]]:
        """The pages without bad nodes, the others without what is bad in them, and the quads that went."""
        kept, smaller, out = list[Page](), list[Page](), list[ox.Quad]()
        for page in pages:
            if not any(name(quad.subject) in bad for quad in page.quads):
                kept.append(page)
                continue
            rest = self._without(page, bad)
            smaller.extend(rest)
            stays = {quad for part in rest for quad in part.quads}
            out.extend(quad for quad in page.quads if quad not in stays)
        return kept, smaller, tuple(out)

    def _without(self, page: Page, bad: Collection[str]) -> list[Page]:
        """The page without what is bad; nothing where the article is, or where no single fact can go."""
        pruned = prune(page.facts, bad, self.base)
        if Iris(self.base).article(pruned.article).value in bad or pruned == page.facts:
            return []
        return [self._page(pruned)]

    def _page(self, facts: ArticleFacts) -> Page:
        return Page(facts, tuple(article_quads(facts, self.base)))

    def _check(self, pages: Sequence[Page]) -> list[Finding]:
        """What shapes and texts find in these pages."""
        quads = [quad for page in pages for quad in page.quads]
        told = by_subject(quad for page in pages for quad in told_types(page.facts, self.base))
        found = self.shapes.check(quads, context_of(quads, {**self.types, **told}))
        for page in pages:
            found.extend(check_passages(page.quads, page.facts.article.text))
        return found


def _bad_nodes(focus: set[str], pages: Iterable[Page]) -> set[str]:
    """The nodes to keep out; a focus node that no article describes stands for those that refer to it."""
    quads = [quad for page in pages for quad in page.quads]
    strangers = focus - {name(quad.subject) for quad in quads}
    return focus | {name(quad.subject) for quad in quads if name(quad.object) in strangers}
