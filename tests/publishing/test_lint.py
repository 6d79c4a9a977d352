"""What not every engine can do is found, and nothing else; the library has none of it."""

from __future__ import annotations

import pytest

from mapper.publishing import QueryError, find_queries, parse_query
from mapper.publishing.queries.lint import CHECKS, lint, rules

LIBRARY = find_queries()
REFUSED = [(rule.id, text) for rule in rules().values() for text in rule.refused]
PASSED = [text for rule in rules().values() for text in rule.passed]


def test_every_rule_has_a_check_a_reason_a_remedy_and_examples() -> None:
    assert set(CHECKS) == set(rules())
    for rule in rules().values():
        assert rule.reason
        assert rule.remedy
        assert rule.passed
        assert rule.refused or rule.id == "many-values"


@pytest.mark.parametrize(("rule", "text"), REFUSED, ids=[rule for rule, _ in REFUSED])
def test_what_a_rule_is_for_is_found(rule: str, text: str) -> None:
    parse_query(text, "q", "q.rq")
    assert {finding.rule.id for finding in lint(text)} == {rule}


@pytest.mark.parametrize("text", PASSED)
def test_what_every_engine_can_do_passes_all_rules(text: str) -> None:
    parse_query(text, "q", "q.rq")
    assert lint(text) == []


@pytest.mark.parametrize("name", sorted(LIBRARY))
def test_every_query_of_the_library_is_for_all_engines(name: str) -> None:
    assert [str(finding) for finding in lint(LIBRARY[name].text)] == []


def test_long_lists_are_found() -> None:
    entries = " ".join(f'"{number}"' for number in range(1001))
    asked = {
        f"SELECT ?s {{ VALUES ?v {{ {entries} }} ?s ?p ?v }}",
        f"SELECT ?s {{ ?s ?p ?v FILTER(?v IN ({entries.replace(' ', ', ')})) }}",
    }
    for text in asked:
        assert [str(finding.what) for finding in lint(text)] == ["1001 entries"]


def test_finding_says_where_why_and_what_to_do() -> None:
    (finding,) = lint("SELECT ?n { ?s <https://x.org/name> ?n } ORDER BY ?n")
    assert str(finding).startswith("order-text: ORDER BY ?n: Virtuoso orders stored texts by")
    assert str(finding).endswith("where ?x may be unbound")


def test_what_rdflib_does_not_read_is_refused() -> None:
    with pytest.raises(QueryError, match="rdflib does not read this"):
        lint("SELECT ?n { ?n")
