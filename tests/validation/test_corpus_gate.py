"""The gate of the corpus layer: what it looks at across articles, and what goes when a merged node is bad."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from msgspec.structs import replace

from mapper.facts import ArticleFacts
from mapper.pipeline.background import shape_files
from mapper.rdf import CQ, Iris, article_quads, reference_quads
from mapper.validation import (
    CorpusVerdict,
    Finding,
    Gate,
    Severity,
    Shapes,
    admit_corpus,
    check_layer,
    types_of,
)
from mapper.validation import corpus as corpus_module
from mapper.validation.nodes import name, told_statuses
from tests.rdf.builders import BASE, body, event, graph, page, person, tenure
from tests.validation.test_gate import FACTS, MEETING, gate

ANA, BO, COUNCIL = person("Ana Moreau"), person("Bo Lind"), body("council", "River Council")
KNOWN = Iris(BASE)


@cache
def corpus_shapes() -> Shapes:
    return Shapes(*shape_files("corpus"))


def holding(text: str, *holders: tuple[str, str], post: str = "Chair", former: bool = False) -> ArticleFacts:
    """An article that shows each holder (name, date) in the post."""
    people = {"Ana": ANA, "Bo": BO}
    tenures = [
        replace(tenure(people[who], post, COUNCIL, former=former), attested=date) for who, date in holders
    ]
    return page(text, *people.values(), COUNCIL, *tenures)


def admitted(*pages: ArticleFacts) -> CorpusVerdict:
    return admit_corpus(gate(), gate().admit(pages), corpus_shapes(), tuple(reference_quads(BASE)), {})


BEFORE, AFTER = holding("Ana in 2020.", ("Ana", "2020-01-01")), holding("Ana in 2022.", ("Ana", "2022-01-01"))


def test_two_holders_of_a_post_at_one_time_are_warned_of_and_both_stay() -> None:
    verdict = admitted(BEFORE, AFTER, holding("Bo in 2021.", ("Bo", "2021-01-01")))
    (finding,) = verdict.findings
    assert finding.severity is Severity.WARNING
    assert "Ana Moreau, Chair, River Council and Bo Lind, Chair, River Council" in finding.message
    assert finding.fact == "post “Chair, River Council”"
    assert len(finding.article.split(", ")) == 3
    assert len(verdict.articles.facts) == 3
    assert verdict.quarantined == ()


@pytest.mark.parametrize(
    "other",
    [
        holding("Bo in 2022.", ("Bo", "2022-01-02")),
        holding("Bo in 2021 elsewhere.", ("Bo", "2021-01-01"), post="Deputy Chair"),
        holding("Both.", ("Ana", "2021-01-01"), ("Bo", "2021-01-01")),
        holding("Bo was it.", ("Bo", "2021-01-01"), former=True),
    ],
)
def test_successors_other_posts_former_holders_and_holders_shown_together_are_fine(
    other: ArticleFacts,
) -> None:
    assert admitted(BEFORE, AFTER, other).findings == ()


def test_a_holder_beside_one_of_the_reference_data_is_warned_of() -> None:
    """Reference data say who was Secretary General of the CSTO from 2020 to the end of 2022."""
    csto = body("csto", "CSTO")
    told = replace(tenure(BO, "Secretary General", csto), attested="2021-06-01")
    (finding,) = admitted(page("Bo Lind is Secretary General of CSTO.", BO, csto, told)).findings
    assert finding.focus == f"{BASE}post/csto/secretary-general"
    assert "Stanislav Zas" in finding.message


def by_focus(findings: list[Finding]) -> dict[str, set[Finding]]:
    return {
        focus: {one for one in findings if one.focus == focus} for focus in {one.focus for one in findings}
    }


def test_what_is_found_in_a_node_depends_on_its_quads_and_what_they_look_up_alone() -> None:
    """So that a build need check no more than the nodes that changed."""
    pages = [BEFORE, AFTER, holding("Bo in 2021.", ("Bo", "2021-01-01")), FACTS]
    quads = [quad for quad in graph(*pages) if quad.graph_name == KNOWN.graph("corpus")]
    bad = [quad for quad in quads if quad.predicate not in {CQ.eventType, CQ.bodyKind}]
    statuses = [quad for facts in pages for quad in told_statuses(facts, BASE)]
    types = types_of([*bad, *statuses])
    whole = by_focus(check_layer(bad, corpus_shapes(), types))
    assert {finding.severity for found in whole.values() for finding in found} == {
        Severity.VIOLATION,
        Severity.WARNING,
    }
    for node in {name(quad.subject) for quad in bad}:
        found = check_layer([q for q in bad if name(q.subject) == node], corpus_shapes(), types)
        assert set(found) == whole.get(node, set())


def test_what_is_found_does_not_depend_on_how_a_layer_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    quads = graph(BEFORE, AFTER, holding("Bo in 2021.", ("Bo", "2021-01-01")), FACTS)
    quads = [quad for quad in quads if quad.predicate not in {CQ.eventType, CQ.rule}]
    shapes = Shapes(*shape_files())
    whole = set(check_layer(quads, shapes, {}))
    monkeypatch.setattr(corpus_module, "_CHUNK", 1)
    assert set(check_layer(quads[::-1], shapes, {})) == whole
    assert len({finding.shape for finding in whole}) >= 3


NO_POSTS = """
@prefix cq: <https://w3id.org/communique/ontology#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
<urn:post> a sh:NodeShape ; sh:targetClass cq:Post ; sh:property <urn:number> .
<urn:number> a sh:PropertyShape ; sh:path cq:documentNumber ; sh:minCount 1 ; sh:message "No. Mend it." .
"""


def test_a_bad_node_that_no_report_has_takes_along_the_facts_that_need_it(tmp_path: Path) -> None:
    """A post is made of the reports of its tenures; without it no tenure may stay behind."""
    path = tmp_path / "posts.ttl"
    path.write_text(NO_POSTS)
    shapes = Shapes([path], shape_files("corpus")[1])
    verdict = admit_corpus(gate(), gate().admit([BEFORE, FACTS]), shapes, (), {})
    assert [facts.tenures for facts in verdict.articles.facts] == [(), ()]
    assert len(verdict.articles.facts[1].events) == 1
    assert no_dangling(verdict)
    assert not any("/post/" in str(quad) or "/tenure/" in str(quad) for quad in corpus_of(verdict))


def corpus_of(verdict: CorpusVerdict) -> list[ox.Quad]:
    """The quads of the corpus layer that stand."""
    return [quad for node in verdict.nodes.values() for quad in node.quads]


def no_dangling(verdict: CorpusVerdict) -> bool:
    """Whether every node of ours that a quad refers to is described."""
    pages = [quad for facts in verdict.articles.facts for quad in article_quads(facts, BASE)]
    quads = [*pages, *corpus_of(verdict), *reference_quads(BASE)]
    described = {quad.subject for quad in quads}
    return all(
        quad.object in described
        for quad in quads
        if isinstance(quad.object, ox.NamedNode) and quad.object.value.startswith(BASE)
    )


REMARK = """
@prefix cq: <https://w3id.org/communique/ontology#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
<urn:remark> a sh:NodeShape ; sh:targetClass cq:CLASS ; sh:property <urn:mode> .
<urn:mode> a sh:PropertyShape ; sh:path cq:mode ; sh:minCount 1 ; sh:severity sh:SEVERITY ;
    sh:message "How?" .
