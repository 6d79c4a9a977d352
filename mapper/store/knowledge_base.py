"""A knowledge base that has been built, open for reading."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from mapper.store.errors import GENERATIONS, KnowledgeBaseError, home_of
from mapper.store.generations import Hold, hold_current
from mapper.store.layout import MANIFEST, STORE, Manifest, read_manifest

_DENIED: Final = os.strerror(errno.EACCES)  # which is all that Oxigraph tells of it


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """A knowledge base: its folder, the generation that is read, what that says of itself, and its quads.

    All of it is read only, and stays readable while other generations are built.
    """

    folder: Path
    manifest: Manifest
    store: ox.Store
    generation: Path | None = None
    held: Hold | None = field(default=None, repr=False, compare=False)

    @property
    def base(self) -> str:
        """The base IRI of its data."""
        return self.manifest.base


def open_knowledge_base(folder: Path) -> KnowledgeBase:
    """The knowledge base in `folder`, or the generation that `folder` is.

    Raises KnowledgeBaseError for none, or a damaged, older or newer one.
    """
    whole = folder.resolve()
    if whole.parent.name == GENERATIONS and whole.name.isdecimal() and (whole / MANIFEST).is_file():
        return _open(whole.parent.parent, whole, _hold(whole))
    read_manifest(folder)
    found = hold_current(folder)
    if found is None:
        raise KnowledgeBaseError(
            "no build of it has been completed", str(folder), f"run: communique build INPUT --out {folder}"
        )
    return _open(folder, *found)


def _hold(generation: Path) -> Hold:
    try:
        return Hold(generation)
    except FileNotFoundError as error:
        raise KnowledgeBaseError(
            "this generation is gone, or not complete",
            str(generation),
            f"see: communique generations {home_of(generation)}",
        ) from error


def generation_of(knowledge_base: KnowledgeBase) -> Path:
    """The generation that is read. Raises KnowledgeBaseError for a knowledge base that was never built."""
    if knowledge_base.generation is None:
        raise KnowledgeBaseError("it is only in memory", str(knowledge_base.folder), "build it into a folder")
    return knowledge_base.generation


def _open(folder: Path, generation: Path, held: Hold) -> KnowledgeBase:
    return KnowledgeBase(folder, read_manifest(generation), open_store(generation), generation, held)


@contextmanager
def intact(folder: Path) -> Iterator[None]:
    """Turn what the store of `folder` raises when it comes upon a damaged block into a KnowledgeBaseError."""
    try:
        yield
    except RuntimeError as error:  # what Oxigraph raises for corruption
        raise _damaged(folder, error) from error


def open_store(generation: Path) -> ox.Store:
    """The store of `generation`, read only. Raises KnowledgeBaseError where it is damaged."""
    try:
        return ox.Store.read_only(str(generation / STORE))
    except (OSError, RuntimeError) as error:
        raise _damaged(generation, error) from error


def _damaged(folder: Path, error: Exception) -> KnowledgeBaseError:
    if _DENIED in str(error):
        return KnowledgeBaseError(f"its store cannot be read ({error})", str(folder), "check its permissions")
    return KnowledgeBaseError(
        f"its store is damaged ({error})",
        str(folder),
        f"make it anew from the texts, which are kept, with: communique build --anew --out {home_of(folder)}",
    )
