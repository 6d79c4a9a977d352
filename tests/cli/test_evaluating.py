"""`communique evaluate`: figures, errors, changes, and what is said of bad gold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mapper import build
from tests.cli.conftest import SESSION, Run

GOLD = {
    "id": "session",
    "source": "session.txt",
    "persons": [{"name": "Ivan Petrov"}, {"name": "Nobody Else"}],
    "tenures": [{"person": "Ivan Petrov", "post": "Secretary General", "body": "Harbour Union"}],
    "bodies": [
        {"name": "Harbour Union", "kind": "organization"},
        {"name": "Council of the Harbour Union", "kind": "organ"},
    ],
    "events": [
        {
            "id": "e1",
            "type": "session",
            "date": "2024-06-07",
            "place": "Minsk",
            "participants": [{"name": "Council of the Harbour Union"}],
        }
    ],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(GOLD), encoding="utf-8")
    return path


@pytest.fixture
def worse(tmp_path: Path) -> Path:
    """A knowledge base of the same article without its second sentence."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "session.txt").write_text(SESSION.partition(" The session was")[0], encoding="utf-8")
    assert build([tmp_path / "in"], tmp_path / "worse").complete
    return tmp_path / "worse"


def test_evaluate_prints_figures_and_calibration(run: Run, kb: Path, gold: Path) -> None:
    done = run("evaluate", gold, kb, "--spans", "--errors")
    assert (done.code, done.err) == (0, "")
    lines = [line.split() for line in done.out.splitlines() if line.strip()]
    assert ["tenures", "1", "1", "1", "1.000", "1.000", "1.000"] in lines
    assert {"content", "confidence"} <= {line[0] for line in lines}
    assert "missed  session: Nobody Else" in done.out


def test_evaluate_writes_json_and_tsv_for_machines(run: Run, kb: Path, gold: Path) -> None:
    data = json.loads(run("evaluate", gold, kb, "--format", "json").out)
    assert data["tables"]["persons"]["recall"] == 0.5
    assert data["tables"]["participants"]["details"] == {"role": {"right": 1, "of": 1}}
    rows = [line.split("\t") for line in run("evaluate", gold, kb, "--format", "tsv").out.splitlines()]
    assert {len(row) for row in rows} == {4}
    assert ["table", "persons", "recall", "0.5"] in rows
    assert ["missed", "persons", "session", "Nobody Else"] in rows


@pytest.mark.parametrize("saved", [False, True])
def test_evaluate_lists_what_was_gained_and_lost(
    run: Run, kb: Path, worse: Path, gold: Path, tmp_path: Path, saved: bool
) -> None:
    before = worse
    if saved:
        before = tmp_path / "before.json"
        before.write_text(run("evaluate", gold, worse, "--format", "json").out, encoding="utf-8")
    gained = run("evaluate", gold, kb, "--against", before).out
    assert "persons      gained     session: Ivan Petrov" in gained
    assert "lost" not in gained
    lost = run("evaluate", gold, worse, "--against", kb).out
    assert "tenures      lost       session: Ivan Petrov | Secretary General | Harbour Union" in lost
    assert "gained" not in lost
    assert "nothing gained, nothing lost" in run("evaluate", gold, kb, "--against", kb).out


def test_article_with_gold_that_was_not_built_is_named(
    run: Run, kb: Path, gold: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.json"
    other.write_text('{"source": "other.txt"}', encoding="utf-8")
    done = run("evaluate", gold, other, kb)
    assert done.code == 1
    assert done.err.startswith("communique: other.txt: ")


@pytest.mark.parametrize(
    "text", ["{", '{"source": 3}', '{"source": "a", "events": [{"id": "1", "type": "x"}]}']
)
def test_bad_gold_is_one_line_and_exit_code_2(run: Run, kb: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / "bad.json").write_text(text)
    done = run("evaluate", tmp_path / "bad.json", kb)
    assert (done.code, done.out) == (2, "")
    assert len(done.err.splitlines()) == 1
    assert "bad.json" in done.err


def test_file_that_is_no_saved_evaluation_is_named(run: Run, kb: Path, gold: Path) -> None:
    done = run("evaluate", gold, kb, "--against", gold)
    assert done.code == 2
    assert "no saved evaluation" in done.err
