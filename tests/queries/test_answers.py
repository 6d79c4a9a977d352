"""Every ready-made query gives the rows judged by hand, on rdflib and on Oxigraph alike."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

import pytest

from mapper.publishing.queries import find_queries
from tests.queries.engines import BASE, ENGINES, HERE, SMALL, Engine, Row, vocabularies
from tests.queries.seeds import local_queries, seed_cases

QUERIES: Final = find_queries()


@dataclass(frozen=True, slots=True)
class Case:
    """What `query` with `params` must answer; `about` says what the case shows."""

    query: str
    params: dict[str, list[str]]
    rows: list[Row]

    @classmethod
    def of(cls, entry: dict[str, Any]) -> Case:
        """The case of one entry of expected.toml."""
        assert set(entry) <= {"about", "query", "params", "rows"}, entry
        return cls(entry["query"], entry.get("params", {}), [tuple(row) for row in entry["rows"]])

    def __str__(self) -> str:
        return " ".join([self.query, *(f"{name}={'|'.join(values)}" for name, values in self.params.items())])


CASES: Final = [
    Case.of(entry) for entry in tomllib.loads((HERE / "expected.toml").read_text(encoding="utf-8"))["case"]
]


@pytest.fixture(scope="module", params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest) -> Engine:
    """The small knowledge base with its vocabularies, in each of the engines."""
    return ENGINES[request.param](SMALL, vocabularies())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_query_answers_what_the_articles_say(engine: Engine, case: Case) -> None:
    rows = engine(QUERIES[case.query].bind(case.params, BASE))
    assert Counter(rows) == Counter(case.rows)


SELECTS: Final = sorted(name for name, query in local_queries().items() if query.form == "SELECT")


@pytest.mark.parametrize("name", SELECTS)
def test_both_engines_give_the_rows_in_the_same_order(name: str) -> None:
    sparql = QUERIES[name].bind({}, BASE)
    first, second = (make(SMALL, vocabularies())(sparql) for make in ENGINES.values())
    assert first == second


def test_every_query_and_every_parameter_has_a_case() -> None:
    """Here, or on the seeds."""
    used = {(case.query, param) for case in CASES for param in (None, *case.params)}
    used |= {(case.query.name, param) for case in seed_cases() for param in (None, *case.params)}
    used |= {(case.query.name, "endpoint") for case in seed_cases() if case.remote}
    wanted = {
        (name, param) for name, query in QUERIES.items() for param in (None, *(p.name for p in query.params))
    }
    assert used == wanted
