"""The corpus layer at the gate: a merged node that breaks a shape sends the reports behind it away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, TypeAlias

import pyoxigraph as ox

from mapper.facts import ArticleFacts
from mapper.memory import without_collector
from mapper.rdf import CQ, corpus_quads
from mapper.validation.findings import Finding, violations
from mapper.validation.gate import Gate, Verdict
from mapper.validation.nodes import by_subject, context_of, name, types_of
from mapper.validation.shacl import Shapes

_CHUNK: Final = 10_000  # quads that pySHACL sees at once; its own start costs as much as some hundred quads


Quads: TypeAlias = Mapping[str, Sequence[ox.Quad]]  # by subject


@dataclass(frozen=True, slots=True)
class Node:
    """What the corpus layer says of one subject; `digest` stands for all that its shapes look at."""

    quads: tuple[ox.Quad, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class CorpusVerdict:
    """What stands after the corpus layer was checked: the articles' part, and its nodes by IRI."""

    articles: Verdict
    nodes: Mapping[str, Node]
    quarantined: tuple[ox.Quad, ...]
    findings: tuple[Finding, ...]


def admit_corpus(
    gate: Gate,
    articles: Verdict,
    shapes: Shapes,
    reference: Collection[ox.Quad],
    judged: dict[str, tuple[Finding, ...]],
) -> CorpusVerdict:
    """The corpus layer of the facts that stand, made again without the reports behind each bad node.

    A node is judged by what both the articles and the `reference` data say of it. Of reports the corpus
    layer says no more than their IRIs, so their types are not looked up. `judged` is what was found in nodes
    judged before, by digest; it grows.
    """
    findings: set[Finding] = set()
    known = by_subject(reference)
    while True:
        own, told, types = _layer(articles.facts, gate, known)
        digests = _digests(told, types)
        new = [node for node, digest in digests.items() if digest not in judged]
        by_node = _check(new, told, shapes, types)
        judged.update((digests[node], by_node.get(node, ())) for node in new)
        found = [finding for digest in digests.values() for finding in judged[digest]]
        findings.update(found)
        bad = {finding.focus for finding in violations(found)}
        reports = {name(q.object) for node in bad for q in own.get(node, ()) if q.predicate == CQ.reportedBy}
        if not reports:
            break
        articles = gate.withhold(articles, reports)
    return CorpusVerdict(
        articles,
        {node: Node(tuple(quads), digests[node]) for node, quads in own.items() if node not in bad},
        tuple(quad for node in sorted(bad & own.keys()) for quad in own[node]),
        tuple(sorted(findings)),
    )


@without_collector()
def _layer(
    facts: Iterable[ArticleFacts], gate: Gate, reference: Mapping[str, Sequence[ox.Quad]]
) -> tuple[Quads, Quads, Quads]:
    """What the articles say of each node, that with what the `reference` data say of it, and the types."""
    own = by_subject(corpus_quads(facts, gate.base))
    told = {node: [*quads, *reference.get(node, ())] for node, quads in own.items()}
    types = types_of(quad for quads in told.values() for quad in quads)
    return own, told, {**gate.types, **types}


@without_collector()
def _digests(told: Quads, types: Quads) -> dict[str, str]:
    """32 hex digits for each node over what is told of it and of what kind that is which it refers to."""
    found = {}
    for node, quads in told.items():
        lines = sorted(map(str, (*quads, *context_of(quads, types))))
        found[node] = blake2b("\n".join(lines).encode(), digest_size=16).hexdigest()
    return found


def _check(
    new: Sequence[str],
    told: Quads,
    shapes: Shapes,
    types: Quads,
) -> dict[str, tuple[Finding, ...]]:
    """What is found in the `new` nodes, by node. Raises ValueError where a shape judges another one."""
    found: defaultdict[str, set[Finding]] = defaultdict(set)
    for finding in check_layer([quad for node in new for quad in told[node]], shapes, types):
        found[finding.focus].add(finding)
    if others := found.keys() - set(new):
        raise ValueError(f"a shape judges what it was not given: {min(others)}")
    return {node: tuple(sorted(findings)) for node, findings in found.items()}


def check_layer(quads: Sequence[ox.Quad], shapes: Shapes, types: Quads) -> list[Finding]:
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
