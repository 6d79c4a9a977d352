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
class _Page:
    """The facts of one article, and the quads they make."""

    facts: ArticleFacts
    quads: tuple[ox.Quad, ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """The gate of a knowledge base: base IRI, shapes of the article layer, types of reference data."""

    base: str
    shapes: Shapes
    types: Mapping[str, Sequence[ox.Quad]]

    def admit(self, batch: Iterable[ArticleFacts]) -> Verdict:
        """What of `batch` goes on: facts that break a shape go, with what hangs on them, till all holds."""
        pending: Sequence[_Page] = [self._page(facts) for facts in batch]
        verdict = Verdict()
        while pending:
            found = self._check(pending)
            bad = _bad_nodes({finding.focus for finding in violations(found)}, pending)
            kept, pending, out = self._part(pending, bad)
            verdict += Verdict(tuple(page.facts for page in kept), out, tuple(found))
        return verdict

    def withhold(self, verdict: Verdict, nodes: Collection[str]) -> Verdict:
        """`verdict` without the facts of `nodes`, and what hangs on them."""
        articles = {node.partition("#")[0] for node in nodes}
        concerned = [facts for facts in verdict.facts if self._iri(facts) in articles]
        kept, smaller, out = self._part(map(self._page, concerned), nodes)
        facts = [facts for facts in verdict.facts if self._iri(facts) not in articles]
        facts += [page.facts for page in (*kept, *smaller)]
        return Verdict(tuple(facts), verdict.quarantined + out, verdict.findings)

    def _part(
        self, pages: Iterable[_Page], bad: Collection[str]
    ) -> tuple[list[_Page], list[_Page], tuple[ox.Quad, ...]]:
        """The pages without bad nodes, the others without what is bad in them, and the quads that went."""
        kept, smaller, out = list[_Page](), list[_Page](), list[ox.Quad]()
        for page in pages:
            if not any(name(quad.subject) in bad for quad in page.quads):
                kept.append(page)
                continue
            rest = self._without(page, bad)
            smaller.extend(rest)
            stays = {quad for part in rest for quad in part.quads}
            out.extend(quad for quad in page.quads if quad not in stays)
        return kept, smaller, tuple(out)

    def _without(self, page: _Page, bad: Collection[str]) -> list[_Page]:
        """The page without what is bad; nothing where the article is, or where no single fact can go."""
        pruned = prune(page.facts, bad, self.base)
        if self._iri(pruned) in bad or pruned == page.facts:
            return []
        return [self._page(pruned)]

    def _page(self, facts: ArticleFacts) -> _Page:
        return _Page(facts, tuple(article_quads(facts, self.base)))

    def _iri(self, facts: ArticleFacts) -> str:
        return Iris(self.base).article(facts.article).value

    def _check(self, pages: Sequence[_Page]) -> list[Finding]:
        """What shapes and texts find in these pages."""
        quads = [quad for page in pages for quad in page.quads]
        told = by_subject(quad for page in pages for quad in told_types(page.facts, self.base))
        found = self.shapes.check(quads, context_of(quads, {**self.types, **told}))
        for page in pages:
            found.extend(check_passages(page.quads, page.facts.article.text))
        return found


def _bad_nodes(focus: set[str], pages: Iterable[_Page]) -> set[str]:
    """The nodes to keep out; a focus node that no article describes stands for those that refer to it."""
    quads = [quad for page in pages for quad in page.quads]
    strangers = focus - {name(quad.subject) for quad in quads}
    return focus | {name(quad.subject) for quad in quads if name(quad.object) in strangers}
