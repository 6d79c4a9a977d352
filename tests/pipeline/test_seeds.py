"""The knowledge base of the seeds, as the command makes it in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
import rdflib

from mapper.rdf import CQ, DEFAULT_BASE

ROOT = Path(__file__).parents[2]
COMMAND = "from mapper.cli import main; main()"
VOID = rdflib.Namespace("http://rdfs.org/ns/void#")


def build(folder: Path, hash_seed: str) -> Path:
    """A knowledge base of the seeds, made by a process in which sets of strings have their own order."""
    subprocess.run(
        [sys.executable, "-c", COMMAND, "build", "seeds", "--out", folder],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        check=True,
        capture_output=True,
    )
    return folder


@pytest.fixture(scope="module")
def kb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("seeds") / "kb", "1")


@cache
def turtle(kb: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(kb / "graph.ttl")


def test_dataset_says_how_many_triples_it_has(kb: Path) -> None:
    (said,) = turtle(kb).objects(rdflib.URIRef(f"{DEFAULT_BASE}dataset"), VOID.triples)
    assert int(str(said)) == len(turtle(kb)) > 10_000


def test_passages_quote_what_stands_in_the_texts_of_record(kb: Path) -> None:
    rows = turtle(kb).query(
        "SELECT ?sha ?start ?end ?exact WHERE {"
        "  ?passage cq:start ?start ; cq:end ?end ; cq:exact ?exact ; cq:inArticle/cq:sha256 ?sha }",
        initNs={"cq": rdflib.Namespace(CQ.iri)},
    )
    found = [tuple(map(str, row)) for row in rows if isinstance(row, rdflib.query.ResultRow)]
    texts = {
        path.stem: path.read_bytes().decode("utf-8")  # not read_text, which would rewrite line ends
        for path in (kb / "texts").iterdir()
    }
    assert len(found) == len(set(turtle(kb).subjects(rdflib.URIRef(CQ.start.value)))) > 100
    assert [
        (sha, start) for sha, start, end, exact in found if texts[sha][int(start) : int(end)] != exact
    ] == []


def test_builds_of_two_processes_are_the_same_bytes(kb: Path, tmp_path: Path) -> None:
    again = build(tmp_path / "kb", "2")
    for name in ("graph.ttl", "graph.trig", "validation.ttl", "quarantine.trig", "sources.json"):
        assert (again / name).read_bytes() == (kb / name).read_bytes(), name
