"""The files of a knowledge base: one complete state, written into the folder where it is staged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from mapper.pipeline.result import totals
from mapper.publishing.rdf_files import write_file
from mapper.rdf import Iris
from mapper.rdf.terms import DCTERMS, RDF, XSD, Namespace, Term, integer, text
from mapper.store import STORE, Manifest, SourceRecord, write_manifest, write_sources
from mapper.validation import CorpusVerdict, report_quads, report_text

_PROV: Final = Namespace("http://www.w3.org/ns/prov#")
_VOID: Final = Namespace("http://rdfs.org/ns/void#")
_ONTOLOGY: Final = "https://w3id.org/communique/ontology"


@dataclass(frozen=True, slots=True)
class State:
    """All that a build puts down. `quads` are read once, into the store, and never all in memory."""

    manifest: Manifest
    records: Sequence[SourceRecord]
    quads: Iterable[ox.Quad]
    verdict: CorpusVerdict
    started: datetime
    ended: datetime


@dataclass(frozen=True, slots=True)
class Written:
    """How many quads were written, how many of them are not the ontology's own, and `totals` by class."""

    quads: int
    checked: int
    totals: Mapping[str, int]


def write_state(folder: Path, state: State) -> Written:
    """Write the store and all files of `state` into `folder`. Only `run.ttl` knows the time."""
    base, verdict = state.manifest.base, state.verdict
    store = ox.Store(str(folder / STORE))
    store.bulk_extend(state.quads)
    store.bulk_extend(dataset_quads(state, len(store)))
    store.optimize()
    store.flush()
    write_file(store, folder / "graph.ttl", "ttl", base)
    write_file(store, folder / "graph.trig", "trig", base)
    findings = (*verdict.articles.findings, *verdict.findings)
    ontology = sum(1 for _ in store.quads_for_pattern(None, None, None, Iris(base).graph("ontology")))
    written = Written(len(store), len(store) - ontology, totals(store, base))
    del store  # closes its files
    (folder / "validation.txt").write_text(report_text(findings, written.checked), encoding="utf-8")
    write_file(report_quads(findings, base), folder / "validation.ttl", "ttl", base)
    kept_out = (*verdict.articles.quarantined, *verdict.quarantined)
    write_file((*kept_out, *report_quads(findings, base)), folder / "quarantine.trig", "trig", base)
    write_file(_run_quads(state), folder / "run.ttl", "ttl", base)
    write_sources(folder, state.records)
    write_manifest(folder, state.manifest)
    return written


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


def _run_quads(state: State) -> Iterator[ox.Quad]:
    """The provenance of the run (PROV-O): when, by which software, from which texts."""
    base = state.manifest.base
    run, agent = ox.NamedNode(f"{base}run"), ox.NamedNode(f"{base}software/communique")
    yield ox.Quad(run, RDF.type, _PROV.Activity)
    yield ox.Quad(run, _PROV.startedAtTime, _moment(state.started))
    yield ox.Quad(run, _PROV.endedAtTime, _moment(state.ended))
    yield ox.Quad(run, _PROV.wasAssociatedWith, agent)
    yield ox.Quad(agent, RDF.type, _PROV.SoftwareAgent)
    yield ox.Quad(agent, DCTERMS.title, text(f"Communique {state.manifest.software}"))
    yield ox.Quad(ox.NamedNode(f"{base}dataset"), _PROV.wasGeneratedBy, run)
    for facts in state.verdict.articles.facts:
        yield ox.Quad(run, _PROV.used, Iris(base).article(facts.article))


def _moment(when: datetime) -> ox.Literal:
    value = when.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
    return ox.Literal(value, datatype=XSD.dateTime)
