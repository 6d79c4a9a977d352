"""The metadata beside the tables: in step with them, sound for a validator that others wrote, and true."""

from __future__ import annotations

import csv
import json
import shutil
import tomllib
import warnings
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
import uritemplate
from csvw import CSVW

from mapper.publishing import TABLES, find_queries, rows, run, write_tables
from mapper.publishing.csvw import METADATA
from mapper.resources import ontology_dir
from tests.queries.engines import BASE, SMALL, vocabularies

CQ, VOCABULARY = "https://w3id.org/communique/ontology#", "https://w3id.org/communique/vocabulary/"
XSD = "http://www.w3.org/2001/XMLSchema#"
DATASET = f"""<{BASE}graph/dataset> {{
    <{BASE}dataset> <http://purl.org/dc/terms/title> "Small" ;
        <http://purl.org/dc/terms/license> <https://creativecommons.org/licenses/by/4.0/> .
}}"""


@pytest.fixture(scope="module")
def small() -> ox.Store:
    """The small knowledge base of the queries."""
    store = ox.Store()
    for trig in (SMALL, vocabularies(), DATASET):
        store.load(trig, format=ox.RdfFormat.TRIG)
    return store


@pytest.fixture(scope="module")
def folder(small: ox.Store, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its tables with their metadata."""
    tables: Path = tmp_path_factory.mktemp("tables")
    write_tables(small, BASE, tables)
    return tables


@pytest.fixture(scope="module")
def group(folder: Path) -> dict[str, Any]:
    """The metadata."""
    found: dict[str, Any] = json.loads((folder / METADATA).read_text(encoding="utf-8"))
    return found


def columns(group: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each column with its table."""
    for table in group["tables"]:
        for column in table["tableSchema"]["columns"]:
            yield table, column


def valid(folder: Path) -> bool:
    """Whether the validator finds the tables as their metadata say. It judges by its own warnings."""
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        try:
            return bool(CSVW(str(folder / METADATA), validate=True).is_valid)
        except ValueError:  # a key that comes twice
            return False


def test_every_column_of_the_queries_is_described_and_no_other() -> None:
    text = files("mapper.publishing").joinpath("csvw.toml").read_text(encoding="utf-8")
    described = tomllib.loads(text)
    store, queries, used = ox.Store(), find_queries(), set[str]()
    assert set(described["tables"]) == set(TABLES)
    for name, table in described["tables"].items():
        there = rows(run(store, queries[name].text))[0]
        own = table.get("columns", {})
        assert set(own) <= set(there), name
        for column in there:
            assert "description" in described["columns"].get(column, {}) | own.get(column, {}), (name, column)
        used |= set(there)
    assert set(described["columns"]) <= used


def test_metadata_list_the_columns_of_the_files_in_their_order(folder: Path, group: dict[str, Any]) -> None:
    assert [table["url"] for table in group["tables"]] == [f"{name}.csv" for name in TABLES]
    for table in group["tables"]:
        with (folder / table["url"]).open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        real = [column for column in table["tableSchema"]["columns"] if not column.get("virtual")]
        assert [(column["name"], column["titles"]) for column in real] == [(name, name) for name in header]


def test_a_validator_finds_the_tables_valid(folder: Path) -> None:
    assert valid(folder)


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("events", lambda lines: [*lines, lines[1]]),  # a key twice
        ("participants", lambda lines: [lines[0], lines[1].replace("#event-", "#no-event-")]),
        ("statements", lambda lines: [lines[0].replace("speaker", "said_by"), *lines[1:]]),
        ("documents", lambda lines: [*lines[:-1], lines[-1].replace(",plan,", ",A Plan!,")]),
    ],
)
def test_the_validator_sees_what_breaks_the_metadata(
    folder: Path, tmp_path: Path, table: str, change: Any
) -> None:
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    path = tmp_path / f"{table}.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(change(lines)) + "\n", encoding="utf-8")
    assert not valid(tmp_path)


def test_terms_are_those_of_the_ontology(group: dict[str, Any]) -> None:
    known = {str(term) for term in rdflib.Graph().parse(ontology_dir() / "communique.ttl").subjects()}
    schemes = {path.stem for path in (ontology_dir() / "vocabularies").glob("*.ttl")}
    for table, column in columns(group):
        place = (table["url"], column)
        of = column.get("propertyUrl", "")
        assert not of.startswith(CQ) or of in known, place
        value = column.get("valueUrl", "")
        assert not value.startswith(CQ) or value in known, place
        assert not value.startswith(VOCABULARY) or value.split("/")[-2] in schemes, place
        assert not of or of == "rdf:type" or of.startswith(("http://", "https://")), place


def test_what_the_tables_say_as_rdf_stands_in_the_graph(
    folder: Path, group: dict[str, Any], small: ox.Store
) -> None:
    said = 0
    for table in group["tables"]:
        with (folder / table["url"]).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for triple in triples(table["tableSchema"], row):
                    assert list(small.quads_for_pattern(*triple, None)), triple
                    said += 1
    assert said > 100


def triples(
    schema: dict[str, Any], row: dict[str, Any]
) -> Iterator[tuple[ox.NamedNode, ox.NamedNode, ox.NamedNode | ox.Literal]]:
    """What the metadata make of a row, where its subjects and properties have IRIs."""
    for column in schema["columns"]:
        about, of = column.get("aboutUrl") or schema.get("aboutUrl"), column.get("propertyUrl")
        text = row.get(column.get("name", ""), "")
        if not about or not of or column.get("suppressOutput") or not (text or column.get("virtual")):
            continue
        of = of.replace("rdf:", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
        kind = column.get("datatype", {"base": "string"})
        value = (
            ox.NamedNode(uritemplate.expand(column["valueUrl"], row))
            if "valueUrl" in column
            else ox.Literal(text, datatype=ox.NamedNode(kind.get("@id", XSD + kind["base"])))
        )
        yield ox.NamedNode(uritemplate.expand(about, row)), ox.NamedNode(of), value


def test_title_and_licence_are_those_of_the_dataset(group: dict[str, Any]) -> None:
    assert group["dc:title"] == "Small"
    assert group["dc:license"] == {"@id": "https://creativecommons.org/licenses/by/4.0/"}


def test_same_knowledge_base_gives_the_same_metadata(small: ox.Store, folder: Path, tmp_path: Path) -> None:
    write_tables(small, BASE, tmp_path / "again")
    assert (tmp_path / "again" / METADATA).read_bytes() == (folder / METADATA).read_bytes()
