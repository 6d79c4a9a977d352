"""The article layer: what each kind of fact becomes."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mapper.facts import (
    ArticleKind,
    DocumentReport,
    Evidence,
    Participation,
    Source,
    Span,
    Statement,
    StatementForm,
)
from mapper.rdf import article_quads
from mapper.rdf.terms import CQ, VOCABULARY
from tests.rdf.builders import (
    BASE,
    EVIDENCE,
    about,
    article,
    body,
    event,
    graphs_of,
    page,
    person,
    place,
    state,
    tenure,
    turtle,
    with_role,
)

TEXT = 'Zas met Kim. "We agree," he said, "on all."'
KEY = "02ba41c2287c3544"  # sha256sum of TEXT in UTF-8
ZAS, KIM = person("Stanislav Zas"), person("Kim Un")
CSTO, RUSSIA, MINSK = body("csto", "CSTO"), state("ru", "Russia"), place("minsk", "Minsk")


def report(local: str, text: str) -> set[str]:
    """The triples of a report of TEXT's article with what every report has."""
    common = f"""cq:statedIn id:article\\/{KEY} ; cq:rule "test.rule" ; cq:confidence 0.9 ;
        cq:evidence <{BASE}article/{KEY}#char-0-4> ; """
    return turtle(f"<{BASE}article/{KEY}#{local}> {common} {text} .")


def test_the_key_of_these_tests_is_that_of_the_text() -> None:
    assert article(TEXT).key == KEY


def test_article_has_headline_date_bounds_publisher_sources_and_digest() -> None:
    told = replace(
        article(TEXT),
        headline=Span(0, 12),
        published="2023-02",
        date_hint="2023-02-20",
        publisher="CSTO",
        sources=(Source("a.txt", "https://example.org/a?b=c d"),),
    )
    quads = list(article_quads(replace(page(TEXT), article=told), BASE))
    assert about(quads, f"article/{KEY}") == turtle(f"""id:article\\/{KEY} a cq:Article ;
        schema:headline "Zas met Kim." ; rdfs:label "Zas met Kim." ;
        schema:datePublished "2023-02"^^edtf:EDTF ; cq:dateHint "2023-02-20"^^edtf:EDTF ;
        cq:earliest "2023-02-01"^^xsd:date ; cq:latest "2023-02-28"^^xsd:date ;
        cq:publisherName "CSTO" ; cq:source "a.txt" ; schema:url "https://example.org/a?b=c d"^^xsd:anyURI ;
        cq:sha256 "{told.sha256}" .""")
    assert graphs_of(quads) == {f"graph/article/{KEY}"}


def test_title_of_the_metadata_comes_before_the_headline() -> None:
    told = replace(article(TEXT), headline=Span(0, 12), title="Talks")
    quads = list(article_quads(replace(page(TEXT), article=told), BASE))
    assert turtle(f'id:article\\/{KEY} schema:headline "Talks" .') <= about(quads, f"article/{KEY}")


def test_teaser_is_an_article_with_carriers_in_a_graph_of_its_own() -> None:
    carrier = "ab" * 32
    told = replace(article(TEXT), kind=ArticleKind.TEASER, carriers=(carrier,))
    quads = list(article_quads(replace(page(TEXT), article=told), BASE))
    assert about(quads, f"teaser/{KEY}") == turtle(f"""id:teaser\\/{KEY} a cq:Article, cq:Teaser ;
        rdfs:label "{KEY}" ; cq:carriedBy id:article\\/abababababababab ; cq:sha256 "{told.sha256}" .""")
    assert graphs_of(quads) == {f"graph/teaser/{KEY}"}


def test_entity_report_names_the_entity_as_the_article_does() -> None:
    csto = replace(
        CSTO, name="Collective Organization", names=("CSTO", "Collective Organization", "Org"),
        short_name="CSTO", parent="state/ru",
    )  # fmt: skip
    quads = list(article_quads(page(TEXT, csto), BASE))
    assert about(quads, f"article/{KEY}#body-csto") == report(
        "body-csto",
        """a cq:EntityReport ; rdfs:label "Collective Organization" ; cq:reportsEntity id:body\\/csto ;
        cq:statedName "Collective Organization" ; cq:statedShortName "CSTO" ; cq:statedVariant "Org" ;
        cq:statedKind voc:body-kind\\/organization ; cq:statedParent id:state\\/ru""",
    )


def test_passage_has_its_offsets_and_its_characters() -> None:
    quads = list(article_quads(page(TEXT, ZAS), BASE))
    assert about(quads, f"article/{KEY}#char-0-4") == turtle(f"""<{BASE}article/{KEY}#char-0-4> a cq:Passage ;
        cq:inArticle id:article\\/{KEY} ; cq:start 0 ; cq:end 4 ; cq:exact "Zas " .""")


