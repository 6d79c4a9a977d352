"""Reasoners of others find the graph of the seeds consistent, and infer from it what a build does."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS

from mapper.pipeline import Options, build
from mapper.rdf import CQ, Iris
from mapper.rdf.terms import EDTF, XSD, Triple
from mapper.rdf.terms import RDF as OUR_RDF
from mapper.reasoning import triple_of
from mapper.resources import ontology_dir
from mapper.store import KnowledgeBase, open_knowledge_base
from tests.interop.judges import PYTHON, ROOT, call
from tests.reasoning.owl import Told, entailed, is_worth_having, told

_WHERE: Final = "from importlib.util import find_spec; print(find_spec('owlready2').origin)"
_CLOSURE: Final = """
import reasonable, rdflib, sys
reasoner = reasonable.PyReasoner()
reasoner.load_file(sys.argv[1])
for triple in reasoner.reason():
    if not isinstance(triple[0], rdflib.Literal):
        print(*(term.n3() for term in triple), ".")
"""
_SCHEMA: Final = {RDFS.domain, RDFS.range, RDFS.subPropertyOf}


@pytest.fixture(scope="module")
def inferred(seeds: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory) -> set[Told]:
    """What a build infers from the seeds."""
    folder = tmp_path_factory.mktemp("inferred") / "kb"
    build([ROOT / "seeds"], folder, Options(infer=True))
    graph = Iris(seeds.base).graph("inferred")
    store = open_knowledge_base(folder).store
    return told(triple_of(quad) for quad in store.quads_for_pattern(None, None, None, graph))


def test_owlrl_infers_the_same(seeds: KnowledgeBase, inferred: set[Told]) -> None:
    assert inferred == entailed(map(triple_of, seeds.store))


def test_reasonable_infers_the_same_but_of_terms(
    seeds: KnowledgeBase, exported: Path, inferred: set[Told]
) -> None:
    closure = call(PYTHON, "-c", _CLOSURE, exported / "graph.ttl")
    stated = set(map(triple_of, seeds.store))
    found = {triple_of(quad) for quad in ox.parse(closure, format=ox.RdfFormat.TURTLE)}
    theirs = {triple for triple in told(found - stated) if is_worth_having(*triple)}
    assert theirs <= inferred
    assert {predicate for _, predicate, _ in inferred - theirs} <= _SCHEMA


def hermit(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """HermiT, which owlready2 brings along."""
    jar = Path(call(PYTHON, "-c", _WHERE).strip()).parent / "hermit" / "HermiT.jar"
    command = ["java", "-cp", jar, "org.semanticweb.HermiT.cli.CommandLine", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


def written(path: Path, triples: set[Triple]) -> str:
    """The address of a file of `triples`, whose EDTF and dates, no datatypes of OWL, are plain strings."""
    told = sorted(triples, key=str)
    ox.serialize((ox.Triple(*_plain(triple)) for triple in told), path, format=ox.RdfFormat.N_TRIPLES)
    return path.as_uri()


def _plain(triple: Triple) -> Triple:
    subject, predicate, value = triple
    if isinstance(value, ox.Literal) and value.datatype in {EDTF, XSD.date}:
        return subject, predicate, ox.Literal(value.value)
    return triple


def test_hermit_finds_no_class_of_the_ontology_that_can_have_no_members() -> None:
    done = hermit("-k", "-U", (ontology_dir() / "communique.ttl").as_uri())
    assert (done.returncode, " is satisfiable" in done.stdout) == (0, True), done.stderr
    assert str(CQ.iri) not in done.stdout


def test_hermit_finds_the_graph_of_the_seeds_consistent(seeds: KnowledgeBase, tmp_path: Path) -> None:
    done = hermit("-k", written(tmp_path / "seeds.nt", set(map(triple_of, seeds.store))))
    assert (done.returncode, " is satisfiable" in done.stdout) == (0, True), done.stderr


def test_hermit_finds_what_follows_consistent_with_it(
    seeds: KnowledgeBase, inferred: set[Told], tmp_path: Path
) -> None:
    facts = {one for one in inferred if one[1] == RDF.type and not str(one[2]).startswith(str(OWL))}
    more = {(ox.NamedNode(str(s)), ox.NamedNode(str(p)), ox.NamedNode(str(o))) for s, p, o in facts}
    done = hermit("-k", written(tmp_path / "whole.nt", {*map(triple_of, seeds.store), *more}))
    assert done.returncode == 0, done.stderr


def test_hermit_finds_a_person_that_is_a_body(seeds: KnowledgeBase, tmp_path: Path) -> None:
    triples = set(map(triple_of, seeds.store))
    person = min(str(subject) for subject, *said in triples if said == [OUR_RDF.type, CQ.Person])[1:-1]
    contradiction = (ox.NamedNode(person), OUR_RDF.type, CQ.Body)
    done = hermit("-k", written(tmp_path / "contradiction.nt", {*triples, contradiction}))
    assert (done.returncode, "Inconsistent ontology" in done.stdout + done.stderr) == (1, True)
