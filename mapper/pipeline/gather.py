"""From inputs to texts of record that the knowledge base keeps, and back to articles."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from mapper.errors import CommuniqueError
from mapper.facts import Article, Source
from mapper.pipeline.faults import sparing
from mapper.pipeline.result import Progress
from mapper.reading import (
    Input,
    Metadata,
    MetadataTable,
    ReadingError,
    find_inputs,
    is_html,
    load_bytes,
    read_bytes,
)
from mapper.store import SourceRecord, keep, raw_path, read_original, text_path


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was read and is kept, and what could not be read."""

    records: tuple[SourceRecord, ...]
    problems: tuple[CommuniqueError, ...]


def gather(
    inputs: Iterable[Path], folder: Path, table: MetadataTable, limit: int, report: Progress
) -> Gathered:
    """Read `inputs` and keep texts and HTML originals in `folder`; a bad file does not stop the rest."""
    records: list[SourceRecord] = []
    problems: list[CommuniqueError] = list(table.problems)
    found = list(find_inputs(inputs))
    for number, item in enumerate(found, start=1):
        try:
            if isinstance(item, ReadingError):
                problems.append(item)
            else:
                with sparing(item.name, problems):
                    records.append(_keep(item, folder, table.of(item.name), limit))
        except ReadingError as error:
            problems.append(error)
        report("reading", number, len(found))
    return Gathered(tuple(records), tuple(problems))


def _keep(item: Input, folder: Path, metadata: Metadata, limit: int) -> SourceRecord:
    content = load_bytes(item.path, limit, item.name)
    article = read_bytes(content, item.name, metadata=metadata)
    keep(text_path(folder, article.sha256), article.text.encode("utf-8"))
    raw = ""
    if is_html(content, item.name):
        raw = hashlib.sha256(content).hexdigest()
        keep(raw_path(folder, raw), content)
    return SourceRecord(
        path=item.name,
        sha256=article.sha256,
        raw=raw,
        url=article.sources[0].url if article.sources else metadata.url,
        title=metadata.title,
        published=metadata.published,
        publisher=metadata.publisher,
    )


def article_of(folder: Path, records: Iterable[SourceRecord]) -> Article:
    """The article of all `records` of one text: read again from what `folder` keeps, with all its sources.

    Metadata come from the first record that has any.
    """
    ordered = sorted(records)
    first = next((record for record in ordered if record.url or record.title or record.published), ordered[0])
    metadata = Metadata(first.url, first.published, first.publisher, first.title)
    article = read_bytes(read_original(folder, first), first.path, metadata=metadata)
    return replace(
        article, sources=tuple(dict.fromkeys(Source(record.path, record.url) for record in ordered))
    )
