"""The folder of a knowledge base: its manifest, and the lock of whoever writes it."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Final

import msgspec

from mapper.errors import DAMAGED, CommuniqueError
from mapper.store.errors import GENERATIONS, KnowledgeBaseError, home_of
from mapper.store.generations import current, generations, sweep
from mapper.store.sources import SOURCES, TEXTS

SCHEMA_VERSION: Final = 2
MANIFEST: Final = "communique.json"
STORE: Final = "store"
LOCK: Final = ".lock"
_TRIES: Final = 20
_UNFINISHED: Final = f"{MANIFEST}.tmp"
# What a knowledge base of layout 1 had in its folder, and later ones keep elsewhere.
_READY: Final = ".ready"  # a state that is whole, and not yet put into place
_FORMER: Final = ("store", "passes", ".staging", _READY)


class Manifest(msgspec.Struct, frozen=True):
    """What a knowledge base says of itself: the version of its layout, its base IRI, who wrote it last, and
    whether it also holds what follows by the ontology (`infer`).
    """

    schema_version: int
    base: str
    software: str
    infer: bool = False


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the knowledge base in `folder`. Raises KnowledgeBaseError for none that we can use."""
    manifest = read_any_manifest(folder)
    if manifest.schema_version < SCHEMA_VERSION:
        raise KnowledgeBaseError(
            f"an older Communique wrote it (layout {manifest.schema_version}, not {SCHEMA_VERSION})",
            str(folder),
            f"bring it up to date with: communique build --out {folder}",
        )
    return manifest


def read_any_manifest(folder: Path) -> Manifest:
    """The same, of this layout or an older one that a build brings up to date."""
    path = folder / MANIFEST
    if not folder.exists() and folder.parent.name == GENERATIONS:
        raise KnowledgeBaseError(
            "this generation is not kept", str(folder), f"see: communique generations {folder.parent.parent}"
        )
    if not folder.exists():
        raise KnowledgeBaseError(
            "there is no such folder", str(folder), f"make it with: communique build INPUT --out {folder}"
        )
    if not folder.is_dir():
        raise KnowledgeBaseError(
            "this is a file, not a folder", str(folder), "name the folder of a knowledge base"
        )
    if not path.is_file() and (last := current(folder)):
        path = last / MANIFEST
    if not path.is_file() and path.parent != folder:
        raise KnowledgeBaseError(f"its {MANIFEST} is missing", str(path), _manifest_remedy(path))
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
    except OSError as error:
        raise KnowledgeBaseError(
            f"it cannot be read ({error.strerror})", str(path), "check its permissions"
        ) from error
    except (*DAMAGED, KeyError, TypeError) as error:
        raise KnowledgeBaseError(
            f"its {MANIFEST} is damaged ({error})",
            str(folder),
            _manifest_remedy(path),
        ) from error


