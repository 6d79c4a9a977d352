"""Files of proposals: CSV for people who decide. They are no corrections, and no build applies them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mapper.errors import CommuniqueError
from mapper.publishing.whole import whole_file
from mapper.reading import LIMIT, load_bytes
from mapper.reading.decoding import decode
from mapper.reconciliation.proposing import Proposal

COLUMNS: Final = (
    "accept",
    "subject",
    "object",
    "score",
    "verdict",
    "name",
    "label",
    "description",
    "reasons",
    "articles",
)
_YES: Final = "yes"
_NO: Final = "no"
_LONGEST: Final = 300  # characters of what others wrote
Row = Mapping[str, str]


class ProposalError(CommuniqueError):
    """A file of proposals that cannot be used."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """A link that somebody has accepted, and the line of its row."""

    subject: str
    object: str
    note: str
    line: int


def write_proposals(path: Path, proposals: Iterable[Proposal]) -> int:
    """Write `proposals`, with what was decided in the file that stands there; how many were decided.

    Rows that were decided and are not proposed any more stay, at the end. Raises ProposalError where another
    file stands there, and OSError.
    """
    decided = {_key(row): row for _, row in _read(path) if row["accept"]} if path.exists() else {}
    rows = [_row(proposal) for proposal in proposals]
    rows = [{**row, "accept": decided.pop(_key(row), row)["accept"]} for row in rows]
    rows += decided.values()
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    with whole_file(path) as file:
        file.write(out.getvalue().encode())
    return sum(bool(row["accept"]) for row in rows)


def read_accepted(path: Path) -> list[Accepted]:
    """The links whose `accept` is `yes`. Raises ProposalError for any other answer than yes and no, for two
    items of one entity, and for two entities of one item.
    """
    subjects: dict[str, Accepted] = {}
    items: dict[str, Accepted] = {}
    for line, row in _read(path):
        answer = row["accept"].lower()
        if answer not in {"", _YES, _NO}:
            remedy = f"write {_YES} or {_NO}, or nothing where it is not decided"
            raise ProposalError(f"{row['accept'][:40]!r} is no answer", f"{path}:{line}", remedy)
        if answer == _YES:
            note = f"proposed with score {row['score']} as {row['label']}"
            one = Accepted(row["subject"], row["object"], note, line)
            if other := subjects.get(one.subject):
                what = f"two items are accepted for {one.subject}, see line {other.line}"
                raise ProposalError(what, f"{path}:{line}", "nothing was written; accept one")
            if other := items.get(one.object):
                what = f"one item is accepted for {other.subject} (line {other.line}) and {one.subject}"
                remedy = (
                    "nothing was written; accept one, and where both are one say so with: communique correct"
                )
                raise ProposalError(what, f"{path}:{line}", remedy)
            subjects[one.subject] = items[one.object] = one
    return list(subjects.values())


def _row(one: Proposal) -> dict[str, str]:
    return {
        "accept": "",
        "subject": one.subject.node,
        "object": one.item,
        "score": f"{one.score:.2f}",
        "verdict": one.verdict,
        "name": _cell(one.subject.label),
        "label": _cell(one.label),
        "description": _cell(one.description),
        "reasons": " ".join(one.reasons.split()),
        "articles": str(one.subject.articles),
    }


def _cell(text: str) -> str:
    """`text` on one line, cut, and none that a spreadsheet takes for a formula."""
    line = " ".join(text.split())[:_LONGEST]
    return f"'{line}" if line.startswith(("=", "+", "-", "@")) else line


def _key(row: Row) -> tuple[str, str]:
    return row["subject"], row["object"]


def _read(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Line and cells of each row; empty lines do not count."""
    reader = csv.reader(io.StringIO(decode(load_bytes(path, LIMIT), str(path)), newline=""), strict=True)
    try:
        header = next(reader, [])
        if header != list(COLUMNS):
            remedy = "give one that `communique link` wrote, with its first line as it was"
            raise ProposalError("this is no file of proposals", str(path), remedy)
        line = reader.line_num + 1
        for cells in reader:
            if any(cells):
                if len(cells) != len(COLUMNS):
                    what = f"it has {len(cells)} cells, not {len(COLUMNS)}"
                    raise ProposalError(what, f"{path}:{line}", "save it as CSV with commas and UTF-8")
                yield line, dict(zip(COLUMNS, map(str.strip, cells), strict=True))
            line = reader.line_num + 1
    except csv.Error as error:
        raise ProposalError(
            f"is not CSV ({error})", f"{path}:{reader.line_num}", "check its quotation marks"
        ) from error
