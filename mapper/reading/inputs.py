"""Which files of the paths that a user gives are articles."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from mapper.reading.errors import Problem, ReadingError

SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml"})


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read, and the name that facts cite it by: its path inside the folder that was given."""

    path: Path
    name: str


def find_inputs(paths: Iterable[Path]) -> Iterator[Input | ReadingError]:
    """Every file that `paths` lead to, once, in the given order, folders sorted; errors stand in between.

    A file is taken whatever its extension; from folders come the files with an extension of `SUFFIXES`
    that are not hidden. Missing paths and folders without articles yield an error each.
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
    if path.is_file():
        return [Input(path, path.name)]
    if not path.is_dir():
        remedy = "check the path for typing errors"
        return [ReadingError(Problem.MISSING, "there is no such file or folder", str(path), remedy)]
    closed = shut(path)
    inside = ((file, file.relative_to(path)) for file in path.rglob("*"))
    found = sorted(
        (name.as_posix(), file)
        for file, name in inside
        if name.suffix.lower() in SUFFIXES
        and not any(part.startswith(".") for part in name.parts)
        and file.is_file()
    )
    if not found and not closed:
        what = "this folder holds no articles (" + " ".join(sorted(SUFFIXES)) + ")"
        return [ReadingError(Problem.NO_ARTICLES, what, str(path), "name the folder with the articles")]
    return [*closed, *(Input(file, name) for name, file in found)]


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
