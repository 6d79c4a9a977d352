"""A few triples as Turtle for people."""

from __future__ import annotations

import pyoxigraph as ox

from mapper.rdf import CQ, DEFAULT_BASE
from mapper.rdf.terms import RDF, XSD
from mapper.rdf.turtle import turtle

PERSON = ox.NamedNode(f"{DEFAULT_BASE}person/ana-lopes")
KNOWS = ox.NamedNode("http://xmlns.com/foaf/0.1/knows")
FOAF = {"foaf": "http://xmlns.com/foaf/0.1/"}


def declared(text: str) -> set[str]:
    return {line.split()[1] for line in text.splitlines() if line.startswith("@prefix")}


def test_only_the_prefixes_that_are_needed_are_declared() -> None:
    date = ox.Literal("2024-05-02", datatype=XSD.date)
    triples = [ox.Triple(PERSON, RDF.type, CQ.Person), ox.Triple(PERSON, CQ.date, date)]
    text = turtle(triples, DEFAULT_BASE, FOAF).decode()
    assert declared(text) == {"person:", "cq:", "xsd:"}
    assert list(ox.parse(text, format=ox.RdfFormat.TURTLE)) == [ox.Quad(*triple) for triple in triples]


def test_further_prefixes_shorten_what_has_them() -> None:
    text = turtle([ox.Triple(PERSON, KNOWS, PERSON)], DEFAULT_BASE, FOAF).decode()
    assert declared(text) == {"person:", "foaf:"}
    assert "person:ana-lopes foaf:knows person:ana-lopes" in text


def test_plain_literals_and_foreign_nodes_need_no_prefix() -> None:
    subject, predicate = ox.NamedNode("https://x.org/s"), ox.NamedNode("https://x.org/p")
    values = [ox.Literal("a"), ox.Literal("a", language="en"), ox.Literal(1)]
    text = turtle([ox.Triple(subject, predicate, value) for value in values], DEFAULT_BASE, FOAF).decode()
    assert declared(text) == set()


def test_no_triples_are_no_text() -> None:
    assert turtle([], DEFAULT_BASE, FOAF) == b""
