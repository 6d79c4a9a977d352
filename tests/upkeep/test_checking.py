"""Every damage that can be told is told by the check that it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from mapper.store import STORE, KnowledgeBaseError, current
from mapper.upkeep import check

Damage = Callable[[Path], object]


def generation(kb: Path) -> Path:
    found = current(kb)
    assert found is not None
    return found


def text(kb: Path) -> Path:
    return next(path for path in sorted((kb / "texts").iterdir()) if "Maria" in path.read_text("utf-8"))


def change_store(kb: Path, change: Callable[[ox.Store], object]) -> None:
    store = ox.Store(str(generation(kb) / STORE))
    change(store)
    store.flush()


def first(store: ox.Store, predicate: str) -> ox.Quad:
    node = ox.NamedNode(f"https://w3id.org/communique/ontology#{predicate}")
    return min(store.quads_for_pattern(None, node, None), key=str)


def lose_a_quad(store: ox.Store) -> None:
    store.remove(first(store, "rule"))


def move_a_passage(store: ox.Store) -> None:
    quad = first(store, "exact")
    store.remove(quad)
    store.add(ox.Quad(quad.subject, quad.predicate, ox.Literal("never said"), quad.graph_name))


def lose_an_article(store: ox.Store) -> None:
    graph = first(store, "sha256").graph_name
    assert isinstance(graph, ox.NamedNode)
    store.remove_graph(graph)


def bad(kb: Path) -> dict[str, tuple[str, ...]]:
    return {one.name: one.wrong for one in check(kb) if not one.sound}


def test_a_knowledge_base_as_it_was_built_is_sound(kb: Path) -> None:
    checks = list(check(kb))
    assert [one.name for one in checks] == [
        "versions", "texts", "store", "index", "passages", "shapes", "files",
    ]  # fmt: skip
    assert all(one.sound for one in checks)


@pytest.mark.parametrize(
    ("damage", "names", "words"),
    [
        (lambda kb: text(kb).write_text("other words", "utf-8"), {"texts", "passages"}, "was changed"),
        (lambda kb: text(kb).unlink(), {"texts", "passages"}, "is missing"),
        (lambda kb: change_store(kb, lose_a_quad), {"store", "shapes", "files"}, "it says that it has"),
        (lambda kb: change_store(kb, move_a_passage), {"passages", "files"}, "does not quote"),
        (
            lambda kb: change_store(kb, lose_an_article),
            {"store", "index", "files"},
            "is not in both",
        ),
        (
            lambda kb: (generation(kb) / "graph.trig").write_text("no graph"),
            {"files"},
            "graph.trig is damaged",
        ),
        (lambda kb: (generation(kb) / "graph.ttl").write_text(""), {"files"}, "something else"),
        (lambda kb: (generation(kb) / "index.msgpack").write_bytes(b""), {"versions", "index"}, "index"),
    ],
)
def test_damage_is_told(kb: Path, damage: Damage, names: set[str], words: str) -> None:
    damage(kb)
    found = bad(kb)
    assert found.keys() == names
    assert any(words in wrong for them in found.values() for wrong in them)


def test_where_the_store_cannot_be_opened_the_texts_are_checked(kb: Path) -> None:
    for table in (generation(kb) / STORE).glob("*.sst"):
        table.write_bytes(b"")
    text(kb).write_text("other words", "utf-8")
    assert [(one.name, one.sound) for one in check(kb)] == [("store", False), ("texts", False)]


def test_what_cannot_be_opened_is_no_knowledge_base(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeBaseError):
        next(check(tmp_path))
