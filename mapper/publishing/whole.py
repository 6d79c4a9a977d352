"""Files and folders that are there when they are whole, and not before."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EISDIR, ENOTDIR
from itertools import count
from pathlib import Path
from typing import IO, Final

_UNFINISHED: Final = ".export-{}.tmp"
_numbers: Final = count()


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
            _lock(out.fileno())
            yield out
            out.flush()
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
    lock = os.open(temporary, os.O_RDONLY)
    try:
        _lock(lock)
        yield temporary
        if there:
            _move(temporary, place)
        else:
            temporary.replace(place)
    finally:
        os.close(lock)
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
    """A new name in `folder`. What those left there who were killed is removed."""
    for left in folder.glob(_UNFINISHED.format("*")):
        if not _in_use(left):
            _remove(left)
    return folder / _UNFINISHED.format(f"{os.getpid()}-{next(_numbers)}")


def _lock(number: int) -> None:
    """Show others that this is being written, where the file system knows locks."""
    with suppress(OSError):
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _in_use(path: Path) -> bool:
    """Whether somebody has locked the file or folder at `path`, or we may not look."""
    try:
        number = os.open(path, os.O_RDONLY)
    except OSError:
        return True
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(number)
    return False


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
