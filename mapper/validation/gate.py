"""The gate: facts that the shapes and the texts bear out go on; the rest is kept aside with the reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from mapper.facts import ArticleFacts
from mapper.memory import without_collector
from mapper.rdf import Iris
from mapper.validation.findings import Finding, violations
from mapper.validation.graphs import check_article_graph, check_terms
from mapper.validation.naming import name_facts
from mapper.validation.pages import Page, companies, page_of
from mapper.validation.passages import check_passages
from mapper.validation.pruning import carried_by, prune
from mapper.validation.shacl import Shapes


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate made of articles: the facts that go on, the quads kept aside, and why.

    The quads of the facts that go on are not kept: they take many times the memory, and are soon made again.
    """

    facts: tuple[ArticleFacts, ...] = ()
    quarantined: tuple[ox.Quad, ...] = ()
    findings: tuple[Finding, ...] = ()

    def __add__(self, other: Verdict) -> Verdict:
        """Both verdicts as one."""
        return Verdict(
            self.facts + other.facts, self.quarantined + other.quarantined, self.findings + other.findings
        )


@dataclass(frozen=True, slots=True)
class Gate:
    """The gate of a knowledge base: base IRI, shapes of the article layer, types of reference data."""

    base: str
    shapes: Shapes
    types: Mapping[str, Sequence[ox.Quad]]

    def admit(self, batch: Iterable[ArticleFacts]) -> Verdict:
        """What of `batch` goes on: facts that break a shape go, with what hangs on them, till all holds."""
        verdict = Verdict()
        for one in self.judge(batch):
            verdict += one
        return verdict

    @without_collector()
    def judge(self, batch: Iterable[ArticleFacts]) -> list[Verdict]:
        """The verdict on each article of `batch`, which depends on nothing but that article."""
        pending = [(number, self._page(facts)) for number, facts in enumerate(batch)]
        verdicts = [Verdict() for _ in pending]
        while pending:
            found, again = self._check([page for _, page in pending]), []
            for (number, page), findings in zip(pending, found, strict=True):
                left, out = self._part(page, {finding.focus for finding in violations(findings)})
                facts = (page.facts,) if left is page else ()
                verdicts[number] += Verdict(facts, out, tuple(findings))
                if left and left is not page:
                    again.append((number, left))
            pending = again
        return verdicts

    def withhold(self, verdict: Verdict, nodes: Collection[str]) -> Verdict:
        """`verdict` without the facts of `nodes`, and what hangs on them."""
        articles = {node.partition("#")[0] for node in nodes}
        facts, out = list[ArticleFacts](), list(verdict.quarantined)
        for one in verdict.facts:
            if Iris(self.base).article(one.article).value not in articles:
                facts.append(one)
                continue
            left, gone = self._part(self._page(one), nodes)
            facts.extend([left.facts] if left else [])
            out.extend(gone)
        inside = {one.article.sha256 for one in facts}
        stay = (carried_by(one, inside) for one in facts)
        return Verdict(tuple(stay), tuple(out), verdict.findings)

    def _page(self, facts: ArticleFacts) -> Page:
        return page_of(facts, self.base, self.types)

    def _part(self, page: Page, bad: Collection[str]) -> tuple[Page | None, tuple[ox.Quad, ...]]:
        """The page without what is bad, and the quads that went: all of them where the article is bad, or
        where no single fact can go.
        """
        if not any(node in bad for node in page.outline.types):
            return page, ()
        pruned = prune(page.facts, bad, self.base)
        if page.iri in bad or pruned == page.facts:
            return None, page.quads
        left = self._page(pruned)
        stays = set(left.quads)
        return left, tuple(quad for quad in page.quads if quad not in stays)

    def _check(self, pages: Sequence[Page]) -> list[list[Finding]]:
        """What is found in each of `pages`, by its shapes, its text and its graph."""
        found = [_by_itself(page) for page in pages]
        numbers = {id(page): number for number, page in enumerate(pages)}
        for company in companies(pages):
            owners = {page.iri: page for page in company}
            quads = [quad for page in company for quad in page.quads]
            context = [quad for page in company for quad in page.context]
            for finding in self.shapes.check(quads, context):
                owner = owners.get(finding.focus.partition("#")[0]) or _describing(finding.focus, company)
                found[numbers[id(owner)]].append(finding)
        return [name_facts(sorted(findings), page.quads) for findings, page in zip(found, pages, strict=True)]


def _by_itself(page: Page) -> list[Finding]:
    """What needs no shapes."""
    return [
        *check_passages(page.quads, page.facts.article.text),
        *check_terms(page.quads, page.outline),
        *check_article_graph(page.iri, page.outline),
    ]


def _describing(node: str, pages: Iterable[Page]) -> Page:
    """The one of `pages` that describes a node which is not its own."""
    return next(page for page in pages if node in page.outline.types)
