"""The files of a generation: one complete state, written into the folder where it is staged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from mapper.corrections import Given, correction_quads, write_kept
from mapper.pipeline.background import ontology_quads
from mapper.pipeline.inferring import Inferred, Part
from mapper.pipeline.pages import Before, other, pages_of
from mapper.pipeline.result import totals
from mapper.publishing.description import (
    ARTICLES,
    INFERRED,
    Run,
    Software,
    content_of,
    dataset_quads,
    run_quads,
)
from mapper.publishing.rdf_files import write_file
from mapper.rdf import Iris, article_quads, reference_quads
from mapper.reasoning import triple_of
from mapper.store import (
    STORE,
    Index,
    Manifest,
    SourceRecord,
    Tally,
    graph_digests,
    open_store,
    read_contents,
    renewed_digest,
    tally,
    write_contents,
    write_index,
    write_manifest,
    write_sources,
)
from mapper.validation import CorpusVerdict, report_quads, report_text

LARGEST: Final = 250_000  # quads that are also written as files; larger graphs are for `export`
_NODES: Final = ("corpus", "links", "derived")  # the graphs that the corpus layer writes into
_FEW: Final = 0.25  # of the pages, that may differ where what follows is changed and not made again


@dataclass(frozen=True, slots=True)
class State:
    """All that a build puts down; `corrections` are those that it was made with."""

    manifest: Manifest
    records: Sequence[SourceRecord]
    verdict: CorpusVerdict
    index: Index
    corrections: Sequence[Given]
    started: datetime


@dataclass(frozen=True, slots=True)
class Written:
    """How many quads stand there, how many of them are data (`checked`), and how many follow from others
    (`inferred`); the rest is the ontology's own. `totals` are by class.

    `changed` says whether they were written, or stood there already.
    """

    quads: int
    checked: int
    inferred: int
    totals: Mapping[str, int]
    changed: bool


def write_state(folder: Path, state: State, before: Before | None) -> Written:
    """Write the store and all files of `state` into `folder`. Only `run.ttl` knows the time.

    The store goes on from a copy of the one `before`, which shares its files; without one it is made anew.
    """
    base, verdict = state.manifest.base, state.verdict
    facts, others = verdict.articles.facts, _other_quads(state)
    store = _continued(folder, state, before) if before else _made(folder, state, others)
    graphs, counts = _inferred(store, state, before, others)
    pages = pages_of(facts, base, state.index, before)
    articles = [Iris(base).article(page.article).value for page in facts]
    small = len(store) <= LARGEST
    counts = {**counts, ARTICLES: pages.tally}
    described = dataset_quads(content_of(base, articles, counts, others, files=small))
    store.extend(described)
    store.flush()
    written = _counted(store, state, changed=True)
    if small:
        write_file(store, folder / "graph.ttl", "ttl", base)
        write_file(store, folder / "graph.trig", "trig", base)
    del store  # closes its files
    findings = (*verdict.articles.findings, *verdict.findings)
    (folder / "validation.txt").write_text(report_text(findings, written.checked), encoding="utf-8")
    write_file(report_quads(findings, base), folder / "validation.ttl", "ttl", base)
    kept_out = (*verdict.articles.quarantined, *verdict.quarantined, *verdict.withheld)
    write_file((*kept_out, *report_quads(findings, base)), folder / "quarantine.trig", "trig", base)
    write_file(described, folder / "description.ttl", "ttl", base)
    write_file(_run_quads(state), folder / "run.ttl", "ttl", base)
    write_sources(folder, state.records)
    write_kept(folder, state.corrections)
    write_index(folder, state.index)
    write_manifest(folder, state.manifest)
    graphs |= {**pages.digests, **graph_digests((*others, *described))}
    write_contents(folder, graphs, counts)
    return written


def _inferred(
    store: ox.Store, state: State, before: Before | None, others: Iterable[ox.Quad]
) -> tuple[dict[str, str], dict[str, Tally]]:
    """Bring the graph of what follows up to date, where there shall be one; its digest, and its counts."""
    inferred = Inferred(store, state.manifest.base)
    if not state.manifest.infer:
        inferred.remove()
        return {}, {}
    contents, graph = (read_contents(before.folder) if before else None), inferred.graph
    digest, counted = (
        (contents.graphs.get(graph.value), contents.counts.get(INFERRED)) if contents else ("", None)
    )
    if before and digest and counted and _few(before.index.pages, state.index.pages):
        gone, come = inferred.renew(open_store(before.folder), _changed_parts(state, before))
        counted = counted - tally(gone, subjects=False) + tally(come, subjects=False)
        return {graph.value: renewed_digest(digest, gone, come)}, {INFERRED: counted}
    inferred.make((article_quads(facts, inferred.base) for facts in state.verdict.articles.facts), others)
    counted = tally(store.quads_for_pattern(None, None, None, graph), subjects=False)
    return graph_digests(store.quads_for_pattern(None, None, None, graph)), {INFERRED: counted}


def _few(before: Mapping[str, str], after: Mapping[str, str]) -> bool:
    """Whether so few pages differ that changing what follows costs less than making it."""
    return len({*other(before, after), *other(after, before)}) <= _FEW * len(after)


def _changed_parts(state: State, before: Before) -> list[Part]:
    """What differs from what stood `before`."""
    iris, old, new = Iris(state.manifest.base), before.index, state.index
    pages = {*other(old.pages, new.pages), *other(new.pages, old.pages)}
    nodes = {*other(old.nodes, new.nodes), *other(new.nodes, old.nodes)}
    overruled = {*map(str, state.verdict.overruled)}.symmetric_difference(old.overruled)
    nodes |= {triple_of(quad)[0].value for quad in reference_quads(iris.base) if str(quad) in overruled}
    graphs = (*_NODES, "reference")
    return [
        *((None, ox.NamedNode(page)) for page in pages),
        *((ox.NamedNode(node), iris.graph(name)) for node in nodes for name in graphs),
        (None, iris.graph("corrections")),
    ]


def read_written(generation: Path, state: State) -> Written:
    """What stands in `generation`, which holds `state` already."""
    return _counted(open_store(generation), state, changed=False)


def _counted(store: ox.Store, state: State, *, changed: bool) -> Written:
    base, quads = state.manifest.base, len(store)
    ontology, inferred = (_size(store, Iris(base).graph(name)) for name in ("ontology", "inferred"))
    return Written(quads, quads - ontology - inferred, inferred, totals(state.verdict, base), changed)


def _size(store: ox.Store, graph: ox.NamedNode) -> int:
    """How many quads stand in `graph`; counting them here takes thirty times as long."""
    found = store.query(f"SELECT (COUNT(*) AS ?size) {{ GRAPH {graph} {{ ?s ?p ?o }} }}")
    if not isinstance(found, ox.QuerySolutions):
        raise TypeError("a SELECT query has solutions")
    return sum(int(row["size"].value) for row in found)


def _made(folder: Path, state: State, others: Iterable[ox.Quad]) -> ox.Store:
    """A store with all of `state`, which `others` are part of, but the description of the dataset."""
    store = ox.Store(str(folder / STORE))
    pages = (article_quads(facts, state.manifest.base) for facts in state.verdict.articles.facts)
    store.bulk_extend(chain(chain.from_iterable(pages), others))
    store.optimize()
    return store


def _other_quads(state: State) -> set[ox.Quad]:
    """Every quad but those of articles and the description of the dataset."""
    nodes = chain.from_iterable(node.quads for node in state.verdict.nodes.values())
    base = state.manifest.base
    reference = set(reference_quads(base)) - state.verdict.overruled
    return {*nodes, *reference, *_correction_quads(state), *ontology_quads(base)}


def _correction_quads(state: State) -> Iterator[ox.Quad]:
    return correction_quads((one.correction for one in state.corrections), state.manifest.base)


def _continued(folder: Path, state: State, before: Before) -> ox.Store:
    """The same, from the store `before` and what has changed since."""
    open_store(before.folder).backup(str(folder / STORE))
    store, iris, verdict = ox.Store(str(folder / STORE)), Iris(state.manifest.base), state.verdict
    for graph in other(before.index.pages, state.index.pages):
        store.remove_graph(ox.NamedNode(graph))
    reference = set(reference_quads(iris.base)) - verdict.overruled  # some of it stands in the same graphs
    known = {quad for quad in reference_quads(iris.base) if str(quad) not in before.index.overruled}
    for node in other(before.index.nodes, state.index.nodes):
        for quad in {quad for name in _NODES for quad in _told(store, node, iris.graph(name))} - known:
            store.remove(quad)
    for quad in known - reference:
        store.remove(quad)
    store.extend(reference - known)
    for name in ("dataset", "corrections"):
        store.remove_graph(iris.graph(name))
    store.extend(_correction_quads(state))
    pages = set(other(state.index.pages, before.index.pages))
    for facts in verdict.articles.facts:
        if iris.article_graph(facts.article).value in pages:
            store.extend(article_quads(facts, iris.base))
    for node in other(state.index.nodes, before.index.nodes):
        store.extend(verdict.nodes[node].quads)
    return store


def _told(store: ox.Store, node: str, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    return store.quads_for_pattern(ox.NamedNode(node), None, None, graph)


def _run_quads(state: State) -> Iterator[ox.Quad]:
    """The provenance of the run that made `state`."""
    iris = Iris(state.manifest.base)
    articles = (iris.article(facts.article) for facts in state.verdict.articles.facts)
    corrections = (iris.correction(one.correction) for one in state.corrections)
    software = Software(state.manifest.software, state.index.software)
    run = Run(state.started, datetime.now(UTC), software, (*articles, *corrections))
    return run_quads(run, iris.base)
