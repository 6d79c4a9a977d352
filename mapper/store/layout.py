"""The folder of a knowledge base: its manifest, its files, and the swap that publishes a build at once."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

from mapper.errors import CommuniqueError

SCHEMA_VERSION: Final = 1
MANIFEST: Final = "communique.json"
STORE: Final = "store"
STAGING: Final = ".staging"
READY: Final = ".ready"
LOCK: Final = ".lock"


class KnowledgeBaseError(CommuniqueError):
    """A knowledge base that cannot be read or written."""


class Manifest(msgspec.Struct, frozen=True):
    """What a knowledge base says of itself: the version of its layout, its base IRI, who wrote it last."""

    schema_version: int
    base: str
    software: str


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the knowledge base in `folder`. Raises KnowledgeBaseError for none that we can use."""
    path = folder / MANIFEST
    if not folder.exists():
        raise KnowledgeBaseError(
            "there is no such folder", str(folder), f"make it with: communique build INPUT --out {folder}"
        )
    if not path.is_file():
        raise KnowledgeBaseError(
            f"this is not a knowledge base (it has no {MANIFEST})", str(folder), "name the folder of one"
        )
    try:
        raw = msgspec.json.decode(path.read_bytes())
        version = raw["schema_version"]
        if isinstance(version, int) and version > SCHEMA_VERSION:
            raise KnowledgeBaseError(
                f"a newer Communique wrote it (layout {version}; this one reads {SCHEMA_VERSION})",
                str(folder),
                "upgrade with: pip install --upgrade communique",
            )
        return msgspec.convert(raw, Manifest)
    except (OSError, msgspec.MsgspecError, KeyError, TypeError) as error:
        raise KnowledgeBaseError(
            f"its {MANIFEST} is damaged ({error})",
            str(folder),
            "restore that file from a backup, or build anew elsewhere",
        ) from error


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write `manifest` into `folder`."""
    text = msgspec.json.format(msgspec.json.encode(manifest), indent=2)
    (folder / MANIFEST).write_bytes(text + b"\n")


@contextmanager
def writing(folder: Path, manifest: Manifest) -> Iterator[Manifest]:
    """Hold `folder` for one writer; gives its manifest.

    A folder that is new or empty becomes a knowledge base with `manifest`, and is left as it was where the
    body raises.

    Raises KnowledgeBaseError, having changed nothing, where the folder holds something else than a knowledge
    base that we may add to, cannot be written, or is held by another writer.
    """
    if folder.exists() and not folder.is_dir():
        raise KnowledgeBaseError("this is a file, not a folder", str(folder), "choose another one")
    fresh = not folder.exists() or not any(entry.name != LOCK for entry in folder.iterdir())
    manifest = manifest if fresh else read_manifest(folder)
    made = _make(folder)
    with (folder / LOCK).open("w") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise KnowledgeBaseError(
                "another build is writing it", str(folder), "wait until that one has ended"
            ) from error
        try:
            recover(folder)
            if fresh:
                write_manifest(folder, manifest)
            yield manifest
        except CommuniqueError:
            if fresh:
                _clear(folder, made)
            raise


def _make(folder: Path) -> bool:
    """Make `folder` and see that it can be written; whether it is new."""
    new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / LOCK).open("a").close()
    except OSError as error:
        raise KnowledgeBaseError(
            f"the folder cannot be written ({error.strerror})",
            str(folder),
            "choose another one, or change its permissions",
        ) from error
    return new


def _clear(folder: Path, made: bool) -> None:
    """Take back what a build that came to nothing put into a folder that was empty."""
    for entry in folder.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    if made:
        folder.rmdir()


def stage(folder: Path) -> Path:
    """An empty folder inside the knowledge base where the next state is put together."""
    staging = folder / STAGING
    if staging.exists():
        shutil.rmtree(staging)
    staging.mkdir()
    return staging


def publish(folder: Path) -> None:
    """Put what was staged in the place of what was there.

    The rename of the staging folder is the moment that counts: a crash before it leaves the old state, a
    crash after it is carried on by `recover`.
    """
    (folder / STAGING).rename(folder / READY)
    recover(folder)


def recover(folder: Path) -> None:
    """Carry on a `publish` that was cut short, if there was one."""
    ready = folder / READY
    if not ready.is_dir():
        return
    for entry in sorted(ready.iterdir()):
        target = folder / entry.name
        if target.is_dir() and not target.is_symlink():
            shutil.rmtree(target)
        entry.replace(target)
    ready.rmdir()
