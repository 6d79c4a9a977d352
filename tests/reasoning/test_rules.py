"""What follows by our rules is what owlrl finds, of any ontology with axioms such as ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from mapper.rdf.terms import CQ, OWL, RDF, RDFS, Triple, text
from mapper.reasoning import ReasoningError, Rules, inferred_triples, rules, schema_triples
from tests.reasoning.owl import entailed, told


def node(name: str) -> NamedNode:
    return NamedNode(f"https://example.org/{name}")


CLASSES: Final = [node(f"Class{number}") for number in range(5)]
LINKS: Final = [node(f"link{number}") for number in range(5)]
VALUES: Final = [node(f"value{number}") for number in range(2)]
THINGS: Final = [node(f"thing{number}") for number in range(4)]


def ordered(terms: list[NamedNode], axiom: NamedNode) -> st.SearchStrategy[Triple]:
    """That one of `terms` is below a later one, so that none are equal."""
    pairs = st.lists(st.sampled_from(range(len(terms))), min_size=2, max_size=2, unique=True).map(sorted)
    return pairs.map(lambda pair: (terms[pair[0]], axiom, terms[pair[1]]))


def linked(ones: list[NamedNode], axiom: NamedNode, others: list[NamedNode]) -> st.SearchStrategy[Triple]:
    return st.tuples(st.sampled_from(ones), st.just(axiom), st.sampled_from(others))


AXIOMS: Final = st.sets(
    ordered(CLASSES, RDFS.subClassOf)
    | ordered(LINKS, RDFS.subPropertyOf)
    | ordered(VALUES, RDFS.subPropertyOf)
    | linked([*LINKS, *VALUES], RDFS.domain, CLASSES)
    | linked(LINKS, RDFS.range, CLASSES)
    | linked(LINKS, OWL.inverseOf, LINKS)
    | linked(LINKS, RDF.type, [OWL.SymmetricProperty]),
    max_size=12,
)
DATA: Final = st.sets(
    linked(THINGS, RDF.type, CLASSES)
    | st.tuples(st.sampled_from(THINGS), st.sampled_from(LINKS), st.sampled_from(THINGS))
    | st.tuples(st.sampled_from(THINGS), st.sampled_from(VALUES), st.sampled_from(["a", "b"]).map(text)),
    max_size=10,
)


@settings(max_examples=50, deadline=None)
@given(axioms=AXIOMS, data=DATA)
def test_what_follows_is_what_owlrl_finds(axioms: set[Triple], data: set[Triple]) -> None:
    stated = axioms | data
    found = {*inferred_triples(Rules.of(axioms), [], stated, stated.__contains__)}
    found |= {*schema_triples(axioms)} - stated
    ours = {triple for triple in told(found) if triple[0] != triple[2]}
    assert ours == entailed(stated)


def test_what_pages_state_is_looked_at_page_by_page() -> None:
    one, other = node("article/1"), node("article/2")
    pages = [[(one, CQ.inArticle, other)], [(other, RDF.type, CQ.Article)]]
    stated = {triple for page in pages for triple in page}
    found = {*inferred_triples(rules(), pages, [], stated.__contains__)}
    assert (one, RDF.type, CQ.Passage) in found
    assert (other, RDF.type, CQ.Article) not in found
    assert not found & stated


def test_of_a_node_that_was_merged_nothing_follows_but_from_what_is_said_of_it() -> None:
    report, old, new = node("article/1#event"), node("event/old"), node("event/new")
    page = [(report, CQ.reportsEvent, old)]
    others = [(old, CQ.mergedInto, new), (new, CQ.reportedBy, report), (new, RDF.type, CQ.Event)]
    stated = {*page, *others}
    found = {*inferred_triples(rules(), [page], others, stated.__contains__)}
    assert [predicate.value for one, predicate, _ in found if one == old] == [
        "http://purl.org/dc/terms/isReplacedBy"
    ]
    assert {(report, CQ.reports, old), (report, CQ.reports, new)} < found


@pytest.mark.parametrize(
    "axiom",
    [
        lambda: (CQ.parent, RDF.type, OWL.TransitiveProperty),
        lambda: (CQ.holder, RDF.type, OWL.FunctionalProperty),
        lambda: (CQ.Person, OWL.equivalentClass, CQ.Official),
        lambda: (CQ.parent, OWL.propertyChainAxiom, RDF.nil),
    ],
)
def test_an_axiom_without_a_rule_is_refused(axiom: Callable[[], Triple]) -> None:
    with pytest.raises(ReasoningError, match="there is no rule for"):
        Rules.of([axiom()])
