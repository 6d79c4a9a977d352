"""Builds in processes of their own, which can be stopped at any moment."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from itertools import count
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Final

import pytest

from mapper.pipeline import Options, build
from tests.pipeline.texts import ROOT

_COMMUNIQUE: Final = "from mapper.cli import main; main()"
# What a build writes with, by the names of https://docs.python.org/3/library/audit_events.html
_WRITING: Final = frozenset({"os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink", "os.truncate"})

_processes = get_context("forkserver")
_processes.set_forkserver_preload(["tests.pipeline.warm"])


def command(*arguments: object, largest: int = -1) -> subprocess.Popen[str]:
    """`communique ARGUMENTS…`, running; no file may become larger than `largest` bytes (-1: no matter)."""
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({largest}, {largest}))"
    return _piped([sys.executable, "-c", f"{limit}; {_COMMUNIQUE}", *map(str, arguments)])


# Of its own file system, which nobody else sees, and which a process without rights may mount so.
_SMALL_DISK: Final = """
mount -t tmpfs -o size=64m tmpfs "$1"
cp -a "$2" "$1/kb"
head -c $(( ($(df --output=avail -k "$1" | tail -n 1) - $4) * 1024 )) /dev/zero > "$1/filler"
code=0
"$5" -c "$6" build "$3" --out "$1/kb" --prune --quiet || code=$?
cp -a "$1/kb" "$1.after"
exit $code
"""


def on_small_disk(folder: Path, kb: Path, files: Path, room: int) -> subprocess.Popen[str]:
    """The build of `files` into a copy of `kb` on a disk with `room` KB left; it ends up in `folder`.after.

    Where no such disk can be mounted, it is skipped.
    """
    unshare = ("unshare", "--map-root-user", "--mount")
    if not shutil.which("unshare") or subprocess.run([*unshare, "true"], check=False).returncode:
        pytest.skip("no file system can be mounted here")
    folder.mkdir()
    arguments = [folder, kb, files, room, sys.executable, _COMMUNIQUE]
    return _piped([*unshare, "sh", "-euc", _SMALL_DISK, "sh", *map(str, arguments)])


def _piped(arguments: Sequence[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(arguments, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def building(inputs: Sequence[Path], kb: Path, *, writes: int = 0) -> BaseProcess:
    """A build that is running; with `writes` it kills itself (SIGKILL) before the write so numbered.

    What RocksDB writes does not count.
    """
    process = _processes.Process(target=_build, args=(list(inputs), kb, writes))
    process.start()
    return process


def _build(inputs: list[Path], kb: Path, writes: int) -> None:
    if writes:
        _kill_before(writes)
    build(inputs, kb, Options(prune=bool(inputs)))


def _kill_before(number: int) -> None:
    numbers = count(1)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        writing = event in _WRITING or (event == "open" and _writes(arguments))
        if writing and next(numbers) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def _writes(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))
