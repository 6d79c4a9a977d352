"""One small knowledge base in two engines, both of which answer from the union of its graphs."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import Final, TypeAlias

import pyoxigraph as ox
from rdflib import Dataset
from rdflib.query import ResultRow

from mapper.resources import ontology_dir

HERE: Final = Path(__file__).parent
BASE: Final = "https://w3id.org/communique/id/"
SMALL: Final = (HERE / "small.trig").read_text(encoding="utf-8")

Row: TypeAlias = tuple[str, ...]
Engine: TypeAlias = Callable[[str], list[Row]]


@cache
def vocabularies() -> str:
    """The concepts and their notations, as they stand in every knowledge base."""
    return "\n".join(
        path.read_text(encoding="utf-8") for path in sorted(ontology_dir().glob("vocabularies/*.ttl"))
    )


@lru_cache(maxsize=4)
def oxigraph(*trig: str) -> Engine:
    """Runs queries on the quads of `trig` in Oxigraph; rows are plain text, "" for what is unbound."""
    store = ox.Store()
    for text in trig:
        store.load(text, format=ox.RdfFormat.TRIG)

    def run(sparql: str) -> list[Row]:
        result = store.query(sparql, use_default_graph_as_union=True)
        assert isinstance(result, ox.QuerySolutions)
        return [
            tuple("" if term is None else _short(_value(term)) for term in solution) for solution in result
        ]

    return run


@lru_cache(maxsize=4)
def rdflib(*trig: str) -> Engine:
    """Runs queries on the quads of `trig` in rdflib; rows are plain text, "" for what is unbound."""
    dataset = Dataset(default_union=True)
    with quiet_rdflib():
        for text in trig:
            dataset.parse(data=text, format="trig")

    def run(sparql: str) -> list[Row]:
        with quiet_rdflib():
            rows = list(dataset.query(sparql))
        return [tuple("" if term is None else _short(str(term)) for term in _solution(row)) for row in rows]

    return run


ENGINES: Final = {"oxigraph": oxigraph, "rdflib": rdflib}


@contextmanager
def quiet_rdflib() -> Iterator[None]:
    """Without the warnings by which rdflib 7.6 tells itself not to use its own older names."""
    with warnings.catch_warnings():
        old = r"(Dataset\.default_context|ConjunctiveGraph) is deprecated"
        warnings.filterwarnings("ignore", old, DeprecationWarning)
        yield


def _solution(row: object) -> ResultRow:
    assert isinstance(row, ResultRow)
    return row


def _value(term: object) -> str:
    assert isinstance(term, ox.NamedNode | ox.Literal)
    return term.value


def _short(text: str) -> str:
    return text.removeprefix(BASE)
