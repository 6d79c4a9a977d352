"""Files and folders that are there when they are whole, and not before."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EISDIR, ENOTDIR
from pathlib import Path
from typing import IO


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write to, which takes the place of what is at `path` when the body has ended well.

    A link stays, and what it points to is replaced; a pipe or a device is written as it is. The folder is
    made if need be. Raises OSError where it cannot be written.
    """
    place = _place(path)
    if place.exists() and not place.is_file():
        with place.open("wb") as out:
            yield out
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    temporary = _unfinished(place.parent)
    try:
        with temporary.open("wb") as out:
            yield out
        if place.exists():
            shutil.copymode(place, temporary)
        temporary.replace(place)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A folder to write files into, which becomes the one at `path` when the body has ended well.

    Into a folder that is there already they come last of all, each in the place of the one of its name; what
    else is there stays. Raises OSError where it cannot be written.
    """
    place = _place(path)
    if place.exists() and not place.is_dir():
        raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(path))
    there = place.is_dir()
    temporary = _unfinished(place if there else place.parent)
    temporary.mkdir(parents=True)
    try:
        yield temporary
        if there:
            _move(temporary, place)
        else:
            temporary.replace(place)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _move(source: Path, target: Path) -> None:
    """Move the files in `source` to `target`: all of them or, where a folder is in the way, none."""
    files = sorted(source.iterdir())
    for file in files:
        if (target / file.name).is_dir():
            raise IsADirectoryError(EISDIR, os.strerror(EISDIR), str(target / file.name))
    for file in files:
        file.replace(target / file.name)


def _place(path: Path) -> Path:
    return Path(os.path.realpath(path))


def _unfinished(folder: Path) -> Path:
    """A name that no other process uses, free of what one of the same number has left."""
    path = folder / f".export-{os.getpid()}.tmp"
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    return path