"""


@pytest.mark.parametrize("severity", Severity)
@pytest.mark.parametrize("layer", ["EventReport", "Event"])
def test_only_a_violation_keeps_facts_out_and_out_of_the_aggregates(
    layer: str, severity: Severity, tmp_path: Path
) -> None:
    path = tmp_path / "remark.ttl"
    path.write_text(REMARK.replace("CLASS", layer).replace("SEVERITY", severity))
    shapes = Shapes([path], shape_files("article")[1])
    strict = Gate(BASE, shapes, gate().types)
    verdict = admit_corpus(strict, strict.admit([FACTS]), shapes, (), {})
    kept = severity is not Severity.VIOLATION
    assert {one.severity for one in (*verdict.articles.findings, *verdict.findings)} == {severity}
    assert verdict.articles.facts[0].events == ((MEETING,) if kept else ())
    assert bool(verdict.articles.quarantined) is not kept
    assert any(quad.predicate == CQ.metWith for quad in corpus_of(verdict)) is kept
    assert no_dangling(verdict)


@pytest.mark.parametrize(
    ("published", "status", "warned"),
    [("2024-05-01", "held", True), ("2024-05-01", "planned", False), ("2024-05", "held", False)],
)
def test_a_held_event_after_its_article_is_warned_of_and_stays(
    published: str, status: str, warned: bool
) -> None:
    report = event("session", [ANA], "2024-05-02", status=status)
    facts = page("Ana Moreau sat on 2 May.", ANA, report)
    facts = replace(facts, article=replace(facts.article, published=published))
    verdict = gate().admit([facts])
    found = [(finding.severity, finding.fact) for finding in verdict.findings]
    assert found == ([(Severity.WARNING, "event report “a session”")] if warned else [])
    assert (verdict.facts, verdict.quarantined) == ((facts,), ())


def test_a_new_holder_has_a_post_judged_again_that_was_judged_before() -> None:
    judged: dict[str, tuple[Finding, ...]] = {}
    reference = tuple(reference_quads(BASE))

    def admit(*pages: ArticleFacts) -> list[str]:
        verdict = admit_corpus(gate(), gate().admit(pages), corpus_shapes(), reference, judged)
        return [finding.focus for finding in verdict.findings]

    post = f"{BASE}post/council/chair"
    rival = holding("Bo in 2021.", ("Bo", "2021-01-01"))
    assert admit(BEFORE, AFTER) == []
    known = len(judged)
    assert admit(BEFORE, AFTER) == []
    assert len(judged) == known
    assert admit(BEFORE, AFTER, rival) == [post]
    assert admit(BEFORE, rival) == []
    assert admit(BEFORE, AFTER, rival) == [post]
