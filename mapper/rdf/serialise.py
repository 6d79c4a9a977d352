"""Quads as text: the same set of quads gives the same bytes, whatever order they come in."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import IO, Final

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from mapper.rdf.terms import CQ, DCTERMS, EDTF, ORG, RDF, RDFS, SCHEMA, SKOS, VOCABULARY, XSD
from mapper.rdf.vocabulary import schemes

_PREFIXES: Final = {
    "cq": CQ.iri,
    "dcterms": DCTERMS.iri,
    "edtf": EDTF.value.removesuffix("EDTF"),
    "org": ORG.iri,
    "rdf": RDF.iri,
    "rdfs": RDFS.iri,
    "schema": SCHEMA.iri,
    "skos": SKOS.iri,
    "xsd": XSD.iri,
}
# Those whose names need no escape in Turtle: one step under the base.
_KINDS: Final = (
    "article", "body", "document", "event", "graph", "group", "person", "place", "state", "teaser",
)  # fmt: skip


def prefixes(base: str) -> dict[str, str]:
    """Prefix → namespace: of terms, of each vocabulary, and of each kind of data under `base` (`id`)."""
    return {
        **_PREFIXES,
        **{scheme: f"{VOCABULARY}{scheme}/" for scheme in schemes()},
        "id": base,
        **{kind: f"{base}{kind}/" for kind in _KINDS},
    }


def write(quads: Iterable[Quad], out: IO[bytes], form: RdfFormat, base: str) -> None:
    """Write `quads` (a `pyoxigraph.Store` is such an iterable) to `out`.

    Formats of one graph (Turtle, N-Triples, RDF/XML) get the union. All quads are held to be sorted.
    """
    names = prefixes(base)
    if form.supports_datasets:
        ordered = sorted(set(quads), key=lambda quad: (str(quad.graph_name), *_key(quad)))
        serialize(ordered, out, format=form, prefixes=names)
    else:
        union = {quad.triple for quad in quads}
        serialize(sorted(union, key=_key), out, format=form, prefixes=names)


_parts = attrgetter("subject", "predicate", "object")


def _key(item: Quad | Triple) -> tuple[str, str, str]:
    """Types come first, as Turtle writes them; an article comes before its fragments."""
    subject, predicate, object_ = _parts(item)
    return str(subject).rstrip(">"), "" if predicate == RDF.type else str(predicate), str(object_)
