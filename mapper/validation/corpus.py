"""The corpus layer at the gate: a merged node that breaks a shape sends the reports behind it away."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from mapper.rdf import CQ, corpus_quads
from mapper.validation.findings import Finding, violations
from mapper.validation.gate import Gate, Verdict
from mapper.validation.nodes import context_of, name, types_of
from mapper.validation.shacl import Shapes

_CHUNK: Final = 10_000  # quads that pySHACL sees at once; its own start costs as much as some hundred quads


@dataclass(frozen=True, slots=True)
class CorpusVerdict:
    """What stands after the corpus layer was checked: the articles' part, and the quads made of it."""

    articles: Verdict
    quads: tuple[ox.Quad, ...]
    quarantined: tuple[ox.Quad, ...]
    findings: tuple[Finding, ...]


def admit_corpus(
    gate: Gate, articles: Verdict, shapes: Shapes, reference: Collection[ox.Quad]
) -> CorpusVerdict:
    """The corpus layer of the facts that stand, made again without the reports behind each bad node.

    A node is judged by what both the articles and the `reference` data say of it. Of reports the corpus
    layer says no more than their IRIs, so their types are not looked up.
    """
    findings: set[Finding] = set()
    while True:
        quads = tuple(corpus_quads(articles.facts, gate.base))
        subjects = {quad.subject for quad in quads}
        told = [*quads, *(quad for quad in reference if quad.subject in subjects)]
        found = check_layer(told, shapes, gate.types)
        findings.update(found)
        bad = {finding.focus for finding in violations(found)}
        reports = {name(q.object) for q in quads if q.predicate == CQ.reportedBy and name(q.subject) in bad}
        if not reports:
            break
        articles = gate.withhold(articles, reports)
    out = tuple(quad for quad in quads if name(quad.subject) in bad)
    kept = tuple(quad for quad in quads if name(quad.subject) not in bad)
    return CorpusVerdict(articles, kept, out, tuple(sorted(findings)))


def check_layer(
    quads: Sequence[ox.Quad], shapes: Shapes, types: Mapping[str, Sequence[ox.Quad]]
) -> list[Finding]:
    """What `shapes` find in `quads`, chunk by chunk; `types` are those of nodes elsewhere."""
    known = {**types, **types_of(quads)}
    return [finding for chunk in _chunks(quads) for finding in shapes.check(chunk, context_of(chunk, known))]


def _chunks(quads: Iterable[ox.Quad]) -> Iterator[list[ox.Quad]]:
    """`quads` by subject, cut where a subject ends."""
    chunk: list[ox.Quad] = []
    for quad in sorted(quads, key=lambda quad: name(quad.subject)):
        if len(chunk) >= _CHUNK and chunk[-1].subject != quad.subject:
            yield chunk
            chunk = []
        chunk.append(quad)
    if chunk:
        yield chunk
