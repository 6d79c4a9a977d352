"""What a knowledge base holds of each article: the rows of its tables, as facts with rule and confidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias

from mapper.evaluation.gold import TEASER
from mapper.publishing import TABLES, find_queries, rows, run
from mapper.store import KnowledgeBase

Row: TypeAlias = Mapping[str, str]
Key: TypeAlias = tuple[str, ...]

SCORED: Final = ("persons", "tenures", "bodies", "events", "participants", "statements", "documents")

# For each kind of fact: the table that holds it, the columns that make two rows one fact, and those by which
# its evidence is found. Tenures and participants are one where names are, which only the gold can tell.
_IDENTITY: Final = {
    "persons": ("officials", ("person",), ("article", "person")),
    "tenures": ("officials", (), ("article", "person", "post", "body_name")),
    "bodies": ("bodies", ("body",), ("article", "body")),
    "events": ("events", ("event",), ("event",)),
    "participants": ("participants", (), ("event", "role", "name")),
    "statements": ("statements", ("statement",), ("statement",)),
    "documents": ("documents", ("document",), ("document",)),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """The IRI of a fact, the rule that found it, how sure it is said to be, and what makes it less so."""

    rule: str = ""
    confidence: float = 0.0
    doubts: tuple[str, ...] = ()
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A fact of a knowledge base: the row of its table, and its evidence."""

    row: Row
    evidence: Evidence

    def __getitem__(self, column: str) -> str:
        """The value of a column, "" where it is empty."""
        return self.row[column]


Facts: TypeAlias = Mapping[str, Sequence[Found]]  # of one article, by kind


def found_in(knowledge_base: KnowledgeBase) -> dict[str, Facts]:
    """The facts of each article by the name of the file that it was read from; of all teasers under one."""
    queries, store, base = find_queries(), knowledge_base.store, knowledge_base.base
    tables = {name: _rows(*rows(run(store, queries[name].bind({}, base)))) for name in TABLES}
    sparql = (Path(__file__).parent / "evidence.rq").read_text(encoding="utf-8")
    return facts_of(tables, evidence_of(_rows(*rows(run(store, sparql)))))


def _rows(columns: Sequence[str], lines: Iterable[Sequence[str]]) -> list[Row]:
    return [dict(zip(columns, line, strict=True)) for line in lines]


def evidence_of(reports: Iterable[Row]) -> dict[Key, Evidence]:
    """The evidence of the rows of `evidence.rq`, by the values under which facts look for it."""
    found: dict[Key, Evidence] = {}
    for row in reports:
        doubts = tuple(row["doubts"].split())
        keys = [(row["fact"],), (row["article"], row["entity"])]
        keys.append((row["article"], row["person"], row["post"], row["body_name"]))
        keys.append((row["event"], row["role"], row["name"]))
        for key in keys:
            if all(key):
                found[key] = Evidence(row["rule"], float(row["confidence"]), doubts, row["fact"])
    return found


def facts_of(tables: Mapping[str, Sequence[Row]], evidence: Mapping[Key, Evidence]) -> dict[str, Facts]:
    """The rows of the seven tables as facts, by the name of the source of their article."""
    source = {
        row["article"]: TEASER if row["kind"] == TEASER else Path(row["source"]).name
        for row in tables["articles"]
    }
    found: dict[str, Facts] = {}
    for file in dict.fromkeys(source.values()):
        of_file = {
            table: [row for row in tables[table] if source.get(row["article"]) == file] for table in TABLES
        }
        found[file] = {kind: _facts(kind, of_file, evidence) for kind in SCORED}
    return found


def _facts(kind: str, tables: Mapping[str, Sequence[Row]], evidence: Mapping[Key, Evidence]) -> list[Found]:
    """The facts of one kind in the tables of one source, each once; of two rows of one fact the last."""
    table, same, key = _IDENTITY[kind]
    distinct: dict[object, Row] = {}
    for number, row in enumerate(tables[table]):
        if _is_fact(kind, row):
            distinct[tuple(row[column] for column in same) or number] = row
    return [
        Found(row, evidence.get(tuple(row[column] for column in key), Evidence()))
        for row in distinct.values()
    ]


def _is_fact(kind: str, row: Row) -> bool:
    return bool(row["name"]) if kind == "persons" else bool(row["post"]) if kind == "tenures" else True
