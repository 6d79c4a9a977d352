"""Reading a folder of corrections: CSV and Turtle files. What is bad is named, and the rest goes on."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeAlias

from mapper.corrections.checking import COLUMNS, CorrectionError, Given, checked
from mapper.corrections.turtle import described
from mapper.errors import CommuniqueError
from mapper.facts import Correction
from mapper.reading.decoding import LIMIT, decode, load_bytes
from mapper.reading.errors import Problem, ReadingError

Rows: TypeAlias = Iterator[tuple[str, dict[str, str] | str]]  # where; the cells, or what is wrong


def read_corrections(folder: Path, base: str) -> tuple[tuple[Given, ...], tuple[CommuniqueError, ...]]:
    """The corrections in the files of `folder` (or in one file), each once, and what cannot be used.

    Raises CorrectionError where there is no such folder.
    """
    found: dict[Correction, Given] = {}
    problems: list[CommuniqueError] = []
    for path, name in _files(folder):
        try:
            text = decode(load_bytes(path, LIMIT, name), name)
            rows = list(_READERS[path.suffix.lower()](text, name, base))
        except CommuniqueError as error:
            if not (isinstance(error, ReadingError) and error.kind is Problem.EMPTY):
                problems.append(error)
            continue
        for where, cells in rows:
            one = _given(cells, where, base)
            if isinstance(one, Given):
                found.setdefault(one.correction, one)
            else:
                problems.append(one)
    return tuple(sorted(found.values())), tuple(problems)


def _given(cells: dict[str, str] | str, where: str, base: str) -> Given | CorrectionError:
    """The correction of a row, or what is wrong with it and what to do."""
    wrong = cells if isinstance(cells, str) else ""
    try:
        if not isinstance(cells, str):
            return Given(checked(cells, base), where)
    except ValueError as error:
        wrong = str(error)
    what, _, remedy = wrong.partition("; ")
    return CorrectionError(what, where, remedy)


def _files(folder: Path) -> Iterator[tuple[Path, str]]:
    """The files with corrections, with their names inside the folder, in order of name."""
    if folder.is_file() and folder.suffix.lower() in _READERS:
        yield folder, folder.name
        return
    if not folder.is_dir():
        raise CorrectionError(
            "there is no such folder of corrections", str(folder), "check the path for typing errors"
        )
    inside = ((path.relative_to(folder), path) for path in folder.rglob("*"))
    for name, path in sorted(inside):
        hidden = any(part.startswith(".") for part in name.parts)
        if path.suffix.lower() in _READERS and not hidden and path.is_file():
            yield path, name.as_posix()


def _csv_rows(text: str, name: str, _base: str) -> Rows:
    """The rows of a CSV file whose first line names the columns; a bad one does not end the file."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header = [cell.strip() for cell in next(reader, [])]
    if "kind" not in header or "subject" not in header or set(header) - set(COLUMNS):
        raise CorrectionError(
            "its first line does not name the columns of corrections", name, f"write: {','.join(COLUMNS)}"
        )
    while True:
        start = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield f"{name}:{start}", f"is not CSV ({error}); check its quotation marks"
            continue
        if len(cells) > len(header):
            yield f"{name}:{start}", "has more cells than the first line; quote cells that hold a comma"
        elif any(cell.strip() for cell in cells):
            yield f"{name}:{start}", dict(zip(header, cells, strict=False))


_READERS: Final[dict[str, Callable[[str, str, str], Rows]]] = {".csv": _csv_rows, ".ttl": described}
