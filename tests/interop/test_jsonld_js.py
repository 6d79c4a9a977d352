"""jsonld.js reads the JSON-LD as the quads that went in, and frames it to the form that it has."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from mapper.publishing.jsonld import write_jsonld
from mapper.publishing.jsonld.generate import FRAME
from mapper.rdf.terms import XSD
from mapper.resources import ontology_dir
from mapper.store import KnowledgeBase
from tests.interop.judges import node
from tests.publishing.test_jsonld import BASE, BELOW, LITERALS, OTHERS, PROPERTIES

BACK = {"facts": "statedIn", "passages": "inArticle"}


def quads(path: Path) -> set[ox.Quad]:
    """What N-Quads say. jsonld.js also writes IRIs that are none."""
    return set(ox.parse(path=path, format=ox.RdfFormat.N_QUADS, lenient=True))


def written_alike(literal: ox.Literal) -> bool:
    """Whether jsonld.js leaves a literal as it is: it rewrites doubles, even those that are text."""
    return literal.datatype != XSD.double or literal.value == "1.0E0"


def test_it_expands_to_the_same_quads(seeds: KnowledgeBase, exported: Path, tmp_path: Path) -> None:
    node("jsonld.mjs", exported / "graph.jsonld", tmp_path)
    assert quads(tmp_path / "rdf.nq") == set(seeds.store)


def test_its_canonical_form_is_that_of_our_n_quads_byte_for_byte(exported: Path, tmp_path: Path) -> None:
    node("jsonld.mjs", exported / "graph.jsonld", tmp_path)
    lines = (exported / "graph.nq").read_bytes().splitlines(keepends=True)
    assert (tmp_path / "canonical.nq").read_bytes() == b"".join(sorted(lines))


def test_it_reads_odd_quads_as_they_were(tmp_path: Path) -> None:
    nodes = [*(ox.NamedNode(BASE + tail) for tail in BELOW), *map(ox.NamedNode, OTHERS)]
    values: list[ox.NamedNode | ox.Literal] = [*nodes, *filter(written_alike, LITERALS)]
    odd = [
        ox.Quad(nodes[at % len(nodes)], predicate, value, ox.NamedNode(f"{BASE}graph/{at % 3}"))
        for predicate in PROPERTIES
        for at, value in enumerate(values)
    ]
    with (tmp_path / "odd.jsonld").open("wb") as out:
        write_jsonld(odd, out, BASE)
    node("jsonld.mjs", tmp_path / "odd.jsonld", tmp_path)
    assert quads(tmp_path / "rdf.nq") == set(odd)


@pytest.fixture(scope="module")
def framed(exported: Path) -> list[dict[str, Any]]:
    """The graph of each article, framed."""
    frame = ontology_dir() / FRAME
    found: list[dict[str, Any]] = json.loads(node("jsonld.mjs", exported / "graph.jsonld", "", frame))
    return found


def test_framing_an_article_loses_nothing(framed: list[dict[str, Any]]) -> None:
    assert len(framed) == 9
    assert [one["id"] for one in framed if not one["same"]] == []
    assert all(one["triples"] > 100 for one in framed)


def test_articles_are_written_in_the_form_that_framing_gives(
    framed: list[dict[str, Any]], exported: Path
) -> None:
    document = json.loads((exported / "graph.jsonld").read_bytes())
    written = {graph["id"]: graph["@graph"] for graph in document["@graph"]}
    for one in framed:
        for key, back in BACK.items():
            for below in one["node"].get(key, []):
                assert below.pop(back) == one["node"]["id"]
        (article,) = written[one["id"]]
        assert in_any_order(article) == in_any_order(one["node"])


def in_any_order(value: Any) -> Any:
    """`value` with the items of arrays, whose order means nothing, in one order; numbers as text."""
    if isinstance(value, dict):
        return {key: in_any_order(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return sorted(map(in_any_order, value), key=json.dumps)
    return str(value)