def _manifest_remedy(path: Path) -> str:
    """What to do where the manifest at `path` is lost: all generations of a knowledge base have the same."""
    path = path.resolve()
    others = (other / MANIFEST for other in reversed(generations(home_of(path.parent))))
    if found := next((one for one in others if one.is_file() and one != path), None):
        return f"mend it with: cp {found} {path}"
    return "restore a backup, or build all files into another folder"


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write `manifest` into `folder`."""
    text = msgspec.json.format(msgspec.json.encode(manifest), indent=2)
    temporary = folder / _UNFINISHED
    temporary.write_bytes(text + b"\n")
    temporary.replace(folder / MANIFEST)


@contextmanager
def writing(folder: Path, manifest: Manifest) -> Iterator[Manifest]:
    """Hold `folder` for one writer; gives its manifest, which may be of an older layout.

    A folder that is new or empty becomes a knowledge base with `manifest`, and is left as it was where the
    body raises before a text was kept.

    Raises KnowledgeBaseError, having changed nothing, where the folder holds something else than a knowledge
    base that we may add to, cannot be written, or is held by another writer.
    """
    if folder.exists() and not folder.is_dir():
        raise KnowledgeBaseError("this is a file, not a folder", str(folder), "choose another one")
    if folder.resolve().parent.name == GENERATIONS:
        raise KnowledgeBaseError("this is a part of a knowledge base", str(folder), "choose another folder")
    if not _is_empty(folder):
        read_any_manifest(folder)
    new = not folder.exists()
    with _locked(folder) as handle:
        fresh = _is_empty(folder)  # another build may have been faster
        try:
            with _writable(folder):
                os.pwrite(handle.fileno(), _holder().encode(), 0)
                _sweep(folder)
                if fresh:
                    write_manifest(folder, manifest)
            yield manifest if fresh else read_any_manifest(folder)
        except CommuniqueError:
            if fresh and not (folder / TEXTS).exists():
                _clear(folder, new)
            raise
        finally:
            handle.truncate(0)


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    """Turn what hinders the body from writing into a KnowledgeBaseError."""
    try:
        yield
    except OSError as error:
        raise KnowledgeBaseError(
            f"it cannot be written ({error.strerror or error})",
            str(folder),
            "make room, or check the permissions",
        ) from error


def _is_empty(folder: Path) -> bool:
    """Whether there is nothing in `folder` but what a build that was stopped at once has left."""
    try:
        return all(entry.name in {LOCK, _UNFINISHED} for entry in folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return True


def _sweep(folder: Path) -> None:
    """Finish or take away what a build that was stopped has left, of this layout or the former one."""
    sweep(folder)
    unplaced = folder / _READY / SOURCES
    if unplaced.is_file():
        unplaced.replace(folder / SOURCES)
    if current(folder):
        remove_former(folder)


def remove_former(folder: Path) -> None:
    """Remove what a knowledge base of layout 1 had in its folder."""
    for name in _FORMER:
        if (folder / name).exists():
            shutil.rmtree(folder / name)


@contextmanager
def _locked(folder: Path) -> Iterator[IO[str]]:
    """Hold the lock of `folder`, which is made where there is none; gives the file that it is on.

    Raises KnowledgeBaseError where it cannot be written, or where another holds it, who is named.
    """
    while True:
        with _opened(folder) as handle:
            _hold(handle, folder)
            if _is_at(handle, folder / LOCK):
                yield handle
                return


def _opened(folder: Path) -> IO[str]:
    """The lock file. A build that comes to nothing may take the folder away before there is one in it."""
    for tries_left in reversed(range(_TRIES)):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return (folder / LOCK).open("a+", encoding="utf-8")
        except OSError as error:
            if isinstance(error, FileNotFoundError) and tries_left:
                continue
            raise KnowledgeBaseError(
                f"the folder cannot be written ({error.strerror})",
                str(folder),
                "choose another one, or change its permissions",
            ) from error
    raise AssertionError("the last try returns or raises")


def _hold(handle: IO[str], folder: Path) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        handle.seek(0)
        holder = " ".join(handle.read().split()) or "not known"
        raise KnowledgeBaseError(
            f"another build is writing it ({holder})", str(folder), "wait until that one has ended"
        ) from error
    handle.truncate(0)  # somebody who was killed may have left their name


def _is_at(handle: IO[str], path: Path) -> bool:
    """Whether the file is still the one at `path`: a lock on one that was taken away holds nobody off."""
    try:
        return os.path.samestat(os.fstat(handle.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _holder() -> str:
    since = datetime.now(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")
    return f"process {os.getpid()} on {socket.gethostname()}, since {since}\n"


def _clear(folder: Path, new: bool) -> None:
    """Take back what a build that came to nothing put into a folder that was empty; the lock goes last."""
    for entry in sorted(folder.iterdir(), key=Path.is_file):
        if entry.is_dir():
            shutil.rmtree(entry)
        elif entry.name != LOCK:
            entry.unlink()
    (folder / LOCK).unlink()
    if new:
        with suppress(OSError):  # another build has begun in it
            folder.rmdir()
