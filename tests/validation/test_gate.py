"""What the gate keeps out, and that nothing else goes with it."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox
import pytest
from msgspec.structs import replace

from mapper.facts import ArticleFacts, Entity, EventReport, Evidence, Source, Span, Statement, StatementForm
from mapper.pipeline.background import shape_files
from mapper.rdf import CQ, Iris, article_quads, reference_quads
from mapper.validation import Gate, Shapes, Verdict, admit_corpus, types_of, violations
from tests.rdf.builders import BASE, EVIDENCE, article, body, event, page, person, tenure

TEXT = "Ivan Petrov met Maria Silva in the morning. “We agree on everything,” Ivan Petrov said."
NOT_A_RULE = Evidence("two words", (Span(0, 4),), 0.9)  # ids of rules have no white space
PETROV, SILVA, UNION = person("Ivan Petrov"), person("Maria Silva"), body("union", "Union of Tests")
MEETING = event("meeting", [PETROV, SILVA], "2024-05-02", at=7)
SPEECH = Statement(
    "statement-44", StatementForm.DIRECT, "state", (Span(44, 69),), EVIDENCE, PETROV.id, event=MEETING.id
)
FACTS = page(TEXT, PETROV, SILVA, UNION, MEETING, SPEECH, tenure(PETROV, "Secretary General", UNION))


@cache
def gate() -> Gate:
    return Gate(BASE, Shapes(*shape_files("article")), types_of(reference_quads(BASE)))


def nodes(quads: tuple[ox.Quad, ...]) -> set[str]:
    """The fragments of the nodes that quads describe."""
    return {str(quad.subject).strip("<>").partition("#")[2] for quad in quads}


def quads_of(verdict: Verdict) -> set[ox.Quad]:
    return {quad for facts in verdict.facts for quad in article_quads(facts, BASE)}


def mentions(verdict: Verdict, fragment: str) -> bool:
    """Whether a quad that goes on has the node as subject or object."""
    ends = f"#{fragment}>"
    return any(str(term).endswith(ends) for quad in quads_of(verdict) for term in (quad.subject, quad.object))


def assert_nothing_is_lost(facts: ArticleFacts, verdict: Verdict) -> None:
    kept = quads_of(verdict)
    assert kept | set(verdict.quarantined) == set(article_quads(facts, BASE))
    assert not kept & set(verdict.quarantined)


def with_event(report: EventReport) -> ArticleFacts:
    return replace(FACTS, events=(report,))


def with_entity(entity: Entity) -> ArticleFacts:
    return replace(FACTS, entities=tuple(entity if entity.id == one.id else one for one in FACTS.entities))


def test_facts_that_hold_go_on_whole() -> None:
    verdict = gate().admit([FACTS])
    assert verdict.findings == ()
    assert verdict.facts == (FACTS,)
    assert_nothing_is_lost(FACTS, verdict)


def test_event_that_breaks_a_shape_goes_with_its_participations_and_the_links_to_it() -> None:
    facts = with_event(replace(MEETING, evidence=NOT_A_RULE))
    verdict = gate().admit([facts])
    assert {finding.focus.partition("#")[2] for finding in violations(verdict.findings)} == {"event-7"}
    assert not mentions(verdict, "event-7")
    assert not mentions(verdict, "event-7-person-ivan-petrov")
    assert {"event-7", "event-7-person-ivan-petrov", "statement-44"} <= nodes(verdict.quarantined)
    assert [statement.event for statement in verdict.facts[0].statements] == [""]
    assert_nothing_is_lost(facts, verdict)


def test_person_that_breaks_a_shape_takes_along_what_cannot_be_without_them() -> None:
    facts = with_entity(replace(PETROV, evidence=NOT_A_RULE))
    verdict = gate().admit([facts])
    (left,) = verdict.facts
    assert PETROV.id not in {entity.id for entity in left.entities}
    assert (left.tenures, left.statements) == ((), ())
    assert [part.participant for part in left.events[0].participations] == [SILVA.id]
    assert_nothing_is_lost(facts, verdict)


def test_participation_that_breaks_a_shape_leaves_its_event() -> None:
    first, second = MEETING.participations
    verdict = gate().admit(
        [with_event(replace(MEETING, participations=(replace(first, evidence=NOT_A_RULE), second)))]
    )
    assert [part.participant for part in verdict.facts[0].events[0].participations] == [SILVA.id]
    assert len(verdict.facts[0].statements) == 1


def test_passage_beyond_the_text_takes_along_the_facts_that_stand_on_it() -> None:
    beyond = Evidence("test.rule", (Span(80, 4000),), 0.9)
    verdict = gate().admit([with_event(replace(MEETING, evidence=beyond))])
    assert any("does not quote" in finding.message for finding in verdict.findings)
    assert verdict.facts[0].events == ()
    assert not mentions(verdict, "char-80-4000")


def test_article_that_breaks_a_shape_is_kept_out_whole_and_others_go_on() -> None:
    bad = replace(FACTS, article=replace(FACTS.article, sources=(Source("a.txt", "no address"),)))
    good = page("Maria Silva met nobody.", SILVA)
    verdict = gate().admit([bad, good])
    assert verdict.facts == (good,)
    assert set(verdict.quarantined) == set(article_quads(bad, BASE))


def test_code_that_no_vocabulary_has_keeps_the_event_out() -> None:
    verdict = gate().admit([with_event(replace(MEETING, status="perhaps"))])
    assert verdict.facts[0].events == ()
    assert any("status" in finding.message for finding in verdict.findings)


def test_articles_get_the_same_verdict_together_and_alone() -> None:
    bad = with_event(replace(MEETING, evidence=NOT_A_RULE))
    batch = [bad, page("Maria Silva met nobody.", SILVA), page("Ivan Petrov spoke.", PETROV)]
    alone = [gate().admit([facts]) for facts in batch]
    together = gate().admit(batch)
    assert set(together.facts) == {facts for verdict in alone for facts in verdict.facts}
    assert set(together.findings) == {finding for verdict in alone for finding in verdict.findings}


def test_teaser_may_name_a_carrier_of_another_batch() -> None:
    carrier = article("The page that carries it.").sha256
    teaser = replace(article(TEXT), kind="teaser", carriers=(carrier,))
    assert gate().admit([replace(FACTS, article=teaser)]).findings == ()


def test_article_that_goes_later_is_no_longer_named_as_a_carrier() -> None:
    other = page("Maria Silva met nobody.", SILVA)
    carriers = tuple(sorted((FACTS.article.sha256, other.article.sha256)))
    teaser = page("A teaser of both.")
    teaser = replace(teaser, article=replace(teaser.article, kind="teaser", carriers=carriers))
    verdict = gate().admit([FACTS, other, teaser])
    address = Iris(BASE).article(FACTS.article).value
    left = gate().withhold(verdict, {address})
    assert FACTS.article.sha256 not in {one.article.sha256 for one in left.facts}
    assert left.facts[-1].article.carriers == (other.article.sha256,)


def test_facts_kept_out_do_not_count_in_the_corpus() -> None:
    bad = with_event(replace(MEETING, evidence=NOT_A_RULE))
    verdict = admit_corpus(gate(), gate().admit([bad]), Shapes(*shape_files("corpus")), (), {})
    predicates = {quad.predicate for node in verdict.nodes.values() for quad in node.quads}
    assert CQ.reportedBy in predicates
    assert not predicates & {CQ.metWith, CQ.eventType}


DATED = """
@prefix cq: <https://w3id.org/communique/ontology#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
<urn:dated> a sh:NodeShape ; sh:targetClass cq:Event ; sh:property <urn:date> .
<urn:date> a sh:PropertyShape ; sh:path cq:date ; sh:minCount 1 ; sh:message "Events need a date." .
"""


@pytest.mark.parametrize("date", ["2024-05-02", ""])
def test_merged_node_that_breaks_a_shape_sends_its_reports_away(
    date: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("shapes") / "dated.ttl"
    path.write_text(DATED)
    facts = with_event(replace(MEETING, date=date))
    shapes = Shapes([path], shape_files("corpus")[1])
    verdict = admit_corpus(gate(), gate().admit([facts]), shapes, (), {})
    assert len(verdict.articles.facts[0].events) == (1 if date else 0)
    assert [finding.message for finding in verdict.findings] == ([] if date else ["Events need a date."])
    assert_nothing_is_lost(facts, verdict.articles)
