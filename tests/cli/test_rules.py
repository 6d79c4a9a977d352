"""`communique rules`."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from mapper.rules.rulebook import rules
from mapper.rules.topics import topic_rules
from tests.cli.conftest import Run

MET = "Minister Ana Lopes met Ambassador Jon Bergman in Riga on 3 May 2031."


def test_list_names_every_rule_with_its_kind_and_what_it_makes(run: Run) -> None:
    done = run("rules", "--format", "csv")
    listed = {row["rule"]: row for row in csv.DictReader(done.out.splitlines())}
    assert done.code == 0
    assert list(listed) == [*rules(), *topic_rules()]
    assert (listed["event.meet"]["kind"], listed["event.meet"]["makes"]) == ("event", "meeting")
    assert (listed["say.call-on"]["kind"], listed["say.call-on"]["makes"]) == ("statement", "call")
    assert (listed["topic.water"]["kind"], listed["topic.water"]["makes"]) == ("topic", "water")
    assert int(listed["event.meet"]["examples"]) >= 3


def test_one_rule_is_shown_with_its_words_and_its_examples(run: Run) -> None:
    done = run("rules", "event.lay-flowers")
    assert done.code == 0
    assert "wreath" in done.out
    assert all(example.text in done.out for example in rules()["event.lay-flowers"].examples)
    assert "The hens laid eggs." in done.out


def test_topic_is_shown_with_its_phrases_and_its_examples(run: Run) -> None:
    done = run("rules", "topic.water")
    assert done.code == 0
    assert "river basin" in done.out
    assert "They watered down the text." in done.out


def test_try_shows_each_fact_with_its_rule_and_the_words_it_came_from(run: Run) -> None:
    found = json.loads(run("rules", "--try", MET, "--format", "json").out)
    (meeting,) = [row for row in found if row["rule"] == "event.meet"]
    assert meeting["yields"] == "meeting on 2031-05-03 in Riga: participant Ana Lopes, Jon Bergman"
    assert 0 < meeting["confidence"] <= 1
    assert "met Ambassador Jon Bergman" in meeting["words"]


@pytest.mark.parametrize(
    ("text", "rule", "why"),
    [
        ("Minister Ana Lopes did not say that the gate is shut.", "say.say", "its verb is negated"),
        ("Minister Ana Lopes might say that the gate is shut.", "say.say", "behind “might” nothing is said"),
        ("Minister Ana Lopes laid a cable.", "event.lay-flowers", "beside its verb is none of: flowers"),
        ("Minister Ana Lopes attended.", "event.attend", "no event stands as its object"),
        ("The plan met the needs of farmers.", "event.meet", "it needs any = two"),
        ("Minister Ana Lopes signed it.", "document.signed", "no document is what its verb acts on"),
    ],
)
def test_try_says_which_rules_were_near_and_what_they_lack(run: Run, text: str, rule: str, why: str) -> None:
    found = json.loads(run("rules", "--try", text, "--format", "json").out)
    (near,) = [row for row in found if row["rule"] == rule]
    assert near["yields"] == ""
    assert near["why not"].startswith(why)


def test_usage_counts_facts_and_articles_and_names_rules_that_never_fired(run: Run, kb: Path) -> None:
    done = run("rules", "--usage", kb, "--format", "csv")
    used = {
        row["rule"]: (int(row["facts"]), int(row["articles"]))
        for row in csv.DictReader(done.out.splitlines())
    }
    assert set(rules()) <= set(used)
    assert used["event.meet"] == (3, 1)  # a meeting and its two participations
    assert used["event.attack"] == (0, 0)
    assert run("rules", "--usage", kb).err.startswith(
        f"{sum(facts > 0 for facts, _ in used.values())} rules fired"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["event.mete"], "event.mete: there is no such rule; similar ones: event.meet"),
        (["zzz"], "zzz: there is no such rule; list them with: communique rules"),
        (["event.meet", "--try", MET], "communique rules: ID, --try and --usage go one at a time"),
        (["--usage", "nowhere"], "nowhere: there is no such folder"),
    ],
)
def test_error_is_one_line(run: Run, arguments: list[str], message: str) -> None:
    done = run("rules", *arguments)
    assert (done.code, done.out) == (2, "")
    (line,) = done.err.splitlines()
    assert message in line
