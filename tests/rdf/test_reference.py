"""Reference data as quads."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from mapper.rdf import reference_quads
from mapper.resources import ontology_dir
from tests.rdf.builders import BASE, about, graph, page, person, select, state, turtle

QUADS = list(reference_quads(BASE))


def test_state_has_names_codes_territory_capital_and_source() -> None:
    node = about(QUADS, "state/kg")
    assert turtle(
        """id:state\\/kg a cq:State ; rdfs:label "Kyrgyzstan" ; cq:officialName "Kyrgyz Republic" ;
        schema:alternateName "Kyrgyz Republic" ; cq:alpha2 "KG" ; cq:alpha3 "KGZ" ;
        cq:territory id:place\\/geonames-1527747 ; cq:capital id:place\\/geonames-1528675 ;
        skos:exactMatch <http://www.wikidata.org/entity/Q813> ."""
    ) <= node  # fmt: skip
    assert any("dc/terms/source" in triple for triple in node)
    assert turtle(
        """id:place\\/geonames-1528675 a cq:Place ; rdfs:label "Bishkek" ;
        schema:containedInPlace id:place\\/geonames-1527747 ;
        skos:exactMatch <https://sws.geonames.org/1528675/> ."""
    ) <= about(QUADS, "place/geonames-1528675")


def test_organ_belongs_to_its_organisation_and_national_body_to_its_state() -> None:
    assert turtle("id:body\\/csto-csc cq:parent id:body\\/csto .") <= about(QUADS, "body/csto-csc")
    assert turtle("id:body\\/russia-mfa cq:parent id:state\\/ru .") <= about(QUADS, "body/russia-mfa")


def test_member_for_a_time_has_a_membership_and_only_present_members_are_members() -> None:
    node = about(QUADS, "body/csto")
    assert turtle("id:body\\/csto cq:member id:state\\/am .") <= node
    assert not turtle("id:body\\/csto cq:member id:state\\/uz .") & node
    assert turtle(
        """id:membership\\/csto\\/state-uz\\/2006 a cq:Membership ; org:member id:state\\/uz ;
        org:organization id:body\\/csto ; cq:since "2006"^^edtf:EDTF ; cq:until "2012"^^edtf:EDTF ."""
    ) <= about(QUADS, "membership/csto/state-uz/2006")
    assert turtle("id:body\\/sco cq:member id:state\\/in .") <= about(QUADS, "body/sco")
    assert turtle('id:membership\\/sco\\/state-in\\/2017 cq:since "2017"^^edtf:EDTF .') <= about(
        QUADS, "membership/sco/state-in/2017"
    )


def test_office_holder_is_an_official_with_a_tenure() -> None:
    assert turtle(
        """id:tenure\\/sergei-shoigu\\/state-ru\\/minister-of-defense a cq:Tenure ;
        cq:holder id:person\\/sergei-shoigu ; cq:post id:post\\/state-ru\\/minister-of-defense ;
        cq:since "2012-11-06"^^edtf:EDTF ; cq:until "2024-05-12"^^edtf:EDTF ."""
    ) <= about(QUADS, "tenure/sergei-shoigu/state-ru/minister-of-defense")
    assert turtle(
        """id:person\\/sergei-shoigu a cq:Person, cq:Official ; schema:alternateName "Sergey Shoigu" ;
        skos:exactMatch <http://www.wikidata.org/entity/Q32024> ."""
    ) <= about(QUADS, "person/sergei-shoigu")


def test_two_terms_in_one_post_are_two_tenures() -> None:
    rows = select(
        QUADS,
        """SELECT ?tenure ?since { ?tenure cq:holder id:person\\/karim-massimov ; cq:since ?since ;
        cq:post id:post\\/state-kz\\/prime-minister }""",
    )
    assert len(rows) == 2
    assert len({tenure for tenure, _ in rows}) == 2


@pytest.mark.parametrize(
    "what", ["rdfs:label", "cq:parent", "cq:postTitle", "cq:since", "cq:holder", "cq:territory"]
)
def test_no_node_has_two_values_where_one_is_right(what: str) -> None:
    assert select(QUADS, f"SELECT ?s {{ ?s {what} ?a, ?b FILTER(?a != ?b) }}") == []


def test_matches_stand_in_the_graph_of_links_alone() -> None:
    for quad in QUADS:
        assert ("exactMatch" in quad.predicate.value) == (str(quad.graph_name) == f"<{BASE}graph/links>")


def test_all_that_is_referred_to_is_described() -> None:
    described = {quad.subject for quad in QUADS}
    referred = {
        quad.object
        for quad in QUADS
        if isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(BASE)
    }
    assert not referred - described


def test_another_base_moves_all_data_and_nothing_else() -> None:
    other = "https://example.org/kb/"
    moved = "\n".join(str(quad) for quad in reference_quads(other))
    assert moved == "\n".join(str(quad) for quad in QUADS).replace(BASE, other)


def test_every_term_of_ours_is_in_the_ontology() -> None:
    declared = {
        quad.subject for quad in ox.parse(path=ontology_dir() / "communique.ttl", format=ox.RdfFormat.TURTLE)
    }
    used = {
        term
        for quad in [*QUADS, *graph(page("Some text", person("Kim Un"), state("ru", "Russia")))]
        for term in (quad.predicate, quad.object)
        if isinstance(term, ox.NamedNode) and term.value.startswith("https://w3id.org/communique/ontology#")
    }
    assert used
    assert used <= declared
