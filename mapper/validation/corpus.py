"""The corpus layer at the gate: a merged node that breaks a shape sends the reports behind it away."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, TypeAlias

import pyoxigraph as ox

from mapper.corpus.rulings import parted
from mapper.facts import ArticleFacts, Correction
from mapper.memory import without_collector
from mapper.rdf import CQ, CorpusLayer, Iris, corpus_layer
from mapper.validation.findings import Finding, violations
from mapper.validation.gate import Gate, Verdict
from mapper.validation.graphs import check_graphs
from mapper.validation.naming import article_names, name_facts
from mapper.validation.nodes import by_subject, context_of, name, told_statuses, types_of
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
    """What stands after the corpus layer was checked: the articles' part, and its nodes by IRI.

    `overruled` are quads of the reference data in whose place corrections say something else; `idle` are the
    corrections that found nothing to correct, `refused` those that broke a shape, and `withheld` is what
    people say is wrong.
    """

    articles: Verdict
    nodes: Mapping[str, Node]
    quarantined: tuple[ox.Quad, ...]
    findings: tuple[Finding, ...]
    overruled: frozenset[ox.Quad] = frozenset()
    idle: tuple[Correction, ...] = ()
    refused: tuple[Correction, ...] = ()
    withheld: tuple[ox.Quad, ...] = ()


def admit_corpus(
    gate: Gate,
    articles: Verdict,
    shapes: Shapes,
    reference: Collection[ox.Quad],
    judged: dict[str, tuple[Finding, ...]],
    corrections: Collection[Correction] = (),
) -> CorpusVerdict:
    """The corpus layer of the facts that stand, made again without what is behind each bad node: the
    corrections of it, and where there are none the reports. Who is another one in an article is so already.

    A node is judged by what both the articles and the `reference` data say of it, a post also where all that
    is new is a tenure. `judged` is what was found in nodes judged before, by digest; it grows.
    """
    findings: dict[Finding, Finding] = {}
    accepted, iris = list(corrections), Iris(gate.base)
    while True:
        layer, own, told, types = _layer(articles.facts, gate, reference, accepted)
        digests = _digests(told, types)
        new = [node for node, digest in digests.items() if digest not in judged]
        by_node = _check(new, told, shapes, types)
        judged.update((digests[node], by_node.get(node, ())) for node in new)
        found = [finding for digest in digests.values() for finding in judged[digest]]
        findings.update(zip(found, _named(found, articles.facts, told, gate), strict=True))
        bad = {finding.focus for finding in violations(found)}
        blamed = {q.object for node in bad for q in own.get(node, ()) if q.predicate == CQ.correctedBy}
        behind = {one for one in accepted if iris.correction(one) in blamed and not parted(one)}
        if behind:
            accepted = [one for one in accepted if one not in behind]
            continue
        reports = reports_behind(bad, own)
        if not reports:
            break
        articles = gate.withhold(articles, reports)
    return CorpusVerdict(
        articles,
        {node: Node(tuple(quads), digests[node]) for node, quads in own.items() if node not in bad},
        tuple(quad for node in sorted(bad & own.keys()) for quad in own[node]),
        tuple(sorted(findings.values())),
        layer.overruled,
        layer.idle,
        tuple(sorted({*corrections} - {*accepted})),
    )


@without_collector()
def _layer(
    facts: Iterable[ArticleFacts],
    gate: Gate,
    reference: Iterable[ox.Quad],
    corrections: Iterable[Correction],
) -> tuple[CorpusLayer, Quads, Quads, Quads]:
    """The corpus layer, what it says of each node, that with what the `reference` data say of it, and the
    types.
    """
    facts = list(facts)
    layer = corpus_layer(facts, gate.base, corrections)
    own, known = by_subject(layer.quads), by_subject(q for q in reference if q not in layer.overruled)
    quads = list(layer.quads)
    posts = dict.fromkeys(name(quad.object) for quad in quads if quad.predicate == CQ.post)
    told = {node: [*own.get(node, ()), *known.get(node, ())] for node in {**own, **posts}}
    quads += [status for one in facts for status in told_statuses(one, gate.base)]
    types = {node: [*gate.types.get(node, ()), *said] for node, said in types_of(quads).items()}
    return layer, own, told, {**gate.types, **types}


def _named(
    findings: Sequence[Finding], facts: Iterable[ArticleFacts], told: Quads, gate: Gate
) -> list[Finding]:
    """`findings` with the names of nodes and articles."""
    if not findings:
        return []
    names = [quad for one in facts for quad in article_names(one, gate.base)]
    return name_facts(findings, [*names, *(quad for quads in told.values() for quad in quads)])


def reports_behind(bad: Iterable[str], own: Quads) -> set[str]:
    """The reports that bring about the `bad` nodes: their own, and of a node without any (a post) those of
    the nodes that refer to it. `own` is what the articles say of each node.
    """
    found, seen, nodes = set[str](), set[str](), set(bad)
    while nodes:
        seen |= nodes
        reports = {node: _reports(own.get(node, ())) for node in nodes}
        found.update(report for told in reports.values() for report in told)
        orphans = {node for node, told in reports.items() if not told}
        nodes = {node for node, quads in own.items() if orphans and _refers(quads, orphans)} - seen
    return found


def _reports(quads: Iterable[ox.Quad]) -> list[str]:
    return [name(quad.object) for quad in quads if quad.predicate == CQ.reportedBy]


def _refers(quads: Iterable[ox.Quad], nodes: Collection[str]) -> bool:
    return any(name(quad.object) in nodes for quad in quads)


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
    """What is found in the nodes that `quads` describe, chunk by chunk.

    What is found in a node depends on its own quads, all of them, and on what `context_of` these there is in
    `types`, which hold all that `types_of` has of the nodes in them; others are looked up in `quads`.
    """
    known = {**types_of(quads), **types}
    return [
        finding
        for chunk in _chunks(quads)
        for finding in (*check_graphs(chunk), *shapes.check(chunk, context_of(chunk, known)))
    ]


def _chunks(quads: Iterable[ox.Quad]) -> Iterator[list[ox.Quad]]:
    """`quads` by subject, cut between subjects; an article stays with its passages and reports."""
    chunk: list[ox.Quad] = []
    last = ""
    for quad in sorted(quads, key=_whole):
        if len(chunk) >= _CHUNK and _whole(quad)[0] != last:
            yield chunk
            chunk = []
        chunk.append(quad)
        last = _whole(quad)[0]
    if chunk:
        yield chunk


def _whole(quad: ox.Quad) -> tuple[str, str]:
    """What the subject of a quad is checked together with, and the subject."""
    node = name(quad.subject)
    return node.partition("#")[0], node
