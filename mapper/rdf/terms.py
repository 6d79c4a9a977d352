"""Names of the graph: namespaces, literals in canonical form, and the IRIs of data under a base."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final, TypeAlias

from pyoxigraph import Literal, NamedNode

from mapper.corpus.keys import correction_key, document_key, event_key, tenure_key
from mapper.facts import (
    Article,
    ArticleKind,
    Correction,
    DocumentReport,
    EventReport,
    Span,
    TenureReport,
)

Term: TypeAlias = NamedNode | Literal
Triple: TypeAlias = tuple[NamedNode, NamedNode, Term]

DEFAULT_BASE: Final = "https://w3id.org/communique/id/"
VOCABULARY: Final = "https://w3id.org/communique/vocabulary/"

# The graphs beside those of articles; a triple stands in one only.
GRAPHS: Final = ("corpus", "reference", "links", "derived", "corrections", "ontology", "dataset", "inferred")


class Namespace:
    """Terms of a vocabulary as attributes: `CQ.start` is the node of `cq:start`."""

    def __init__(self, iri: str) -> None:
        self.iri = iri

    def __getattr__(self, name: str) -> NamedNode:
        """The term, which is an attribute from then on."""
        term = _node(self.iri + name)
        setattr(self, name, term)
        return term


CQ: Final = Namespace("https://w3id.org/communique/ontology#")
DCTERMS: Final = Namespace("http://purl.org/dc/terms/")
ORG: Final = Namespace("http://www.w3.org/ns/org#")
OWL: Final = Namespace("http://www.w3.org/2002/07/owl#")
RDF: Final = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS: Final = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SCHEMA: Final = Namespace("https://schema.org/")
SKOS: Final = Namespace("http://www.w3.org/2004/02/skos/core#")
XSD: Final = Namespace("http://www.w3.org/2001/XMLSchema#")
WIKIDATA: Final = Namespace("http://www.wikidata.org/entity/")
EDTF: Final = NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")


@lru_cache(maxsize=1 << 16)
def _node(iri: str) -> NamedNode:
    return NamedNode(iri)


def text(value: str) -> Literal:
    """`value` as xsd:string."""
    return Literal(value)


def integer(value: int) -> Literal:
    """`value` as xsd:integer."""
    return Literal(str(value), datatype=XSD.integer)


def decimal(value: float) -> Literal:
    """`value` as xsd:decimal in the canonical form of XSD 1.1 (`0.9`, `1`), to four places.

    Stores give this form back, so that a literal is the same before and after.
    """
    return Literal(f"{Decimal(f'{value:.4f}').normalize():f}", datatype=XSD.decimal)


def day(value: date) -> Literal:
    """`value` as xsd:date."""
    return Literal(value.isoformat(), datatype=XSD.date)


def edtf(value: str) -> Literal:
    """A date in EDTF, as stated."""
    return Literal(value, datatype=EDTF)


def uri(value: str) -> Literal:
    """An address as xsd:anyURI."""
    return Literal(value, datatype=XSD.anyURI)


def concept(scheme: str, code: str) -> NamedNode:
    """The concept with the notation `code` of one of the vocabularies (`event-type`, `role` …)."""
    return _node(f"{VOCABULARY}{scheme}/{_safe(code)}")


def geonames(identifier: str) -> NamedNode:
    """The place with this GeoNames id, as GeoNames names it."""
    return NamedNode(f"https://sws.geonames.org/{identifier}/")


@dataclass(frozen=True, slots=True)
class Iris:
    """Makes the IRIs of data, all under `base`; raises ValueError where that is no IRI ending in a slash."""

    base: str

    def __post_init__(self) -> None:
        NamedNode(self.base)
        if not self.base.endswith("/"):
            raise ValueError(f"The base IRI must end in a slash: {self.base}")

    def graph(self, name: str) -> NamedNode:
        """A graph of `GRAPHS`."""
        if name not in GRAPHS:
            raise ValueError(f"No graph is called {name!r}; there are {', '.join(GRAPHS)}")
        return self._make("graph", name)

    def article_graph(self, article: Article) -> NamedNode:
        """The graph of all that one article or teaser says."""
        return self._make("graph", _kind(article), article.key)

    def article(self, article: Article) -> NamedNode:
        """An article or a teaser."""
        return self._make(_kind(article), article.key)

    def carrier(self, sha256: str) -> NamedNode:
        """The article with this digest."""
        return self._make("article", sha256[:16])

    def passage(self, article: Article, span: Span) -> NamedNode:
        """A passage of an article (RFC 5147's idea of character positions as a fragment)."""
        return self.fragment(article, f"char-{span.start}-{span.end}")

    def fragment(self, article: Article, local: str) -> NamedNode:
        """A report of an article, by its id there."""
        return NamedNode(f"{self.article(article).value}#{_safe(local).replace('/', '-')}")

    def entity(self, identifier: str) -> NamedNode:
        """A person, body, state, group or place by its id (`person/stanislav-zas`)."""
        return self._make(identifier)

    def membership(self, body: str, member: str, since: str) -> NamedNode:
        """That `member` belongs to `body`, for a time that began in `since` (may be empty)."""
        parts = [body.partition("/")[2], member.replace("/", "-"), *filter(None, [since])]
        return self._make("membership", *parts)

    def post(self, key: str) -> NamedNode:
        """A post by its `mapper.corpus.keys.post_key`."""
        return self._make("post", key)

    def tenure(self, key: str) -> NamedNode:
        """A tenure by its `mapper.corpus.keys.tenure_key`."""
        return self._make("tenure", key)

    def event(self, key: str) -> NamedNode:
        """An event by its `mapper.corpus.keys.event_key`."""
        return self._make("event", key)

    def document(self, key: str) -> NamedNode:
        """A document by its `mapper.corpus.keys.document_key`."""
        return self._make("document", key)

    def correction(self, correction: Correction) -> NamedNode:
        """A correction."""
        return self._make("correction", correction_key(correction))

    def node(self, tail: str) -> NamedNode:
        """The node that is called `tail` below the base, in its written form."""
        return _node(self.base + tail)

    def reported(self, article: Article, report: EventReport | TenureReport | DocumentReport) -> NamedNode:
        """The event, tenure or document that a report tells of: it depends on this article alone."""
        match report:
            case EventReport():
                return self.event(event_key(article, report))
            case TenureReport():
                return self.tenure(tenure_key(report.person, report.body, report.post))
            case DocumentReport():
                return self.document(document_key(article, report))

    def _make(self, *parts: str) -> NamedNode:
        return _data_node(self.base, parts)


@lru_cache(maxsize=1 << 16)
def _data_node(base: str, parts: tuple[str, ...]) -> NamedNode:
    return NamedNode(base + "/".join(map(_safe, parts)))


def _kind(article: Article) -> str:
    return "teaser" if article.kind is ArticleKind.TEASER else "article"


@lru_cache(maxsize=1 << 16)
def _safe(part: str) -> str:
    """`part` with letters and digits of any script, `-_~/`, and the rest percent-encoded (RFC 3987).

    The full stop too, which IRIs allow: Turtle of names that end in one is beyond some parsers.
    """
    return "".join(c if c.isalnum() or c in "-_~/" else _percent(c) for c in part)


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode())
