"""The documentation of the ontology is in step with it, and tells of every term."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph

from mapper.publishing.documentation.page import ontology_page
from mapper.publishing.documentation.picture import ontology_picture, with_picture
from mapper.resources import ontology_dir
from tests.ontology.graphs import CQ, classes, ontology, properties

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "ontology.html"
TERMS = {str(term).removeprefix(str(CQ)) for term in classes() | properties()}


@pytest.fixture(scope="module")
def page() -> str:
    """The page as it is made now."""
    pytest.importorskip("pylode", reason="pyLODE is not installed: pip install --editable '.[dev]'")
    return ontology_page(ontology_dir() / "communique.ttl")


def text() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_the_page_is_what_pylode_makes_of_the_ontology(page: str) -> None:
    assert text() == page, "make it anew with: make docs"


def test_the_page_does_not_depend_on_the_order_of_triples(page: str, tmp_path: Path) -> None:
    source = ontology_dir() / "communique.ttl"
    graph = Graph(bind_namespaces="none").parse(source)
    prefixes = re.findall(r"@prefix.*\n", source.read_text(encoding="utf-8"))
    lines = sorted(graph.serialize(format="nt").splitlines(), reverse=True)
    shuffled = tmp_path / "shuffled.ttl"
    shuffled.write_text("".join(prefixes) + "\n".join(lines), encoding="utf-8")
    assert ontology_page(shuffled) == page


def test_the_page_tells_of_every_term_at_its_own_name_and_of_no_other() -> None:
    assert set(re.findall(r'<div class="property entity" id="([^"]+)">', text())) == TERMS
    names = re.findall(r' id="([^"]+)"', text())
    assert len(names) == len(set(names))
    assert set(re.findall(r'href="#([^"]+)"', text())) <= set(names)


def test_the_page_says_what_each_term_means_and_is_called() -> None:
    plain = re.sub(r"\s+", " ", text())
    for comment in ontology().objects(None, RDFS.comment):
        assert str(comment).replace("'", "&#x27;") in plain or str(comment) in plain, comment


def test_the_page_says_which_classes_are_disjoint_and_which_properties_are_inverse_or_symmetric() -> None:
    parts = dict(re.findall(r'<div class="property entity" id="(\w+)">(.*?)</table>', text(), re.DOTALL))
    axioms = [(OWL.disjointWith, "disjointWith"), (OWL.inverseOf, "inverseOf"), (RDFS.seeAlso, "seeAlso")]
    for predicate, word in axioms:
        for one, other in ontology().subject_objects(predicate):
            told = parts[str(one).removeprefix(str(CQ))]
            assert word in told, one
            assert str(other).removeprefix(str(CQ)) in told, (one, other)
    for term in ontology().subjects(RDF.type, OWL.SymmetricProperty):
        assert "both directions" in parts[str(term).removeprefix(str(CQ))]


def test_the_page_needs_nothing_from_elsewhere() -> None:
    assert not re.findall(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=[\"'](?!data:)", text())


def test_the_picture_in_the_readme_is_made_of_the_ontology() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    picture = ontology_picture(ontology_dir() / "communique.ttl")
    assert with_picture(readme, picture) == readme, "make it anew with: make docs"


def test_the_picture_shows_classes_and_properties_that_there_are() -> None:
    picture = ontology_picture(ontology_dir() / "communique.ttl")
    shown = set(re.findall(r"^ {8}class (\w+)$", picture, re.MULTILINE))
    assert shown <= {str(term).removeprefix(str(CQ)) for term in classes()}
    arrows = re.findall(r"^ {4}(\w+) (?:-->|<\|--) (\w+)(?: : (\w+))?$", picture, re.MULTILINE)
    assert {name for one, other, _ in arrows for name in (one, other)} == shown
    assert {name for _, _, name in arrows if name} <= {
        str(term).removeprefix(str(CQ)) for term in properties()
    }
    assert len(picture.splitlines()) < 70


def test_text_without_marks_gets_no_picture() -> None:
    with pytest.raises(ValueError, match="marks of the picture"):
        with_picture("# Title\n", "classDiagram")
