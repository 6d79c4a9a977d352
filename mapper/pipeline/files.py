"""The files of a generation: one complete state, written into the folder where it is staged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from mapper.corrections import Given, correction_quads, write_kept
from mapper.pipeline.background import ontology_quads
from mapper.pipeline.inferring import Inferred, Part
from mapper.pipeline.result import totals
from mapper.publishing.rdf_files import write_file
from mapper.rdf import Iris, article_quads, reference_quads
from mapper.rdf.terms import DCTERMS, RDF, XSD, Namespace, Term, integer, text
from mapper.reasoning import triple_of
from mapper.store import (
    STORE,
    Index,
    Manifest,
    SourceRecord,
    graph_digests,
    open_store,
    read_contents,
    renewed_digest,
    write_contents,
    write_index,
    write_manifest,
    write_sources,
)
from mapper.validation import CorpusVerdict, report_quads, report_text

LARGEST: Final = 250_000  # quads of a graph that is also written as files; larger ones are for `export`
_NODES: Final = ("corpus", "links", "derived")  # the graphs that the corpus layer writes into
_FEW: Final = 0.25  # of the pages, that may differ where what follows is changed and not made again
_PROV: Final = Namespace("http://www.w3.org/ns/prov#")
_VOID: Final = Namespace("http://rdfs.org/ns/void#")
_ONTOLOGY: Final = "https://w3id.org/communique/ontology"


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
class Before:
    """The generation that a state is put down after: its folder, and what it says of its parts."""

    folder: Path
    index: Index


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
    store = _continued(folder, state, before) if before else _made(folder, state)
    graphs = _inferred(store, state, before)
    described = dataset_quads(state, len(store))
    store.extend(described)
    graphs |= _page_digests(state, before) | graph_digests((*_other_quads(state), *described))
    store.flush()
    written = _counted(store, state, changed=True)
    if written.quads <= LARGEST:
        write_file(store, folder / "graph.ttl", "ttl", base)
        write_file(store, folder / "graph.trig", "trig", base)
    del store  # closes its files
    findings = (*verdict.articles.findings, *verdict.findings)
    (folder / "validation.txt").write_text(report_text(findings, written.checked), encoding="utf-8")
    write_file(report_quads(findings, base), folder / "validation.ttl", "ttl", base)
    kept_out = (*verdict.articles.quarantined, *verdict.quarantined, *verdict.withheld)
    write_file((*kept_out, *report_quads(findings, base)), folder / "quarantine.trig", "trig", base)
    write_file(_run_quads(state), folder / "run.ttl", "ttl", base)
    write_sources(folder, state.records)
    write_kept(folder, state.corrections)
    write_index(folder, state.index)
    write_manifest(folder, state.manifest)
    write_contents(folder, graphs)
    return written


def _inferred(store: ox.Store, state: State, before: Before | None) -> dict[str, str]:
    """Bring the graph of what follows up to date, where there shall be one; its digest."""
    inferred = Inferred(store, state.manifest.base)
    if not state.manifest.infer:
        inferred.remove()
        return {}
    contents, graph = (read_contents(before.folder) if before else None), inferred.graph
    if before and contents and graph.value in contents.graphs and _few(before.index.pages, state.index.pages):
        changes = inferred.renew(open_store(before.folder), _changed_parts(state, before))
        return {graph.value: renewed_digest(contents.graphs[graph.value], *changes)}
    inferred.make(
        (article_quads(facts, inferred.base) for facts in state.verdict.articles.facts), _other_quads(state)
    )
    return graph_digests(store.quads_for_pattern(None, None, None, graph))


def _few(before: Mapping[str, str], after: Mapping[str, str]) -> bool:
    """Whether so few pages differ that changing what follows costs less than making it."""
    return len({*_other(before, after), *_other(after, before)}) <= _FEW * len(after)


def _changed_parts(state: State, before: Before) -> list[Part]:
    """What differs from what stood `before`."""
    iris, old, new = Iris(state.manifest.base), before.index, state.index
    pages = {*_other(old.pages, new.pages), *_other(new.pages, old.pages)}
    nodes = {*_other(old.nodes, new.nodes), *_other(new.nodes, old.nodes)}
    overruled = {*map(str, state.verdict.overruled)}.symmetric_difference(old.overruled)
    nodes |= {triple_of(quad)[0].value for quad in reference_quads(iris.base) if str(quad) in overruled}
    graphs = (*_NODES, "reference")
    return [
        *((None, ox.NamedNode(page)) for page in pages),
        *((ox.NamedNode(node), iris.graph(name)) for node in nodes for name in graphs),
        (None, iris.graph("corrections")),
    ]


def _page_digests(state: State, before: Before | None) -> dict[str, str]:
    """The digests of the graphs of articles; those that are as they were `before` are known."""
    contents = read_contents(before.folder) if before else None
    known = dict(contents.graphs) if before and contents else {}
    for graph in _other(before.index.pages, state.index.pages) if before else ():
        known.pop(graph, None)
    found, base = dict[str, str](), state.manifest.base
    for facts in state.verdict.articles.facts:
        graph = Iris(base).article_graph(facts.article).value
        found |= {graph: known[graph]} if graph in known else graph_digests(article_quads(facts, base))
    return found


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


def _made(folder: Path, state: State) -> ox.Store:
    """A store with all of `state` but the description of the dataset."""
    store = ox.Store(str(folder / STORE))
    pages = (article_quads(facts, state.manifest.base) for facts in state.verdict.articles.facts)
    store.bulk_extend(chain(chain.from_iterable(pages), _other_quads(state)))
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
    for graph in _other(before.index.pages, state.index.pages):
        store.remove_graph(ox.NamedNode(graph))
    reference = set(reference_quads(iris.base)) - verdict.overruled  # some of it stands in the same graphs
    known = {quad for quad in reference_quads(iris.base) if str(quad) not in before.index.overruled}
    for node in _other(before.index.nodes, state.index.nodes):
        for quad in {quad for name in _NODES for quad in _told(store, node, iris.graph(name))} - known:
            store.remove(quad)
    for quad in known - reference:
        store.remove(quad)
    store.extend(reference - known)
    for name in ("dataset", "corrections"):
        store.remove_graph(iris.graph(name))
    store.extend(_correction_quads(state))
    pages = set(_other(state.index.pages, before.index.pages))
    for facts in verdict.articles.facts:
        if iris.article_graph(facts.article).value in pages:
            store.extend(article_quads(facts, iris.base))
    for node in _other(state.index.nodes, before.index.nodes):
        store.extend(verdict.nodes[node].quads)
    return store


def _other(these: Mapping[str, str], those: Mapping[str, str]) -> list[str]:
    """The parts of `these` that `those` lack, or have otherwise."""
    return [part for part, digest in these.items() if those.get(part) != digest]


def _told(store: ox.Store, node: str, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    return store.quads_for_pattern(ox.NamedNode(node), None, None, graph)


def dataset_quads(state: State, others: int) -> list[ox.Quad]:
    """What the knowledge base says of itself (VoID, https://www.w3.org/TR/void/), beside `others` quads."""
    base = state.manifest.base
    graph, node = Iris(base).graph("dataset"), ox.NamedNode(f"{base}dataset")
    said: list[tuple[ox.NamedNode, Term]] = [
        (RDF.type, _VOID.Dataset),
        (DCTERMS.title, text("Knowledge base of Communique")),
        (DCTERMS.conformsTo, ox.NamedNode(_ONTOLOGY)),
        (_VOID.uriSpace, text(base)),
        (_VOID.documents, integer(len(state.verdict.articles.facts))),
    ]
    said.append((_VOID.triples, integer(others + len(said) + 1)))  # and this one
    return [ox.Quad(node, predicate, value, graph) for predicate, value in said]


def described_size(store: ox.Store, base: str) -> int:
    """How many triples a knowledge base says that it has; 0 where it does not say."""
    node, graph = ox.NamedNode(f"{base}dataset"), Iris(base).graph("dataset")
    said = store.quads_for_pattern(node, _VOID.triples, None, graph)
    return sum(int(quad.object.value) for quad in said if isinstance(quad.object, ox.Literal))


def _run_quads(state: State) -> Iterator[ox.Quad]:
    """The provenance of the run (PROV-O): when, by which software, from which texts."""
    base = state.manifest.base
    run, agent = ox.NamedNode(f"{base}run"), ox.NamedNode(f"{base}software/communique")
    yield ox.Quad(run, RDF.type, _PROV.Activity)
    yield ox.Quad(run, _PROV.startedAtTime, _moment(state.started))
    yield ox.Quad(run, _PROV.endedAtTime, _moment(datetime.now(UTC)))
    yield ox.Quad(run, _PROV.wasAssociatedWith, agent)
    yield ox.Quad(agent, RDF.type, _PROV.SoftwareAgent)
    yield ox.Quad(agent, DCTERMS.title, text(f"Communique {state.manifest.software}"))
    yield ox.Quad(ox.NamedNode(f"{base}dataset"), _PROV.wasGeneratedBy, run)
    for facts in state.verdict.articles.facts:
        yield ox.Quad(run, _PROV.used, Iris(base).article(facts.article))


def _moment(when: datetime) -> ox.Literal:
    value = when.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
    return ox.Literal(value, datatype=XSD.dateTime)
