"""From inputs to texts of record that the knowledge base keeps, and back to articles."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from msgspec.structs import replace

from mapper.errors import CommuniqueError
from mapper.facts import Article, Source
from mapper.pipeline.faults import sparing
from mapper.pipeline.informed import metadata_of
from mapper.pipeline.memo import digest
from mapper.pipeline.result import Progress
from mapper.reading import (
    Input,
    Metadata,
    Problem,
    ReadingError,
    find_inputs,
    is_html,
    load_bytes,
    page_url,
    read_bytes,
)
from mapper.store import SourceRecord, is_kept, keep, raw_path, read_original, text_path


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was read and is kept, what could not be read, what was passed over in folders, and the names of
    the first two.
    """

    records: tuple[SourceRecord, ...]
    problems: tuple[CommuniqueError, ...]
    remarks: tuple[CommuniqueError, ...]
    names: frozenset[str]


def gather(
    inputs: Iterable[Path],
    folder: Path,
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
    problems: list[CommuniqueError] = []
    found, remarks = _found(inputs)
    for number, item in enumerate(found, start=1):
        try:
            if isinstance(item, ReadingError):
                problems.append(item)
            else:
                with sparing(item.name, problems):
                    content = load_bytes(item.path, limit, item.name)
                    given = digest(hashlib.sha256(content).hexdigest())
                    record = before.get((item.name, given)) or _keep(item.name, content, folder)
                    records.append(
                        SourceRecord(
                            item.name,
                            record.sha256,
                            record.raw,
                            given=given,
                            origin=_origin(item.path),
                            apart=True,
                        )
                    )
        except ReadingError as error:
            problems.append(error)
        report("reading", number, len(found))
    names = frozenset(item.name for item in found if not isinstance(item, ReadingError))
    return Gathered(tuple(records), tuple(problems), remarks, names)


def _found(inputs: Iterable[Path]) -> tuple[list[Input | ReadingError], tuple[ReadingError, ...]]:
    """What there is to read, with what is wrong; and what was passed over."""
    found = list(find_inputs(inputs))
    remarks = [one for one in found if isinstance(one, ReadingError) and one.kind is Problem.OTHER_KIND]
    return [one for one in found if one not in remarks], tuple(remarks)


def _origin(path: Path) -> str:
    """A digest of where a file lies; the place itself is nobody's business who gets the knowledge base."""
    return digest(os.fsencode(path.resolve()).decode("utf-8", "backslashreplace"))


def _keep(name: str, content: bytes, folder: Path) -> SourceRecord:
    article = read_bytes(content, name)
    keep(text_path(folder, article.sha256), article.text.encode("utf-8"))
    raw = ""
    if is_html(content, name):
        raw = hashlib.sha256(content).hexdigest()
        keep(raw_path(folder, raw), content)
    return SourceRecord(name, article.sha256, raw)


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

    Each of the metadata comes from the first record that has it; what is read is the first page, for it says
    more of itself than a text does.
    """
    ordered = sorted(records)
    told = [astuple(metadata_of(one))[1:] for one in ordered]
    metadata = Metadata("", *(next(filter(None, values), "") for values in zip(*told, strict=True)))
    first = next((one for one in ordered if one.raw), ordered[0])
    article = read_bytes(read_original(folder, first), first.path, metadata=metadata)
    pages = {first: article.sources[0].url} | {
        one: page_url(read_original(folder, one), one.path)
        for one in ordered
        if one.raw and not one.url and one != first
    }
    sources = dict.fromkeys(Source(one.path, one.url or pages.get(one, "")) for one in ordered)
    return replace(article, sources=tuple(sources))