def test_tenure_report_names_holder_post_body_and_dates() -> None:
    told = replace(
        tenure(ZAS, "Secretary General", CSTO), id="tenure-7", since="2020", until="2022-12", former=True
    )
    quads = list(article_quads(page(TEXT, ZAS, CSTO, told), BASE))
    assert about(quads, f"article/{KEY}#tenure-7") == report(
        "tenure-7",
        """a cq:TenureReport ; rdfs:label "Stanislav Zas, Secretary General, CSTO" ;
        cq:reportsTenure id:tenure\\/stanislav-zas\\/csto\\/secretary-general ;
        org:member id:person\\/stanislav-zas ; cq:postBody id:body\\/csto ; cq:postTitle "Secretary General" ;
        cq:statedSince "2020"^^edtf:EDTF ; cq:statedUntil "2022-12"^^edtf:EDTF ;
        cq:tenureStatus voc:tenure-status\\/former""",
    )


def test_event_report_has_the_values_as_told() -> None:
    above = event("session", [], at=9)
    told = event(
        "meeting",
        [ZAS],
        "2023-02-20",
        mode="video",
        place=MINSK.id,
        super_event=above.id,
        instance="talks 2023",
    )
    quads = list(article_quads(page(TEXT, ZAS, MINSK, told, above), BASE))
    assert about(quads, f"article/{KEY}#event-0") == report(
        "event-0",
        f"""a cq:EventReport ; rdfs:label "a meeting" ;
        cq:reportsEvent id:event\\/2023-02-20-meeting-{KEY[:8]}-0 ;
        cq:eventType voc:event-type\\/meeting ; cq:status voc:status\\/held ; cq:mode voc:mode\\/video ;
        cq:statedDate "2023-02-20"^^edtf:EDTF ;
        cq:earliest "2023-02-20"^^xsd:date ; cq:latest "2023-02-20"^^xsd:date ;
        cq:statedPlace id:place\\/minsk ; cq:instanceName "talks 2023" ;
        cq:superEventReport <{BASE}article/{KEY}#event-9> ;
        cq:hasParticipation <{BASE}article/{KEY}#event-0-person-stanislav-zas>""",
    )


def test_event_of_an_unknown_year_has_a_date_and_no_bounds() -> None:
    quads = list(article_quads(page(TEXT, event("meeting", [], "XXXX-09-28")), BASE))
    told = about(quads, f"article/{KEY}#event-0")
    assert turtle(f'<{BASE}article/{KEY}#event-0> cq:statedDate "XXXX-09-28"^^edtf:EDTF .') <= told
    assert not any("earliest" in triple or "latest" in triple for triple in told)
    assert any(f"<{BASE}event/xxxx-09-28-meeting-" in triple for triple in told)


def test_participation_has_role_capacity_and_principal() -> None:
    told = with_role(
        event("meeting", []), ZAS, "chair", capacity="the Secretary General", on_behalf_of=CSTO.id
    )
    quads = list(article_quads(page(TEXT, ZAS, CSTO, told), BASE))
    assert about(quads, f"article/{KEY}#event-0-person-stanislav-zas") == report(
        "event-0-person-stanislav-zas",
        f"""a cq:Participation ; rdfs:label "Stanislav Zas (chair)" ;
        cq:participationIn <{BASE}article/{KEY}#event-0> ; cq:participant id:person\\/stanislav-zas ;
        cq:role voc:role\\/chair ; cq:capacity "the Secretary General" ; cq:onBehalfOf id:body\\/csto""",
    )


def test_two_roles_of_one_participant_are_two_participations() -> None:
    told = with_role(with_role(event("session", []), ZAS, "chair"), ZAS, "speaker")
    quads = list(article_quads(page(TEXT, ZAS, told), BASE))
    for role in ("chair", "speaker"):
        node = about(quads, f"article/{KEY}#event-0-person-stanislav-zas-{role}")
        assert sum("#role>" in triple for triple in node) == 1


