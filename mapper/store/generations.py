"""The generations of a knowledge base: each a complete state in a folder that is never changed again.

`CURRENT` holds the name of the generation that counts, and is replaced in one step: a build that is stopped
before that leaves the last complete state, and what it had put together is swept away by the next one.
Whoever reads a generation holds a shared lock on its file `reading`, and it is not removed meanwhile.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import weakref
from contextlib import suppress
from pathlib import Path
from typing import Final

from mapper.store.durable import bring_all_to_disk, bring_to_disk
from mapper.store.errors import GENERATIONS, KnowledgeBaseError
from mapper.store.sources import RAW, TEXTS

CURRENT: Final = "CURRENT"
READING: Final = "reading"
KEPT: Final = 2  # the current one, and the one before, to compare with
_PART: Final = ".part"


def generations(folder: Path) -> list[Path]:
    """The complete generations in the knowledge base `folder`, the oldest first."""
    home = folder / GENERATIONS
    return sorted(entry for entry in home.iterdir() if entry.name.isdecimal()) if home.is_dir() else []


def current(folder: Path) -> Path | None:
    """The generation that counts in the knowledge base `folder`; None where no build was completed.

    Without CURRENT it is the newest, for a generation has its name only once it is whole. Raises
    KnowledgeBaseError where CURRENT names none that is there.
    """
    name = None
    while True:
        before, name = name, _named(folder)
        if name is None:
            return max(generations(folder), default=None)
        found = folder / GENERATIONS / name
        if name.isdecimal() and found.is_dir():
            return found
        if name == before:  # if not, a build has published another one, and removed this
            raise _lost(folder, f"it names generation {name[:20]!r}, which is not there")


def _named(folder: Path) -> str | None:
    try:
        return (folder / CURRENT).read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise _lost(folder, str(error)) from error


class Hold:
    """A shared lock on a generation: it is not removed until this is closed, or gone itself."""

    def __init__(self, generation: Path) -> None:
        """Raises FileNotFoundError where the generation is gone."""
        descriptor = os.open(generation / READING, os.O_RDONLY)
        self._end = weakref.finalize(self, os.close, descriptor)
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        if not (generation / READING).exists():
            self.close()
            raise FileNotFoundError(str(generation))

    def close(self) -> None:
        """Let go; more than once does no harm."""
        self._end()


def hold_current(folder: Path) -> tuple[Path, Hold] | None:
    """The generation that counts, held; None where there is none. A build may publish another meanwhile."""
    found = None
    while True:
        before, found = found, current(folder)
        if found is None:
            return None
        with suppress(FileNotFoundError):
            return found, Hold(found)
        if found == before:
            raise KnowledgeBaseError(
                f"generation {found.name} has lost its file {READING}",
                str(folder),
                f"mend it with: communique build --out {folder}",
            )


def stage(folder: Path) -> Path:
    """An empty folder in which the next generation is put together."""
    sweep(folder)
    number = int(there[-1].name) + 1 if (there := generations(folder)) else 1
    staged = folder / GENERATIONS / f"{number:06d}{_PART}"
    staged.mkdir(parents=True)
    return staged


def publish(folder: Path, staged: Path) -> Path:
    """Make what was staged the generation that counts; the moment that decides is the swap of CURRENT."""
    (staged / READING).touch()
    bring_all_to_disk(staged)  # before anything names it
    generation = staged.with_suffix("")
    staged.rename(generation)
    for home in (generation.parent, folder / TEXTS, folder / RAW):
        if home.is_dir():
            bring_to_disk(home)
    _name(folder, generation)
    link(folder, generation)
    return generation


def _name(folder: Path, generation: Path) -> None:
    temporary = folder / f"{CURRENT}.tmp"
    with temporary.open("w", encoding="ascii") as out:
        out.write(f"{generation.name}\n")
        out.flush()
        os.fsync(out.fileno())
    temporary.replace(folder / CURRENT)
    bring_to_disk(folder)


def link(folder: Path, generation: Path) -> None:
    """Let the files of `generation` be found in `folder` by links, and those of earlier ones no more."""
    files = {entry.name for entry in generation.iterdir() if entry.is_file() and entry.name != READING}
    for entry in folder.iterdir():
        ours = entry.is_symlink() and entry.readlink().parts[:1] == (GENERATIONS,)
        if ours and entry.name not in files:
            entry.unlink()
    for name in sorted(files):
        target, temporary = Path(GENERATIONS) / generation.name / name, folder / f"{name}.tmp"
        temporary.unlink(missing_ok=True)
        if not ((folder / name).is_symlink() and (folder / name).readlink() == target):
            temporary.symlink_to(target)
            temporary.replace(folder / name)


def sweep(folder: Path) -> None:
    """Take away what a build that was stopped had put together, and finish what it had published."""
    home, last = folder / GENERATIONS, current(folder)
    for entry in home.iterdir() if home.is_dir() else ():
        if entry.name.endswith(_PART):
            shutil.rmtree(entry)
    for newer in generations(folder):
        if last is None or newer.name > last.name:
            _remove(newer)
    if last is not None:
        _name(folder, last)
        link(folder, last)


def clean_up(folder: Path, kept: int = KEPT) -> list[Path]:
    """Remove all generations but the newest `kept`, the current one, and those that somebody reads.

    Which ones went is the result.
    """
    stays = {current(folder), *generations(folder)[-kept:]}
    return [old for old in generations(folder) if old not in stays and _remove(old)]


def _remove(generation: Path) -> bool:
    """Remove `generation` unless somebody reads it; its lock goes first, so that nobody begins to."""
    with suppress(FileNotFoundError), (generation / READING).open("rb") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        (generation / READING).unlink()
    shutil.rmtree(generation)
    return True


def _lost(folder: Path, why: str) -> KnowledgeBaseError:
    if known := ", ".join(entry.name for entry in generations(folder)):
        what = f"{CURRENT} cannot be used ({why}); there are these generations: {known}"
        remedy = f"write the number of one of them into {CURRENT}, or restore a backup"
    else:
        what = f"{CURRENT} cannot be used ({why}), and no generation is left"
        remedy = f"restore a backup, or remove {CURRENT} and build again with all files"
    return KnowledgeBaseError(what, str(folder), remedy)
