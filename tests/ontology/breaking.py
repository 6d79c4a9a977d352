"""Copies of valid nodes, each broken in one way, validated together in one run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pyshacl
from rdflib import (
    DCAT,
    DCTERMS,
    FOAF,
    ORG,
    PROV,
    RDF,
    RDFS,
    SDO,
    SH,
    SKOS,
    VOID,
    XSD,
    Graph,
    Namespace,
    URIRef,
)
from rdflib.term import Node

from tests.ontology.graphs import CQ, DATA, VOCABULARY, example, vocabulary_names

ID = Namespace("https://w3id.org/communique/id/")
KINDS = [
    *("article", "teaser", "person", "body", "state", "group", "place", "event", "document", "correction"),
    "dataset",
]
NAMESPACES: dict[str, str | Namespace] = {
    "a": ID["article/00112233aabbccdd#"],
    "cq": CQ,
    "dcat": str(DCAT),
    "dcterms": str(DCTERMS),
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "foaf": str(FOAF),
    "org": str(ORG),
    "prov": str(PROV),
    "rdfs": str(RDFS),
    "schema": str(SDO),
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "skos": str(SKOS),
    "void": str(VOID),
    "xsd": str(XSD),
    **{kind: ID[f"{kind}/"] for kind in KINDS},
    **{name: VOCABULARY[f"{name}/"] for name in vocabulary_names()},
}
PREFIXES = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in NAMESPACES.items())


class Break(NamedTuple):
    """`node` of the example, with `values` in the place of those of `path` (all in Turtle).

    `shape` is the only shape that must complain. The path `@id` gives the node another name.
    """

    node: str
    path: str
    values: str
    shape: str


class Result(NamedTuple):
    """A complaint: of which shape and about which of its constraints."""

    shape: Node | None
    constraint: Node | None


def read_breaks(name: str) -> list[Break]:
    """The broken nodes that a file of `data/` lists."""
    return list(_breaks((DATA / name).read_text(encoding="utf-8")))


def _breaks(text: str) -> Iterator[Break]:
    nodes: list[str] = []
    for line in text.splitlines():
        if line.startswith("## "):
            nodes = line.removeprefix("## ").split()
        elif line and not line.startswith("#"):
            path, values, shape = (cell.strip() for cell in line.split("|"))
            yield from (Break(node, path, values, shape) for node in nodes)


def complaints(breaks: Sequence[Break], shapes: Graph) -> list[set[Result]]:
    """What `shapes` complain of in the broken copy of each of `breaks`, in their order."""
    data = example()
    copies = [_copy(data, broken, number) for number, broken in enumerate(breaks)]
    found = validate(data, shapes)
    return [found[copy] for copy in copies]


def with_copies(breaks: Sequence[Break]) -> Graph:
    """The example with the broken copy of each of `breaks`."""
    data = example()
    for number, broken in enumerate(breaks):
        _copy(data, broken, number)
    return data


def validate(data: Graph, shapes: Graph) -> dict[Node, set[Result]]:
    """What `shapes` complain of in `data`, by node."""
    report = pyshacl.validate(data, shacl_graph=shapes, inference="none", inplace=True)[1]
    if not isinstance(report, Graph):
        raise TypeError(report)
    found: dict[Node, set[Result]] = defaultdict(set)
    for result in report.objects(None, SH.result):
        (focus,) = report.objects(result, SH.focusNode)
        found[focus].add(
            Result(report.value(result, SH.sourceShape), report.value(result, SH.sourceConstraintComponent))
        )
    return found


def _copy(data: Graph, broken: Break, number: int) -> Node:
    """Adds the broken copy to `data`; a copy of a node of `data` that is not there would show nothing."""
    (node,) = _terms(broken.node)
    statements = set(data.predicate_objects(node))
    if not statements:
        raise LookupError(broken.node)
    if broken.path == "@id":
        (copy,) = _terms(broken.values)
    else:
        copy = _another(str(node), number)
        (path,) = [RDF.type] if broken.path == "a" else _terms(broken.path)
        statements = {(p, o) for p, o in statements if p != path}
        statements |= {(path, value) for value in _terms(broken.values)}
    for predicate, value in statements:
        data.add((copy, predicate, value))
    return copy


def _another(iri: str, number: int) -> URIRef:
    """Another IRI of the same form."""
    head, mark, fragment = iri.partition("#")
    if fragment.startswith("char-"):
        return URIRef(f"{head}#char-0-{number + 1}")
    if not mark and ("/article/" in iri or "/teaser/" in iri):
        return URIRef(f"{head.rpartition('/')[0]}/{number:016x}")
    return URIRef(f"{iri}-{number}")


def _terms(values: str) -> tuple[Node, ...]:
    """The terms that `values` (Turtle, separated by commas) write."""
    if not values:
        return ()
    graph = Graph().parse(data=f"{PREFIXES}<urn:s> <urn:p> {values} .", format="turtle")
    return tuple(graph.objects())
