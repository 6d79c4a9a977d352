"""A knowledge base that has been built, open for reading."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from mapper.store.layout import READY, STORE, KnowledgeBaseError, Manifest, read_manifest, writing


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """The folder of a knowledge base, what it says of itself, and its quads (read only)."""

    folder: Path
    manifest: Manifest
    store: ox.Store

    @property
    def base(self) -> str:
        """The base IRI of its data."""
        return self.manifest.base


def open_knowledge_base(folder: Path) -> KnowledgeBase:
    """The knowledge base in `folder`. Raises KnowledgeBaseError for none, or a damaged or newer one."""
    manifest = read_manifest(folder)
    if (folder / READY).is_dir():
        with writing(folder, manifest):
            pass  # entering it carries on the swap of a build that was cut short
    if not (folder / STORE).is_dir():
        raise KnowledgeBaseError(
            "no build of it has been completed", str(folder), f"run: communique build INPUT --out {folder}"
        )
    return KnowledgeBase(folder, manifest, _open_store(folder))


def check_store(folder: Path) -> None:
    """Raise KnowledgeBaseError where `folder` has a store and it is damaged."""
    if (folder / STORE).is_dir():
        _open_store(folder)


@contextmanager
def intact(folder: Path) -> Iterator[None]:
    """Turn what the store of `folder` raises when it comes upon a damaged block into a KnowledgeBaseError."""
    try:
        yield
    except RuntimeError as error:  # what Oxigraph raises for corruption
        raise _damaged(folder, error) from error


def _open_store(folder: Path) -> ox.Store:
    try:
        return ox.Store.read_only(str(folder / STORE))
    except (OSError, RuntimeError) as error:
        raise _damaged(folder, error) from error


def _damaged(folder: Path, error: Exception) -> KnowledgeBaseError:
    return KnowledgeBaseError(
        f"its store is damaged ({error})",
        str(folder / STORE),
        "delete that folder and run build again: the texts are kept, and the store is made anew",
    )
