"""What the queries must answer on the five articles in `seeds/`: read, row by row, against their texts.

`seeds/NAME.toml` holds the cases of the query NAME. `columns` says what kind of term each column holds (see
KINDS), so that a cell of plain text is a whole term; "" is unbound. A case has `params` and

- `rows`: all of the answer; or
- `count` and `some`: how many rows there are, and rows that are among them; or
- `graph`: Turtle, the graph of a CONSTRUCT query; with `count`, some of its triples.

The query of a case with `endpoint`, Turtle, asks a local service that holds these triples.

Rows that the articles do not bear out stand there too, with a comment that says what is wrong: they show what
the mapper finds today, and change with it.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeAlias
from urllib.parse import unquote_to_bytes

import pyoxigraph as ox
import rdflib

from mapper import build
from mapper.publishing.queries import Query, find_queries
from mapper.publishing.results import QueryResult
from tests.publishing.services import service
from tests.queries.engines import BASE, quiet_rdflib

HERE: Final = Path(__file__).parent / "seeds"
SEEDS: Final = Path(__file__).parents[2] / "seeds"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
KINDS: Final = {
    **{name: XSD + name for name in ("string", "integer", "decimal", "date", "dateTime", "anyURI")},
    "edtf": "http://id.loc.gov/datatypes/edtf/EDTF",
    "en": "@en",
}
PREFIXES: Final = {
    "cq": "https://w3id.org/communique/ontology#",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "wd": "http://www.wikidata.org/entity/",
    "wdt": "http://www.wikidata.org/prop/direct/",
    "xsd": XSD,
}
PROLOGUE: Final = "".join(f"@prefix {prefix}: <{name}> .\n" for prefix, name in PREFIXES.items())

# The value of a term, and its datatype or "@" and language; "" there is an IRI. None is unbound.
Term: TypeAlias = tuple[str, str] | None
Row: TypeAlias = tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class SeedCase:
    """What `query` with `params` answers: all `rows`, or `count` rows of which these are some.

    Behind SERVICE stands an endpoint that holds the Turtle `remote`, if any.
    """

    query: Query
    params: dict[str, list[str]]
    columns: tuple[str, ...]
    rows: Counter[Row]
    count: int
    remote: str = ""

    def __str__(self) -> str:
        given = (f"{name}={'|'.join(values)}" for name, values in self.params.items())
        return " ".join([self.query.name, *given])

    @contextmanager
    def sparql(self) -> Iterator[str]:
        """The text of the query, for as long as the endpoint that it asks, if any, is there."""
        if not self.remote:
            yield self.query.bind(self.params, BASE)
            return
        with service() as wikidata:
            wikidata.store.load(PROLOGUE + self.remote, format=ox.RdfFormat.TURTLE)
            yield self.query.bind({**self.params, "endpoint": [wikidata.query]}, BASE)
            assert len(wikidata.asked) <= 1, "the endpoint is asked once"
            assert not any(BASE.encode() in unquote_to_bytes(one.body) for one in wikidata.asked)

    def faults(self, found: Counter[Row]) -> list[str]:
        """What is wrong with the rows `found`, a line each; none where they are as they must be."""
        missing = [f"missing: {row}" for row in (self.rows - found).elements()]
        more = list((found - self.rows).elements()) if self.count == self.rows.total() else []
        number = [] if found.total() == self.count else [f"{found.total()} rows, not {self.count}"]
        return [*missing, *(f"not expected: {row}" for row in more), *number]


@cache
def seed_trig() -> str:
    """The knowledge base of the seeds as TriG; built once for all tests."""
    with TemporaryDirectory() as folder:
        build([SEEDS], Path(folder) / "kb")
        return (Path(folder) / "kb" / "graph.trig").read_text(encoding="utf-8")


def seed_union() -> rdflib.Graph:
    """The union of its graphs in rdflib, which asks one graph much faster than many."""
    quads = ox.parse(seed_trig(), format=ox.RdfFormat.TRIG)
    triples = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    return rdflib.Graph().parse(data=triples or b"", format="nt")


def local_queries() -> dict[str, Query]:
    """The queries that ask no endpoint beside."""
    return {
        name: query
        for name, query in find_queries().items()
        if not any(param.type == "endpoint" for param in query.params)
    }


@cache
def seed_cases() -> tuple[SeedCase, ...]:
    """All cases, by name of the query."""
    queries = find_queries()
    return tuple(case for path in sorted(HERE.glob("*.toml")) for case in _cases(queries[path.stem], path))


def _cases(query: Query, path: Path) -> Iterator[SeedCase]:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    assert set(table) <= {"columns", "case"}, path
    columns = table.get("columns", {})
    for entry in table["case"]:
        assert set(entry) <= {"about", "params", "rows", "count", "some", "graph", "endpoint"}, (path, entry)
        listed = entry.get("some", entry.get("rows", []))
        rows = _graph(entry["graph"]) if "graph" in entry else _rows(listed, list(columns.values()))
        count = entry.get("count", rows.total())
        remote = entry.get("endpoint", "")
        yield SeedCase(query, entry.get("params", {}), tuple(columns), rows, count, remote)


def _rows(rows: Iterable[list[str]], kinds: list[str]) -> Counter[Row]:
    return Counter(tuple(_cell(*pair) for pair in zip(row, kinds, strict=True)) for row in rows)


def _cell(text: str, kind: str) -> Term:
    if not text:
        return None
    return (text if ":" in text else BASE + text, "") if kind == "iri" else _canonical(text, KINDS[kind])


def _graph(turtle: str) -> Counter[Row]:
    """The triples of Turtle; prefixes are those of PREFIXES, and relative IRIs stand below BASE."""
    triples = ox.parse(PROLOGUE + turtle, format=ox.RdfFormat.TURTLE, base_iri=BASE)
    return Counter(tuple(_of_oxigraph(term) for term in quad.triple) for quad in triples)


def in_oxigraph(store: ox.Store, sparql: str) -> Counter[Row]:
    """The answer of Oxigraph."""
    return rows_of(store.query(sparql, use_default_graph_as_union=True))


def rows_of(result: QueryResult) -> Counter[Row]:
    """The rows of an answer, or the triples of a graph."""
    assert isinstance(result, ox.QuerySolutions | ox.QueryTriples)
    if isinstance(result, ox.QueryTriples):
        return Counter({tuple(_of_oxigraph(term) for term in triple) for triple in result})
    return Counter(tuple(None if term is None else _of_oxigraph(term) for term in row) for row in result)


def in_rdflib(graph: rdflib.Graph, sparql: str) -> Counter[Row]:
    """The answer of rdflib: rows, or the triples of a graph."""
    with quiet_rdflib():
        found = [row for row in graph.query(sparql) if isinstance(row, tuple)]
    return Counter(tuple(None if term is None else _of_rdflib(term) for term in row) for row in found)


def _of_oxigraph(term: object) -> Term:
    assert isinstance(term, ox.NamedNode | ox.Literal), "the data have no blank nodes"
    if isinstance(term, ox.NamedNode):
        return term.value, ""
    return _canonical(term.value, f"@{term.language}" if term.language else term.datatype.value)


def _of_rdflib(term: object) -> Term:
    assert isinstance(term, rdflib.URIRef | rdflib.Literal), "the data have no blank nodes"
    if isinstance(term, rdflib.URIRef):
        return str(term), ""
    return _canonical(
        str(term), f"@{term.language}" if term.language else str(term.datatype or KINDS["string"])
    )


def _canonical(value: str, kind: str) -> Term:
    """A literal as all engines write it: 0.90 is 0.9, and the empty string is as good as none."""
    if not value:
        return None
    if kind == KINDS["decimal"]:
        return format(Decimal(value).normalize(), "f"), kind
    return value, kind
