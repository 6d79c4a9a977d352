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


def say_otherwise(store: ox.Store) -> None:
    """As many quads as before, and nothing that a shape forbids."""
    label = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
    corpus = ox.NamedNode("https://w3id.org/communique/id/graph/corpus")
    quad = next(q for q in store.quads_for_pattern(None, label, None, corpus) if "Silva" in str(q.object))
    store.remove(quad)
    store.add(ox.Quad(quad.subject, label, ox.Literal("Maria Sousa", language="en"), corpus))


def add_a_graph(store: ox.Store) -> None:
    node = ox.NamedNode("https://example.org/more")
    store.add(ox.Quad(node, ox.NamedNode("https://example.org/says"), ox.Literal("more"), node))


def bad(kb: Path) -> dict[str, tuple[str, ...]]:
    return {one.name: one.wrong for one in check(kb) if not one.sound}


def test_a_knowledge_base_as_it_was_built_is_sound(kb: Path) -> None:
    checks = list(check(kb))
    assert [one.name for one in checks] == [
        "versions", "texts", "corrections", "store", "graphs", "passages", "shapes", "files",
    ]  # fmt: skip
    assert all(one.sound for one in checks)


@pytest.mark.parametrize(
    ("damage", "names", "words"),
    [
        (lambda kb: text(kb).write_text("other words", "utf-8"), {"texts", "passages"}, "was changed"),
        (lambda kb: text(kb).unlink(), {"texts", "passages"}, "is missing"),
        (
            lambda kb: change_store(kb, lose_a_quad),
            {"store", "graphs", "shapes", "files"},
            "it says that it has",
        ),
        (lambda kb: change_store(kb, move_a_passage), {"passages", "graphs", "files"}, "does not quote"),
        (lambda kb: change_store(kb, say_otherwise), {"graphs", "files"}, "corpus was changed"),
        (
            lambda kb: change_store(kb, add_a_graph),
            {"store", "graphs", "shapes", "files"},
            "not belong there",
        ),
        (
            lambda kb: change_store(kb, lose_an_article),
            {"store", "graphs", "files"},
            "is missing",
        ),
        (
            lambda kb: (generation(kb) / "graph.trig").write_text("no graph"),
            {"files"},
            "graph.trig is damaged",
        ),
        (lambda kb: (generation(kb) / "graph.ttl").write_text(""), {"files"}, "something else"),
        (lambda kb: (generation(kb) / "index.msgpack").write_bytes(b""), {"versions", "files"}, "index"),
        (
            lambda kb: (generation(kb) / "contents.json").unlink(),
            {"graphs", "files"},
            "is missing or damaged",
        ),
        (lambda kb: (generation(kb) / "run.ttl").unlink(), {"files"}, "run.ttl is missing"),
        (
            lambda kb: (generation(kb) / "validation.txt").write_text("all is well"),
            {"files"},
            "validation.txt was changed",
        ),
    ],
)
def test_damage_is_told(kb: Path, damage: Damage, names: set[str], words: str) -> None:
    damage(kb)
    found = bad(kb)
    assert found.keys() == names
    assert any(words in wrong for them in found.values() for wrong in them)


def test_what_to_do_names_the_knowledge_base(kb: Path) -> None:
    change_store(kb, say_otherwise)
    (generation(kb) / "run.ttl").unlink()
    remedies = {one.name: one.remedy for one in check(kb)}
    assert remedies["graphs"].endswith(f": communique build --anew --out {kb}")
    assert remedies["files"].endswith(f": communique build --out {kb}")


def test_where_the_store_cannot_be_opened_the_texts_are_checked(kb: Path) -> None:
    for table in (generation(kb) / STORE).glob("*.sst"):
        table.write_bytes(b"")
    text(kb).write_text("other words", "utf-8")
    assert [(one.name, one.sound) for one in check(kb)] == [("store", False), ("texts", False)]


def test_what_cannot_be_opened_is_no_knowledge_base(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeBaseError):
        next(check(tmp_path))


def test_where_the_store_cannot_be_read_to_the_end_the_texts_are_checked(kb: Path) -> None:
    for table in (generation(kb) / STORE).glob("*.sst"):
        content = bytearray(table.read_bytes())
        if len(content) > 10_000:
            content[:1000] = bytes(1000)  # blocks of data come first, and are read when they are needed
            table.write_bytes(content)
    found = {one.name: one.sound for one in check(kb)}
    assert found == {"versions": True, "texts": True, "corrections": True, "store": False}


def test_where_the_list_of_sources_is_damaged_the_others_are_checked(kb: Path) -> None:
    (generation(kb) / "sources.json").write_bytes(b'["\xff"]')
    assert bad(kb).keys() == {"texts", "files"}


def test_lost_corrections_are_to_be_given_again(kb: Path) -> None:
    (generation(kb) / "corrections.json").unlink()
    remedies = {one.name: one.remedy for one in check(kb) if not one.sound}
    assert remedies.keys() == {"corrections", "files"}
    assert "--corrections" in remedies["corrections"]


def test_a_text_that_cannot_be_read_is_named_with_what_to_do(kb: Path) -> None:
    path = next((kb / "texts").iterdir())
    path.unlink()
    path.mkdir()
    (texts,) = [one for one in check(kb) if one.name == "texts"]
    assert f"{path.name} cannot be read (Is a directory)" in texts.wrong


@pytest.mark.parametrize("name", ["sources.json", "corrections.json"])
def test_of_lost_lists_the_files_advise_no_build_that_is_refused(kb: Path, name: str) -> None:
    (generation(kb) / name).unlink()
    (files,) = [one for one in check(kb) if one.name == "files"]
    assert files.wrong == (f"{name} is missing",)
    assert files.remedy == "do first what is said above of texts and corrections; that mends this, too"
