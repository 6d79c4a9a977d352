"""Ready-made queries: SPARQL files whose `#+` header says what they answer and which parameters they take.

The header follows the idea of grlc's SPARQL decorators (https://github.com/CLARIAH/grlc), one line per key.
Parameters become terms in the query's one VALUES block; text is never pasted into a query.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from mapper.errors import CommuniqueError
from mapper.publishing.terms import TYPES, Term, parse_term
from mapper.resources import queries_dir

_PARAM: Final = re.compile(
    r'(?P<name>\w+)\s+(?P<type>\w+)(?:\s+"(?P<default>[^"]*)")?(?P<required>\s+required)?$'
)
_UNDEF_BLOCK: Final = re.compile(
    r"VALUES\s*\((?P<names>(?:\s*\?\w+)+)\s*\)\s*\{\s*\(\s*UNDEF(?:\s+UNDEF)*\s*\)\s*\}"
)
_PREFIX: Final = re.compile(
    r"^\s*PREFIX\s+(?P<prefix>[\w.-]*):\s*<(?P<iri>[^>]*)>", re.IGNORECASE | re.MULTILINE
)
_NAME: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


class QueryError(CommuniqueError):
    """A query that cannot be found, parsed, or given these parameters."""


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a query: its name (a variable), the type of its term, and what it is for."""

    name: str
    type: str
    text: str
    default: str | None = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A SPARQL query with its header."""

    name: str
    title: str
    description: str
    text: str
    params: tuple[Param, ...] = ()
    group: str = ""
    example: str = ""

    def bind(self, values: Mapping[str, Sequence[str]], base: str) -> str:
        """The SPARQL text with `values` (by parameter; several mean any of them) as terms.

        Relative IRIs are read against `base`. Raises QueryError for a parameter that the query does not
        have, that is missing, or whose value does not fit its type.
        """
        known = {param.name for param in self.params}
        if unknown := sorted(set(values) - known):
            has = f"its parameters are: {', '.join(sorted(known))}" if known else "it has no parameters"
            raise QueryError(f"there is no parameter {unknown[0]}", f"query {self.name}", has)
        if not self.params:
            return self.text
        terms = {param.name: self._terms(param, values.get(param.name, ()), base) for param in self.params}
        block = _UNDEF_BLOCK.search(self.text)
        if block is None:
            raise QueryError("it lost its VALUES block", f"query {self.name}")
        names = [name.removeprefix("?") for name in block["names"].split()]
        rows = itertools.product(*(terms[name] for name in names))
        lines = " ".join(
            f"({' '.join('UNDEF' if term is None else str(term) for term in row)})" for row in rows
        )
        bound = f"VALUES ({' '.join(f'?{name}' for name in names)}) {{ {lines} }}"
        return self.text[: block.start()] + bound + self.text[block.end() :]

    def _terms(self, param: Param, values: Sequence[str], base: str) -> list[Term | None]:
        given = list(values) or ([param.default] if param.default is not None else [])
        if not given and param.required:
            raise QueryError(
                f"the parameter {param.name} is missing ({param.text})",
                f"query {self.name}",
                f"add --param {param.name}=…",
            )
        prefixes = {match["prefix"]: match["iri"] for match in _PREFIX.finditer(self.text)}
        try:
            return [parse_term(param.type, value, base, prefixes) for value in given] or [None]
        except ValueError as error:
            raise QueryError(f"--param {param.name}: {error}", f"query {self.name}") from error


def find_queries(folder: Path | None = None) -> dict[str, Query]:
    """The ready-made queries by name, in order of group and name. Raises QueryError for a bad file."""
    found = [load_query(path) for path in sorted((folder or queries_dir()).rglob("*.rq"))]
    queries: dict[str, Query] = {}
    for query in sorted(found, key=lambda query: (query.group != "tables", query.group, query.name)):
        if query.name in queries:
            raise QueryError("two queries have this name", f"{query.name}.rq", "rename one of the files")
        queries[query.name] = query
    return queries


def load_query(path: Path) -> Query:
    """The query in the file `path`. Raises QueryError where it cannot be read or its header is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(
            f"the query cannot be read ({error})", str(path), "name a SPARQL file in UTF-8"
        ) from error
    return parse_query(text, path.stem, str(path))


def parse_query(text: str, name: str, where: str) -> Query:
    """The query in `text`. A text without a header is a query without title and parameters."""
    header, params = _header(text, where)
    if header and not (header.get("title") and header.get("description") and _NAME.fullmatch(name)):
        raise QueryError("a query with a header needs a title, a description and a lower-case name", where)
    block_names = [sorted(match["names"].replace("?", "").split()) for match in _UNDEF_BLOCK.finditer(text)]
    if block_names != ([sorted(param.name for param in params)] if params else []):
        raise QueryError(
            "it needs one VALUES block with one row of UNDEF for its parameters, all of them", where
        )
    _check(text, where)
    return Query(
        name=name,
        title=header.get("title", ""),
        description=header.get("description", ""),
        text=text,
        params=params,
        group=header.get("group", ""),
        example=header.get("example", ""),
    )


def _header(text: str, where: str) -> tuple[dict[str, str], tuple[Param, ...]]:
    """The keys and parameters of the `#+` lines at the beginning of `text`."""
    entries: list[tuple[str, str]] = []
    for number, line in enumerate(
        itertools.takewhile(lambda line: line.startswith("#+"), text.splitlines()), start=1
    ):
        content = line.removeprefix("#+")
        key, colon, value = content.partition(":")
        if content.startswith("   ") and entries:
            entries[-1] = (entries[-1][0], f"{entries[-1][1]} {content.strip()}")
        elif colon and key.strip():
            entries.append((key.strip(), value.strip()))
        else:
            raise QueryError("a header line is `#+ key: value`", f"{where}, line {number}")
    params = tuple(_param(key, value, where) for key, value in entries if key.startswith("param "))
    header = {key: value for key, value in entries if not key.startswith("param ")}
    if unknown := sorted(set(header) - {"title", "description", "group", "example"}):
        raise QueryError(f"the header has an unknown key {unknown[0]}", where)
    return header, params


def _param(key: str, text: str, where: str) -> Param:
    match = _PARAM.match(key.removeprefix("param ").strip())
    if match is None or match["type"] not in TYPES:
        raise QueryError(
            f'`{key}` is not `param NAME TYPE ["DEFAULT"] [required]`, with TYPE one of {", ".join(TYPES)}',
            where,
        )
    return Param(match["name"], match["type"], text, match["default"], bool(match["required"]))


def _check(text: str, where: str) -> None:
    """Raise QueryError where `text` is no SPARQL."""
    try:
        ox.Store().query(text)
    except SyntaxError as error:
        raise QueryError(f"this is not SPARQL ({error.msg})", where) from error
