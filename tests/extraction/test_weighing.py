"""How sure facts are: what their rule is worth, less for each doubt that they show."""

from __future__ import annotations

import tomllib

import pytest

from mapper.corpus.knowledge import Knowledge
from mapper.extraction import facts_of
from mapper.facts import ArticleFacts, EntityKind, Evidence
from mapper.rules.confidence import FILE, LEAST, MOST, Weights, weights
from tests.extraction.articles import article


def facts(*sentences: str) -> ArticleFacts:
    return facts_of(article(" ".join(sentences)), Knowledge())


def entity(found: ArticleFacts, name: str) -> Evidence:
    (evidence,) = [e.evidence for e in found.entities if e.name == name]
    return evidence


def spoken(text: str) -> Evidence:
    """The evidence of the last statement of a text."""
    return facts(text).statements[-1].evidence


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("Ana Lopes, Minister of Trade of Norway, said that the new bridge was open to all.", ()),
        ("Minister Ana Lopes came to Oslo. She said that the new bridge was open to all.", ("pronoun",)),
        ("The two delegations said that the new bridge was open to all.", ("group",)),
        ("Ana Lopes said that it was over.", ("short",)),
    ],
)
def test_a_statement_is_doubted_for_who_speaks_and_how_little_is_said(
    text: str, doubts: tuple[str, ...]
) -> None:
    assert spoken(text).doubts == doubts


def test_a_pronoun_makes_a_statement_less_sure_than_a_name() -> None:
    named = spoken("Ana Lopes said that the new bridge was open to all.")
    meant = spoken("Minister Ana Lopes came to Oslo. She said that the new bridge was open to all.")
    assert meant.confidence < named.confidence


def test_an_event_is_doubted_for_want_of_date_place_and_company() -> None:
    full = "On May 2, 2024, Minister Ivan Petrov met with Minister Maria Silva in Oslo."
    bare = "Minister Ivan Petrov met with Minister Maria Silva."
    (sure,), (unsure,) = facts(full).events, facts(bare).events
    assert sure.evidence.doubts == ()
    assert unsure.evidence.doubts == ("undated", "unplaced")
    assert unsure.evidence.confidence < sure.evidence.confidence


def test_who_takes_part_is_no_surer_than_the_event() -> None:
    (event,) = facts("On May 2, 2024, Minister Ivan Petrov met with Minister Maria Silva in Oslo.").events
    assert len(event.participations) == 2
    assert all(p.evidence.confidence <= event.evidence.confidence for p in event.participations)


def test_a_body_that_nobody_knows_and_that_does_nothing_is_doubted() -> None:
    found = facts("The Council of Ferries met NATO in Oslo on May 2, 2024. The Harbour-Bridge Agency is old.")
    assert entity(found, "NATO").doubts == ()
    assert entity(found, "Council of Ferries").doubts == ("unknown",)
    assert set(entity(found, "Harbour-Bridge Agency").doubts) >= {"idle", "unknown", "odd-mark"}


def test_a_person_without_post_words_or_company_is_doubted() -> None:
    found = facts("Ana Lopes, Minister of Trade of Norway, opened it.", "It was built for Mr. Per Dahl.")
    assert entity(found, "Ana Lopes").doubts == ()
    assert entity(found, "Per Dahl").doubts == ("idle",)


def test_a_post_whose_body_stands_elsewhere_is_doubted() -> None:
    beside = facts("Norwegian Minister of Trade Ana Lopes spoke in Oslo.").tenures
    assert [tenure.evidence.doubts for tenure in beside] == [()]
    text = "The Council of Ferries met in Oslo. Secretary General Ana Lopes said that all was well."
    elsewhere = facts(text).tenures
    assert ["body-elsewhere" in tenure.evidence.doubts for tenure in elsewhere] == [True]


def test_a_rule_that_was_never_measured_is_trusted_less_than_its_kind() -> None:
    for kind in (kind.value for kind in EntityKind):
        assert 0 < weights(kind).default < 1
    for kind in ("tenure", "event", "participation", "statement", "document"):
        known = weights(kind)
        assert known.default < sum(known.rules.values()) / len(known.rules)


def test_confidence_stays_within_bounds_and_falls_with_each_doubt() -> None:
    known = Weights(0.9, {"a.rule": 0.98}, {"one": 0.5, "two": 0.01})
    assert known.confidence("a.rule", ()) == MOST
    assert known.confidence("a.rule", ("one",)) == 0.49
    assert known.confidence("a.rule", ("one", "two")) == LEAST
    assert known.confidence("b.rule", ("three",)) == 0.9
    assert known.confidence("b.rule", (), of=0.5) == 0.45


def test_every_weight_is_a_share() -> None:
    for entry in tomllib.loads(FILE.read_text(encoding="utf-8")).values():
        shares = [entry["default"], *entry.get("rules", {}).values(), *entry.get("doubts", {}).values()]
        assert all(0 < share <= 1 for share in shares)
