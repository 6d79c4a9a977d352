"""What stands beside the tables: CSV on the Web metadata (https://www.w3.org/TR/tabular-metadata/).

What columns mean is data, in `csvw.toml`; which columns there are, and in which order, the tables say.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

import pyoxigraph as ox

from mapper.publishing.queries import Query
from mapper.rdf import prefixes
from mapper.rdf.terms import DCTERMS

METADATA: Final = "csvw-metadata.json"
_URLS: Final = frozenset({"aboutUrl", "propertyUrl", "valueUrl"})


def metadata(
    store: ox.Store, base: str, queries: Mapping[str, Query], columns: Mapping[str, Sequence[str]]
) -> str:
    """The metadata of the tables with these `columns`, by name: JSON. Title and licence are the dataset's."""
    group: dict[str, Any] = {"@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}]}
    for term, key in ((DCTERMS.title, "dc:title"), (DCTERMS.license, "dc:license")):
        if said := list(_said(store, base, term)):
            group[key] = said[0]
    group["dc:rights"] = _described()["rights"]
    group["tables"] = [_table(queries[name], columns) for name in columns]
    return json.dumps(group, ensure_ascii=False, indent=2) + "\n"


def _said(store: ox.Store, base: str, term: ox.NamedNode) -> Iterator[object]:
    """What the knowledge base says of itself."""
    for quad in sorted(store.quads_for_pattern(ox.NamedNode(f"{base}dataset"), term, None), key=str):
        match quad.object:
            case ox.NamedNode(value=iri):
                yield {"@id": iri}
            case ox.Literal(value=text):
                yield text


def _table(query: Query, columns: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    about = _described()["tables"][query.name]
    schema: dict[str, Any] = {key: about[key] for key in ("aboutUrl", "primaryKey") if key in about}
    schema["columns"] = [_column(query.name, name) for name in columns[query.name]]
    if "class" in about:
        of = {"virtual": True, "propertyUrl": "rdf:type", "valueUrl": _expanded(about["class"])}
        schema["columns"].append(of)
    if references := about.get("references"):
        schema["foreignKeys"] = [
            {"columnReference": name, "reference": {"resource": f"{other}.csv", "columnReference": name}}
            for name, other in references.items()
        ]
    return {
        "url": f"{query.name}.csv",
        "dc:title": query.title,
        "dc:description": query.description,
        "tableSchema": schema,
    }


def _column(table: str, name: str) -> dict[str, Any]:
    """One column; what is said of this table comes before what is said of all."""
    described = _described()
    said = described["columns"].get(name, {}) | described["tables"][table].get("columns", {}).get(name, {})
    column = {"name": name, "titles": name}
    for key, value in said.items():
        match key:
            case "description":
                column["dc:description"] = value
            case "datatype":
                column[key] = described["datatypes"][value]
            case _:
                column[key] = _expanded(value) if key in _URLS else value
    return column


def _expanded(url: str) -> str:
    """`url` with the namespace that its prefix means. CSVW has prefixes, but not ours."""
    prefix, colon, rest = url.partition(":")
    return f"{_namespaces()[prefix]}{rest}" if colon and prefix in _namespaces() else url


@cache
def _namespaces() -> dict[str, str]:
    return prefixes("")


@cache
def _described() -> dict[str, Any]:
    return tomllib.loads(files("mapper.publishing").joinpath("csvw.toml").read_text(encoding="utf-8"))
