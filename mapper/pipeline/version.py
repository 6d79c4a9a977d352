"""Which software made something: the version for people, and a digest that changes with every rule."""

from __future__ import annotations

import hashlib
import re
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from pathlib import Path
from typing import Final, Protocol

from mapper.resources import ontology_dir

VERSION: Final = version("communique")
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_SUFFIXES: Final = frozenset({".py", ".toml", ".yaml", ".yml", ".json", ".csv", ".txt", ".ttl"})


@cache
def software_digest() -> str:
    """16 hex digits over code, rules and reference data, Python and the libraries: what was remembered under
    another digest is stale.
    """
    digest = hashlib.sha256()
    for part in (VERSION, f"{sys.version_info[:2]}", *sorted(_libraries("communique"))):
        _add(digest, part.encode())
    for folder in (Path(str(files("mapper"))), ontology_dir()):
        for path in sorted(folder.rglob("*")):
            if path.suffix in _SUFFIXES and path.is_file():
                _add(digest, path.relative_to(folder).as_posix().encode())
                _add(digest, path.read_bytes())
    return digest.hexdigest()[:16]


class _Digest(Protocol):
    def update(self, data: bytes, /) -> None: ...


def _add(digest: _Digest, part: bytes) -> None:
    """Add `part`, told from the next one by its length."""
    digest.update(f"{len(part)}:".encode())
    digest.update(part)


def _libraries(name: str) -> set[str]:
    """`name==version` of all that the distribution `name` needs, without extras."""
    found: set[str] = set()
    queue = [name]
    while queue:
        for requirement in requires(queue.pop()) or ():
            named = _NAME.match(requirement)
            if named is None or "extra ==" in requirement:
                continue
            try:
                library = f"{named[0].lower()}=={version(named[0])}"
            except PackageNotFoundError:  # of another platform
                continue
            if library not in found:
                found.add(library)
                queue.append(named[0])
    return found
