"""What is known of sources beside their text: what a metadata file says is in force till another says more.

A row takes the place of all that was known of the sources that it names; one with empty cells takes it back.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from mapper.errors import CommuniqueError, first_of
from mapper.reading import Metadata, MetadataTable, Problem, ReadingError, page_url
from mapper.store import SourceRecord, read_original


def metadata_of(record: SourceRecord) -> Metadata:
    """What a metadata file says of a source."""
    return Metadata(record.url, record.published, record.publisher, record.title)


def informed(
    records: Iterable[SourceRecord], known: Iterable[SourceRecord], table: MetadataTable
) -> tuple[SourceRecord, ...]:
    """`records` in order, each with its row in `table`, or else with what the source was `known` by."""
    by_place = {(record.origin or (record.path, record.sha256)): metadata_of(record) for record in known}
    found = []
    for record in records:
        before = by_place.get(record.origin) or by_place.get((record.path, record.sha256), Metadata())
        row = table.row_of(record.path)
        now = table.rows[row] if row else before
        found.append(
            replace(record, url=now.url, published=now.published, publisher=now.publisher, title=now.title)
        )
    return tuple(sorted(found))


def set_apart(folder: Path, records: Iterable[SourceRecord]) -> tuple[SourceRecord, ...]:
    """`records`, of which older software made some, without what only the page says that `folder` keeps."""
    return tuple(record if record.apart else _apart(folder, record) for record in records)


def _apart(folder: Path, record: SourceRecord) -> SourceRecord:
    url = record.url
    if record.raw and url:
        with suppress(CommuniqueError):  # whoever needs what is lost says so
            url = "" if page_url(read_original(folder, record), record.path) == url else url
    return replace(record, url=url, apart=True)


def rows_of_nothing(
    table: MetadataTable, names: Iterable[str], metadata: Path | None
) -> tuple[CommuniqueError, ...]:
    """A remark on the rows of the file `metadata` that none of the sources with these names has."""
    used = {table.row_of(name) for name in names}
    idle = [row for row in table.rows if row not in used]
    if not idle:
        return ()
    what = f"neither INPUT nor the knowledge base holds {first_of(idle)}"
    return (ReadingError(Problem.METADATA, what, str(metadata), "check the column file for typing errors"),)
