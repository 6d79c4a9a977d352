"""Parameters of queries: from what a user types to an RDF term."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final, TypeAlias

import pyoxigraph as ox

from mapper.dates import MONTH, YEAR, Edtf
from mapper.rdf.terms import EDTF, XSD

TYPES: Final = ("string", "iri", "integer", "decimal", "date", "edtf", "code", "endpoint")
Term: TypeAlias = ox.NamedNode | ox.Literal

_ABSOLUTE: Final = re.compile(r"(https?|urn|mailto|ftp|tag):", re.IGNORECASE)
_WEB: Final = re.compile(r"https?://[^/]", re.IGNORECASE)
_ESCAPE: Final = re.compile(r"\\(?:\\(?P<letter>[uU])|u(?P<code>[0-9A-F]{4})|.)")


def parse_term(kind: str, value: str, base: str, prefixes: Mapping[str, str]) -> Term:
    """The term that `value` means as a `kind` of TYPES. Raises ValueError, which says what is expected."""
    match kind:
        case "iri":
            return _iri(value.strip(), base, prefixes)
        case "endpoint":
            if not _WEB.match(value.strip()):
                raise ValueError(f"{value!r} is not the address of an endpoint (https://… or http://…)")
            return _iri(value.strip(), base, {})
        case "integer" | "decimal" | "date" | "edtf":
            return _typed(kind, value.strip())
        case "code":
            if not re.fullmatch(r"[a-z]+(-[a-z]+)*", value.strip()):
                raise ValueError(f"{value!r} is not a code of a vocabulary (lower-case letters and hyphens)")
            return ox.Literal(value.strip())
        case _:
            return ox.Literal(value)


def as_sparql(term: Term) -> str:
    """`term` as SPARQL that every engine reads as that very term."""
    return from_n_triples(str(term))


def from_n_triples(text: str) -> str:
    """N-Triples as SPARQL that every engine reads as the same.

    Some engines, such as rdflib, expand escapes of code points before they read strings. They would take an
    escaped backslash with a `u` behind it for one, and read on behind four digits; eight digits prevent both.
    """
    return _ESCAPE.sub(_eight_digits, text)


def _eight_digits(escape: re.Match[str]) -> str:
    if escape["letter"]:
        return rf"\\\U{ord(escape['letter']):08X}"
    return rf"\U0000{escape['code']}" if escape["code"] else escape[0]


def _iri(value: str, base: str, prefixes: Mapping[str, str]) -> ox.NamedNode:
    """Prefixed names of the query come first, then absolute IRIs, then ids relative to the base."""
    written = value
    if value.startswith("<"):
        value = value[1:].removesuffix(">")
    prefix, colon, local = value.partition(":")
    if colon and prefix in prefixes and not local.startswith("//"):
        return ox.NamedNode(prefixes[prefix] + local)
    try:
        return ox.NamedNode(value if _ABSOLUTE.match(value) else base + value)
    except ValueError as error:
        raise ValueError(f"{written!r} is not an IRI") from error


def _typed(kind: str, value: str) -> ox.Literal:
    try:
        match kind:
            case "integer":
                return ox.Literal(str(int(value)), datatype=XSD.integer)
            case "decimal":
                return ox.Literal(f"{_finite(Decimal(value)):f}", datatype=XSD.decimal)
            case "date":
                return ox.Literal(_first_day(value).isoformat(), datatype=XSD.date)
            case _:
                return ox.Literal(Edtf.parse(value).text, datatype=EDTF)
    except (ValueError, InvalidOperation) as error:
        expected = {
            "integer": "an integer",
            "decimal": "a decimal number",
            "date": "a date such as 2023-02-20, 2023-02 or 2023",
        }
        raise ValueError(
            f"{value!r} is not {expected.get(kind, 'a date in EDTF, such as 2023-02')}"
        ) from error


def _first_day(value: str) -> date:
    """The day, or the first one of a month or a year."""
    shorter = len(value) in {YEAR, MONTH}
    return date.fromisoformat(value + "0000-01-01"[len(value) :] if shorter else value)


def _finite(value: Decimal) -> Decimal:
    if not value.is_finite():
        raise ValueError("xsd:decimal knows no NaN and no infinity")
    return value
