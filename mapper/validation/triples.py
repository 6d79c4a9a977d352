"""A graph of triples for pySHACL: filled once, then only looked up.

rdflib keeps each triple in three indices and with the graphs that it stands in, and finds it through four
layers, which takes most of the time of validating. pySHACL asks for the values of a node, and for the nodes
of a class, and changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Iterable
from functools import lru_cache
from typing import Any, Final, TypeAlias

import pyoxigraph as ox
import rdflib
from pyshacl.consts import RDF_type, RDFS_subClassOf
from rdflib.term import Node

_Values: TypeAlias = dict[Node, set[Node]]
_Found: TypeAlias = Generator[Any, None, None]  # as rdflib has it

_STRING: Final = str(rdflib.XSD.string)


class Triples(rdflib.Graph):
    """Triples by subject and predicate; those of a predicate also by object, once somebody asks for them."""

    def __init__(
        self, quads: Iterable[ox.Quad], context: Iterable[ox.Quad] = (), background: Triples | None = None
    ) -> None:
        """The triples of `quads`, of their `context`, and of `background`, which costs next to nothing.

        A node whose types `quads` do not give is not found by its class, so that no shape judges it.
        """
        super().__init__()
        self._by_subject: dict[Node, _Values] = {}
        self._by_object: dict[Node, _Values] = {}
        self._fill(quads)
        self._judged = {node for node, values in self._by_subject.items() if RDF_type in values}
        self._fill(context)
        for subject, more in background._by_subject.items() if background is not None else ():
            values = self._by_subject.setdefault(subject, more)
            if values is not more:
                for predicate, objects in more.items():
                    values[predicate] = values.get(predicate, set()) | objects
        self._size = sum(len(objects) for values in self._by_subject.values() for objects in values.values())

    def _fill(self, quads: Iterable[ox.Quad]) -> None:
        for quad in quads:
            values = self._by_subject.setdefault(as_rdflib(quad.subject), {})
            values.setdefault(as_rdflib(quad.predicate), set()).add(as_rdflib(quad.object))

    def __len__(self) -> int:
        """How many triples there are."""
        return self._size

    def triples(self, triple: Any) -> _Found:
        """The triples of a pattern, in which None is whatever there is."""
        subject, predicate, object_ = triple
        if subject is None and predicate is not None and object_ is not None:
            yield from ((found, predicate, object_) for found in self.subjects(predicate, object_))
        else:
            for node in self._by_subject if subject is None else (subject,):
                for name, value in self.predicate_objects(node):
                    if predicate in {None, name} and object_ in {None, value}:
                        yield node, name, value

    def objects(self, subject: Any = None, predicate: Any = None, unique: bool = False) -> _Found:
        """The values of a node, or as rdflib has it."""
        if subject is None or predicate is None:
            yield from super().objects(subject, predicate, unique)
        else:
            yield from self._by_subject.get(subject, _NOTHING).get(predicate, ())

    def subjects(self, predicate: Any = None, object: Any = None, unique: bool = False) -> _Found:  # noqa: A002
        """The nodes with a value, or as rdflib has it."""
        if predicate is None or object is None:
            yield from super().subjects(predicate, object, unique)
        else:
            yield from self._subjects(predicate).get(object, ())

    def predicate_objects(self, subject: Any = None, unique: bool = False) -> _Found:
        """What is said of a node, or as rdflib has it."""
        if subject is None:
            yield from super().predicate_objects(subject, unique)
        else:
            for predicate, objects in self._by_subject.get(subject, _NOTHING).items():
                for value in objects:
                    yield predicate, value

    def _subjects(self, predicate: Node) -> _Values:
        if predicate not in self._by_object:
            found: defaultdict[Node, set[Node]] = defaultdict(set)
            for subject, values in self._by_subject.items():
                if predicate == RDF_type and subject not in self._judged:
                    continue
                for value in values.get(predicate, ()):
                    found[value].add(subject)
            self._by_object[predicate] = found
        return self._by_object[predicate]


_NOTHING: Final[_Values] = {}


def as_rdflib(term: object) -> Node:
    """The term in rdflib's classes. Raises TypeError for a triple."""
    match term:
        case ox.NamedNode():
            return _uri(term.value)
        case ox.Literal():
            return _literal(term.value, term.language, term.datatype.value)
        case ox.BlankNode():
            return rdflib.BNode(term.value)
        case _:
            raise TypeError(f"{term!r} is no RDF 1.1 term")


def of_one_piece(graph: rdflib.Graph) -> rdflib.Graph:
    """`graph` with the very objects for IRIs that `Triples` has, so that looking them up need not compare."""
    found = rdflib.Graph()
    for triple in graph:
        subject, predicate, value = (
            _uri(str(term)) if isinstance(term, rdflib.URIRef) else term for term in triple
        )
        found.add((subject, predicate, value))
    return found


# Most terms of a batch come many times, and rdflib checks each.

_CONSTANTS: Final = {str(term): term for term in (RDF_type, RDFS_subClassOf)}  # those of pySHACL itself


@lru_cache(maxsize=1 << 16)
def _uri(iri: str) -> rdflib.URIRef:
    return _CONSTANTS.get(iri) or rdflib.URIRef(iri)


@lru_cache(maxsize=1 << 14)
def _literal(text: str, language: str | None, datatype: str) -> rdflib.Literal:
    if language:
        return rdflib.Literal(text, lang=language)
    if datatype == _STRING:
        return rdflib.Literal(text)
    return rdflib.Literal(text, datatype=_uri(datatype), normalize=False)


def as_ntriples(term: Node | None) -> str:
    """An IRI or literal of rdflib's as N-Triples; "" for none, and for a blank node, which has no name."""
    match term:
        case rdflib.URIRef():
            return str(ox.NamedNode(str(term)))
        case rdflib.Literal() if term.language:
            return str(ox.Literal(str(term), language=term.language))
        case rdflib.Literal():
            datatype = ox.NamedNode(str(term.datatype)) if term.datatype else None
            return str(ox.Literal(str(term), datatype=datatype))
        case _:
            return ""
