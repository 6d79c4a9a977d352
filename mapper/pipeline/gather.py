"""From inputs to texts of record that the knowledge base keeps, and back to articles."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from msgspec.structs import replace

from mapper.errors import CommuniqueError
from mapper.facts import Article, Source
from mapper.pipeline.faults import sparing
from mapper.pipeline.memo import digest
from mapper.pipeline.result import Progress
from mapper.reading import (
    Metadata,
    MetadataTable,
    ReadingError,
    find_inputs,
    is_html,
    load_bytes,
    read_bytes,
)
from mapper.store import SourceRecord, is_kept, keep, raw_path, read_original, text_path


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was read and is kept, and what could not be read."""

    records: tuple[SourceRecord, ...]
    problems: tuple[CommuniqueError, ...]


def gather(
    inputs: Iterable[Path],
    folder: Path,
    table: MetadataTable,
    limit: int,
    report: Progress,
    known: Iterable[SourceRecord] = (),
) -> Gathered:
    """Read `inputs` and keep texts and HTML originals in `folder`; a bad file does not stop the rest.

    What the same software read before and stands in `known`, is not read again where nothing has changed.
    """
    before = {
        (record.path, record.given): record for record in known if record.given and is_kept(folder, record)
    }
    records: list[SourceRecord] = []
    problems: list[CommuniqueError] = list(table.problems)
    found = list(find_inputs(inputs))
    for number, item in enumerate(found, start=1):
        try:
            if isinstance(item, ReadingError):
                problems.append(item)
            else:
                with sparing(item.name, problems):
                    content = load_bytes(item.path, limit, item.name)
                    given = _given(content, table.of(item.name))
                    record = before.get((item.name, given)) or _keep(item.name, content, folder, table)
                    records.append(replace(record, given=given, origin=_origin(item.path)))
        except ReadingError as error:
            problems.append(error)
        report("reading", number, len(found))
    return Gathered(tuple(records), tuple(problems))


def _given(content: bytes, metadata: Metadata) -> str:
    """A digest of a file and of what the metadata say of it."""
    return digest(hashlib.sha256(content).hexdigest(), astuple(metadata))


def _origin(path: Path) -> str:
    """A digest of where a file lies; the place itself is nobody's business who gets the knowledge base."""
    return digest(str(path.resolve()))


def _keep(name: str, content: bytes, folder: Path, table: MetadataTable) -> SourceRecord:
    metadata = table.of(name)
    article = read_bytes(content, name, metadata=metadata)
    keep(text_path(folder, article.sha256), article.text.encode("utf-8"))
    raw = ""
    if is_html(content, name):
        raw = hashlib.sha256(content).hexdigest()
        keep(raw_path(folder, raw), content)
    return SourceRecord(
        path=name,
        sha256=article.sha256,
        raw=raw,
        url=article.sources[0].url if article.sources else metadata.url,
        title=metadata.title,
        published=metadata.published,
        publisher=metadata.publisher,
    )


def united(
    known: Iterable[SourceRecord], gathered: Iterable[SourceRecord], *, prune: bool
) -> tuple[SourceRecord, ...]:
    """What the knowledge base shall hold: what is `known` and what was `gathered`, in order.

    A file that has another text now takes the place of what was read from it before; with `prune` all goes
    that was not gathered. A file elsewhere of the same name is another source. Of records of older software
    it is not known where their files lay: they stand for the file of that name and text.
    """
    fresh = {(record.origin, record.path, record.sha256): record for record in gathered}
    if prune:
        return tuple(sorted(fresh.values()))
    origins = {record.origin for record in fresh.values()}
    again = {(record.path, record.sha256) for record in fresh.values()}
    stays = [
        record
        for record in known
        if (record.origin not in origins if record.origin else (record.path, record.sha256) not in again)
    ]
    return tuple(sorted((*stays, *fresh.values())))


def forgotten(known: Iterable[SourceRecord], records: Iterable[SourceRecord]) -> tuple[str, ...]:
    """The names of the sources that were `known` and are not among `records`, in order."""
    names, places = set[str](), set[tuple[str, str]]()
    for record in records:
        names.add(record.path)
        places.add((record.origin, record.path))
    return tuple(
        record.path
        for record in sorted(known)
        if ((record.origin, record.path) not in places if record.origin else record.path not in names)
    )


def article_of(folder: Path, records: Iterable[SourceRecord]) -> Article:
    """The article of all `records` of one text: read again from what `folder` keeps, with all its sources.

    Each of the metadata comes from the first record that has it; what is read is the original of the first
    record that has any.
    """
    ordered = sorted(records)
    told = [Metadata(one.url, one.published, one.publisher, one.title) for one in ordered]
    metadata = Metadata(*(next(filter(None, values), "") for values in zip(*map(astuple, told), strict=True)))
    first = next((one for one, said in zip(ordered, told, strict=True) if said != Metadata()), ordered[0])
    article = read_bytes(read_original(folder, first), first.path, metadata=metadata)
    return replace(
        article, sources=tuple(dict.fromkeys(Source(record.path, record.url) for record in ordered))
    )
