"""Reading a folder of corrections: CSV and Turtle files. What is bad is named, and the rest goes on.

What is no such file, or holds nothing, is passed over with a remark; hidden files and folders without one.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from mapper.corrections.checking import COLUMNS, CorrectionError, Given, checked
from mapper.corrections.turtle import described
from mapper.errors import CommuniqueError
from mapper.facts import Correction
from mapper.reading.decoding import LIMIT, decode, load_bytes
from mapper.reading.errors import Problem, ReadingError
from mapper.reading.inputs import shut

PROPOSED: Final = frozenset({"accept", "subject", "object", "verdict"})  # columns of `communique link`
_SAVE: Final = "save it as CSV or Turtle"
_NAMED: Final = 5  # files that a remark names
Rows: TypeAlias = Iterator[tuple[str, dict[str, str] | str]]  # where; the cells, or what is wrong


@dataclass(frozen=True, slots=True)
class ReadCorrections:
    """The corrections of a folder, each once and in order; what cannot be used; and what was passed over."""

    given: tuple[Given, ...]
    problems: tuple[CommuniqueError, ...]
    remarks: tuple[CommuniqueError, ...]


def read_corrections(folder: Path, base: str) -> ReadCorrections:
    """What the files of `folder` (or one file) say.

    Raises CorrectionError where there is no such folder, or where it cannot be looked into.
    """
    files, remarks = _files(folder)
    found: dict[Correction, Given] = {}
    problems: list[CommuniqueError] = []
    for path, name in files:
        try:
            said = list(corrections_in(decode(load_bytes(path, LIMIT, name), name, remedy=_SAVE), name, base))
        except CommuniqueError as error:
            if isinstance(error, ReadingError) and error.kind is Problem.EMPTY:
                remarks.append(CorrectionError("passed over, for it is empty", name))
            else:
                problems.append(CorrectionError(error.what, error.where, error.remedy))
            continue
        problems.extend(one for one in said if not isinstance(one, Given))
        for one in said:
            if isinstance(one, Given):
                found.setdefault(one.correction, one)
    return ReadCorrections(tuple(sorted(found.values())), tuple(problems), tuple(remarks))


def corrections_in(text: str, name: str, base: str) -> Iterator[Given | CorrectionError]:
    """The corrections in the text of the file `name`, and what is wrong with others; raises CorrectionError
    where it is no such file at all.
    """
    rows = _READERS[Path(name).suffix.lower()](text, name, base)
    return (_given(cells, where, base) for where, cells in rows)


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


def _files(folder: Path) -> tuple[list[tuple[Path, str]], list[CommuniqueError]]:
    """The files with corrections, by their names inside the folder, in order; and a remark on others."""
    if folder.is_file():
        if folder.suffix.lower() not in _READERS:
            raise CorrectionError(
                "is no file of corrections", str(folder), f"give a folder, or a {_KINDS} file"
            )
        return [(folder, folder.name)], []
    if not folder.is_dir():
        raise CorrectionError(
            "there is no such folder of corrections", str(folder), "check the path for typing errors"
        )
    for error in shut(folder):
        raise CorrectionError(error.what, error.where, error.remedy)
    files: list[tuple[Path, str]] = []
    others: list[str] = []
    inside = ((path.relative_to(folder), path) for path in folder.rglob("*"))
    for name, path in sorted(inside):
        if any(part.startswith(".") for part in name.parts):
            continue
        if path.suffix.lower() in _READERS and (path.is_file() or not path.exists()):
            files.append((path, name.as_posix()))
        elif path.is_symlink() or not path.is_dir():
            others.append(name.as_posix())
    return files, [_others(folder, others)] if others else []


def _others(folder: Path, names: Sequence[str]) -> CorrectionError:
    """That files, and links to folders, were not read."""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    what = f"passed over {', '.join(names[:_NAMED])}{more}"
    return CorrectionError(
        what, str(folder), f"corrections stand in {_KINDS} files, not behind links to folders"
    )


def _csv_rows(text: str, name: str, _base: str) -> Rows:
    """The rows of a CSV file whose first line names the columns; a bad one does not end the file."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [cell.strip() for cell in next(reader, [])]
    except csv.Error:
        header = []
    if set(header) >= PROPOSED:
        remedy = "write yes into the column accept of what is right, and give it to communique link --accept"
        raise CorrectionError("it holds proposals of links, which are no corrections", name, remedy)
    if not {"kind", "subject"} <= set(header) <= set(COLUMNS) or len(set(header)) < len(header):
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
_KINDS: Final = " or ".join(_READERS)
