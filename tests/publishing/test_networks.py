"""The network of who met whom, as other tools read it."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from mapper.publishing import find_queries, rows, run
from mapper.publishing.networks import NETWORKS, Meeting, network, write_network
from tests.queries.engines import BASE, SMALL, vocabularies

MERIN, LIND, VELL = (f"{BASE}person/{name}" for name in ("alda-merin", "rosa-lind", "tomas-vell"))
GEXF = "{http://www.gexf.net/1.2draft}"
SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("gexf.rng")))
WIKIDATA = """<graph/links> {
  <person/rosa-lind> <http://www.w3.org/2004/02/skos/core#exactMatch> <http://www.wikidata.org/entity/Q7> .
}"""

PEOPLE = [f"{BASE}person/{number}" for number in range(6)]
days = st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
meeting = st.builds(
    lambda pair, event, label, kind, span: Meeting(
        min(pair), max(pair), event, label, kind, span[0], span[-1]
    ),
    st.sets(st.sampled_from(PEOPLE), min_size=2, max_size=2),
    st.sampled_from([f"{BASE}event/{number}" for number in range(4)]),
    texts,
    st.sampled_from(["meeting", "visit"]),
    st.one_of(st.just(("", "")), st.tuples(days, days).map(lambda two: tuple(sorted(two)))),
)
person_rows = st.lists(st.tuples(texts, texts), max_size=3)


@pytest.fixture(scope="module")
def small() -> ox.Store:
    """The small knowledge base of the queries, with a link to Wikidata."""
    store = ox.Store()
    for trig in (SMALL, vocabularies(), f"@base <{BASE}> . {WIKIDATA}"):
        store.load(trig, format=ox.RdfFormat.TRIG)
    return store


def written(graph: nx.Graph, form: str) -> bytes:
    """The file of `graph`."""
    out = BytesIO()
    NETWORKS[form](graph, out)
    return out.getvalue()


def read(content: bytes, form: str) -> nx.Graph:
    """What networkx reads of a file, without what it adds itself."""
    found = nx.read_gexf(BytesIO(content)) if form == "gexf" else nx.read_graphml(BytesIO(content))
    for _, _, attributes in found.edges(data=True):
        attributes.pop("id", None)
    return found


def told(graph: nx.Graph) -> tuple[dict[str, Any], dict[frozenset[str], Any]]:
    """All that a graph says."""
    edges = {frozenset((one, other)): values for one, other, values in graph.edges(data=True)}
    return dict(graph.nodes(data=True)), edges


@pytest.mark.parametrize("form", sorted(NETWORKS))
def test_network_has_who_met_with_posts_and_when(small: ox.Store, form: str) -> None:
    out = BytesIO()
    assert write_network(small, BASE, out, form) == (3, 2)
    nodes, edges = told(read(out.getvalue(), form))
    assert nodes == {
        MERIN: {
            "label": "Alda Merin",
            "posts": "Secretary General, Northern Rivers Council",
            "bodies": "Northern Rivers Council",
            "meetings": 2,
            "start": "2031-03-04",
            "end": "2031-04-09",
        },
        LIND: {
            "label": "Rosa Lind",
            "wikidata": "Q7",
            "posts": "Foreign Minister, Arvenia",
            "bodies": "Arvenia",
            "meetings": 1,
            "start": "2031-04-09",
            "end": "2031-04-09",
        },
        VELL: {
            "label": "Tomas Vell",
            "posts": "Foreign Minister, Arvenia",
            "bodies": "Arvenia",
            "meetings": 1,
            "start": "2031-03-04",
            "end": "2031-03-04",
        },
    }
    assert edges[frozenset((MERIN, VELL))] == {
        "weight": 1,
        "types": "meeting",
        "events": "Alda Merin meets Tomas Vell",
        "meetings": 1,
        "start": "2031-03-04",
        "end": "2031-03-04",
    }
    assert set(edges) == {frozenset((MERIN, VELL)), frozenset((MERIN, LIND))}


def test_network_counts_as_the_query_who_met_whom_does(small: ox.Store) -> None:
    out = BytesIO()
    write_network(small, BASE, out, "graphml")
    columns, lines = rows(run(small, find_queries()["who-met-whom"].text))
    expected = {
        (row["one"], row["other"], int(row["meetings"]))
        for row in (dict(zip(columns, line, strict=True)) for line in lines)
    }
    assert {
        (*sorted(pair), told["meetings"]) for *pair, told in read(out.getvalue(), "graphml").edges(data=True)
    } == expected


def test_pair_that_met_often_is_one_edge_with_all_of_it() -> None:
    told = [
        Meeting("a", "b", "e1", "talks", "meeting", "2020-05-01", "2020-05-02"),
        Meeting("a", "b", "e2", "a visit", "visit", "2019-01-01", "2019-01-31"),
        Meeting("a", "b", "e3", "talks", "meeting", "", ""),
    ]
    graph = network(
        [("a", "Ann", "", "", ""), ("b", "Bo", "Q1", "Head", "Bank"), ("b", "Bo", "Q1", "Member", "Bank")],
        told,
    )
    assert graph.edges["a", "b"] == {
        "weight": 3,
        "types": "meeting|visit",
        "events": "a visit|talks",
        "meetings": 3,
        "start": "2019-01-01",
        "end": "2020-05-02",
    }
    assert graph.nodes["a"] == {"label": "Ann", "meetings": 3, "start": "2019-01-01", "end": "2020-05-02"}
    assert (graph.nodes["b"]["posts"], graph.nodes["b"]["bodies"]) == ("Head, Bank|Member, Bank", "Bank")


def test_gexf_moves_along_a_time_line_and_knows_no_today(small: ox.Store) -> None:
    out = BytesIO()
    write_network(small, BASE, out, "gexf")
    root = etree.fromstring(out.getvalue())
    graph, meta = root.find(f"{GEXF}graph"), root.find(f"{GEXF}meta")
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    assert meta.get("lastmodifieddate") is None
    assert b"NetworkX" not in out.getvalue()


@pytest.mark.parametrize("form", sorted(NETWORKS))
def test_nobody_met_anybody(form: str) -> None:
    out = BytesIO()
    assert write_network(ox.Store(), BASE, out, form) == (0, 0)
    assert told(read(out.getvalue(), form)) == ({}, {})


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(PEOPLE), st.tuples(texts, person_rows)), st.lists(meeting, max_size=8))
def test_whatever_people_are_called_every_reader_gets_it(
    names: dict[str, tuple[str, list[tuple[str, str]]]], meetings: list[Meeting]
) -> None:
    held = [
        (iri, names.get(iri, ("nobody", []))[0], "", post, body)
        for iri in PEOPLE
        for post, body in (names.get(iri, ("", []))[1] or [("", "")])
    ]
    graph = network(held, meetings)
    again = network(reversed(held), reversed(meetings))
    for form in sorted(NETWORKS):
        content = written(graph, form)
        assert written(again, form) == content
        assert told(read(content, form)) == told(graph)
    SCHEMA.assertValid(etree.fromstring(written(graph, "gexf")))
