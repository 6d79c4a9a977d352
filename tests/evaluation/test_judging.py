"""What counts as found: names, dates, events, participants, statements, documents and spans."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
import pytest

from mapper.evaluation import Evaluation, compare
from mapper.evaluation.found import SCORED, Evidence, Found
from mapper.evaluation.gold import GoldArticle
from mapper.evaluation.names import likeness, name_key, post_key
from mapper.evaluation.scores import ALL, calibration, tallies

SPANS = {"source_start": "", "source_end": "", "cue_start": "", "cue_end": "", "content_spans": ""}


def evaluated(gold: Mapping[str, Any], confidence: float = 0.9, **found: list[dict[str, str]]) -> Evaluation:
    """The evaluation of one article, whose found facts are rows by kind."""
    article = msgspec.convert({"source": "a.txt", **gold}, GoldArticle)
    evidence = Evidence("some.rule", confidence)
    facts = {kind: [Found(row, evidence) for row in found.get(kind, [])] for kind in SCORED}
    return compare([article], {"a.txt": facts})


def counts(evaluation: Evaluation, table: str) -> tuple[int, int, int]:
    """Gold facts found, gold facts missed, false facts."""
    tally = tallies(evaluation.judgement)[table]
    return tally.hit, tally.missed, tally.false


def event(
    name: str, kind: str = "meeting", date: str = "", label: str = "", place: str = ""
) -> dict[str, str]:
    return {"event": name, "type": kind, "date": date, "label": label, "place": place, "status": "held"}


def part(event: str, name: str, role: str = "participant") -> dict[str, str]:
    return {"event": event, "name": name, "role": role}


def statement(speaker: str, content: str, **spans: str) -> dict[str, str]:
    return {"speaker": speaker, "content": content, "form": "reported", **SPANS, **spans}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Secretariat of the Harbour Union", "Harbour Union Secretariat"),
        ("José Íñiguez’s Council", "Jose Iniguez Council"),
        ("the Defence Organisation", "Defense Organization"),
    ],
)
def test_wordings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


def test_names_of_two_bodies_have_two_keys() -> None:
    assert name_key("Harbour Council") != name_key("Harbour Committee")


def test_a_post_is_the_same_with_and_without_the_words_of_its_body() -> None:
    assert post_key("Minister of Foreign Affairs", "Norway") == post_key("Foreign Minister", "Norway")
    assert post_key("Harbour Union Chair", "Harbour Union") == post_key("Chair", "Harbour Union")
    assert post_key("Deputy Chair", "Harbour Union") != post_key("Chair", "Harbour Union")


def test_a_title_that_is_part_of_another_is_almost_as_like_as_an_equal_one() -> None:
    assert likeness("Treaty on Rivers", "Treaty on Rivers") == 1
    assert 0.9 < likeness("Treaty on Rivers", "Treaty on Rivers and Lakes") < 1
    assert likeness("Treaty on Rivers", "Plan for Schools") == likeness("", "Plan") == 0


def test_an_alias_of_the_gold_and_of_the_reference_data_is_the_person_or_body() -> None:
    gold = {
        "persons": [{"name": "Ivan Petrov", "aliases": ["Petrov"]}],
        "bodies": [{"name": "NATO", "kind": "organization"}],
    }
    bodies = [{"name": "North Atlantic Treaty Organization", "short_name": ""}]
    found = evaluated(gold, persons=[{"name": "Petrov"}], bodies=bodies)
    assert counts(found, "persons") == counts(found, "bodies") == (1, 0, 0)


def test_optional_gold_counts_neither_way() -> None:
    gold = {"persons": [{"name": "Ivan Petrov", "optional": True}, {"name": "Maria Silva"}]}
    assert counts(evaluated(gold, persons=[{"name": "Ivan Petrov"}]), "persons") == (0, 1, 0)
    assert counts(evaluated(gold, persons=[{"name": "Ana Lopes"}]), "persons") == (0, 1, 1)


def test_an_event_needs_its_type_and_its_date_where_the_gold_has_one() -> None:
    gold = {"events": [{"id": "e1", "type": "meeting", "date": "2024-05-02"}]}
    assert counts(evaluated(gold, events=[event("x", date="2024-05-02")]), "events") == (1, 0, 0)
    assert counts(evaluated(gold, events=[event("x")]), "events") == (0, 1, 1)
    assert counts(evaluated(gold, events=[event("x", "visit", "2024-05-02")]), "events") == (0, 1, 1)
    undated = {"events": [{"id": "e1", "type": "meeting", "types": ["meeting", "visit"]}]}
    assert counts(evaluated(undated, events=[event("x", "visit", "2024")]), "events") == (1, 0, 0)


def test_of_two_events_of_one_day_the_one_with_the_same_company_is_meant() -> None:
    gold = {
        "events": [
            {"id": "e1", "type": "meeting", "participants": [{"name": "Ivan Petrov"}]},
            {"id": "e2", "type": "meeting", "participants": [{"name": "Ana Lopes", "role": "host"}]},
        ]
    }
    parts = [part("x", "Ana Lopes"), part("y", "Ivan Petrov"), part("y", "Maria Silva")]
    found = evaluated(gold, events=[event("x"), event("y")], participants=parts)
    assert counts(found, "events") == (2, 0, 0)
    assert counts(found, "participants") == (2, 0, 1)
    (role,) = {(d.name, d.right) for d in found.judgement.details if d.name == "role" and not d.right}
    assert role == ("role", False)


def test_participants_of_a_false_event_are_false_and_those_of_an_optional_one_are_spared() -> None:
    gold = {"events": [{"id": "e1", "type": "visit", "optional": True, "participants": [{"name": "Ana"}]}]}
    parts = [part("x", "Ana"), part("y", "Ivan")]
    found = evaluated(gold, events=[event("x", "visit"), event("y", "call")], participants=parts)
    assert counts(found, "participants") == (0, 0, 1)


def test_a_found_statement_may_cover_several_and_a_fragment_of_one_found_elsewhere_is_spared() -> None:
    gold = {
        "statements": [
            {"speaker": "Ana", "form": "reported", "keywords": ["bridge", "open"]},
            {"speaker": "Ana", "form": "reported", "keywords": ["ferry", "old", "slow", "loud"]},
        ]
    }
    both = statement("Ana", "the bridge is open and the old ferry, slow and loud, rests")
    assert counts(evaluated(gold, statements=[both]), "statements") == (2, 0, 0)
    fragment = statement("Ana", "the old ferry")
    assert counts(evaluated(gold, statements=[both, fragment]), "statements") == (2, 0, 0)
    assert counts(evaluated(gold, statements=[fragment]), "statements") == (0, 2, 1)
    assert counts(evaluated(gold, statements=[{**both, "speaker": "Ivan"}]), "statements") == (0, 2, 1)


def test_a_statement_longer_than_any_sentence_covers_nothing() -> None:
    gold = {"statements": [{"speaker": "Ana", "form": "reported", "keywords": ["bridge"]}]}
    assert counts(evaluated(gold, statements=[statement("Ana", "bridge " * 201)]), "statements") == (0, 1, 1)


def test_a_document_needs_three_fifths_of_the_words_of_its_title_or_alias() -> None:
    gold = {"documents": [{"title": "Treaty on Rivers and Lakes", "kind": "treaty", "act": "signed"}]}
    near = {"title": "Treaty on Rivers of the North", "kind": "treaty", "act": "adopted"}
    far = {"title": "Plan for the Rivers", "kind": "plan", "act": "adopted"}
    assert counts(evaluated(gold, documents=[near]), "documents") == (1, 0, 0)
    assert counts(evaluated(gold, documents=[far]), "documents") == (0, 1, 1)


def test_spans_are_compared_exactly_and_by_characters_and_neighbours_may_be_one() -> None:
    said = {"speaker": "Ana", "form": "direct", "keywords": ["bridge"], "cue_span": [40, 44]}
    gold = {"statements": [{**said, "content_spans": [[0, 10]]}, {**said, "content_spans": [[11, 20]]}]}
    row = statement("Ana", "bridge", content_spans="0-20", cue_start="40", cue_end="48")
    spans = evaluated(gold, statements=[row]).spans
    assert (spans["content"].exact.precision, spans["content"].exact.recall) == (1, 1)
    assert (spans["cue"].exact.hit, spans["cue"].exact.false) == (0, 1)
    assert (spans["cue"].precision, spans["cue"].recall) == (0.5, 1)
    assert spans["source"].exact.gold == 0


def test_calibration_counts_right_facts_by_band_and_leaves_out_spared_ones() -> None:
    gold = {"persons": [{"name": "Ana"}, {"name": "Ivan", "optional": True}]}
    people = [{"name": "Ana"}, {"name": "Ivan"}, {"name": "Maria"}]
    found = evaluated(gold, 0.93, persons=people).judgement
    assert [(b.least, b.facts, b.right) for b in calibration(found) if b.facts] == [(0.9, 2, 1)]
    assert calibration(found, "persons") == calibration(found, ALL)
    assert sum(b.facts for b in calibration(found, "events")) == 0


def test_gold_of_an_article_that_was_not_built_is_missed_and_named() -> None:
    article = msgspec.convert({"source": "in/b.txt", "persons": [{"name": "Ana"}]}, GoldArticle)
    found = compare([article], {})
    assert found.unread == ("b.txt",)
    assert counts(found, "persons") == (0, 1, 0)
