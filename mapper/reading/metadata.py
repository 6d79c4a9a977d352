"""What a metadata file says of articles: url, date, publisher and title by file name."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from mapper.dates import Edtf
from mapper.reading.decoding import decode, load_bytes
from mapper.reading.errors import Problem, ReadingError
from mapper.reading.inputs import cited

_URL = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
COLUMNS = ("file", "url", "published", "publisher", "title")
_REMEDY = "give a CSV file whose first line names the columns: " + ",".join(COLUMNS)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text; "" where nothing is. `published` is EDTF."""

    url: str = ""
    published: str = ""
    publisher: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class MetadataTable:
    """The good rows of a metadata file by their `file` column, and an error for each bad one."""

    rows: Mapping[str, Metadata] = field(default_factory=dict)
    problems: tuple[ReadingError, ...] = ()

    def row_of(self, name: str) -> str:
        """What the row of a file calls it: its path inside the folder that was read, else its bare name;
        "" where no row names it.
        """
        return next((key for key in (name, PurePosixPath(name).name) if key in self.rows), "")


def is_url(text: str) -> bool:
    """Whether `text` is an address on the web as a whole."""
    return _URL.fullmatch(text) is not None


def read_metadata(path: Path) -> MetadataTable:
    """A CSV file with the column `file` and any of the other `COLUMNS`; white space around cells is dropped.

    Raises `ReadingError` where the file cannot be read or has no usable header. A bad row (no file, a
    file named twice, too many cells, a date that is not EDTF) becomes a problem that names its line.
    """
    where = str(path)
    reader = csv.DictReader(
        io.StringIO(decode(load_bytes(path), where, remedy=_REMEDY), newline=""), strict=True
    )
    rows: dict[str, Metadata] = {}
    problems: list[ReadingError] = []
    try:
        _check_header(reader.fieldnames or (), where)
        for row in reader:
            try:
                name, metadata = _row(row, rows)
            except ValueError as error:
                problems.append(ReadingError(Problem.METADATA, str(error), f"{where}:{reader.line_num}"))
            else:
                rows[name] = metadata
    except csv.Error as error:
        raise ReadingError(
            Problem.METADATA,
            f"is not CSV ({error})",
            f"{where}:{reader.line_num}",
            "check its quotation marks",
        ) from error
    return MetadataTable(rows, tuple(problems))


def _check_header(names: Sequence[str], where: str) -> None:
    header = [name.strip() for name in names]
    unknown = sorted(set(header) - set(COLUMNS))
    if "file" not in header or unknown:
        what = f"has unknown columns: {', '.join(unknown)}" if unknown else "has no column named file"
        raise ReadingError(Problem.METADATA, what, where, _REMEDY)


def _row(
    row: Mapping[str | None, str | list[str] | None], known: Mapping[str, Metadata]
) -> tuple[str, Metadata]:
    """The file that a row names, and what it says of it; raises ValueError with all that is wrong."""
    if None in row:
        raise ValueError("this row has more cells than the header; quote cells that hold a comma")
    cells = {str(name).strip(): str(cell or "").strip() for name, cell in row.items()}
    name, wrong = cited(cells.pop("file")), list[str]()
    if not name:
        wrong.append("this row names no file")
    if name in known:
        wrong.append(f"{name} has a row already")
    if (url := cells.get("url")) and not is_url(url):
        wrong.append(f"{url} is no URL such as https://example.org/news/1")
    if published := cells.get("published"):
        try:
            cells["published"] = Edtf.parse(published).text
        except ValueError:
            wrong.append(f"{published} is no EDTF date such as 2023-02-20 or 2023-02")
    if wrong:
        raise ValueError(", and ".join(wrong))
    return name, Metadata(**cells)
