"""That what reference data identify is linked to Wikidata and GeoNames, in the forms that these publish."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from mapper.analysis.slugs import slug
from mapper.rdf.reference import reference_triples
from mapper.rdf.terms import CQ, RDF, SKOS
from mapper.resources import ontology_dir
from tests.rdf.builders import BASE

WIKIDATA = "http://www.wikidata.org/entity/"
GEONAMES = "https://sws.geonames.org/"
TRIPLES = [triple for _, triple in reference_triples(BASE)]
LINKS: defaultdict[str, set[str]] = defaultdict(set)
for _subject, _predicate, _object in TRIPLES:
    if _predicate == SKOS.exactMatch:
        LINKS[_subject.value.removeprefix(BASE)].add(_object.value)


def table(name: str) -> Iterator[dict[str, str]]:
    with (ontology_dir() / "reference" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def identified() -> dict[str, str]:
    """Node → its item, for every row that has one."""
    rows = [(f"state/{row['iso3166_alpha2'].lower()}", row) for row in table("states")]
    rows += [(f"body/{row['id']}", row) for row in table("bodies")]
    rows += [(f"person/{slug(row['name'])}", row) for row in table("officials")]
    return {node: row["wikidata_qid"] for node, row in rows if row["wikidata_qid"]}


def test_every_state_body_and_official_with_an_item_is_linked_to_it_and_no_other() -> None:
    wanted = identified()
    assert {node.partition("/")[0] for node in wanted} == {"state", "body", "person"}
    linked = {node: found for node, found in LINKS.items() if not node.startswith("place/")}
    assert linked == {node: {WIKIDATA + item} for node, item in wanted.items()}


def test_no_two_of_them_are_one_item() -> None:
    items = list(identified().values())
    assert len(items) == len(set(items))


def test_every_place_with_a_geonames_id_is_linked_to_it_and_no_other() -> None:
    places = {subject.value.removeprefix(BASE) for subject, *said in TRIPLES if said == [RDF.type, CQ.Place]}
    known = {node for node in places if node.startswith("place/geonames-")}
    assert {f"place/geonames-{row['geonames_id']}" for row in table("states") if row["geonames_id"]} <= known
    linked = {node: found for node, found in LINKS.items() if node.startswith("place/")}
    assert linked == {node: {f"{GEONAMES}{node.removeprefix('place/geonames-')}/"} for node in known}


@pytest.mark.parametrize(
    ("site", "form"), [(WIKIDATA, r"Q[1-9]\d*"), (GEONAMES, r"[1-9]\d*/")], ids=["Wikidata", "GeoNames"]
)
def test_links_are_written_as_the_sites_themselves_write_them(site: str, form: str) -> None:
    found = {iri for links in LINKS.values() for iri in links if iri.startswith(site)}
    assert len(found) > 100
    assert all(re.fullmatch(form, iri.removeprefix(site)) for iri in found)


def test_links_lead_to_these_sites_alone() -> None:
    assert all(iri.startswith((WIKIDATA, GEONAMES)) for links in LINKS.values() for iri in links)


def test_links_stand_on_nodes_that_are_described() -> None:
    described = {subject for subject, predicate, _ in TRIPLES if predicate == RDF.type}
    assert {ox.NamedNode(BASE + node) for node in LINKS} <= described
