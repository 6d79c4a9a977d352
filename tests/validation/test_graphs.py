"""What shapes cannot see: undeclared terms, triples in two graphs, what has no business in a graph."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from mapper.corrections import correction_quads
from mapper.facts import Correction, CorrectionKind
from mapper.rdf import article_quads, reference_quads
from mapper.rdf.terms import RDF
from mapper.resources import ontology_dir
from mapper.validation.graphs import check_graphs
from mapper.validation.nodes import name
from mapper.validation.sources import read_quads
from mapper.validation.terms import known_terms
from tests.ontology.graphs import DATA
from tests.rdf.builders import BASE, PREFIXES, graph
from tests.rdf.test_shapes import PAGES
from tests.validation.test_gate import FACTS

OWN = "https://w3id.org/communique/id/article/00112233aabbccdd"
HOME = "<https://w3id.org/communique/id/graph/article/00112233aabbccdd>"
ARTICLE = f"<{OWN}> a cq:Article ."
PASSAGE = f"<{OWN}#char-0-4> a cq:Passage ; cq:start 0 ."
REPORT = f"<{OWN}#event-1> a cq:EventReport ; cq:evidence <{OWN}#char-0-4> ."


def trig(text: str) -> list[ox.Quad]:
    return list(ox.parse(PREFIXES + text, format=ox.RdfFormat.TRIG))


def found(text: str) -> list[tuple[str, str]]:
    """The nodes and values of what is found in a TriG text."""
    return [(finding.focus.removeprefix(OWN), finding.value) for finding in check_graphs(trig(text))]


def test_what_we_make_of_facts_and_reference_data_is_in_order() -> None:
    quads = [*graph(*PAGES), *reference_quads(BASE)]
    assert len(quads) > 1000
    assert list(check_graphs(quads)) == []


def test_the_example_and_the_ontology_use_no_unknown_term() -> None:
    files = [
        *DATA.glob("*.ttl"),
        *ontology_dir().glob("vocabularies/*.ttl"),
        ontology_dir() / "communique.ttl",
    ]
    assert list(check_graphs(read_quads(files))) == []


def test_imports_name_no_term_of_ours_and_none_that_nobody_uses() -> None:
    imported = {quad.subject.value for quad in read_quads([ontology_dir() / "imports.ttl"])}  # type: ignore[union-attr]
    assert not {term for term in imported if term.startswith("https://w3id.org/communique/")}
    noted = Correction(CorrectionKind.LABEL, "person/a", value="A", author="B", date="2024-05-02", note="C")
    quads = (*graph(*PAGES), *reference_quads(BASE), *correction_quads([noted], BASE))
    example = read_quads([*DATA.glob("*.ttl")])  # of the description too
    used = {quad.predicate.value for quad in (*quads, *example)}
    used |= {name(quad.object) for quad in example if quad.predicate == RDF.type}
    assert imported - used == set()
    assert imported < known_terms()


@pytest.mark.parametrize(
    "good",
    [
        f"GRAPH {HOME} {{ {ARTICLE} {PASSAGE} {REPORT} }}",
        "GRAPH <urn:other> { <urn:a> a cq:Person ; rdfs:label 'A' } <urn:a> schema:name 'A' .",
        "<urn:a> cq:mergedInto <urn:b> .",
    ],
)
def test_quads_in_order_yield_nothing(good: str) -> None:
    assert found(good) == []


@pytest.mark.parametrize(
    ("bad", "expected"),
    [
        ("<urn:a> cq:mood 'glad' .", [("urn:a", "<https://w3id.org/communique/ontology#mood>")]),
        ("<urn:a> a schema:Hotel .", [("urn:a", "<https://schema.org/Hotel>")]),
        ("<urn:a> schema:telephone '1' .", [("urn:a", "<https://schema.org/telephone>")]),
        ("<urn:a> rdfs:label 'A' . GRAPH <urn:g> { <urn:a> rdfs:label 'A' }", [("urn:a", '"A"')]),
        (
            "GRAPH <urn:f> { <urn:a> rdfs:label 'A', 'B' } GRAPH <urn:g> { <urn:a> rdfs:label 'A', 'C' }",
            [("urn:a", '"A"')],
        ),
        (
            f"GRAPH {HOME} {{ {ARTICLE} <urn:a> cq:evidence <{OWN}#char-0-4> }}",
            [("urn:a", f"<{OWN}>")],
        ),
        (f"GRAPH {HOME} {{ <{OWN.replace('aa', 'bb')}#event-1> a cq:Passage }}", None),
        (f"GRAPH {HOME} {{ {ARTICLE} {PASSAGE} <{OWN}#event-1> a cq:EventReport }}", [("#event-1", "")]),
        (f"GRAPH {HOME} {{ {ARTICLE} <{OWN}#note> rdfs:label 'a note' }}", [("#note", "")]),
    ],
)
def test_quads_out_of_order_are_found(bad: str, expected: list[tuple[str, str]] | None) -> None:
    if expected is None:
        assert len(found(bad)) == 1
    else:
        assert found(bad) == expected


def test_every_message_says_what_is_wrong_and_what_to_do() -> None:
    text = f"""<urn:a> cq:mood 'glad' . GRAPH <urn:g> {{ <urn:a> cq:mood 'glad' }}
        GRAPH {HOME} {{ <urn:b> rdfs:label 'b' . <{OWN}#event-1> a cq:EventReport }}"""
    messages = {finding.message for finding in check_graphs(trig(text))}
    assert len(messages) == 4
    assert all(message.endswith(".") and ". " in message for message in messages)


def test_an_article_has_a_graph_of_its_own_in_which_nothing_lacks_evidence() -> None:
    quads = list(article_quads(FACTS, BASE))
    assert list(check_graphs(quads)) == []
    evidence = [quad for quad in quads if quad.predicate.value.endswith("#evidence")]
    without = [quad for quad in quads if quad.subject != evidence[0].subject or quad not in evidence]
    assert [finding.focus for finding in check_graphs(without)] == [name(evidence[0].subject)]
