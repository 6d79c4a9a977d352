"""A build that is stopped leaves the last complete state, and the next one goes on from there.

The builds run in processes of their own. The environment variable COMMUNIQUE_KILLS says how many are killed
at random moments, and how many before one of their writes.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Final

import pytest

from mapper.pipeline import Options, build
from mapper.store import KnowledgeBaseError, current, generations, open_knowledge_base
from tests.pipeline.folders import assert_same, assert_tidy, snapshot
from tests.pipeline.processes import building, command, on_small_disk
from tests.pipeline.texts import HANDWRITTEN

KILLS: Final = int(os.environ.get("COMMUNIQUE_KILLS", "12"))
WRITES: Final = 240  # of both builds of these tests together, roughly
FIRST: Final = {"meeting.txt": 0, "session.txt": 0, "unnamed.txt": 0, "dredgers.txt": 0, "transport.txt": 0}
CHANGED: Final = {"meeting.txt": 1, "session.txt": 0, "unnamed.txt": 0, "appointed.txt": 0, "pilots.txt": 0}


@dataclass(frozen=True)
class Way:
    """From nothing, or from a knowledge base of other files (`kb`), to what stands there in the end."""

    files: Path
    kb: Path | None
    before: Mapping[str, bytes] | None
    after: Mapping[str, bytes]

    def start(self, folder: Path) -> Path:
        """A knowledge base in `folder`, as it is before the build."""
        if self.kb:
            shutil.copytree(self.kb, folder / "kb", symlinks=True)
        return folder / "kb"

    def assert_whole(self, kb: Path) -> None:
        """That `kb`, wherever the build was stopped, is as it was before, or as it is to be."""
        try:
            found = snapshot(kb)
        except KnowledgeBaseError:
            assert self.before is None
            return
        assert found in (self.before, self.after)

    def assert_goes_on(self, kb: Path) -> None:
        """That the next build into `kb` gives what one that nothing disturbs gives."""
        build([self.files], kb, Options(prune=True))
        assert_same(snapshot(kb), self.after)
        assert_tidy(kb)


@pytest.fixture(scope="module")
def ways(tmp_path_factory: pytest.TempPathFactory) -> tuple[Way, Way]:
    """A first build, and one that adds, changes and removes."""
    folder = tmp_path_factory.mktemp("undisturbed")
    first, changed = put(folder / "first", FIRST), put(folder / "changed", CHANGED)
    build([first], folder / "kb")
    before = snapshot(folder / "kb")
    shutil.copytree(folder / "kb", folder / "later", symlinks=True)
    build([changed], folder / "later", Options(prune=True))
    after = snapshot(folder / "later")
    assert before != after
    return Way(first, None, None, before), Way(changed, folder / "kb", before, after)


def put(folder: Path, files: Mapping[str, int]) -> Path:
    """A new folder with these of HANDWRITTEN."""
    folder.mkdir()
    for name, number in files.items():
        (folder / name).write_text(HANDWRITTEN[name][number], encoding="utf-8")
    return folder


def running(way: Way, kb: Path, *, largest: int = -1) -> subprocess.Popen[str]:
    """The build of a way, as a user runs it, where no file may become larger than `largest` bytes."""
    return command("build", way.files, "--out", kb, "--prune", "--quiet", largest=largest)


def seconds(way: Way, folder: Path) -> float:
    """How long the build takes when nothing disturbs it."""
    kb, start = way.start(folder), time.monotonic()
    with running(way, kb) as process:
        assert process.wait() == 0
    return time.monotonic() - start


def test_a_build_killed_at_any_moment_leaves_a_whole_state_and_the_next_goes_on(
    ways: tuple[Way, Way], tmp_path: Path
) -> None:
    rng, killed = Random(20240725), 0
    longest = [seconds(way, tmp_path / f"whole-{number}") for number, way in enumerate(ways)]
    for number in range(2 * KILLS):
        way = ways[number % 2]
        kb = way.start(tmp_path / f"{number}")
        with running(way, kb) as process:
            with suppress(subprocess.TimeoutExpired):
                process.wait(rng.uniform(0, longest[number % 2]))
            process.kill()
        killed += process.returncode == -signal.SIGKILL
        way.assert_whole(kb)
        way.assert_goes_on(kb)
        if killed == KILLS:
            return
    pytest.fail(f"only {killed} builds could be killed before they had ended")


def test_a_build_killed_before_any_of_its_writes_leaves_a_whole_state_and_the_next_goes_on(
    ways: tuple[Way, Way], tmp_path: Path
) -> None:
    rng = Random(20240726)
    for way in ways:
        write, ended = 0, False
        while not ended:
            write += rng.randint(1, 2 * WRITES // KILLS)
            kb = way.start(tmp_path / f"{ways.index(way)}-{write}")
            process = building([way.files], kb, writes=write)
            process.join()
            ended = process.exitcode == 0
            assert ended or process.exitcode == -signal.SIGKILL
            way.assert_whole(kb)
            way.assert_goes_on(kb)
        assert write > WRITES / 3


def test_ctrl_c_is_one_line_and_exit_code_130(ways: tuple[Way, Way], tmp_path: Path) -> None:
    rng = Random(20240727)
    for number in range(2):
        way = ways[number % 2]
        kb = way.start(tmp_path / f"{number}")
        with running(way, kb) as process:
            wait_for_lock(kb)
            time.sleep(rng.uniform(0, 0.5))
            process.send_signal(signal.SIGINT)
            out, err = process.communicate()
        assert (process.returncode, out) == (130, "")
        (line,) = err.splitlines()
        assert line.startswith(f"communique: {kb}: stopped; what was complete stands")
        way.assert_whole(kb)
        way.assert_goes_on(kb)


def test_of_two_builds_at_once_the_second_says_who_holds_it_and_stops(
    ways: tuple[Way, Way], tmp_path: Path
) -> None:
    way = ways[0]
    kb = way.start(tmp_path)
    with running(way, kb) as first:
        wait_for_lock(kb)
        first.send_signal(signal.SIGSTOP)
        with running(way, kb) as second:
            out, err = second.communicate()
        first.send_signal(signal.SIGCONT)
        assert first.wait() == 0
    assert (second.returncode, out) == (2, "")
    assert re.fullmatch(
        rf"communique: {kb}: another build is writing it \(process {first.pid} on .+, since .+Z\);"
        r" wait until that one has ended\n",
        err,
    )
    assert_same(snapshot(kb), way.after)


def test_a_reader_goes_on_reading_its_generation_while_two_further_builds_are_published(
    ways: tuple[Way, Way], tmp_path: Path
) -> None:
    kb, before = ways[1].start(tmp_path), ways[1].before
    reader = open_knowledge_base(kb)
    quads = iter(reader.store)
    read = [next(quads) for _ in range(100)]
    for files in (ways[1].files, ways[0].files):
        process = building([files], kb)
        process.join()
        assert process.exitcode == 0
    read += quads
    assert before
    assert "\n".join(sorted(map(str, read))).encode() == before["store"]
    assert_same(snapshot(kb), before)  # these files are those that it was made of
    assert reader.generation != current(kb)
    assert reader.held
    reader.held.close()
    ways[1].assert_goes_on(kb)
    assert reader.generation not in generations(kb)


@pytest.mark.parametrize("largest", [0, 3_000, 400_000])
def test_a_file_that_cannot_grow_ends_the_build_in_one_line(
    ways: tuple[Way, Way], tmp_path: Path, largest: int
) -> None:
    """As where a quota is used up: writing beyond the limit fails."""
    way = ways[1]
    kb = way.start(tmp_path)
    with running(way, kb, largest=largest) as process:
        out, err = process.communicate()
    assert (process.returncode, out) == (2, "")
    assert_one_line(err)
    way.assert_whole(kb)
    way.assert_goes_on(kb)


@pytest.mark.parametrize("room", [300, 2600])
def test_a_full_disk_ends_the_build_in_one_line(ways: tuple[Way, Way], tmp_path: Path, room: int) -> None:
    way, folder = ways[1], tmp_path / "disk"
    assert way.kb
    with on_small_disk(folder, way.kb, way.files, room) as process:
        out, err = process.communicate()
    assert (process.returncode, out) == (2, "")
    assert_one_line(err)
    kb = folder.with_suffix(".after")
    assert_same(snapshot(kb), way.before or {})
    way.assert_goes_on(kb)


def wait_for_lock(kb: Path) -> None:
    """Wait until a build holds `kb`."""
    lock = kb / ".lock"
    while not (lock.exists() and lock.read_text()):
        time.sleep(0.005)


def assert_one_line(err: str) -> None:
    (line,) = err.splitlines()
    assert line.startswith("communique: ")
    assert "cannot be written" in line
    assert "make room" in line
