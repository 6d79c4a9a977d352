"""What a knowledge base remembers of work that was done: each result in a file named after all it depends on.

A memo may be deleted at any time; what is missing, or cannot be read, is made anew. So it never decides what
a build yields, only how long it takes.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from mapper.errors import DAMAGED
from mapper.pipeline.version import software_digest
from mapper.store import keep

MEMO: Final = "memo"
_OURS: Final = frozenset({".msgpack", ".tmp"})

Made = TypeVar("Made", bound=msgspec.Struct)


def digest(*parts: object) -> str:
    """32 hex digits over `parts`, which msgspec can encode."""
    return hashlib.blake2b(msgspec.msgpack.encode(parts), digest_size=16).hexdigest()


class Memo:
    """The memo of a knowledge base for the software that runs. It knows what was asked of it."""

    def __init__(self, folder: Path, *, anew: bool = False) -> None:
        """The memo in the knowledge base `folder`, which need not have one; `anew`, nothing in it counts."""
        self._anew = anew
        self._home = folder / MEMO / software_digest()
        self._used: set[str] = set()

    def get(self, key: str, made: type[Made]) -> Made | None:
        """What was put under `key`, or None."""
        self._used.add(key)
        if self._anew:
            return None
        try:
            return msgspec.msgpack.decode(self._path(key).read_bytes(), type=made)
        except FileNotFoundError:
            return None
        except DAMAGED:
            return None  # what is made then takes its place

    def put(self, key: str, made: msgspec.Struct) -> None:
        """Remember `made` under `key`, in the place of what was there."""
        with suppress(OSError):
            self._path(key).unlink()
        keep(self._path(key), msgspec.msgpack.encode(made), durably=False)

    def forget_unused(self) -> None:
        """Remove what nobody asked for, what other software remembered, and what was half written."""
        kept = {self._path(key) for key in self._used}
        # what is in a folder comes before it, so that those that became empty go too
        for path in sorted(self._home.parent.rglob("*"), reverse=True):
            with suppress(OSError):
                if path.is_dir():
                    path.rmdir()
                elif path.suffix in _OURS and path not in kept:
                    path.unlink()

    def _path(self, key: str) -> Path:
        return self._home / key[:2] / f"{key}.msgpack"
