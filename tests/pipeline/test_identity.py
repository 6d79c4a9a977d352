"""Adding or removing another article changes no published IRI but by adding or removing a `cq:mergedInto`.

Two states are compared, of which one holds one file more. A report (`article/…#event-16`) is a node whose
IRI depends on its text alone. For each report that stands in both graphs:

* what it reports (`cq:reportsEntity`, `cq:reportsEvent`, `cq:reportsTenure`, `cq:reportsDocument`) has the
  same IRI in both, and is described in both: it has a type, or is merged into a node that has one;
* what else it points at (speaker, participant, place, body, parent …) has the same IRI in both, or one that
  is merged into the same.

Not an IRI but knowledge changes where a text names somebody by the post alone, and another article tells who
held it: there a group without a name (`group/…`) gives way to a person. And a paragraph that other pages turn
out to carry too is no longer read as this article's own: its reports go, and are not compared.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mapper.rdf import CQ
from mapper.rdf.terms import RDF
from tests.pipeline.test_incremental import CAREFUL, Histories, Kept, State
from tests.pipeline.texts import HANDWRITTEN, UNREADABLE, pool

PAIRS: Final = int(os.environ.get("COMMUNIQUE_HISTORIES", "6"))
REPORTED: Final = {
    property_.value for property_ in (CQ.reportsEntity, CQ.reportsEvent, CQ.reportsTenure, CQ.reportsDocument)
}


@dataclass
class Graph:
    """The IRIs that each report points at, by property; what is merged into what, and what has a type."""

    reports: dict[str, dict[str, set[str]]] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)
    typed: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, trig: bytes) -> Graph:
        found = cls(reports=defaultdict(lambda: defaultdict(set)))
        for quad in ox.parse(trig, format=ox.RdfFormat.TRIG):
            if not (isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)):
                continue
            subject, value = quad.subject.value, quad.object.value
            if quad.predicate == CQ.mergedInto:
                found.merged[subject] = value
            elif quad.predicate == RDF.type:
                found.typed.add(subject)
            elif "#" in subject and "#" not in value:  # not its passages and other reports
                found.reports[subject][quad.predicate.value].add(value)
        return found

    def describes(self, node: str) -> bool:
        return self.merged.get(node, node) in self.typed


def assert_identity_holds(one: Graph, other: Graph) -> int:
    """That what reports point at is the same in both graphs; how many reports stand in both."""
    both = one.reports.keys() & other.reports.keys()
    merged = {**one.merged, **other.merged}
    for report in both:
        properties = one.reports[report].keys() | other.reports[report].keys()
        for name in properties:
            these, those = one.reports[report][name], other.reports[report][name]
            if name in REPORTED:
                assert these == those, report
                assert all(graph.describes(node) for graph in (one, other) for node in these), report
            elif not any("/group/" in node for node in these ^ those):
                resolved = [{merged.get(node, node) for node in nodes} for nodes in (these, those)]
                assert resolved[0] == resolved[1], f"{report} {name}"
    return len(both)


def state_of(files: Mapping[str, int]) -> State:
    """The files with the texts of these numbers, as far as they can be read."""
    texts = {name: pool()[name][number % len(pool()[name])] for name, number in files.items()}
    return {name: Kept(text) for name, text in texts.items() if text != UNREADABLE}


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> Histories:
    return Histories(tmp_path_factory.mktemp("states"))


names = st.sampled_from(sorted(HANDWRITTEN)) | st.sampled_from(sorted(pool()))


@settings(CAREFUL, max_examples=PAIRS)
@given(
    files=st.dictionaries(names, st.integers(0, 2), min_size=2, max_size=8),
    more=st.dictionaries(names, st.integers(0, 2), min_size=1, max_size=1),
)
@example(files={"medals.txt": 0, "transport.txt": 0}, more={"more-medals.txt": 0})
@example(files={"medals.txt": 1, "more-medals.txt": 0}, more={"more-medals.txt": 1})
@example(files={"lantern-opens.txt": 0, "unnamed.txt": 0}, more={"lantern-ends.txt": 0})
@example(files={"unnamed.txt": 0, "meeting.txt": 0}, more={"appointed.txt": 0})
def test_another_article_changes_no_iri_but_by_merging(
    states: Histories, files: dict[str, int], more: dict[str, int]
) -> None:
    fewer = state_of({name: number for name, number in files.items() if name not in more})
    if not fewer:
        return
    all_of_them = {**fewer, **state_of(more)}
    one, other = (Graph.of(states.at_once(state)["graph.trig"]) for state in (fewer, all_of_them))
    assert assert_identity_holds(one, other)


def test_states_of_these_tests_merge_persons_and_events(states: Histories) -> None:
    files = {"medals.txt": 0, "more-medals.txt": 0, "lantern-opens.txt": 0, "lantern-ends.txt": 0}
    merged = Graph.of(states.at_once(state_of(files))["graph.trig"]).merged
    assert {node.rpartition("/id/")[2].partition("/")[0] for node in merged} >= {"person", "event"}
