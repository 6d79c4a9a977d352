"""What a knowledge base holds, as its readers see it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from mapper.store import current, open_knowledge_base

# All that a build writes, but the two files that know when it was and where its inputs lay.
FILES: Final = (
    "graph.trig",
    "graph.ttl",
    "validation.txt",
    "validation.ttl",
    "quarantine.trig",
    "description.ttl",
    "communique.json",
)


def snapshot(kb: Path) -> dict[str, bytes]:
    """The files of the generation that counts, and the quads and graphs of its store as text."""
    opened = open_knowledge_base(kb)
    assert opened.generation
    assert opened.held
    found = {name: (opened.generation / name).read_bytes() for name in FILES}
    found["store"] = "\n".join(sorted(map(str, opened.store))).encode()
    found["graphs"] = "\n".join(sorted(map(str, opened.store.named_graphs()))).encode()
    opened.held.close()
    return found


def assert_tidy(kb: Path) -> None:
    """That nothing unfinished lies about, and the links show the generation that counts."""
    home = kb / "generations"
    assert not [path.name for path in home.iterdir() if not path.name.isdecimal()]
    assert not [path.name for path in kb.iterdir() if path.name.endswith(".tmp")]
    generation = current(kb)
    assert generation
    assert {(kb / name).resolve().parent for name in FILES} == {generation.resolve()}


def assert_same(found: Mapping[str, bytes], expected: Mapping[str, bytes]) -> None:
    """That two snapshots are equal; says in few lines what differs."""
    for name, content in expected.items():
        if found[name] != content:
            ours, theirs = set(found[name].splitlines()), set(content.splitlines())
            lines = [f"more: {line!r}" for line in sorted(ours - theirs)[:8]]
            lines += [f"less: {line!r}" for line in sorted(theirs - ours)[:8]]
            raise AssertionError("\n".join([f"{name} differs", *(line[:300] for line in lines)]))


@contextmanager
def remembering(kb: Path, shared: Path) -> Iterator[None]:
    """With the memo of `kb` filled from `shared`, which learns what is new: no text is read twice in vain."""
    _link(shared, kb / "memo")
    yield
    _link(kb / "memo", shared)


def _link(source: Path, target: Path) -> None:
    for path in source.rglob("*.msgpack"):
        link = target / path.relative_to(source)
        if not link.exists():
            link.parent.mkdir(parents=True, exist_ok=True)
            os.link(path, link)
