"""`communique query`: asks a knowledge base, or an endpoint."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox
import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from mapper.cli.ending import stopped_at_once, unbroken
from mapper.cli.messages import say
from mapper.publishing import QueryError, ResultFormat, as_text, rows, run
from mapper.publishing.queries import find_queries
from mapper.publishing.results import QueryResult, federating
from mapper.publishing.unmatched import unmatched, vocabularies
from mapper.publishing.verbs import find_query
from mapper.rdf import DEFAULT_BASE
from mapper.store import open_knowledge_base

_UNBROKEN = 10_000  # columns; what reads a pipe must not get lines that were cut for a screen


def run_query(
    kb: Path, name: str, params: Sequence[str], form: str | None, endpoint: str, *, plain_http: bool = False
) -> None:
    """Print the result of a query. With an endpoint the knowledge base may be left out."""
    if not name:
        if not endpoint and not kb.exists() and str(kb) in find_queries():
            raise QueryError(
                "this is a query, and no knowledge base is named before it",
                str(kb),
                f"write: communique query KB {kb}, with the folder of one for KB",
            )
        if not endpoint:
            raise QueryError("no query is named", "communique query", "list them with: communique queries")
        kb, name = Path(), str(kb)
    query, values = find_query(name), _values(params)
    with stopped_at_once(), federating(query):
        if endpoint:
            base = open_knowledge_base(kb).base if kb != Path() else DEFAULT_BASE
            result = _ask(endpoint, query.bind(values, base), plain_http=plain_http)
            known = vocabularies() if values else ox.Store()
            strange = unmatched(query, values, base, known, codes_only=True)
        else:
            knowledge_base = open_knowledge_base(kb)
            base, store = knowledge_base.base, knowledge_base.store
            result = run(store, query.bind(values, base))
            strange = unmatched(query, values, base, store)
        for sentence in strange:
            say(sentence)
        _print(result, form, base)


def _ask(endpoint: str, sparql: str, *, plain_http: bool) -> QueryResult:
    from mapper.publishing import endpoint as remote  # noqa: PLC0415 -- only here is a network needed
    from mapper.publishing.remote import Client, find_credentials  # noqa: PLC0415

    client = Client(find_credentials(endpoint, plain_http=plain_http), remote.TRIES, remote.TIMEOUT)
    with unbroken():
        return remote.run_remote(endpoint, sparql, client)


def _values(params: Sequence[str]) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for param in params:
        key, equals, value = param.partition("=")
        if not equals or not key:
            raise QueryError("this is not K=V", f"--param {param}", "write for example --param person=Lavrov")
        values.setdefault(key, []).append(value)
    return values


def _print(result: QueryResult, wanted: str | None, base: str) -> None:
    usual = ResultFormat.TTL if isinstance(result, ox.QueryTriples) else ResultFormat.TABLE
    form = ResultFormat(wanted) if wanted else usual
    if form is not ResultFormat.TABLE:
        sys.stdout.write(as_text(result, form, base))
        return
    columns, lines = rows(result)
    table = Table(*columns, box=None, pad_edge=False, header_style="bold")
    count = 0
    for line in lines:
        # what stands below the base IRI is enough for `communique explain`
        table.add_row(*(Text(_in_one_line(cell.removeprefix(base))) for cell in line))
        count += 1
    _console().print(table)
    typer.echo(f"{count} rows" if count != 1 else "1 row", err=True)


def _in_one_line(cell: str) -> str:
    """`cell` without what would move the cursor or change the colours of a terminal."""
    return "".join(
        sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in " ".join(cell.split())
    )


def _console() -> Console:
    console = Console()
    return console if console.is_terminal else Console(width=_UNBROKEN)
