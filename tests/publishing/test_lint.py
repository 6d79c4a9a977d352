"""What not every engine can do is found, and nothing else; the library has none of it."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapper.publishing import QueryError, find_queries, parse_query
from mapper.publishing.queries.lint import CHECKS, groups, lint, rules
from mapper.publishing.queries.tokens import tokens

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


def test_long_lists_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "MANY", 3)
    for count in (3, 4):
        entries = [f'"{number}"' for number in range(count)]
        asked = (
            f"SELECT ?s {{ VALUES ?v {{ {' '.join(entries)} }} ?s ?p ?v }}",
            f"SELECT ?s {{ ?s ?p ?v FILTER(?v IN ({', '.join(entries)})) }}",
        )
        for text in asked:
            assert [finding.what for finding in lint(text)] == ([f"{count} entries"] if count > 3 else [])


def test_finding_says_where_why_and_what_to_do() -> None:
    (finding,) = lint("SELECT ?n { ?s <https://x.org/name> ?n } ORDER BY ?n")
    assert str(finding).startswith("order-text: ORDER BY ?n: Virtuoso orders stored texts by")
    assert str(finding).endswith("where ?x may be unbound")


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_any_query_is_judged_or_not_read(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([*PASSED, *(text for _, text in REFUSED)]))
    words = [text[token.start : token.end] for token in tokens(text)]
    others = st.integers(0, len(words) - 1)
    for _ in range(data.draw(st.integers(1, 3))):
        words[data.draw(others)] = data.draw(st.sampled_from(["", *words]))
    with suppress(QueryError):
        assert all(str(finding) for finding in lint(" ".join(words)))


@pytest.mark.parametrize("text", ["SELECT ?x { VALUES () { () } }", "SELECT ?x { VALUES ?x { } ?x ?p ?o }"])
def test_values_without_rows_or_columns_are_nothing_to_say_about(text: str) -> None:
    assert lint(text) == []


def test_what_rdflib_does_not_read_is_refused() -> None:
    with pytest.raises(QueryError, match="rdflib does not read this"):
        lint("SELECT ?n { ?n")
