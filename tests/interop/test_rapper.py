"""rapper, of the Raptor library, reads each format that it knows as the same triples."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest

from mapper.store import KnowledgeBase
from tests.interop.judges import call

FORMATS = {"ttl": "turtle", "nt": "ntriples", "rdfxml": "rdfxml", "nq": "nquads", "trig": "trig"}
every_format = pytest.mark.parametrize("form", FORMATS)


@every_format
def test_it_counts_the_same_triples(seeds: KnowledgeBase, exported: Path, form: str) -> None:
    command = ["rapper", "-i", FORMATS[form], "-c", str(exported / f"graph.{form}")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "rror" not in done.stderr
    assert "arning" not in done.stderr
    assert re.findall(r"returned (\d+) triples", done.stderr) == [str(len(seeds.store))]


@every_format
def test_it_reads_the_same_terms(seeds: KnowledgeBase, exported: Path, form: str) -> None:
    named = form in {"nq", "trig"}
    output = "nquads" if named else "ntriples"
    text = call("rapper", "-q", "-i", FORMATS[form], "-o", output, exported / f"graph.{form}")
    read = set(ox.parse(text, format=ox.RdfFormat.N_QUADS))
    assert read == (set(seeds.store) if named else {ox.Quad(*quad.triple) for quad in seeds.store})