def test_statement_has_its_words_and_where_content_source_and_cue_stand() -> None:
    first, last, source, cue = Span(13, 24), Span(34, 43), Span(25, 27), Span(28, 32)
    told = Statement(
        "statement-13", StatementForm.DIRECT, "say", (first, last),
        Evidence("quote.split", (Span(13, 43),), 1.0),
        ZAS.id, source, cue, "head", KIM.id, "event-0", (CSTO.id,),
    )  # fmt: skip
    quads = list(article_quads(page(TEXT, ZAS, KIM, CSTO, event("meeting", [ZAS]), told), BASE))
    here = f"{BASE}article/{KEY}#"
    assert about(quads, f"article/{KEY}#statement-13") == turtle(f'''<{here}statement-13>
        a cq:Statement, cq:DirectQuotation ; cq:statedIn id:article\\/{KEY} ; cq:rule "quote.split" ;
        cq:confidence "1"^^xsd:decimal ; rdfs:label """Stanislav Zas: "We agree," … "on all.\\"""" ;
        cq:speechAct voc:speech-act\\/say ; cq:content """"We agree," … "on all.\\"""" ; cq:capacity "head" ;
        cq:contentPassage <{here}char-13-24>, <{here}char-34-43> ;
        cq:sourcePassage <{here}char-25-27> ; cq:cuePassage <{here}char-28-32> ;
        cq:evidence <{here}char-13-43>, <{here}char-13-24>, <{here}char-34-43>, <{here}char-25-27>,
            <{here}char-28-32> ;
        cq:speaker id:person\\/stanislav-zas ; cq:addressee id:person\\/kim-un ;
        cq:atEvent <{here}event-0> ; cq:about id:body\\/csto .''')
    cues = about(quads, f"article/{KEY}#char-28-32")
    assert turtle(f'<{here}char-28-32> a cq:Passage ; cq:exact "said" .') <= cues


def test_statement_without_a_speaker_names_none() -> None:
    told = Statement("statement-0", StatementForm.REPORTED, "say", (Span(0, 3),), EVIDENCE)
    quads = list(article_quads(page(TEXT, told), BASE))
    node = about(quads, f"article/{KEY}#statement-0")
    assert not any("#speaker>" in triple or "#sourcePassage>" in triple for triple in node)
    assert any('#label> "Zas"' in triple for triple in node)


def test_topics_of_statement_event_and_document_are_concepts_of_the_vocabulary() -> None:
    told = (
        Statement(
            "statement-0", StatementForm.REPORTED, "say", (Span(0, 3),), EVIDENCE, topics=("health", "water")
        ),
        replace(event("meeting", []), topics=("trade",)),
        DocumentReport("document-5", "Pact", "treaty", "signed", EVIDENCE, topics=("law",)),
    )
    quads = list(article_quads(page(TEXT, *told), BASE))
    found = {
        (str(quad.subject).rpartition("#")[2].rstrip(">"), str(quad.object))
        for quad in quads
        if quad.predicate == CQ.topic
    }
    assert found == {
        ("statement-0", f"<{VOCABULARY}topic/health>"),
        ("statement-0", f"<{VOCABULARY}topic/water>"),
        ("event-0", f"<{VOCABULARY}topic/trade>"),
        ("document-5", f"<{VOCABULARY}topic/law>"),
    }


def test_document_report_has_kind_act_number_and_parties() -> None:
    told = DocumentReport(
        "document-5",
        "Treaty on Open Skies",
        "treaty",
        "signed",
        EVIDENCE,
        "5",
        "2023",
        (CSTO.id, RUSSIA.id),
        "event-0",
    )
    quads = list(article_quads(page(TEXT, CSTO, RUSSIA, event("signing", []), told), BASE))
    assert about(quads, f"article/{KEY}#document-5") == report(
        "document-5",
        f"""a cq:DocumentReport ; rdfs:label "Treaty on Open Skies" ; cq:statedTitle "Treaty on Open Skies" ;
        cq:reportsDocument id:document\\/treaty-on-open-skies ; cq:documentNumber "5" ;
        cq:documentKind voc:document-kind\\/treaty ; cq:documentAct voc:document-act\\/signed ;
        cq:statedDate "2023"^^edtf:EDTF ; cq:party id:body\\/csto, id:state\\/ru ;
        cq:atEvent <{BASE}article/{KEY}#event-0>""",
    )


def test_no_triple_comes_twice() -> None:
    quads = list(article_quads(page(TEXT, ZAS, KIM, event("meeting", [ZAS, KIM])), BASE))
    assert len(quads) == len(set(quads))


def test_base_without_a_slash_is_refused() -> None:
    with pytest.raises(ValueError, match="must end in a slash"):
        list(article_quads(page(TEXT), "https://example.org/id"))


def test_date_that_is_no_edtf_is_refused() -> None:
    with pytest.raises(ValueError, match="is not EDTF"):
        list(article_quads(page(TEXT, event("meeting", [], "20.02.2023")), BASE))


def test_participant_that_is_no_entity_of_the_article_is_refused() -> None:
    stray = replace(event("meeting", []), participations=(Participation("person/x", "chair", EVIDENCE),))
    with pytest.raises(KeyError):
        list(article_quads(page(TEXT, stray), BASE))
