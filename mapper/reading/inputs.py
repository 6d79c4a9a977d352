"""Which files of the paths that a user gives are articles."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

from mapper.errors import first_of
from mapper.reading.errors import Problem, ReadingError

SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml"})
_KINDS: Final = " ".join(sorted(SUFFIXES))
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read, and the name that facts cite it by: its path inside the folder that was given."""

    path: Path
    name: str


def cited(name: str) -> str:
    """`name` as facts cite it and people see it: control characters, such as newlines, as in a URL."""
    return _CONTROL.sub(lambda found: quote(found[0]), name)


def find_inputs(paths: Iterable[Path]) -> Iterator[Input | ReadingError]:
    """Every file that `paths` lead to, once, in the given order, folders sorted; errors stand in between.

    A file is taken whatever its extension; from folders come the files with an extension of `SUFFIXES`
    that are not hidden, and one error of the kind OTHER_KIND on the others. Missing paths, what is no file,
    and folders without articles yield an error each.
    """
    seen: set[Path] = set()
    for path in paths:
        for found in _inputs_of(path):
            if isinstance(found, ReadingError):
                yield found
            elif (real := found.path.resolve()) not in seen:
                seen.add(real)
                yield found


def _inputs_of(path: Path) -> list[Input | ReadingError]:
    if not path.is_dir():
        return [_input(path, path.name, str(path))]
    closed = shut(path)
    found: list[Input | ReadingError] = []
    others: list[str] = []
    for name, file in sorted((file.relative_to(path).as_posix(), file) for file in path.rglob("*")):
        if any(part.startswith(".") for part in Path(name).parts):
            continue
        if not file.is_dir() and file.suffix.lower() in SUFFIXES:
            found.append(_input(file, name, name))
        elif file.is_symlink() or not file.is_dir():
            others.append(_printable(name))
    if not found and not closed:
        what = f"this folder holds no articles ({_KINDS})"
        return [ReadingError(Problem.NO_ARTICLES, what, str(path), "name the folder with the articles")]
    return [*closed, *found, *([_others(path, others)] if others else [])]


def _input(path: Path, name: str, where: str) -> Input | ReadingError:
    """The file at `path`, or why there is none; `where` is what the user knows it by."""
    where = _printable(where)
    if _printable(name) != cited(name):
        what = "its name is not UTF-8"
        return ReadingError(Problem.NOT_UTF8, what, where, "rename it")
    if path.is_file():
        return Input(path, cited(name))
    if path.exists():
        what, remedy = "it is a pipe or a device, and no file", "save what it gives as a file"
        return ReadingError(Problem.NO_FILE, what, where, remedy)
    if path.is_symlink():
        what = f"it is a link to {_printable(str(path.readlink()))}, which is not there"
        return ReadingError(Problem.MISSING, what, where, "mend the link, or remove it")
    remedy = "check the path for typing errors"
    return ReadingError(Problem.MISSING, "there is no such file or folder", where, remedy)


def _printable(name: str) -> str:
    r"""`name` with bytes that are not UTF-8 as \xe9, and control characters as in a URL."""
    return cited(os.fsencode(name).decode("utf-8", "backslashreplace"))


def _others(folder: Path, names: list[str]) -> ReadingError:
    what = f"passed over {first_of(names)}"
    remedy = f"from folders come {_KINDS} files, not what lies behind links to folders"
    return ReadingError(Problem.OTHER_KIND, what, _printable(str(folder)), remedy)


def shut(path: Path) -> list[ReadingError]:
    """Why folders in `path`, or itself, cannot be looked into."""
    errors: list[OSError] = []
    for _ in os.walk(path, onerror=errors.append):
        pass
    return [
        ReadingError(
            Problem.UNREADABLE,
            f"it cannot be read ({error.strerror})",
            str(error.filename),
            "check its permissions",
        )
        for error in sorted(errors, key=lambda error: str(error.filename))
    ]
