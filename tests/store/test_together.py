"""Several processes at one knowledge base: one writes at a time, and readers always find a whole state."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from mapper.errors import CommuniqueError
from mapper.store import SCHEMA_VERSION, Manifest, publish, stage, writing
from mapper.store.generations import clean_up, hold_current

MANIFEST: Final = Manifest(SCHEMA_VERSION, "https://example.org/id/", "0.1.0")
SECONDS: Final = 1.5
_processes = get_context("forkserver")
_processes.set_forkserver_preload(["mapper.store"])


def together(*tasks: Callable[[Path], None], folder: Path) -> list[int | None]:
    """Run `tasks` over and over, each in a process of its own; their exit codes."""
    running = [_processes.Process(target=_repeat, args=(task, folder)) for task in tasks]
    for process in running:
        process.start()
    for process in running:
        process.join()
    return [process.exitcode for process in running]


def _repeat(task: Callable[[Path], None], folder: Path) -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        task(folder)


def come_to_nothing(folder: Path) -> None:
    """Write into a folder that was empty, alone, and fail; who else does so meanwhile is refused."""
    alone = folder.with_name("alone")
    with suppress(CommuniqueError), writing(folder, MANIFEST):
        os.close(os.open(alone, os.O_CREAT | os.O_EXCL))
        (folder / "memo").mkdir()
        alone.unlink()
        raise CommuniqueError("no use")


def test_one_writes_at_a_time_also_where_builds_come_to_nothing(tmp_path: Path) -> None:
    assert together(*[come_to_nothing] * 4, folder=tmp_path / "kb") == [0] * 4
    assert not (tmp_path / "alone").exists()


def publish_another(folder: Path) -> None:
    """One build after the other, each of which removes what it can."""
    with writing(folder, MANIFEST):
        staged = stage(folder)
        (staged / "file").write_text(staged.stem)
        publish(folder, staged)
        clean_up(folder, kept=1)


def read(folder: Path) -> None:
    """Hold what counts, and read it."""
    found = hold_current(folder)
    assert found
    generation, held = found
    assert (generation / "file").read_text() == generation.name
    held.close()


def test_readers_find_a_whole_state_while_builds_follow_each_other(tmp_path: Path) -> None:
    publish_another(tmp_path / "kb")
    assert together(publish_another, read, read, read, folder=tmp_path / "kb") == [0] * 4
