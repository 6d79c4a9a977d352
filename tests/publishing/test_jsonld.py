"""Compact JSON-LD: what it says is what went in, whatever that is, and how it looks."""

from __future__ import annotations

import json
from collections.abc import Iterable
from io import BytesIO
from typing import Any, Final

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from mapper.publishing.jsonld import JsonLdError, as_jsonld, load_context, write_jsonld
from mapper.publishing.jsonld.context import entries
from mapper.publishing.jsonld.generate import files
from mapper.rdf.terms import CQ, EDTF, RDF, RDFS, SCHEMA, SKOS, VOCABULARY, XSD
from mapper.resources import ontology_dir
from tests.ontology.graphs import classes, properties
from tests.queries.engines import quiet_rdflib
from tests.rdf.builders import event, graph, page, person

BASE: Final = "https://w3id.org/communique/id/"
ARTICLE: Final = ox.NamedNode(f"{BASE}article/0123456789abcdef")
REPORT: Final = ox.NamedNode(f"{ARTICLE.value}#event-1")
GRAPH: Final = ox.NamedNode(f"{BASE}graph/article/0123456789abcdef")


def written(quads: Iterable[ox.Quad] | ox.Store, base: str = BASE) -> str:
    """`quads` as compact JSON-LD."""
    out = BytesIO()
    write_jsonld(quads, out, base)
    return out.getvalue().decode()


def read(text: str) -> set[ox.Quad]:
    """What Oxigraph reads."""
    return set(ox.parse(text, format=ox.RdfFormat.JSON_LD))


def read_by_rdflib(text: str) -> set[ox.Quad]:
    """What rdflib reads."""
    dataset = rdflib.Dataset()
    with quiet_rdflib():
        dataset.parse(data=text, format="json-ld")
        quads = list(dataset.quads())
    return {ox.Quad(*(_term(term) for term in quad[:3]), _graph(quad[3])) for quad in quads}  # type: ignore[arg-type, call-arg]


def _term(term: object) -> ox.NamedNode | ox.Literal:
    if not isinstance(term, rdflib.Literal):
        return ox.NamedNode(str(term))
    if term.language:
        return ox.Literal(str(term), language=term.language)
    return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)) if term.datatype else None)


def _graph(name: object) -> ox.NamedNode | ox.DefaultGraph:
    return ox.DefaultGraph() if name in {None, DATASET_DEFAULT_GRAPH_ID} else ox.NamedNode(str(name))


def one(*about: tuple[ox.NamedNode, ox.NamedNode | ox.Literal]) -> dict[str, Any]:
    """The only node of a document that says `about` of an article's report."""
    document = json.loads(written(ox.Quad(REPORT, predicate, value) for predicate, value in about))
    (node,) = document["@graph"]
    assert isinstance(node, dict)
    return node


@pytest.mark.parametrize("name", ["context.jsonld", "frame.jsonld"])
def test_context_and_frame_are_in_step_with_the_ontology(name: str) -> None:
    message = "the ontology has changed; write both files anew: make context"
    assert files(ontology_dir())[name] == (ontology_dir() / name).read_text(encoding="utf-8"), message


def test_every_term_of_the_ontology_goes_by_its_local_name() -> None:
    values = {term.removeprefix(CQ.iri): {"id": "urn:b"} for term in properties()}
    types = [term.removeprefix(CQ.iri) for term in classes()]
    document = {"@context": load_context(BASE).entries, "id": "urn:a", "type": types, **values}
    found = {(quad.predicate.value, str(quad.object)) for quad in read(json.dumps(document))}
    assert found == {
        *((str(term), "<urn:b>") for term in properties()),
        *((RDF.type.value, f"<{term}>") for term in classes()),
    }


# ---- How it looks ---------------------------------------------------------------------------------------


