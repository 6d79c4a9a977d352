"""Fitting confidence: what was seen often counts, what was seen seldom leans on its kind."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from benchmarks.calibrate import KINDS, Seen, fit, lines, table


def seen(kind: str, rule: str, right: int, false: int, *doubts: str, event: str = "") -> list[Seen]:
    """So many right and false facts of one rule, with the same doubts."""
    return [
        Seen(kind, rule, doubts, number < right, f"{rule}{doubts}{number}", event)
        for number in range(right + false)
    ]


def test_a_rule_that_was_seen_often_has_the_share_that_is_right() -> None:
    model = fit([*seen("tenure", "good", 950, 50), *seen("tenure", "bad", 500, 500)])
    assert model["tenure"].rules["good"] == pytest.approx(0.95, abs=0.03)
    assert model["tenure"].rules["bad"] == pytest.approx(0.5, abs=0.03)


def test_a_rule_that_was_seen_once_stays_near_its_kind() -> None:
    model = fit(
        [*seen("tenure", "often", 80, 20), *seen("tenure", "once", 0, 1), *seen("tenure", "lucky", 1, 0)]
    )
    assert 0.7 < model["tenure"].rules["once"] < model["tenure"].rules["lucky"] < 0.9


def test_a_doubt_takes_what_it_costs_and_the_rule_does_not_pay_for_it() -> None:
    model = fit([*seen("tenure", "rule", 950, 50), *seen("tenure", "rule", 400, 600, "odd")])
    assert model["tenure"].rules["rule"] == pytest.approx(0.95, abs=0.03)
    assert model["tenure"].doubts["odd"] == pytest.approx(0.4 / 0.95, abs=0.03)


def test_a_doubt_never_makes_a_fact_surer() -> None:
    model = fit([*seen("tenure", "rule", 50, 50), *seen("tenure", "rule", 50, 0, "harmless")])
    assert model["tenure"].doubts["harmless"] == 1


def test_who_takes_part_is_measured_against_the_event() -> None:
    events = seen("event", "noun", 60, 40)
    parts = [
        Seen("participation", "with", (), event.right, f"{event.fact}-person-a", event.fact)
        for event in events
    ]
    model = fit([*events, *parts])
    assert model["participation"].rules["with"] > 0.9


def test_the_table_counts_facts_by_band() -> None:
    facts = seen("tenure", "rule", 90, 10)
    (line,) = table(fit(facts), facts)
    assert line.split() == ["from", "0.90", "100", "90", "0.900"]


def test_the_file_holds_every_kind_with_a_cautious_default(tmp_path: Path) -> None:
    text = "\n".join(lines(fit(seen("tenure", "rule", 90, 10, "odd"))))
    data = tomllib.loads(text)
    assert {*KINDS, "group", "place"} == set(data)
    assert data["tenure"]["default"] < data["tenure"]["rules"]["rule"]
    assert '"rule" = ' in text
    assert "# 90 of 100" in text
