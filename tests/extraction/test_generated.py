"""Whatever a text looks like, its facts hold together."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mapper.corpus.knowledge import Knowledge
from mapper.extraction import facts_of
from mapper.facts import Article, ArticleFacts, EntityKind, Evidence, Span
from tests.extraction.articles import article, attest

FRAGMENTS = tomllib.loads(Path(__file__).with_name("fragments.toml").read_text(encoding="utf-8"))


def sentences() -> st.SearchStrategy[str]:
    """Sentences of a usual build, some of them in quotation marks."""
    parts = st.tuples(*(st.sampled_from(FRAGMENTS[slot]) for slot in ("who", "does", "what", "when"))).map(
        " ".join
    )
    return st.one_of(
        parts.map(lambda text: f"{text}."),
        st.tuples(parts, parts).map(lambda two: f"“{two[0]},” {two[1]}."),
        st.tuples(parts, parts).map(lambda two: f"{two[0]}: “{two[1]}.”"),
        st.tuples(parts, parts).map(lambda two: f"{two[0]}, and {two[1]}."),
        parts.map(lambda text: f"– {text}?"),
    )


PIECES = st.one_of(
    sentences(),
    st.sampled_from([piece for pieces in FRAGMENTS.values() for piece in pieces]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
)
TEXTS = st.lists(PIECES, min_size=1, max_size=25).map(" ".join)
PARAGRAPHS = st.lists(TEXTS.map(str.strip).filter(bool), min_size=1, max_size=4)
DATES = st.sampled_from(["", "2023-02-20", "2022-11", "2031"])
CAREFUL = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Articles with or without a headline and a date."""
    paragraphs = draw(PARAGRAPHS)
    title = draw(st.sampled_from(["", "Speech by Ana Lopes in Riga", "Joint Statement of the Ministers"]))
    return article(*paragraphs, title=title, published=draw(DATES))


def evidences(facts: ArticleFacts) -> Iterator[Evidence]:
    """The evidence of every fact."""
    yield from (entity.evidence for entity in facts.entities)
    yield from (tenure.evidence for tenure in facts.tenures)
    yield from (statement.evidence for statement in facts.statements)
    yield from (document.evidence for document in facts.documents)
    for event in facts.events:
        yield event.evidence
        yield from (part.evidence for part in event.participations)


def spans(facts: ArticleFacts) -> Iterator[Span]:
    """Every span of every fact."""
    for evidence in evidences(facts):
        yield from evidence.passages
    for statement in facts.statements:
        yield from statement.content
        yield from (span for span in (statement.source, statement.cue) if span is not None)


def used(facts: ArticleFacts) -> Iterator[str]:
    """Every id of an entity that a fact uses."""
    yield from (entity.parent for entity in facts.entities)
    for tenure in facts.tenures:
        yield from (tenure.person, tenure.body)
    for event in facts.events:
        yield event.place
        for part in event.participations:
            yield from (part.participant, part.on_behalf_of)
    for statement in facts.statements:
        yield from (statement.speaker, statement.addressee, *statement.about)
    for document in facts.documents:
        yield from document.parties


@CAREFUL
@given(articles())
def test_spans_lie_inside_the_text_and_hold_words(page: Article) -> None:
    for span in spans(facts_of(page, Knowledge())):
        assert 0 <= span.start < span.end <= len(page.text)
        assert span.of(page.text).strip()


@CAREFUL
@given(articles())
def test_every_fact_has_a_rule_a_confidence_and_a_passage(page: Article) -> None:
    for evidence in evidences(facts_of(page, Knowledge())):
        assert evidence.rule
        assert 0 < evidence.confidence <= 1
        assert evidence.passages


@CAREFUL
@given(articles())
def test_every_id_used_is_the_id_of_an_entity(page: Article) -> None:
    facts = facts_of(page, Knowledge())
    known = {entity.id for entity in facts.entities}
    assert {identifier for identifier in used(facts) if identifier} - known == set()


@CAREFUL
@given(articles())
def test_groups_without_a_name_are_entities_only_where_a_fact_speaks_of_them(page: Article) -> None:
    facts = facts_of(page, Knowledge())
    groups = {entity.id for entity in facts.entities if entity.kind is EntityKind.GROUP}
    assert groups <= set(used(facts))


@CAREFUL
@given(articles())
def test_ids_of_entities_and_of_reports_are_unique(page: Article) -> None:
    facts = facts_of(page, Knowledge())
    ids = [
        *(entity.id for entity in facts.entities),
        *(tenure.id for tenure in facts.tenures),
        *(event.id for event in facts.events),
        *(statement.id for statement in facts.statements),
        *(document.id for document in facts.documents),
    ]
    assert [identifier for identifier, times in Counter(ids).items() if times > 1] == []


@CAREFUL
@given(articles())
def test_reports_refer_to_events_of_their_article(page: Article) -> None:
    facts = facts_of(page, Knowledge())
    events = {event.id for event in facts.events}
    told = {statement.event for statement in facts.statements}
    signed = {document.event for document in facts.documents}
    within = {event.super_event for event in facts.events}
    assert (told | signed | within) - {""} <= events


@CAREFUL
@given(articles())
def test_pieces_of_a_statement_stand_in_order_and_apart(page: Article) -> None:
    for statement in facts_of(page, Knowledge()).statements:
        assert statement.content
        ends = [0, *(piece.end for piece in statement.content)]
        assert all(piece.start >= end for piece, end in zip(statement.content, ends, strict=False))


@CAREFUL
@given(articles())
def test_same_text_gives_the_same_facts(page: Article) -> None:
    knowledge = Knowledge.of([attest(page)])
    assert facts_of(page, knowledge) == facts_of(page, Knowledge.of([attest(page), attest(page)]))
