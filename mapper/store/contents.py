"""What a generation is made of, as it was written: digests of its files and of its graphs.

A build holds the files against it, and `communique check` also the graphs in the store. Digests of graphs
are sums over their quads: equal for the same quads in any order, and made in one pass.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec
import pyoxigraph as ox

from mapper.errors import DAMAGED
from mapper.store.generations import READING
from mapper.store.tally import Tally

CONTENTS: Final = "contents.json"
TIMED: Final = "run.ttl"  # has other words, but as many, each time
_SIZE: Final = 16


class File(msgspec.Struct, frozen=True):
    """The size of a file in bytes, and its SHA-256 ("" where that differs from time to time)."""

    size: int
    sha256: str = ""


class Contents(msgspec.Struct, frozen=True):
    """The files of a generation by their names, and the digests of its graphs by their IRIs.

    `counts` are those of the graphs of articles (`articles`), all together.
    """

    files: Mapping[str, File]
    graphs: Mapping[str, str]
    counts: Mapping[str, Tally] = {}


def read_contents(generation: Path) -> Contents | None:
    """What `generation` was made of; None where that cannot be read."""
    try:
        return msgspec.json.decode((generation / CONTENTS).read_bytes(), type=Contents)
    except DAMAGED:
        return None


def write_contents(generation: Path, graphs: Mapping[str, str], counts: Mapping[str, Tally]) -> None:
    """Note what stands in the files of `generation` and in its `graphs`, and `counts` for the next build."""
    files = {
        path.name: _file(path)
        for path in sorted(generation.iterdir())
        if path.is_file() and path.name not in {CONTENTS, READING}
    }
    contents = Contents(files, dict(sorted(graphs.items())), counts)
    text = msgspec.json.format(msgspec.json.encode(contents), indent=1)
    (generation / CONTENTS).write_bytes(text + b"\n")


def changed_files(generation: Path) -> Iterator[str]:
    """What is wrong with each file of `generation` that is not as it was written."""
    contents = read_contents(generation)
    if contents is None:
        yield f"{CONTENTS} is missing or damaged"
        return
    if not (generation / READING).is_file():
        yield f"{READING} is missing"
    for name, written in contents.files.items():
        path = generation / name
        if not path.is_file():
            yield f"{name} is missing"
        elif path.stat().st_size != written.size or _file(path) != written:
            yield f"{name} was changed"


def graph_digests(quads: Iterable[ox.Quad]) -> dict[str, str]:
    """The digest of each graph that `quads`, each of which comes once, stand in."""
    sums: dict[ox.NamedNode | ox.BlankNode | ox.DefaultGraph, int] = {}
    for quad in quads:
        sums[quad.graph_name] = sums.get(quad.graph_name, 0) + _number(quad)
    return {getattr(graph, "value", str(graph)): _digest(total) for graph, total in sums.items()}


def renewed_digest(digest: str, gone: Iterable[ox.Quad], come: Iterable[ox.Quad]) -> str:
    """The digest of a graph that had `digest`, without the quads that are `gone`, with those that `come`."""
    return _digest(int(digest, 16) - sum(map(_number, gone)) + sum(map(_number, come)))


def _number(quad: ox.Quad) -> int:
    return int.from_bytes(hashlib.blake2b(str(quad.triple).encode(), digest_size=_SIZE).digest())


def _digest(total: int) -> str:
    return f"{total % 256**_SIZE:0{2 * _SIZE}x}"


def _file(path: Path) -> File:
    with path.open("rb") as content:
        sha256 = "" if path.name == TIMED else hashlib.file_digest(content, "sha256").hexdigest()
    return File(path.stat().st_size, sha256)
