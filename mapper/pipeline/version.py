"""Which software made something: the version for people, and a digest that changes with every rule."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Final

from mapper.resources import ontology_dir

VERSION: Final = version("communique")
_SUFFIXES: Final = frozenset({".py", ".toml", ".yaml", ".yml", ".json", ".csv", ".txt", ".ttl"})


@cache
def software_digest() -> str:
    """16 hex digits over code, rules and reference data: what was cached under another digest is stale."""
    digest = hashlib.sha256(VERSION.encode())
    for folder in (Path(str(files("mapper"))), ontology_dir()):
        for path in sorted(folder.rglob("*")):
            if path.suffix in _SUFFIXES and path.is_file():
                digest.update(path.relative_to(folder).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
