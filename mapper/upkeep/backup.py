"""A knowledge base in one file, and back: a tar archive of the generation that counts and of its texts.

The archive ends with `SHA256SUMS` (as `sha256sum -c` reads it), which restoring holds every file against.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from mapper.errors import CommuniqueError
from mapper.store import (
    CURRENT,
    GENERATIONS,
    RAW,
    TEXTS,
    KnowledgeBaseError,
    current,
    generation_of,
    link,
    open_knowledge_base,
    texts_of,
)

SUMS: Final = "SHA256SUMS"
_OURS: Final = "name a file that `communique backup` wrote"
_COPY: Final = "copy it again from where it was made, or try another backup"
_MODES: Final = {".gz": "w:gz", ".tgz": "w:gz", ".tar": "w"}


class BackupError(CommuniqueError):
    """A backup that cannot be made or restored."""


def back_up(folder: Path, to: Path) -> int:
    """Write the knowledge base in `folder` to the archive `to`; how many files it holds.

    Builds may go on meanwhile. Raises BackupError where `to` exists, has an ending other than .tar, .tar.gz
    and .tgz, or cannot be written, and KnowledgeBaseError where there is nothing to back up.
    """
    mode = _MODES.get(to.suffix)
    if mode is None:
        raise BackupError("an archive ends in .tar, .tar.gz or .tgz", str(to), "choose another name")
    if to.exists():
        raise BackupError("it exists already", str(to), "choose another name, or remove it")
    knowledge_base = open_knowledge_base(folder)  # holds its generation until all of it is in the archive
    generation = generation_of(knowledge_base)
    temporary = to.with_name(f".{to.name}.part")
    try:
        with _opened(temporary, mode) as archive:
            sums = [_put(archive, name, path.read_bytes()) for name, path in _files(folder, generation)]
            sums.append(_put(archive, CURRENT, f"{generation.name}\n".encode()))
            _put(archive, SUMS, "".join(sums).encode())
        temporary.replace(to)
    except OSError as error:
        if error.filename and Path(error.filename) not in {to, temporary}:
            what = f"it cannot be read ({error.strerror})"
            raise BackupError(what, error.filename, "check its permissions") from error
        raise BackupError(
            f"it cannot be written ({error.strerror or error})", str(to), "make room, or choose another place"
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
    return len(sums)


def restore(archive: Path, out: Path) -> int:
    """Make the knowledge base `out`, which must be new, from an archive of `back_up`; how many files it has.

    Raises BackupError, and leaves nothing behind, where the archive is none, is damaged or holds files that
    it should not, or where `out` exists.
    """
    _check_file(archive)
    if out.exists():
        raise BackupError("it exists already", str(out), "choose a new folder")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        home = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}."))
    except OSError as error:
        raise BackupError(
            f"it cannot be made ({error.strerror or error})", str(out), "choose another place"
        ) from error
    temporary = home / "kb"
    try:
        temporary.mkdir()
        _unpack(archive, temporary)
        count = _verified(temporary, archive)
        generation = current(temporary)
        if generation is None:
            raise BackupError("it names no generation", str(archive), "try another backup")
        link(temporary, generation)
        temporary.rename(out)
    except KnowledgeBaseError as error:
        raise BackupError(
            f"it cannot be restored ({error.what})", str(archive), "try another backup"
        ) from error
    except OSError as error:
        raise BackupError(
            f"it cannot be written ({error.strerror or error})",
            str(out),
            "make room, or choose another place",
        ) from error
    finally:
        shutil.rmtree(home, ignore_errors=True)
    return count


def _check_file(archive: Path) -> None:
    """Raises BackupError where `archive` is no file, or an empty one, or cannot be read."""
    if archive.is_dir():
        raise BackupError("this is a folder, not a file", str(archive), _OURS)
    try:
        with archive.open("rb") as file:
            empty = not file.read(1)
    except FileNotFoundError as error:
        raise BackupError("there is no such file", str(archive), "check the path") from error
    except OSError as error:
        raise BackupError(
            f"it cannot be read ({error.strerror or error})", str(archive), "check its permissions"
        ) from error
    if empty:
        raise BackupError("it is empty", str(archive), _COPY)


def _unpack(archive: Path, folder: Path) -> None:
    """Put what `archive` holds into `folder`. Raises BackupError for what is no whole archive."""
    try:
        opened = tarfile.open(archive)  # noqa: SIM115 -- what is no archive is told apart from a damaged one
    except tarfile.ReadError as error:
        raise BackupError("this is no backup", str(archive), _OURS) from error
    except (EOFError, zlib.error) as error:
        raise BackupError(f"it is cut off or damaged ({error})", str(archive), _COPY) from error
    try:
        with opened:
            opened.extractall(folder, filter="data")
    except tarfile.FilterError as error:
        raise BackupError(f"it holds what no backup does ({error})", str(archive), _OURS) from error
    except (EOFError, ValueError, zlib.error, tarfile.TarError, gzip.BadGzipFile) as error:
        raise BackupError(f"it is cut off or damaged ({error})", str(archive), _COPY) from error


def _files(folder: Path, generation: Path) -> Iterator[tuple[str, Path]]:
    """The files of a generation and the texts, by their names in the archive, in order."""
    needed = texts_of(generation)
    for home in (generation, folder / RAW, folder / TEXTS):
        for path in sorted(home.rglob("*")) if home.is_dir() else ():
            wanted = home == generation or needed is None or path.name[:16] in needed
            if wanted and path.is_file() and path.suffix != ".tmp":
                yield path.relative_to(folder).as_posix(), path


def _opened(path: Path, mode: str) -> tarfile.TarFile:
    if mode == "w":
        return tarfile.open(path, "w")
    return tarfile.open(path, "w:gz", compresslevel=6)


def _put(archive: tarfile.TarFile, name: str, content: bytes) -> str:
    """Put a file into the archive, with nothing of when and by whom; its line in `SUMS`."""
    member = tarfile.TarInfo(name)
    member.size = len(content)
    archive.addfile(member, io.BytesIO(content))
    return f"{hashlib.sha256(content).hexdigest()}  {name}\n"


def _verified(folder: Path, archive: Path) -> int:
    """How many files the sums speak of, all of which `folder` has, unchanged, and no others."""
    sums = _sums(folder, archive)
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {SUMS}
    if odd := sorted(found ^ sums.keys()):
        raise BackupError(f"{odd[0]} is missing or does not belong there", str(archive), "try another backup")
    for name, digest in sums.items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest:
            raise BackupError(f"{name} is damaged", str(archive), "try another backup")
    (folder / SUMS).unlink()
    return len(sums)


def _sums(folder: Path, archive: Path) -> dict[str, str]:
    """The digest of each file, as the last one in the archive has them."""
    if not (folder / SUMS).is_file():
        if (folder / GENERATIONS).is_dir():
            raise BackupError(f"it is cut off ({SUMS}, its last file, is missing)", str(archive), _COPY)
        raise BackupError(f"this is no backup (it has no {SUMS})", str(archive), _OURS)
    try:
        return dict(line.split("  ", 1)[::-1] for line in (folder / SUMS).read_text("utf-8").splitlines())
    except ValueError as error:
        raise BackupError(f"its {SUMS} is damaged", str(archive), _COPY) from error
