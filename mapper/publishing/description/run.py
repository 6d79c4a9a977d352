"""The provenance of a build (PROV-O): when, by which software, from which texts and corrections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from mapper.publishing.description.names import PROV
from mapper.rdf.terms import DCTERMS, RDF, SCHEMA, XSD, Namespace, text
from mapper.resources import ontology_dir

_OWL = Namespace("http://www.w3.org/2002/07/owl#")


@dataclass(frozen=True, slots=True)
class Software:
    """The version for people, and the digest that changes with every rule."""

    version: str
    digest: str


@dataclass(frozen=True, slots=True)
class Run:
    """A build from `used` (articles and corrections) from `started` to `ended`."""

    started: datetime
    ended: datetime
    software: Software
    used: Iterable[NamedNode]


def run_quads(run: Run, base: str) -> Iterator[Quad]:
    """What there is to say of `run`, of who did it, and of the dataset under `base` that came of it."""
    node, dataset = NamedNode(f"{base}run"), NamedNode(f"{base}dataset")
    agent = NamedNode(f"{base}software/communique")
    yield Quad(node, RDF.type, PROV.Activity)
    yield Quad(node, PROV.startedAtTime, _moment(run.started))
    yield Quad(node, PROV.endedAtTime, _moment(run.ended))
    yield Quad(node, PROV.wasAssociatedWith, agent)
    yield Quad(agent, RDF.type, PROV.SoftwareAgent)
    yield Quad(agent, DCTERMS.title, text(f"Communique {run.software.version}"))
    yield Quad(agent, SCHEMA.softwareVersion, text(run.software.version))
    yield Quad(agent, DCTERMS.identifier, text(run.software.digest))
    yield Quad(dataset, PROV.wasGeneratedBy, node)
    yield Quad(dataset, DCTERMS.issued, _moment(run.ended))
    for used in (ontology_version(), *run.used):
        yield Quad(node, PROV.used, used)


@cache
def ontology_version() -> NamedNode:
    """The IRI of this version of the ontology."""
    said = parse(path=ontology_dir() / "communique.ttl", format=RdfFormat.TURTLE)
    (version,) = (quad.object for quad in said if quad.predicate == _OWL.versionIRI)
    if not isinstance(version, NamedNode):
        raise TypeError(f"the version of the ontology is no IRI: {version}")
    return version


def _moment(when: datetime) -> Literal:
    value = when.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
    return Literal(value, datatype=XSD.dateTime)
