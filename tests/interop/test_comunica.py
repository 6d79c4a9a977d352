"""Comunica, fed by N3.js, answers the ready-made queries as the embedded store does."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, TypeAlias

import pyoxigraph as ox
import pytest

from mapper.publishing import find_queries, run
from mapper.publishing.queries import places
from mapper.publishing.queries.tokens import tokens
from mapper.store import KnowledgeBase
from tests.interop.judges import node

Term: TypeAlias = tuple[str | Decimal, ...] | None
Answers: TypeAlias = Mapping[str, Any]
Asked: TypeAlias = Mapping[str, tuple[str, Mapping[str, Sequence[str]]]]

XSD: Final = "http://www.w3.org/2001/XMLSchema#"
NUMBERS: Final = {XSD + kind for kind in ("integer", "decimal", "double", "float")}
LIBRARY: Final = find_queries()
WITHOUT: Final[Asked] = {
    name: (name, {})
    for name, query in LIBRARY.items()
    if not any(param.required for param in query.params) and not list(places.services(tokens(query.text)))
}
WITH: Final[Asked] = {
    "who-met-whom of Zas": ("who-met-whom", {"person": ["Zas"]}),
    "statements-about Collective": ("statements-about", {"entity": ["Collective"]}),
    "timeline of 2023": ("timeline", {"year": ["2023"]}),
    "officials-of-body Collective": ("officials-of-body", {"body": ["Collective"]}),
}
ASKED: Final[Asked] = {**WITHOUT, **WITH}
FEW: Final = 20  # queries of the library; a few ask for what the seeds do not have


@pytest.fixture(scope="module")
def asked(seeds: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the text of each query."""
    folder: Path = tmp_path_factory.mktemp("asked")
    for name, (query, values) in ASKED.items():
        (folder / f"{name}.rq").write_text(LIBRARY[query].bind(values, seeds.base), encoding="utf-8")
    return folder


@pytest.fixture(scope="module", params=["ttl", "trig"])
def theirs(request: pytest.FixtureRequest, exported: Path, asked: Path) -> Answers:
    """What Comunica answers, from the union in Turtle or from the graphs in TriG."""
    options = ["union"] if request.param == "trig" else []
    found: Answers = json.loads(node("ask.mjs", exported / f"graph.{request.param}", asked, *options))
    return found


def ours(seeds: KnowledgeBase, text: str) -> tuple[list[str], Counter[tuple[Term, ...]]]:
    """Columns and rows as the embedded store gives them."""
    result = run(seeds.store, text)
    if isinstance(result, ox.QueryBoolean):
        return ["answer"], Counter([((str(bool(result)).lower(),),)])
    if isinstance(result, ox.QueryTriples):
        triples = {(triple.subject, triple.predicate, triple.object) for triple in result}
        return ["subject", "predicate", "object"], Counter(tuple(map(our_term, row)) for row in triples)
    columns = [variable.value for variable in result.variables]
    return columns, Counter(tuple(our_term(row[column]) for column in columns) for row in result)


def our_term(term: object) -> Term:
    match term:
        case ox.Literal():
            return normal("Literal", term.value, term.language or "", term.datatype.value)
        case ox.NamedNode():
            return normal("NamedNode", term.value, "", "")
        case None:
            return None
    raise TypeError(term)


def normal(kind: str, value: str, language: str, datatype: str) -> Term:
    """A term whose number counts, and not how it is written: that is the engine's choice."""
    number = Decimal(value).normalize() if datatype in NUMBERS else value
    return kind, number, language.lower(), datatype


@pytest.mark.parametrize("name", ASKED)
def test_comunica_gives_the_same_rows(seeds: KnowledgeBase, asked: Path, theirs: Answers, name: str) -> None:
    answer = theirs["answers"][name]
    assert "error" not in answer
    columns, rows = ours(seeds, (asked / f"{name}.rq").read_text(encoding="utf-8"))
    order = [answer["columns"].index(column) for column in columns]
    found = ([row[at] for at in order] for row in answer["rows"])
    assert Counter(tuple(term and normal(*term) for term in row) for row in found) == rows
    assert rows or name not in WITH


def test_the_queries_have_something_to_find(seeds: KnowledgeBase, theirs: Answers) -> None:
    assert theirs["quads"] == len(seeds.store) > 10_000
    assert sum(bool(answer["rows"]) for answer in theirs["answers"].values()) > FEW