def test_facts_and_passages_lie_below_their_article() -> None:
    passage = ox.NamedNode(f"{ARTICLE.value}#char-0-4")
    quads = [
        ox.Quad(ARTICLE, RDF.type, CQ.Article, GRAPH),
        ox.Quad(REPORT, CQ.statedIn, ARTICLE, GRAPH),
        ox.Quad(REPORT, CQ.evidence, passage, GRAPH),
        ox.Quad(passage, CQ.inArticle, ARTICLE, GRAPH),
        ox.Quad(passage, CQ.start, ox.Literal("0", datatype=XSD.integer), GRAPH),
    ]
    (found,) = json.loads(written(quads))["@graph"]
    name = "article/0123456789abcdef"
    assert found == {
        "id": f"graph/{name}",
        "@graph": [
            {
                "id": name,
                "type": "Article",
                "passages": [{"id": f"{name}#char-0-4", "start": 0}],
                "facts": [{"id": f"{name}#event-1", "evidence": [f"{name}#char-0-4"]}],
            }
        ],
    }


def test_what_belongs_to_another_article_stays_beside_it() -> None:
    other = ox.NamedNode(f"{BASE}article/fedcba9876543210")
    quads = [ox.Quad(ARTICLE, RDF.type, CQ.Article), ox.Quad(REPORT, CQ.statedIn, other)]
    assert [node["id"] for node in json.loads(written(quads))["@graph"]] == [
        "article/0123456789abcdef",
        "article/0123456789abcdef#event-1",
    ]


def test_codes_stand_for_concepts_and_numbers_for_integers_but_not_for_decimals() -> None:
    held = ox.NamedNode(f"{VOCABULARY}status/held")
    chair = ox.NamedNode(f"{VOCABULARY}role/chair")  # also a property: cq:chair
    half = ox.Literal("0.5", datatype=XSD.decimal)
    start = ox.Literal("10", datatype=XSD.integer)
    node = one((CQ.status, held), (CQ.role, chair), (CQ.confidence, half), (CQ.start, start))
    assert node == {
        "id": "article/0123456789abcdef#event-1",
        "status": "held",
        "role": "chair",
        "confidence": "0.5",
        "start": 10,
    }


def test_values_whose_number_no_shape_limits_are_always_arrays() -> None:
    assert one((CQ.about, ARTICLE))["about"] == ["article/0123456789abcdef"]
    assert one((CQ.statedDate, ox.Literal("2020~", datatype=EDTF)))["statedDate"] == "2020~"


def test_texts_in_several_languages_are_a_map_unless_one_has_none() -> None:
    english, german = ox.Literal("chair", language="en"), ox.Literal("Vorsitz", language="de")
    assert one((SKOS.prefLabel, english), (SKOS.prefLabel, german))["skos:prefLabel"] == {
        "en": "chair",
        "de": "Vorsitz",
    }
    mixed = one((SKOS.prefLabel, english), (SKOS.prefLabel, ox.Literal("plain")))
    assert mixed[SKOS.prefLabel.value] == [{"@value": "chair", "@language": "en"}, "plain"]


def test_result_of_a_query_carries_only_what_it_needs_of_the_context() -> None:
    triples = [ox.Triple(ARTICLE, SCHEMA.url, ox.Literal("https://a.b/c", datatype=XSD.anyURI))]
    assert json.loads(as_jsonld(triples, BASE)) == {
        "@context": {
            "@base": BASE,
            "@version": 1.1,
            "id": "@id",
            "type": "@type",
            "schema": SCHEMA.iri,
            "schema:url": {"@id": SCHEMA.url.value, "@type": "xsd:anyURI", "@container": "@set"},
            "xsd": XSD.iri,
        },
        "@graph": [{"id": "article/0123456789abcdef", "schema:url": ["https://a.b/c"]}],
    }


def test_no_name_is_defined_by_itself() -> None:
    defined = [(name, entry.get("@id")) for name, entry in entries().items() if isinstance(entry, dict)]
    assert len(defined) > 100
    assert [name for name, iri in defined if name == iri] == []


