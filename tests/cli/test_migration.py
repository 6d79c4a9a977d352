"""A knowledge base that an older version wrote is brought up to date by a build, and by nothing else."""

from __future__ import annotations

import hashlib
import json
import shutil
import signal
from pathlib import Path

import pyoxigraph as ox
import pytest

from mapper.store import SCHEMA_VERSION, generations
from tests.cli.conftest import MEETING, SESSION, Run
from tests.pipeline.folders import assert_same, assert_tidy, snapshot
from tests.pipeline.processes import building

BASE = "https://w3id.org/communique/id/"
FORMER = ("store", "passes", ".staging", ".ready")


def old_knowledge_base(folder: Path, texts: dict[str, str], listed: str = "sources.json") -> Path:
    """A knowledge base as version 0.1 laid it out, which has read these files."""
    (folder / "texts").mkdir(parents=True)
    records = []
    for name, text in texts.items():
        digest = hashlib.sha256(text.encode()).hexdigest()
        (folder / "texts" / f"{digest}.txt").write_text(text, encoding="utf-8")
        records.append({"path": name, "sha256": digest, "raw": "", "url": "", "title": ""})
    (folder / listed).parent.mkdir(exist_ok=True)
    (folder / listed).write_text(json.dumps(records))
    manifest = {"schema_version": 1, "base": BASE, "software": "0.1.0"}
    (folder / "communique.json").write_text(json.dumps(manifest))
    for name in ("graph.ttl", "graph.trig", "validation.txt", "validation.ttl", "quarantine.trig", "run.ttl"):
        (folder / name).write_text("# written by an older version\n")
    (folder / "passes" / "aa").mkdir(parents=True)
    (folder / "passes" / "aa" / "pass1.msgpack").write_bytes(b"\x80")
    (folder / ".lock").touch()
    store, node = ox.Store(str(folder / "store")), ox.NamedNode(f"{BASE}old")
    store.add(ox.Quad(node, node, node))
    store.flush()
    return folder


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return old_knowledge_base(tmp_path / "old", {"meeting.txt": MEETING, "session.txt": SESSION})


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def assert_up_to_date(folder: Path, like: Path) -> None:
    assert_same(snapshot(folder), snapshot(like))
    assert_tidy(folder)
    assert not [name for name in FORMER if (folder / name).exists()]


def test_a_build_without_input_brings_it_up_to_date(run: Run, old: Path, kb: Path) -> None:
    done = run("build", "--out", old, "--quiet")
    assert (done.code, done.out, done.err) == (0, "", "")
    assert_up_to_date(old, kb)
    assert json.loads((old / "communique.json").read_text())["schema_version"] == SCHEMA_VERSION


def test_a_build_with_input_adds_to_what_it_held(run: Run, articles: Path, kb: Path, tmp_path: Path) -> None:
    old = old_knowledge_base(tmp_path / "old", {"session.txt": SESSION})
    assert run("build", articles / "meeting.txt", "--out", old).code == 0
    assert_up_to_date(old, kb)


def test_a_file_that_it_had_read_is_no_second_source(run: Run, old: Path, articles: Path, kb: Path) -> None:
    assert run("build", articles, "--out", old).code == 0
    assert_up_to_date(old, kb)
    assert len(json.loads((old / "sources.json").read_text())) == 2


def test_a_build_can_forget_what_it_held(run: Run, articles: Path, kb: Path, tmp_path: Path) -> None:
    old = old_knowledge_base(tmp_path / "old", {"meeting.txt": SESSION, "gone.txt": SESSION})
    assert run("build", articles, "--out", old, "--prune").code == 0
    assert_up_to_date(old, kb)


def test_what_its_last_build_had_not_yet_put_into_place_is_not_lost(
    run: Run, kb: Path, tmp_path: Path
) -> None:
    texts = {"meeting.txt": MEETING, "session.txt": SESSION}
    old = old_knowledge_base(tmp_path / "old", texts, listed=".ready/sources.json")
    (old / "sources.json").write_text("[]")
    assert run("build", "--out", old).code == 0
    assert_up_to_date(old, kb)


@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "KB", "events"],
        ["export", "KB", "--format", "nq", "--to", "out.nq"],
        ["validate", "KB"],
        ["explain", "KB", "article/0000000000000000"],
        ["diff", "KB", "KB"],
        ["rules", "--usage", "KB"],
    ],
)
def test_commands_that_read_refuse_it_in_one_line_that_says_what_to_do(
    run: Run, old: Path, arguments: list[str]
) -> None:
    before = contents(old)
    done = run(*[str(old) if argument == "KB" else argument for argument in arguments])
    assert (done.code, done.out) == (2, "")
    (line,) = done.err.splitlines()
    assert line == (
        f"communique: {old}: an older Communique wrote it (layout 1, not {SCHEMA_VERSION});"
        f" bring it up to date with: communique build --out {old}"
    )
    assert contents(old) == before


def test_a_text_that_was_changed_stops_the_build_and_leaves_it_as_it_was(run: Run, old: Path) -> None:
    text = next((old / "texts").iterdir())
    text.write_text("something else")
    before = contents(old)
    done = run("build", "--out", old)
    assert done.code == 2
    assert "a text of record was changed" in done.err
    assert before.items() <= contents(old).items()  # what the build has understood by then, it remembers
    assert generations(old) == []


@pytest.mark.parametrize("write", [2, 25, 50, 60, 70, 80])
def test_a_build_that_is_killed_while_it_does_so_is_made_good_by_the_next(
    run: Run, old: Path, kb: Path, write: int
) -> None:
    process = building([], old, writes=write)
    process.join()
    assert process.exitcode in {0, -signal.SIGKILL}
    assert run("build", "--out", old).code == 0
    assert_up_to_date(old, kb)


@pytest.mark.parametrize("arguments", [["build", "--out"], ["query"], ["build", "--anew", "--out"]])
def test_one_that_a_newer_version_wrote_is_refused_and_untouched(
    run: Run, kb: Path, tmp_path: Path, arguments: list[str]
) -> None:
    newer = tmp_path / "newer"
    shutil.copytree(kb, newer)
    manifest = {"schema_version": SCHEMA_VERSION + 1, "base": BASE, "software": "9.0", "more": True}
    (newer / "communique.json").write_text(json.dumps(manifest))
    before = contents(newer)
    done = run(*arguments, newer, *(["events"] if arguments == ["query"] else []))
    assert (done.code, done.out) == (2, "")
    assert (
        f"a newer Communique wrote it (layout {SCHEMA_VERSION + 1}; this one reads {SCHEMA_VERSION})"
        in done.err
    )
    assert contents(newer) == before
