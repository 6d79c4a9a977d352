"""`communique describe` prints what a knowledge base holds, with what its publisher says of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from mapper.publishing.description.names import DCAT, PROV, SD, VOID
from mapper.rdf import DEFAULT_BASE
from mapper.rdf.terms import DCTERMS, RDF
from tests.cli.conftest import Run

DATASET = ox.NamedNode(f"{DEFAULT_BASE}dataset")


def printed(run: Run, kb: Path, *options: str, form: str = "ttl") -> set[ox.Triple]:
    done = run("describe", kb, "--format", form, *options)
    assert (done.code, done.err) == (0, "")
    forms = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD}
    forms["rdfxml"] = ox.RdfFormat.RDF_XML
    return {quad.triple for quad in ox.parse(done.out, format=forms[form])}


def test_the_description_is_that_of_the_dataset_and_of_its_build(run: Run, kb: Path) -> None:
    files = [ox.parse(path=kb / name, format=ox.RdfFormat.TURTLE) for name in ("description.ttl", "run.ttl")]
    expected = {quad.triple for file in files for quad in file}
    assert any(triple.predicate == VOID.triples for triple in expected)
    assert any(triple.predicate == PROV.wasGeneratedBy for triple in expected)
    for form in ("ttl", "nt", "jsonld", "rdfxml"):
        assert printed(run, kb, form=form) == expected


def test_title_licence_files_and_endpoint_are_the_publishers(run: Run, kb: Path) -> None:
    licence, endpoint = "https://example.org/licence", "https://example.org/sparql"
    found = printed(
        run,
        kb,
        "--title",
        "Ours",
        "--licence",
        licence,
        "--endpoint",
        endpoint,
        "--files",
        "https://example.org/kb",
    )
    expected = [
        (DATASET, DCTERMS.title, ox.Literal("Ours")),
        (DATASET, DCTERMS.license, ox.NamedNode(licence)),
        (DATASET, VOID.sparqlEndpoint, ox.NamedNode(endpoint)),
        (ox.NamedNode(f"{DEFAULT_BASE}dataset/service"), RDF.type, SD.Service),
        (
            ox.NamedNode(f"{DEFAULT_BASE}dataset/file-graph-ttl"),
            DCAT.downloadURL,
            ox.NamedNode("https://example.org/kb/graph.ttl"),
        ),
    ]
    assert set(expected) <= {(triple.subject, triple.predicate, triple.object) for triple in found}


@pytest.mark.parametrize("option", ["--licence", "--endpoint", "--files"])
def test_an_address_that_is_no_iri_is_refused(run: Run, kb: Path, option: str) -> None:
    done = run("describe", kb, option, "CC BY")
    assert (done.code, done.out) == (2, "")
    assert f"{option}: CC BY is no absolute IRI" in done.err
    assert "https://example.org/kb/" in done.err


def test_a_lost_account_of_the_build_is_named_with_what_to_do(run: Run, kb: Path, tmp_path: Path) -> None:
    kb = Path(shutil.copytree(kb, tmp_path / "kb", symlinks=True))
    (kb / "run.ttl").resolve().unlink()
    done = run("describe", kb)
    assert (done.code, done.out) == (2, "")
    assert "run.ttl" in done.err
    assert f"communique build --out {kb}" in " ".join(done.err.split())