def test_nothing_is_a_document_too() -> None:
    assert read(written([])) == set()
    assert json.loads(as_jsonld([], BASE))["@graph"] == []


def test_store_and_quads_in_any_order_give_the_same_bytes() -> None:
    people = [person("Kim Un"), person("Ann Ray")]
    quads = graph(page("Text", *people, event("meeting", people, "XXXX-02-20")))
    store = ox.Store()
    store.extend(quads)
    assert written(store) == written(quads) == written(reversed(list(quads) * 2))
    assert read(written(store)) == set(quads)


# ---- What it says ---------------------------------------------------------------------------------------

BELOW: Final = [
    "article/0123456789abcdef",
    "article/0123456789abcdef#event-1",
    "article/0123456789abcdef#char-0-4",
    "person/josé",
    "person/a%20b",
    "place/x:y",
    "",
    "a",
    "article//x",
    "article/.",
    "article/..",
    "article/../x",
    "?q",
    "#f",
    "article/x#",
    "article/x?y",
    "article/@id",
    "@type/x",
    "id",
]
OTHERS: Final = [
    f"{VOCABULARY}role/chair",
    f"{VOCABULARY}role/about",
    f"{VOCABULARY}role/chair/x",
    f"{VOCABULARY}role/",
    f"{VOCABULARY}status/held",
    f"{VOCABULARY}status/@id",
    f"{CQ.iri}Article",
    f"{CQ.iri}about",
    f"{CQ.iri}unheard-of",
    SCHEMA.iri,
    f"{SCHEMA.iri}a/b",
    f"{SKOS.iri}//a",
    "http://www.wikidata.org/entity/Q1",
    "http://example.org/%C3%A9/ü",
    "urn:x:y",
    "mailto:a@b.c",
    "Schema:name",
]
PROPERTIES: Final = [
    *(
        CQ.about,
        CQ.role,
        CQ.status,
        CQ.eventType,
        CQ.bodyKind,
        CQ.station,
        CQ.statedIn,
        CQ.inArticle,
        CQ.start,
    ),
    *(CQ.confidence, CQ.earliest, CQ.statedDate, CQ.content, CQ.doubt, CQ.source, CQ.unheardOf, RDF.type),
    *(RDFS.label, SKOS.prefLabel, SKOS.exactMatch, SCHEMA.url, SCHEMA.name),
    *(ox.NamedNode("http://example.org/p"), ox.NamedNode("urn:p")),
]
TYPED: Final = {
    "integer": [
        "10",
        "007",
        "-0",
        "+1",
        "9007199254740993",
        "99999999999999999999",
        "ten",
        "1_0",
        " 1 ",
        "٣",
    ],
    "decimal": ["0.94", "1.0", "1", ".5", "1e3"],
    "double": ["1.0E0", "1", "INF"],
    "date": ["2020-01-01", "20th May"],
    "boolean": ["true", "1"],
    "anyURI": ["https://a.b/c", "not an address"],
    "string": ["", "chair", "@id", "schema:name", '"\\\n\r\t\u2028\u2029\U0001f600\u0000\uffff', "</script>"],
}
LITERALS: Final = [
    *(ox.Literal(text, datatype=ox.NamedNode(XSD.iri + kind)) for kind in TYPED for text in TYPED[kind]),
    *(ox.Literal("x", language=tag) for tag in ("en", "de-AT", "id", "none", "type", "zh-Hant-HK")),
    ox.Literal("y", language="en"),
    ox.Literal("2020~", datatype=EDTF),
    ox.Literal("{}", datatype=ox.NamedNode(f"{RDF.iri}JSON")),
    ox.Literal("<a/>", datatype=ox.NamedNode(f"{RDF.iri}XMLLiteral")),
    ox.Literal("x", datatype=ox.NamedNode(f"{CQ.iri}chair")),
    ox.Literal("x", datatype=ox.NamedNode("urn:chair")),
]
BASES: Final = [BASE, "http://localhost:8000/v1.0/", "https://x.org/a/../b/", "https://x.org/?q=/", "urn:kb/"]


