"""A build that makes all anew, or finds its texts changed, does not believe what was left behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapper import build
from mapper.pipeline import Options


def test_all_is_made_anew_whatever_the_memo_says(built: Path, kb: Path) -> None:
    changed = 0
    for path in (kb / "memo").rglob("*.msgpack"):
        content = path.read_bytes()
        if b"Petrov" in content:
            path.write_bytes(content.replace(b"Petrov", b"Pavlov"))
            changed += 1
    assert changed
    build([], kb, Options(anew=True))
    assert (kb / "graph.trig").read_bytes() == (built / "kb" / "graph.trig").read_bytes()


def test_a_changed_text_of_record_is_mended_from_the_input(built: Path, kb: Path) -> None:
    for path in (kb / "texts").iterdir():
        path.write_bytes(path.read_bytes().replace(b"Maria", b"Marta"))
    assert build([built / "in"], kb).complete
    assert (kb / "graph.trig").read_bytes() == (built / "kb" / "graph.trig").read_bytes()


def test_a_failure_to_tidy_up_is_named_and_the_build_counts(built: Path, tmp_path: Path) -> None:
    assert build([built / "in" / "meeting.txt"], tmp_path / "kb").complete
    (tmp_path / "kb" / "texts" / "odd").mkdir()
    result = build([built / "in"], tmp_path / "kb")
    assert [problem.what.partition("(")[0] for problem in result.problems] == [
        "the build is complete, but old files cannot be removed "
    ]
    assert (tmp_path / "kb" / "graph.trig").read_bytes() == (built / "kb" / "graph.trig").read_bytes()


UNREADABLE = Path("/proc/self/mem")  # also for root, who may look into every file


@pytest.mark.skipif(not UNREADABLE.exists(), reason="this system has no file that nobody can read")
def test_nothing_is_forgotten_while_an_input_cannot_be_looked_into(built: Path, kb: Path) -> None:
    inputs = [built / "in" / "meeting.txt", UNREADABLE]
    result = build(inputs, kb, Options(prune=True))
    assert any("nothing is forgotten" in problem.what for problem in result.problems)
    assert (kb / "graph.trig").read_bytes() == (built / "kb" / "graph.trig").read_bytes()
    assert build(inputs[:1], kb, Options(prune=True)).complete
    assert "session.txt" not in (kb / "graph.trig").read_text(encoding="utf-8")
