"""Helpers of the tests: the rows of the frame files, and what the vocabularies hold."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

import pyoxigraph as ox

from mapper.rdf.terms import SKOS
from mapper.resources import ontology_dir
from mapper.rules import document_frames, event_frames, statement_frames

FILES = (event_frames.FILE, statement_frames.FILE, document_frames.FILE)


@dataclass(frozen=True)
class Row:
    """One rule as its file states it: which file, which table, and the fields."""

    file: str
    table: str
    fields: dict[str, Any]

    @property
    def id(self) -> str:
        """The id of the rule."""
        return str(self.fields["id"])

    def strings(self, name: str) -> list[str]:
        """A field that is a list of strings, empty where it is missing."""
        return [str(value) for value in self.fields.get(name, ())]


@cache
def rows() -> tuple[Row, ...]:
    """All rules of all frame files, in the order of the files."""
    return tuple(
        Row(path.stem, table, fields)
        for path in FILES
        for table, entries in tomllib.loads(path.read_text(encoding="utf-8")).items()
        for fields in entries
        if isinstance(fields, dict)
    )


@cache
def codes(scheme: str) -> frozenset[str]:
    """The codes of a vocabulary."""
    store = ox.Store()
    store.load(path=ontology_dir() / "vocabularies" / f"{scheme}.ttl", format=ox.RdfFormat.TURTLE)
    notations = store.quads_for_pattern(None, SKOS.notation, None)
    return frozenset(quad.object.value for quad in notations if isinstance(quad.object, ox.Literal))
