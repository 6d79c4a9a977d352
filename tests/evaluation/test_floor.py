"""The scores of the texts with gold do not fall; `make floor` raises what they must reach."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks import floor
from benchmarks.floor import FLOOR, GOLD, Floor, corpus_hash, fallen, measure, not_told, read_floor

CHANGELOG = """\
# Changelog

## [Unreleased]

- The floor of dev falls for events, which now need a date; so does that of
  its spans of source.

## [0.1.0]

- The floor of dev falls for persons.
"""


@pytest.mark.parametrize("name", GOLD)
def test_no_table_is_below_its_floor(name: str) -> None:
    pinned = read_floor(FLOOR)[name]
    assert corpus_hash(name) == pinned.corpus, "texts or gold changed: run make floor"
    assert fallen(pinned.scores, measure(name)) == {}


def test_what_is_below_the_floor_is_named_with_both_figures() -> None:
    assert fallen({"events": 0.9, "persons": 0.8}, {"events": 0.89, "persons": 0.9}) == {
        "events": (0.9, 0.89)
    }
    assert fallen({"events": 0.9}, {}) == {"events": (0.9, 0.0)}


def test_a_fall_must_be_told_under_unreleased_with_set_and_table() -> None:
    assert not_told("dev", ["events", "spans source"], CHANGELOG) == []
    assert not_told("dev", ["persons"], CHANGELOG) == ["persons"]
    assert not_told("seeds", ["events"], CHANGELOG) == ["events"]
    assert not_told("dev", ["events"], "") == ["events"]


@pytest.fixture
def pinned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A floor of its own: the seeds alone, at what they have."""
    path = tmp_path / "floor.json"
    monkeypatch.setattr(floor, "FLOOR", path)
    monkeypatch.setattr(floor, "GOLD", {"seeds": GOLD["seeds"]})
    monkeypatch.setattr(floor, "measure", lambda _name: {"events": 0.5, "persons": 0.7})
    return path


def command(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["benchmarks.floor", *arguments])
    return floor.main()


def written(path: Path, **scores: float) -> bytes:
    path.write_bytes(floor.as_json({"seeds": Floor(corpus_hash("seeds"), scores)}))
    return path.read_bytes()


def test_the_command_raises_the_floor(pinned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(pinned, events=0.4, persons=0.7)
    assert command(monkeypatch) == 0
    assert read_floor(pinned)["seeds"].scores == {"events": 0.5, "persons": 0.7}


def test_the_command_lowers_the_floor_only_when_told_twice(
    pinned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = written(pinned, events=0.6, persons=0.7)
    monkeypatch.setattr(floor, "ROOT", tmp_path)
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    assert command(monkeypatch) == command(monkeypatch, "--lower") == 1
    assert pinned.read_bytes() == before
    told = CHANGELOG.replace("floor of dev falls for events", "floor of seeds falls for events")
    (tmp_path / "CHANGELOG.md").write_text(told, encoding="utf-8")
    assert command(monkeypatch) == 1
    assert command(monkeypatch, "--lower") == 0
    assert read_floor(pinned)["seeds"].scores["events"] == 0.5
