"""The corpus layer: what articles together hold, asked with SPARQL."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from msgspec.structs import replace

from mapper.facts import DocumentReport, EventReport
from mapper.rdf import reference_quads
from tests.rdf.builders import (
    BASE,
    EVIDENCE,
    PREFIXES,
    about,
    body,
    corpus_quads,
    event,
    graph,
    graphs_of,
    page,
    person,
    place,
    select,
    state,
    tenure,
    turtle,
    with_role,
)

ZAS, KIM, LEE, ANN = person("Stanislav Zas"), person("Kim Un"), person("Lee Po"), person("Ann Ray")
COUNCIL, OFFICE = body("river-council", "River Council", "RC"), body("river-office", "Office")
MOSCOW = place("geonames-524901", "Moscow")
RUSSIA = place("geonames-2017370", "Russia")
MINSK = place("geonames-625144", "Minsk")
DAY = "2023-02-20"


def answers(quads: list[ox.Quad], query: str) -> list[tuple[str, ...]]:
    """The rows of a query, on which Oxigraph and rdflib must agree."""
    data = rdflib.Graph()
    data.parse(data="".join(f"{quad.triple} .\n" for quad in quads), format="nt")
    found = data.query(PREFIXES + query)
    rows = [tuple("" if value is None else str(value) for value in row) for row in found]  # type: ignore[union-attr]
    ours = select(quads, query)
    assert sorted(rows) == sorted(ours)
    return sorted(rows)


def exercise(instance: str, date: str = "") -> EventReport:
    """An exercise known by its name."""
    return event("exercise", [], date, instance=instance)


EVENTS = "SELECT ?event WHERE { ?event a cq:Event }"
REPORTS = "SELECT ?report WHERE { ?event a cq:Event ; cq:reportedBy ?report . ?report a cq:EventReport }"
MET = """SELECT ?one ?other WHERE {
    ?one cq:metWith ?other . FILTER(STR(?one) < STR(?other)) }"""


def test_two_articles_that_tell_one_meeting_in_different_words_give_one_event() -> None:
    first = event("meeting", [ZAS, KIM], DAY, place=MOSCOW.id, label="Zas met Kim in Moscow")
    second = event("meeting", [KIM, ZAS], "2023-02", at=7, label="talks of Kim and Zas")
    quads = graph(page("One text", ZAS, KIM, MOSCOW, first), page("Another", ZAS, KIM, second))
    assert len(answers(quads, EVENTS)) == 1
    assert len(answers(quads, REPORTS)) == 2
    assert answers(quads, MET) == [(BASE + KIM.id, BASE + ZAS.id)]
    dates = "SELECT ?date ?earliest WHERE { ?event cq:date ?date ; cq:earliest ?earliest }"
    assert answers(quads, dates) == [(DAY, DAY)]


def test_both_reports_lead_to_the_merged_event() -> None:
    pages = [page(text, ZAS, KIM, event("meeting", [ZAS, KIM], DAY)) for text in ("One text", "Another")]
    found = answers(
        graph(*pages),
        "SELECT DISTINCT ?event { ?report cq:reportsEvent/cq:mergedInto? ?event . ?event a cq:Meeting }",
    )
    assert len(found) == 1


def test_two_meetings_of_one_day_stay_two() -> None:
    quads = graph(
        page("One text", ZAS, KIM, event("meeting", [ZAS, KIM], DAY)),
        page("Another", ZAS, LEE, event("meeting", [ZAS, LEE], DAY)),
    )
    assert len(answers(quads, EVENTS)) == 2
    assert answers(quads, MET) == [(BASE + KIM.id, BASE + ZAS.id), (BASE + LEE.id, BASE + ZAS.id)]


def test_two_reports_of_one_article_stay_two_events() -> None:
    both = [event("meeting", [ZAS, KIM], DAY, at=at) for at in (0, 9)]
    assert len(answers(graph(page("One text", ZAS, KIM, *both)), EVENTS)) == 2


def test_report_that_fits_two_of_another_article_joins_neither() -> None:
    both = [event("meeting", [ZAS, KIM], DAY, at=at) for at in (0, 9)]
    quads = graph(
        page("One text", ZAS, KIM, *both), page("Another", ZAS, KIM, event("meeting", [ZAS, KIM], DAY))
    )
    assert len(answers(quads, EVENTS)) == 3


def test_vague_report_between_two_days_joins_neither() -> None:
    dates = ("2023-02", "2023-02-20", "2023-02-25")
    pages = [page(f"Text of {day}", ZAS, KIM, event("meeting", [ZAS, KIM], day)) for day in dates]
    assert len(answers(graph(*pages), EVENTS)) == 3


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (event("meeting", [ZAS, KIM], DAY), event("visit", [ZAS, KIM], DAY), "types"),
        (event("meeting", [ZAS, KIM], DAY), event("meeting", [ZAS, KIM], "2023-02-21"), "days"),
        (event("meeting", [ZAS, KIM], "XXXX-02-20"), event("meeting", [ZAS, KIM], "XXXX-02-20"), "no year"),
        (event("meeting", [ZAS, KIM]), event("meeting", [ZAS, KIM]), "no date"),
        (event("meeting", [ZAS, KIM], "2023"), event("meeting", [ZAS, KIM], "2023"), "a whole year"),
        (
            event("meeting", [ZAS, KIM], DAY, place=MOSCOW.id),
            event("meeting", [ZAS, KIM], DAY, place=MINSK.id),
            "cities",
        ),
        (
            event("meeting", [ZAS, KIM], DAY, mode="video"),
            event("meeting", [ZAS, KIM], DAY, mode="in-person"),
            "modes",
        ),
        (
            event("meeting", [ZAS, KIM], DAY),
            event("meeting", [ZAS, KIM], DAY, status="cancelled"),
            "held and cancelled",
        ),
        (event("meeting", [ZAS], DAY), event("meeting", [ZAS, KIM], DAY), "one common participant"),
        (event("session", [COUNCIL], DAY), event("session", [OFFICE], DAY), "a body is not its parent"),
        (exercise("shield", "2023"), exercise("shield", "2019"), "years"),
        (exercise("shield"), exercise("shield"), "a name in no year"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_keeps_two_reports_apart(one: object, other: object, why: str) -> None:
    known = (ZAS, KIM, COUNCIL, replace(OFFICE, parent=COUNCIL.id), MOSCOW, MINSK)
    pages = [page("One text", *known, one), page("Another", *known, other)]  # type: ignore[arg-type]
    assert len(answers(graph(*pages), EVENTS)) == 2, why


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (event("session", [COUNCIL], DAY), event("session", [COUNCIL], DAY), "a body sits once a day"),
        (event("session", [COUNCIL], DAY), event("summit", [COUNCIL], DAY), "session and summit"),
        (
            event("meeting", [ZAS, KIM], DAY, place=MOSCOW.id),
            event("meeting", [ZAS, KIM], DAY, place=RUSSIA.id),
            "city and its state",
        ),
        (
            event("meeting", [ZAS], DAY, place=MOSCOW.id),
            event("meeting", [ZAS, KIM], DAY, place=MOSCOW.id),
            "one common participant in one place",
        ),
        (
            event("meeting", [ZAS, KIM, LEE], DAY),
            event("meeting", [ZAS, KIM, ANN], "2023-02-19/2023-02-21"),
            "two of three",
        ),
        (exercise("shield 2024"), exercise("shield 2024"), "name with year"),
        (exercise("shield", "2024"), exercise("shield", "2024-03"), "dated"),
        (exercise("expo 2017"), event("event", [], instance="expo 2017"), "open type"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_makes_two_reports_one(one: object, other: object, why: str) -> None:
    known = (ZAS, KIM, LEE, ANN, COUNCIL, MOSCOW, RUSSIA)
    pages = [page("One text", *known, one), page("Another", *known, other)]  # type: ignore[arg-type]
    assert len(answers(graph(*pages), EVENTS)) == 1, why


def test_planned_then_held_is_one_event_that_was_held_and_both_reports_keep_their_dates() -> None:
    planned = event("exercise", [COUNCIL], "2024-09", status="planned", instance="steppe shield 2024")
    held = event("exercise", [OFFICE], "2024-10-01/2024-10-05", instance="steppe shield 2024")
    quads = graph(page("Before it", COUNCIL, planned), page("After it", OFFICE, held))
    query = "SELECT ?date ?status WHERE { ?event a cq:Exercise ; cq:date ?date ; cq:status ?status }"
    assert answers(quads, query) == [
        ("2024-10-01/2024-10-05", "https://w3id.org/communique/vocabulary/status/held")
    ]
    stated = "SELECT ?date WHERE { ?event a cq:Exercise ; cq:reportedBy/cq:statedDate ?date }"
    assert answers(quads, stated) == [("2024-09",), ("2024-10-01/2024-10-05",)]


def test_planned_meeting_brings_nobody_together() -> None:
    quads = graph(page("One text", ZAS, KIM, event("meeting", [ZAS, KIM], DAY, status="planned")))
    assert answers(quads, MET) == []
    assert answers(quads, "SELECT ?who WHERE { ?event schema:attendee ?who }") == []
    assert len(answers(quads, "SELECT ?who WHERE { ?event a cq:Event ; cq:participant ?who }")) == 2


def test_who_belongs_to_a_body_has_not_met_it() -> None:
    part = with_role(event("meeting", [OFFICE, KIM], DAY), LEE, "participant", on_behalf_of=COUNCIL.id)
    facts = page(
        "One text", KIM, LEE, COUNCIL, replace(OFFICE, parent=COUNCIL.id), part, tenure(KIM, "Head", OFFICE)
    )
    assert answers(graph(facts), MET) == [(BASE + OFFICE.id, BASE + LEE.id), (BASE + KIM.id, BASE + LEE.id)]


def test_at_a_session_persons_meet_persons_and_not_the_body() -> None:
    told = with_role(event("session", [COUNCIL, KIM], DAY), ZAS, "chair")
    assert answers(graph(page("One text", COUNCIL, KIM, ZAS, told)), MET) == [(BASE + KIM.id, BASE + ZAS.id)]


def test_visitors_meet_the_host_and_not_each_other() -> None:
    told = with_role(event("visit", [ZAS, LEE], DAY), KIM, "host")
    quads = graph(page("One text", ZAS, LEE, KIM, told))
    assert answers(quads, MET) == [(BASE + KIM.id, BASE + LEE.id), (BASE + KIM.id, BASE + ZAS.id)]


def test_organizer_and_the_visited_take_part_without_being_there() -> None:
    told = with_role(with_role(event("meeting", [ZAS], DAY), COUNCIL, "organizer"), OFFICE, "visited")
    quads = graph(page("One text", ZAS, COUNCIL, OFFICE, told))
    assert answers(quads, "SELECT ?who WHERE { ?event schema:attendee ?who }") == [(BASE + ZAS.id,)]
    assert answers(quads, "SELECT ?who WHERE { ?event cq:organizer ?who }") == [(BASE + COUNCIL.id,)]
    assert len(answers(quads, "SELECT ?who WHERE { ?event a cq:Event ; cq:participant ?who }")) == 3


def test_tenures_of_several_articles_are_one_with_all_attested_days() -> None:
    first = tenure(ZAS, "Secretary General", COUNCIL, attested=DAY, since="2020")
    second = tenure(ZAS, "Secretary-General", COUNCIL, attested="2022-05", since="2020-01-01")
    third = tenure(ZAS, "Secretary General", COUNCIL, attested="2024", until="2023", former=True)
    pages = [page(f"Text {n}", ZAS, COUNCIL, told) for n, told in enumerate((first, second, third))]
    quads = list(corpus_quads(pages, BASE))
    node = about(quads, "tenure/stanislav-zas/river-council/secretary-general")
    assert {triple for triple in node if "reportedBy" not in triple} == turtle(
        """id:tenure\\/stanislav-zas\\/river-council\\/secretary-general a cq:Tenure ;
        rdfs:label "Stanislav Zas, Secretary General, River Council" ;
        cq:holder id:person\\/stanislav-zas ; cq:post id:post\\/river-council\\/secretary-general ;
        cq:since "2020-01-01"^^edtf:EDTF ; cq:until "2023"^^edtf:EDTF ;
        cq:attestedOn "2023-02-20"^^edtf:EDTF, "2022-05"^^edtf:EDTF ."""
    )
    assert sum("reportedBy" in triple for triple in node) == 3
    assert about(quads, "post/river-council/secretary-general") == turtle(
        """id:post\\/river-council\\/secretary-general a cq:Post ; cq:postTitle "Secretary General" ;
        rdfs:label "Secretary General, River Council" ; cq:postBody id:body\\/river-council ."""
    )
    assert turtle("id:person\\/stanislav-zas a cq:Official .") <= about(quads, ZAS.id)


def test_official_is_derived_and_others_are_none() -> None:
    quads = list(corpus_quads([page("One text", ZAS, KIM, COUNCIL, tenure(ZAS, "Head", COUNCIL))], BASE))
    officials = [quad for quad in quads if str(quad.object).endswith("#Official>")]
    assert {str(quad.subject) for quad in officials} == {f"<{BASE}{ZAS.id}>"}
    assert graphs_of(officials) == {"graph/derived"}


def test_body_has_all_names_that_articles_give_it_and_the_usual_one_as_label() -> None:
    forms = [("River Council", "RC"), ("River Council", ""), ("Council of the River", "RC")]
    pages = [
        page(f"Text {n}", replace(COUNCIL, name=name, names=(name, "the Council"), short_name=short))
        for n, (name, short) in enumerate(forms)
    ]
    node = about(corpus_quads(pages, BASE), COUNCIL.id)
    assert {triple for triple in node if "reportedBy" not in triple} == turtle(
        """id:body\\/river-council a cq:Body ; rdfs:label "River Council" ; schema:name "River Council" ;
        schema:alternateName "Council of the River", "the Council", "RC" ; cq:acronym "RC" ;
        cq:bodyKind voc:body-kind\\/organization ."""
    )


def test_place_that_geonames_knows_lies_in_its_state_and_is_linked() -> None:
    quads = list(corpus_quads([page("One text", place("geonames-551487", "Kazan"))], BASE))
    assert turtle(
        "id:place\\/geonames-551487 a cq:Place ; schema:containedInPlace id:place\\/geonames-2017370 ;"
        " skos:exactMatch <https://sws.geonames.org/551487/> ."
    ) <= about(quads, "place/geonames-551487")
    assert graphs_of(quad for quad in quads if "exactMatch" in quad.predicate.value) == {"graph/links"}


def test_document_has_its_stations_parties_and_number() -> None:
    title = "Convention on the Protection of Black Sea Porpoises"
    acts = [("adopted", (COUNCIL.id,)), ("signed", (COUNCIL.id, "state/ru")), ("referenced", ())]
    pages = [
        page(
            f"Text {n}", COUNCIL, state("ru", "Russia"),
            DocumentReport("document-0", title, "treaty", act, EVIDENCE, number="5", parties=parties),
        )
        for n, (act, parties) in enumerate(acts)
    ]  # fmt: skip
    node = about(corpus_quads(pages, BASE), "document/convention-on-the-protection-of-black-sea-porpoises")
    assert {triple for triple in node if "reportedBy" not in triple} == turtle(
        f"""id:document\\/convention-on-the-protection-of-black-sea-porpoises a cq:Document ;
        rdfs:label "{title}" ; schema:name "{title}" ; cq:documentKind voc:document-kind\\/treaty ;
        cq:documentNumber "5" ; cq:issuer id:body\\/river-council ;
        cq:party id:body\\/river-council, id:state\\/ru ;
        cq:station voc:document-act\\/adopted, voc:document-act\\/signed ."""
    )
    assert sum("reportedBy" in triple for triple in node) == 3


def test_no_triple_stands_in_two_graphs() -> None:
    csto = replace(body("csto", "Collective Security Treaty Organization", "CSTO"), reference="csto")
    shoigu, russia = person("Sergei Shoigu"), state("ru", "Russia")
    told = with_role(event("meeting", [shoigu, csto], DAY, place=MOSCOW.id), ZAS, "host")
    pages = [
        page(
            text,
            csto,
            shoigu,
            russia,
            ZAS,
            MOSCOW,
            RUSSIA,
            told,
            tenure(shoigu, "Minister of Defense", russia),
        )
        for text in ("One text", "Another")
    ]
    seen: dict[ox.Triple, ox.NamedNode] = {}
    for quad in [*graph(*pages), *reference_quads(BASE)]:
        assert isinstance(quad.graph_name, ox.NamedNode)
        assert seen.setdefault(quad.triple, quad.graph_name) == quad.graph_name
    assert len(seen) > 10_000


def test_what_the_reference_data_settles_gets_no_second_value() -> None:
    csto = replace(body("csto", "Security Organization", "ODKB"), body_kind="agency", parent="body/un")
    quads = [*corpus_quads([page("One text", csto, body("un", "UN"))], BASE), *reference_quads(BASE)]
    rows = select(quads, "SELECT ?name ?kind { id:body\\/csto rdfs:label ?name ; cq:bodyKind ?kind }")
    organization = "https://w3id.org/communique/vocabulary/body-kind/organization"
    assert rows == [("Collective Security Treaty Organization", organization)]
    names = select(quads, "SELECT ?name { id:body\\/csto schema:alternateName ?name }")
    assert ("Security Organization",) in names


def test_tenure_of_the_reference_data_gains_what_articles_attest() -> None:
    shoigu, russia = person("Sergei Shoigu"), state("ru", "Russia")
    told = page("One text", shoigu, russia, tenure(shoigu, "Defense Minister", russia, attested=DAY))
    node = about(corpus_quads([told], BASE), "tenure/sergei-shoigu/state-ru/minister-of-defense")
    assert {triple.split()[1].rpartition("#")[2] for triple in node} == {"attestedOn>", "reportedBy>"}
