"""What a knowledge base has read: the texts of record, the HTML originals, and where they came from."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec

from mapper.errors import DAMAGED
from mapper.store.durable import bring_to_disk
from mapper.store.errors import KnowledgeBaseError, home_of

TEXTS: Final = "texts"
RAW: Final = "raw"
SOURCES: Final = "sources.json"


class SourceRecord(msgspec.Struct, frozen=True, order=True):
    """One input as it was read: its path as given, the text it gave, and what the metadata file says of it.

    `sha256` is that of the text of record, `raw` that of the original's bytes ("" where they are the text).
    `given` is a digest of the file: as long as it is the same, there is nothing to read again. `origin` is a
    digest of where the file lies: what is found there later takes the place of this. What a page says of
    itself stands in its original alone; but in lists of older software, which do not set `apart`, `url` may
    be that of the page.
    """

    path: str
    sha256: str
    raw: str = ""
    url: str = ""
    title: str = ""
    published: str = ""
    publisher: str = ""
    given: str = ""
    origin: str = ""
    apart: bool = False


def read_sources(folder: Path) -> tuple[SourceRecord, ...]:
    """What `folder`, a generation, was made of, in order. Raises KnowledgeBaseError where it does not say."""
    path = folder / SOURCES
    try:
        return msgspec.json.decode(path.read_bytes(), type=tuple[SourceRecord, ...])
    except DAMAGED as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise KnowledgeBaseError(
            f"its list of sources is damaged ({why})",
            str(path),
            f"restore a backup, or read all again: communique build INPUT --anew --out {home_of(folder)}",
        ) from error


def write_sources(folder: Path, records: Iterable[SourceRecord]) -> None:
    """Write `records` into `folder`, sorted."""
    text = msgspec.json.format(msgspec.json.encode(sorted(set(records))), indent=2)
    (folder / SOURCES).write_bytes(text + b"\n")


def text_path(folder: Path, sha256: str) -> Path:
    """Where the text of record with this hash lies."""
    return folder / TEXTS / f"{sha256}.txt"


def raw_path(folder: Path, sha256: str) -> Path:
    """Where the original with this hash lies."""
    return folder / RAW / f"{sha256}.html"


def read_text_of_record(folder: Path, sha256: str) -> str:
    """The text of record with this hash. Raises KnowledgeBaseError where it is missing or was changed."""
    return _read(text_path(folder, sha256), sha256, "a text of record").decode("utf-8")


def read_original(folder: Path, record: SourceRecord) -> bytes:
    """The bytes that `record` was read from. Raises KnowledgeBaseError for missing or changed ones."""
    if record.raw:
        return _read(raw_path(folder, record.raw), record.raw, "an original")
    return _read(text_path(folder, record.sha256), record.sha256, "a text of record")


def is_kept(folder: Path, record: SourceRecord) -> bool:
    """Whether the text of `record`, and its original, are there as they were read."""
    try:
        read_text_of_record(folder, record.sha256)
        read_original(folder, record)
    except KnowledgeBaseError:
        return False
    return True


def forget(folder: Path, needed: Container[str]) -> None:
    """Remove the texts of record and originals but those whose hash begins with 16 digits in `needed`."""
    for home in (folder / TEXTS, folder / RAW):
        for path in home.iterdir() if home.is_dir() else ():
            if path.name[:16] not in needed or path.suffix == ".tmp":
                path.unlink()


def _read(path: Path, sha256: str, what: str) -> bytes:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise KnowledgeBaseError(
            f"{what} cannot be read ({error.strerror})",
            str(path),
            "build again with the file that it was read from, or restore a backup",
        ) from error
    if hashlib.sha256(content).hexdigest() != sha256:
        remedy = "build again with the file that it was read from, or restore a backup"
        raise KnowledgeBaseError(f"{what} was changed", str(path), remedy)
    return content


def keep(path: Path, content: bytes, *, durably: bool = True) -> None:
    """Write `content` to `path`, whose name is made from its hash, unless it is there; never half a file.

    What is there and is something else, such as what a loss of power has left, is written again. `durably`
    it is on the disk before it has its name; that name is when it is published.

    Raises KnowledgeBaseError where it cannot be written.
    """
    temporary = path.with_name(f"{path.name}.tmp")
    try:
        if path.exists() and path.read_bytes() == content:
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(content)
        if durably:
            bring_to_disk(temporary)
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise KnowledgeBaseError(
            f"it cannot be written ({error.strerror})", str(path), "make room, or check the permissions"
        ) from error
