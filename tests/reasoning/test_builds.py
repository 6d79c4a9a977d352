"""Knowledge bases that also hold what follows."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Final

import msgspec
import pyoxigraph as ox
import pytest

from mapper.pipeline import BuildResult, Options, build
from mapper.publishing import run
from mapper.publishing.diff import compare
from mapper.publishing.explain import explain
from mapper.rdf import CQ, DEFAULT_BASE, Iris
from mapper.rdf.terms import RDF, Triple
from mapper.reasoning import triple_of
from mapper.store import KnowledgeBase, open_knowledge_base, read_manifest
from mapper.upkeep import check
from mapper.validation.triples import as_rdflib
from tests.pipeline.folders import assert_same, snapshot
from tests.pipeline.texts import HANDWRITTEN
from tests.queries.seeds import local_queries
from tests.reasoning.owl import entailed, told

GRAPH: Final = Iris(DEFAULT_BASE).graph("inferred")
# Two spellings of one name and two reports of one exercise: nodes that are merged.
FILES: Final = ("medals.txt", "more-medals.txt", "lantern-opens.txt", "lantern-ends.txt", "meeting.txt")


def write(folder: Path, names: Iterable[str], version: int = 0) -> Path:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text(HANDWRITTEN[name][version], encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[KnowledgeBase, KnowledgeBase]:
    """The same, without and with what follows."""
    folder = tmp_path_factory.mktemp("inferred")
    files = write(folder / "files", FILES)
    for name, infer in (("plain", False), ("inferred", True)):
        build([files], folder / name, Options(infer=infer))
    return open_knowledge_base(folder / "plain"), open_knowledge_base(folder / "inferred")


def inferred(knowledge_base: KnowledgeBase) -> set[Triple]:
    return {triple_of(quad) for quad in knowledge_base.store.quads_for_pattern(None, None, None, GRAPH)}


def test_what_follows_stands_in_its_own_graph_and_nothing_stands_twice(
    both: tuple[KnowledgeBase, KnowledgeBase],
) -> None:
    plain, whole = (set(one.store) for one in both)
    assert {quad.graph_name for quad in whole - plain} == {GRAPH, Iris(DEFAULT_BASE).graph("dataset")}
    assert len({quad.triple for quad in whole}) == len(whole)


def test_what_follows_is_what_owlrl_finds(both: tuple[KnowledgeBase, KnowledgeBase]) -> None:
    """Of what articles say, for reference data take owlrl long; and but for nodes that are merged, of which
    nothing follows from what points to them.
    """
    ours, stated = told(inferred(both[1])), told(triple_of(quad) for quad in both[0].store)
    apart = {Iris(DEFAULT_BASE).graph(name) for name in ("reference", "links", "dataset")}
    read = [triple_of(quad) for quad in both[0].store if quad.graph_name not in apart]
    merged = {as_rdflib(subject) for subject, predicate, _ in read if predicate == CQ.mergedInto}
    theirs = entailed(read) - stated
    left_out = theirs - ours
    assert {subject for subject, _, _ in left_out} <= merged
    assert {str(predicate) for _, predicate, _ in left_out} == {RDF.type.value, CQ.reportedBy.value}
    nodes = {subject for subject, _, _ in theirs if "#" in str(subject)}
    assert {triple for triple in ours if triple[0] in nodes} <= theirs


def test_queries_give_the_same_rows(both: tuple[KnowledgeBase, KnowledgeBase]) -> None:
    for name, query in local_queries().items():
        plain, whole = (_rows(one, query.bind({}, DEFAULT_BASE)) for one in both)
        if name == "nodes-by-class":  # it is told of superclasses, too
            assert set(plain) < set(whole)
        else:
            assert whole == plain, name


def _rows(knowledge_base: KnowledgeBase, sparql: str) -> list[str]:
    found = run(knowledge_base.store, sparql)
    return sorted(map(str, found)) if not isinstance(found, ox.QueryBoolean) else [str(bool(found))]


def test_officials_are_derived_and_not_inferred_a_second_time(
    both: tuple[KnowledgeBase, KnowledgeBase],
) -> None:
    assert not [one for one in inferred(both[1]) if one[1:] == (RDF.type, CQ.Official)]


def test_explanations_and_differences_speak_of_what_is_stated(
    both: tuple[KnowledgeBase, KnowledgeBase],
) -> None:
    reports = [quad.subject for quad in both[0].store.quads_for_pattern(None, RDF.type, CQ.EventReport)]
    for report in reports:
        plain, whole = (explain(one, triple_of(ox.Quad(report, RDF.type, GRAPH))[0].value) for one in both)
        assert whole == plain
    assert not list(compare(*both))


def test_it_stays_as_in_the_last_build(tmp_path: Path) -> None:
    kb, files = tmp_path / "kb", write(tmp_path / "files", FILES[:2])

    def built(infer: bool | None = None) -> BuildResult:
        return build([files], kb, Options(infer=infer))

    assert built().inferred == 0
    assert built(infer=True).changed
    assert built().inferred > 0
    assert not built().changed
    write(files, FILES[2:4])
    assert built().inferred > 0
    assert read_manifest(kb).infer
    assert built(infer=False).changed
    assert built().inferred == 0
    assert not [one for one in open_knowledge_base(kb).store.named_graphs() if one == GRAPH]


def test_what_is_renewed_is_the_same_as_what_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("mapper.pipeline.files"), "_FEW", float("inf"))
    kb, anew, files = tmp_path / "kb", tmp_path / "anew", tmp_path / "files"
    for names, version in ((FILES[:3], 0), (FILES, 0)):
        write(files, names, version)
        build([files], kb, Options(infer=True))
    write(files, FILES[1:2], 1)
    (files / FILES[2]).unlink()
    build([files], kb, Options(prune=True))
    build([files], anew, Options(infer=True))
    assert_same(snapshot(kb), snapshot(anew))
    assert all(one.sound for one in check(kb))


def test_a_knowledge_base_of_before_opens_as_one_without(tmp_path: Path) -> None:
    kb, files = tmp_path / "kb", write(tmp_path / "files", FILES[:1])
    build([files], kb)
    path = (kb / "communique.json").resolve()
    manifest = msgspec.json.decode(path.read_bytes())
    del manifest["infer"]
    path.write_bytes(msgspec.json.encode(manifest))
    assert not open_knowledge_base(kb).manifest.infer
    assert build([], kb).inferred == 0
