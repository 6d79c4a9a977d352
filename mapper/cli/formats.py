"""What the commands write: the values of `--format`."""

from __future__ import annotations

from enum import StrEnum


class ExportFormat(StrEnum):
    """What a knowledge base can be written as."""

    TTL = "ttl"
    TRIG = "trig"
    NT = "nt"
    NQ = "nq"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"
    CSV = "csv"
    GEXF = "gexf"
    GRAPHML = "graphml"


class DescriptionFormat(StrEnum):
    """How a description is written."""

    TTL = "ttl"
    NT = "nt"
    JSONLD = "jsonld"
    RDFXML = "rdfxml"


class QueryFormat(StrEnum):
    """How the result of a query is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TTL = "ttl"


class LibraryFormat(StrEnum):
    """How ready-made queries are written; ttl is as SHACL executables."""

    TEXT = "text"
    JSON = "json"
    TTL = "ttl"


class RowFormat(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


class ReportFormat(StrEnum):
    """How a validation report is written."""

    TEXT = "text"
    TTL = "ttl"


class EvaluationFormat(StrEnum):
    """How an evaluation is written."""

    TEXT = "text"
    JSON = "json"
    TSV = "tsv"


class DiffFormat(StrEnum):
    """How differences are written."""

    TEXT = "text"
    JSON = "json"
    TTL = "ttl"


class ListFormat(StrEnum):
    """How a list is written."""

    TEXT = "text"
    JSON = "json"


class LinkKind(StrEnum):
    """What `communique link` proposes links for."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    EVENT = "event"
