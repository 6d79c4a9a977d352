"""One row per thing: further values of a thing add no rows, neither do parameters that fit twice."""

from __future__ import annotations

from typing import Final

import pytest

from tests.queries.engines import BASE, ENGINES, SMALL, vocabularies
from tests.queries.seeds import local_queries

QUERIES: Final = local_queries()

SECOND_VALUES: Final = """
@base <https://w3id.org/communique/id/> .
@prefix cq: <https://w3id.org/communique/ontology#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<graph/more> {
  <article/a100000000000001> cq:source "third.txt" ; schema:url "https://rivers.example/mirror"^^xsd:anyURI .
  <body/nrc> skos:exactMatch <http://www.wikidata.org/entity/Q900077> ; schema:alternateName "NRC Council" .
  <body/nrc-council-of-envoys> cq:acronym "CoE", "NRCCE" .
  <person/rosa-lind> schema:alternateName "R. Lind", "Lind" .
  <tenure/rosa-lind/arvenia/foreign-minister> cq:attestedOn "2031-04-10"^^edtf:EDTF .
}
"""


# The one has a row per source, and what others make are graphs.
MANY: Final = {"provenance-of-facts", *(name for name in QUERIES if QUERIES[name].form == "CONSTRUCT")}


@pytest.mark.parametrize("name", sorted(set(QUERIES) - MANY))
def test_second_values_add_no_rows(name: str) -> None:
    sparql = QUERIES[name].bind({}, BASE)
    for make in ENGINES.values():
        before = make(SMALL, vocabularies())(sparql)
        after = make(SMALL, SECOND_VALUES, vocabularies())(sparql)
        assert len(after) == len(before)


# These compare whole names, or turn pairs round.
NOT_PARTS: Final = {
    *("article-facts", "facts-by-article", "provenance-of-facts"),
    *("contacts-between-bodies", "who-met-whom"),
}
BY_PART: Final = [
    name
    for name, query in QUERIES.items()
    if name not in NOT_PARTS
    and query.form == "SELECT"
    and any(param.type == "string" for param in query.params)
]


@pytest.mark.parametrize("name", BY_PART)
def test_a_part_that_all_names_have_filters_nothing(name: str) -> None:
    parts = {param.name: ["§", "§"] for param in QUERIES[name].params if param.type == "string"}
    engine = ENGINES["oxigraph"](SMALL, vocabularies())
    everywhere = QUERIES[name].bind(parts, BASE).replace("§", "")
    assert engine(everywhere) == engine(QUERIES[name].bind({}, BASE))
