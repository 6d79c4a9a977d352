"""What the parts of a description are called, and the vocabularies whose terms it counts."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote

from mapper.rdf.terms import CQ, DCTERMS, ORG, RDF, RDFS, SCHEMA, SKOS, XSD, Namespace

DCAT: Final = Namespace("http://www.w3.org/ns/dcat#")
FOAF: Final = Namespace("http://xmlns.com/foaf/0.1/")
PROV: Final = Namespace("http://www.w3.org/ns/prov#")
SD: Final = Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID: Final = Namespace("http://rdfs.org/ns/void#")

ONTOLOGY: Final = CQ.iri.removesuffix("#")
_PREFIXES: Final = {
    CQ.iri: "cq",
    DCAT.iri: "dcat",
    DCTERMS.iri: "dcterms",
    FOAF.iri: "foaf",
    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#": "nif",
    "http://www.w3.org/ns/oa#": "oa",
    ORG.iri: "org",
    "http://www.w3.org/2002/07/owl#": "owl",
    PROV.iri: "prov",
    RDF.iri: "rdf",
    RDFS.iri: "rdfs",
    SCHEMA.iri: "schema",
    SD.iri: "sd",
    "http://semanticweb.cs.vu.nl/2009/11/sem/": "sem",
    SKOS.iri: "skos",
    "http://purl.org/vocab/vann/": "vann",
    VOID.iri: "void",
    XSD.iri: "xsd",
}


def namespace_of(term: str) -> str:
    """The vocabulary that `term` is of: all up to its last `#` or `/`."""
    return term[: max(term.rfind("#"), term.rfind("/")) + 1]


def short_name(term: str) -> str:
    """`cq-Person` for `cq:Person`: a name that no other term has, and that may stand in an IRI."""
    namespace = namespace_of(term)
    prefix = _PREFIXES.get(namespace)
    return f"{prefix}-{term.removeprefix(namespace)}" if prefix else quote(term, safe="")
