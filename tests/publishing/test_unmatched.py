"""Values of parameters that nothing has are named, with what there is instead."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from mapper.publishing import find_queries, parse_query
from mapper.publishing.queries.places import Compared, compared
from mapper.publishing.queries.tokens import tokens
from mapper.publishing.unmatched import unmatched, vocabularies

BASE = "https://w3id.org/communique/id/"
CQ = "https://w3id.org/communique/ontology#"
PREFIXES = f"PREFIX cq: <{CQ}> PREFIX s: <http://www.w3.org/2004/02/skos/core#>"
FACTS = """
@prefix cq: <https://w3id.org/communique/ontology#> .
<urn:a> cq:rule "quote.before" ; cq:doubt "pronoun" .
<urn:b> cq:rule "quote.behind" ; cq:doubt "undated" ; cq:about <urn:c> .
"""


@pytest.fixture
def store() -> ox.Store:
    """Two facts, and the vocabularies."""
    store = vocabularies()
    store.load(FACTS, format=ox.RdfFormat.TURTLE)
    return store


def said(store: ox.Store, name: str, **values: str) -> list[str]:
    """What is said of the values of the ready-made query `name`."""
    return list(unmatched(find_queries()[name], {key: [one] for key, one in values.items()}, BASE, store))


def test_code_that_no_vocabulary_has_is_named_with_those_that_it_has(store: ox.Store) -> None:
    (sentence,) = said(store, "documents-by-status", act="signd", kind="treaty")
    assert sentence.startswith("--param act=signd: nothing has this value; there are adopted, ")
    assert "signed" in sentence
    assert "treaty" not in sentence


def test_code_of_another_vocabulary_is_none_here(store: ox.Store) -> None:
    (sentence,) = said(store, "documents-by-status", act="treaty")
    assert sentence.startswith("--param act=treaty: nothing has this value")


def test_of_many_codes_those_that_resemble_it_are_named(store: ox.Store) -> None:
    (sentence,) = said(store, "speech-acts-of-speakers", act="condem")
    assert "condemn" in sentence
    assert "apologise" not in sentence


def test_of_many_codes_some_are_named_where_none_resembles_it(store: ox.Store) -> None:
    (sentence,) = said(store, "speech-acts-of-speakers", act="zzzz")
    assert sentence.endswith(" more")


def test_code_that_the_vocabulary_has_and_nothing_uses_is_right(store: ox.Store) -> None:
    assert said(store, "planned-events", type="summit") == []


def test_doubt_and_rule_are_looked_up_among_those_of_the_facts(store: ox.Store) -> None:
    assert said(store, "facts-with-doubts", doubt="undated") == []
    assert said(store, "provenance-of-facts", rule="quote.behind") == []
    (doubt,) = said(store, "facts-with-doubts", doubt="tired")
    assert doubt == "--param doubt=tired: nothing has this value; there are pronoun, undated"
    (rule,) = said(store, "provenance-of-facts", rule="quote.inside")
    assert rule.endswith("there are quote.before, quote.behind")


@pytest.mark.parametrize(("fact", "known"), [("urn:a", True), ("urn:c", True), ("urn:d", False)])
def test_iri_is_known_as_subject_and_as_object(store: ox.Store, fact: str, *, known: bool) -> None:
    expected = [f"--param fact={fact}: nothing in the knowledge base has the IRI {fact}"]
    assert said(store, "provenance-of-facts", fact=fact) == ([] if known else expected)


def test_relative_iri_is_named_in_full(store: ox.Store) -> None:
    (sentence,) = said(store, "article-facts", article="article/x")
    assert sentence.endswith(f"the IRI {BASE}article/x")


def test_part_of_a_name_is_no_value_of_anything(store: ox.Store) -> None:
    assert said(store, "who-met-whom", person="zzzz") == []
    assert said(store, "article-facts", source="zzzz.txt") == []


def test_of_a_graph_that_lies_elsewhere_only_the_codes_of_vocabularies_are_known() -> None:
    values = {"act": ["signd"], "rule": ["x"], "fact": ["urn:x"], "doubt": ["x"]}
    names = ("documents-by-status", "provenance-of-facts", "facts-with-doubts")
    found = [
        sentence
        for query in map(find_queries().get, names)
        if query
        for sentence in unmatched(query, values, BASE, vocabularies(), codes_only=True)
    ]
    assert [sentence.partition(":")[0] for sentence in found] == ["--param act=signd"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("?s cq:kind/s:notation ?k FILTER(?k = ?p)", Compared(f"{CQ}kind", True)),
        ("?s cq:rule ?r FILTER(!BOUND(?p) || ?p = ?r)", Compared(f"{CQ}rule", False)),
        ("?s <urn:x> ?r FILTER(?r = ?p)", Compared("urn:x", False)),
        ("?s cq:rule ?r FILTER(?r != ?p)", None),
        ("?s cq:rule|cq:doubt ?r FILTER(?r = ?p)", None),
        ("?s ?q ?r FILTER(?r = ?p)", None),
        ("?s cq:rule ?r FILTER(STR(?r) = ?p)", None),
        ("?p cq:rule ?r", None),
    ],
)  # fmt: skip
def test_property_is_known_where_its_values_are_compared_with_the_parameter(
    text: str, expected: Compared | None
) -> None:
    assert compared(tokens(f"{PREFIXES} SELECT ?s {{ {text} }}"), "p") == expected


def test_own_query_without_parameters_has_nothing_to_look_up(store: ox.Store) -> None:
    query = parse_query("SELECT ?s { ?s ?p ?o }", "q", "q.rq")
    assert list(unmatched(query, {}, BASE, store)) == []
