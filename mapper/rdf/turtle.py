"""A few triples as Turtle for people, with the prefixes that they need and no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from mapper.rdf.serialise import prefixes
from mapper.rdf.terms import RDF, XSD

_BARE: Final = frozenset({XSD.string, XSD.integer, XSD.decimal, XSD.double, XSD.boolean, RDF.langString})


def turtle(triples: Iterable[Triple], base: str, more: Mapping[str, str]) -> bytes:
    """The triples in their order as Turtle; `more` are prefixes beside those of the project's own terms."""
    told = list(triples)
    known = {**prefixes(base), **more}
    longest = sorted(known.items(), key=lambda item: -len(item[1]))
    needed = set()
    for iri in {node.value for triple in told for node in _named(triple)}:
        needed.add(next((name for name, namespace in longest if iri.startswith(namespace)), ""))
    used = {name: known[name] for name in sorted(needed & known.keys())}
    return serialize(told, format=RdfFormat.TURTLE, prefixes=used) or b""


def _named(triple: Triple) -> Iterator[NamedNode]:
    """The nodes that Turtle writes by their IRIs: not `a`, and no datatype that goes without saying."""
    if triple.predicate != RDF.type:
        yield triple.predicate
    for term in (triple.subject, triple.object):
        if isinstance(term, NamedNode):
            yield term
        elif isinstance(term, Literal) and term.datatype not in _BARE:
            yield term.datatype
