"""A build that makes all anew, or finds its texts changed, does not believe what was left behind."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mapper import build
from mapper.pipeline import Options
from mapper.store import KnowledgeBaseError, current, generations, open_knowledge_base
from mapper.upkeep import check


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


DAMAGE: dict[str, Callable[[Path], object]] = {
    "missing": Path.unlink,
    "empty": lambda path: path.write_bytes(b""),
    "garbled": lambda path: path.write_bytes(path.read_bytes()[:-9] + b"\xff" * 9),
}
MENDED = [
    "graph.ttl", "graph.trig", "validation.txt", "validation.ttl", "quarantine.trig", "index.msgpack",
    "contents.json", "description.ttl", "run.ttl",
]  # fmt: skip


@pytest.mark.parametrize("name", MENDED)
@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_file_is_mended_by_the_next_build(built: Path, kb: Path, name: str, how: str) -> None:
    if (name, how) == ("run.ttl", "garbled"):
        pytest.skip("only its length is known, for it says when it was")
    DAMAGE[how]((kb / name).resolve())
    assert build([built / "in"], kb).complete
    assert [one.wrong for one in check(kb) if not one.sound] == []
    if name != "run.ttl":
        assert (kb / name).read_bytes() == (built / "kb" / name).read_bytes()


def test_a_build_of_what_is_whole_makes_no_generation(built: Path, kb: Path) -> None:
    before = current(kb)
    assert build([built / "in"], kb).complete
    assert current(kb) == before


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_list_of_sources_is_no_empty_one(built: Path, kb: Path, how: str) -> None:
    before = current(kb)
    DAMAGE[how]((kb / "sources.json").resolve())
    with pytest.raises(KnowledgeBaseError, match=rf"its list of sources is damaged .*--anew --out {kb}$"):
        build([built / "in" / "meeting.txt"], kb)
    assert current(kb) == before
    result = build([built / "in"], kb, Options(anew=True))
    assert ["what is not among INPUT is forgotten" in problem.what for problem in result.problems] == [True]
    assert (kb / "graph.trig").read_bytes() == (built / "kb" / "graph.trig").read_bytes()
    assert build([built / "in"], kb).complete


def test_a_generation_that_lost_the_file_of_its_readers_is_made_again(built: Path, kb: Path) -> None:
    generation = current(kb)
    assert generation
    (generation / "reading").unlink()
    assert build([built / "in"], kb).complete
    assert open_knowledge_base(kb).generation != generation


@pytest.mark.parametrize("how", DAMAGE)
def test_of_a_damaged_manifest_it_is_said_where_to_take_another(built: Path, kb: Path, how: str) -> None:
    build([built / "in" / "meeting.txt"], kb, Options(prune=True))
    first, second = generations(kb)
    DAMAGE[how](second / "communique.json")
    with pytest.raises(KnowledgeBaseError, match=r"communique\.json is (damaged|missing)") as told:
        build([], kb)
    assert told.value.remedy == f"mend it with: cp {first}/communique.json {second}/communique.json"
    shutil.rmtree(first)
    with pytest.raises(KnowledgeBaseError, match="restore a backup"):
        build([], kb)
