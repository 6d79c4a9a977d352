"""Quads as text: deterministic, and the same triples for every reader."""

from __future__ import annotations

import random
from io import BytesIO

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from rdflib.compare import isomorphic

from mapper.rdf import reference_quads, write
from tests.rdf.builders import BASE, event, graph, page, person

ODD = [
    'Kim "Q" Un',
    "Kim\u00a0Un",
    "Станислав Зась",
    "Ann 🦆 Ray",
    "O’Brien\\n",
    "<a> & {b}|^`",
    "한국 사람",
    "a\tb\r\n",
]
VOCAB = "https://example.org/"
FORMS = [ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG, ox.RdfFormat.N_QUADS, ox.RdfFormat.N_TRIPLES]


def written(quads: list[ox.Quad] | ox.Store, form: ox.RdfFormat) -> bytes:
    """`quads` in a format."""
    out = BytesIO()
    write(quads, out, form, BASE)
    return out.getvalue()


def sample(*names: str) -> list[ox.Quad]:
    """The graph of an article that names these persons, whose ids are the names."""
    people = [replace(person(name), id=f"person/{name}") for name in names]
    return graph(page(f"Text on {names}", *people, event("meeting", people, "XXXX-02-20")))


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_same_quads_in_another_order_give_the_same_bytes(form: ox.RdfFormat) -> None:
    quads = sample(*ODD)
    shuffled = quads * 2
    random.Random(7).shuffle(shuffled)  # noqa: S311
    assert written(shuffled, form) == written(quads, form)


@pytest.mark.parametrize("form", FORMS, ids=str)
def test_store_gives_the_same_bytes_as_the_quads_that_went_in(form: ox.RdfFormat) -> None:
    everywhere = [ox.Quad(quad.subject, quad.predicate, quad.object) for quad in sample("Kim Un")[:5]]
    quads, store = [*sample(*ODD), *everywhere], ox.Store()
    store.extend(quads)
    assert written(store, form) == written(quads, form)


def test_turtle_is_the_union_of_the_graphs_with_prefixes() -> None:
    quads = sample("Kim Un")
    text = written(quads, ox.RdfFormat.TURTLE)
    assert b"@prefix cq: <https://w3id.org/communique/ontology#>" in text
    assert {quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)} == {q.triple for q in quads}


def test_trig_keeps_the_graphs() -> None:
    quads = sample("Kim Un")
    assert set(ox.parse(written(quads, ox.RdfFormat.TRIG), format=ox.RdfFormat.TRIG)) == set(quads)


def test_rdf_xml_is_well_formed_whatever_the_text_holds() -> None:
    said = "".join(map(chr, range(0x20))) + "\x7f\x85\ufffe\uffff\U0001f986]]>&"
    quad = ox.Quad(ox.NamedNode(f"{BASE}article/0"), ox.NamedNode(f"{VOCAB}said"), ox.Literal(said))
    other = ox.Quad(quad.subject, quad.predicate, ox.Literal("a\fb", language="en"))
    out = BytesIO()
    assert write([quad, other], out, ox.RdfFormat.RDF_XML, BASE) == 2
    expected = "\ufffd" * 9 + "\t\n" + "\ufffd" * 2 + "\r" + "\ufffd" * 18
    expected += "\x7f\x85\ufffd\ufffd\U0001f986]]>&"
    found = rdflib.Graph().parse(data=out.getvalue(), format="xml")
    assert set(found.objects()) == {rdflib.Literal(expected), rdflib.Literal("a\ufffdb", lang="en")}


def test_other_formats_keep_every_character() -> None:
    quads = [ox.Quad(ox.NamedNode(BASE), ox.NamedNode(f"{VOCAB}said"), ox.Literal("a\fb\x00\uffff"))]
    for form in FORMS:
        assert {quad.triple for quad in ox.parse(written(quads, form), format=form)} == {quads[0].triple}


def agree(quads: list[ox.Quad]) -> None:
    """Both rdflib and Oxigraph must read the Turtle of `quads` as the same triples."""
    theirs, ours = rdflib.Graph(), rdflib.Graph()
    theirs.parse(data=written(quads, ox.RdfFormat.TURTLE), format="turtle")
    ours.parse(data=written(quads, ox.RdfFormat.N_TRIPLES), format="nt")
    assert len(theirs) == len({quad.triple for quad in quads})
    assert isomorphic(theirs, ours)


@pytest.mark.parametrize("name", ODD)
def test_odd_names_read_alike_by_rdflib_and_oxigraph(name: str) -> None:
    agree(sample(name))


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), min_size=1))
def test_any_name_reads_alike_by_rdflib_and_oxigraph(name: str) -> None:
    agree(sample(name))


def test_reference_data_reads_alike_by_rdflib_and_oxigraph() -> None:
    agree(list(reference_quads(BASE))[::7])