@st.composite
def quads_of(draw: st.DrawFn) -> tuple[str, list[ox.Quad]]:
    """A base and quads, many of which are about the same few nodes."""
    base = draw(st.sampled_from(BASES))
    nodes = st.sampled_from([*(ox.NamedNode(base + tail) for tail in BELOW), *map(ox.NamedNode, OTHERS)])
    literals = st.sampled_from(LITERALS) | st.text(st.characters(exclude_categories=["Cs"])).map(ox.Literal)
    graphs = st.sampled_from([GRAPH, ox.NamedNode(f"{base}graph/corpus"), ox.DefaultGraph()])
    quad = st.builds(ox.Quad, nodes, st.sampled_from(PROPERTIES), nodes | literals, graphs)
    return base, draw(st.lists(quad, max_size=30))


@settings(max_examples=300, deadline=None)
@given(quads_of())
def test_any_quads_are_read_as_they_were(drawn: tuple[str, list[ox.Quad]]) -> None:
    base, quads = drawn
    text = written(quads, base)
    assert read(text) == set(quads)
    trimmed = as_jsonld((quad.triple for quad in quads), base)
    assert read(trimmed) == {ox.Quad(*quad.triple) for quad in quads}


@pytest.fixture
def lexical(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets rdflib keep literals as they are written."""
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)


def test_rdflib_reads_them_too(lexical: None) -> None:
    @settings(max_examples=150, deadline=None)
    @given(quads_of())
    def check(drawn: tuple[str, list[ox.Quad]]) -> None:
        base, quads = drawn
        assert read_by_rdflib(written(quads, base)) == set(quads)

    check()


def test_blank_nodes_keep_what_hangs_on_them() -> None:
    node = ox.BlankNode("b")
    quads = [
        ox.Quad(ARTICLE, CQ.about, node),
        ox.Quad(ARTICLE, CQ.role, node),
        ox.Quad(node, RDF.type, ox.BlankNode("kind")),
        ox.Quad(node, RDFS.label, ox.Literal("nameless"), ox.BlankNode("graph")),
    ]
    found, expected = ox.Dataset(read(written(quads))), ox.Dataset(quads)
    found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    expected.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    assert set(found) == set(expected)


# ---- What it cannot say ---------------------------------------------------------------------------------


@pytest.mark.parametrize("iri", ["schema:name", "cq:Person", "xsd:date", "facts:x", "about:blank"])
def test_nodes_whose_scheme_is_a_term_are_refused(iri: str) -> None:
    node = ox.NamedNode(iri)
    for quad in [
        ox.Quad(node, CQ.about, ARTICLE),
        ox.Quad(ARTICLE, node, ARTICLE),
        ox.Quad(ARTICLE, CQ.about, node),
        ox.Quad(ARTICLE, CQ.role, node),
        ox.Quad(ARTICLE, RDF.type, node),
        ox.Quad(ARTICLE, CQ.start, ox.Literal("1", datatype=node)),
        ox.Quad(ARTICLE, CQ.about, ARTICLE, node),
    ]:
        with pytest.raises(
            JsonLdError, match=rf"{iri}: compact JSON-LD cannot name this node, .* such as nq"
        ):
            written([quad])


def test_triples_about_triples_and_directions_of_text_are_refused() -> None:
    triple = ox.Triple(ARTICLE, CQ.about, ARTICLE)
    literal = ox.Literal("x", language="ar", direction=ox.BaseDirection.RTL)
    for value in (triple, literal):
        for predicate in (CQ.about, SKOS.prefLabel):
            with pytest.raises(JsonLdError, match="no form for this"):
                written([ox.Quad(ARTICLE, predicate, value)])


def test_every_term_of_the_context_is_one_that_it_can_say_in_full() -> None:
    context = load_context(BASE)
    for name in context.entries:
        if ":" in name:
            assert context.compact(context._expand(name)) == name
