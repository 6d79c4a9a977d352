"""`communique explain` of what was merged, and of what was kept out."""

from __future__ import annotations

from pathlib import Path

from mapper import build
from tests.cli.conftest import Run
from tests.corrections.material import MEETING, SAID, TALKS, correct, row
from tests.upkeep.test_quarantine import spoil


def test_what_was_merged_is_shown_with_what_it_was_merged_into(run: Run, kb: Path) -> None:
    correct(kb, row("same", MEETING, object=TALKS))
    stays, gone = sorted([MEETING, TALKS])
    for node in (gone, stays):
        shown = run("explain", kb, node).out
        assert ("\nmerged into\n" in shown) == (node == gone)
        assert f"/{stays}" in shown
        assert shown.count("EventReport") == 2
        assert "held talks with" in shown.replace("[", "").replace("]", "")


def test_reports_of_what_was_joined_show_names_and_no_bare_iris(run: Run, kb: Path) -> None:
    pair = ("person/maria-silva", "person/sergei-petrov")
    correct(kb, row("same", MEETING, object=TALKS), row("same", pair[0], object=pair[1]))
    for gone in (max(MEETING, TALKS), max(pair)):
        lines = run("explain", kb, gone).out.splitlines()
        told = [line for line in lines if "reportsEvent" in line or "reportsEntity" in line]
        assert told
        assert not [line for line in told if "://" in line]
        assert not [line for line in lines if line.split() == ["class"]]


def test_one_report_more_than_are_shown_is_one_report(run: Run, kb: Path, tmp_path: Path) -> None:
    for number in range(3):
        text = f"On July {number + 1}, 2024, Sergey Petrov arrived in Minsk. “Ports are open,” he said."
        (tmp_path / f"{number}.txt").write_text(text)
    build([tmp_path / f"{number}.txt" for number in range(3)], kb)
    assert run("explain", kb, "person/sergei-petrov").out.endswith("… and 1 more report\n")


def test_what_was_withheld_is_shown_with_the_reason(run: Run, kb: Path) -> None:
    correct(kb, row("wrong", SAID, note="it was her"))
    done = run("explain", kb, SAID)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{SAID} was kept out of the knowledge base:\n")
    assert "Withheld as wrong by a correction of Lena Novak of 2024-07-01: it was her" in done.out
    assert "We agree on every point of the plan" in done.out
    assert f"communique quarantine {kb}" in done.out


def test_what_only_reports_told_of_that_were_withheld_is_shown_with_the_reason(run: Run, kb: Path) -> None:
    correct(kb, row("wrong", TALKS))
    done = run("explain", kb, TALKS)
    assert done.code == 0
    assert "EventReport" in done.out
    assert "Withheld as wrong by a correction of Lena Novak of 2024-07-01" in done.out


def test_what_hangs_on_something_that_was_kept_out_is_shown_with_that(run: Run, kb: Path) -> None:
    spoil(kb)
    build([], kb)
    done = run("explain", kb, SAID)
    assert done.code == 0
    assert "We agree on every point of the plan" in done.out
    assert "absolute URL" in done.out
    assert "no address" in done.out


def test_what_is_neither_there_nor_kept_out_is_not_known(run: Run, kb: Path) -> None:
    correct(kb, row("wrong", SAID))
    done = run("explain", kb, "person/nobody")
    assert (done.code, done.out) == (2, "")
    assert "person/nobody: nothing is known of it here" in done.err
