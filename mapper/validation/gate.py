"""The gate: facts that the shapes and the texts bear out go on; the rest is kept aside with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from mapper.facts import ArticleFacts
from mapper.rdf import article_quads, corpus_quads
from mapper.validation.findings import Finding, violations
from mapper.validation.passages import check_passages
from mapper.validation.pruning import prune
from mapper.validation.shacl import Shapes

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the gate made of articles: the facts and quads that go on, the quads kept aside, and why."""

    facts: tuple[ArticleFacts, ...] = ()
    quads: tuple[ox.Quad, ...] = ()
    quarantined: tuple[ox.Quad, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Gate:
    """The gate of a knowledge base: base IRI, shapes of the article layer, types of the reference data."""

    base: str
    shapes: Shapes
    reference_types: tuple[ox.Quad, ...] = ()

    def admit(self, batch: Sequence[ArticleFacts]) -> Verdict:
        """What of `batch` goes on: facts that break a shape go, with what hangs on them, until the rest holds."""
        graphs = {facts.article.sha256: tuple(article_quads(facts, self.base)) for facts in batch}
        standing = {facts.article.sha256: facts for facts in batch}
        kept, findings, pending = dict(graphs), set[Finding](), tuple(standing)
        while pending:
            found = self._check({key: kept[key] for key in pending}, [standing[key] for key in pending])
            findings.update(found)
            bad = _by_article(violations(found), {key: kept[key] for key in pending})
            for key, fragments in bad.items():
                pruned = prune(standing[key], fragments)
                if (
                    "" in fragments or pruned == standing[key]
                ):  # the article itself, or no fact that could go alone
                    del standing[key]
                    kept[key] = ()
                else:
                    standing[key], kept[key] = pruned, tuple(article_quads(pruned, self.base))
            pending = tuple(key for key in bad if key in standing)
        return Verdict(
            facts=tuple(standing.values()),
            quads=tuple(quad for key in standing for quad in kept[key]),
            quarantined=tuple(quad for key, quads in graphs.items() for quad in _without(quads, kept[key])),
            findings=tuple(sorted(findings)),
        )

    def _check(self, graphs: dict[str, tuple[ox.Quad, ...]], facts: Sequence[ArticleFacts]) -> list[Finding]:
        """What shapes and texts find in the graphs of these articles."""
        types = (quad for quad in corpus_quads(facts, self.base) if quad.predicate.value == _TYPE)
        quads = [quad for graph in graphs.values() for quad in graph]
        found = self.shapes.check(quads, (*self.reference_types, *types))
        for item in facts:
            found.extend(check_passages(graphs[item.article.sha256], item.article.text))
        return found


def _by_article(findings: Iterable[Finding], graphs: Mapping[str, Sequence[ox.Quad]]) -> dict[str, set[str]]:
    """The fragments of the nodes that break a shape, by article; "" is the article itself.

    A node that is in no article's graph stands for the nodes that refer to it.
    """
    focus = {finding.focus for finding in findings}
    bad: dict[str, set[str]] = defaultdict(set)
    for key, quads in graphs.items():
        own = {quad.subject.value for quad in quads}
        bad[key] |= {node.partition("#")[2] for node in focus & own}
        strangers = focus - own
        bad[key] |= {quad.subject.value.partition("#")[2] for quad in quads if quad.object.value in strangers}
    return {key: fragments for key, fragments in bad.items() if fragments}


def _without(quads: Iterable[ox.Quad], kept: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    stays = set(kept)
    return (quad for quad in quads if quad not in stays)
