"""`communique queries`: the ready-made queries, and what one of them asks."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from itertools import groupby
from operator import attrgetter

import typer
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from mapper.cli.formats import LibraryFormat
from mapper.publishing import Param, Query, QueryError, find_queries
from mapper.publishing.verbs import find_query

_UNBROKEN = 10_000  # columns; what reads a pipe must not get lines that were cut for a screen


def list_queries(name: str, form: LibraryFormat) -> None:
    """Print the ready-made queries, or the one called `name`, which may also be a file."""
    queries = [find_query(name)] if name else list(find_queries().values())
    if form is LibraryFormat.TTL:
        from mapper.publishing.queries.executables import executables  # noqa: PLC0415 -- takes rdflib

        sys.stdout.write(executables(queries))
    elif form is LibraryFormat.JSON:
        found = [asdict(query) | {"group": query.group, "form": query.form} for query in queries]
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    elif name:
        _show(queries[0])
    else:
        _list(queries)


def _list(queries: list[Query]) -> None:
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(no_wrap=True, style="bold")
    table.add_column()
    for group, members in groupby(queries, key=attrgetter("group")):
        table.add_row(Text(group or "other", style="dim"), "")
        for query in members:
            words = Text(query.title + _names(query))
            words.append(f"  ({', '.join(query.keywords[1:])})" if query.keywords[1:] else "", style="dim")
            table.add_row(f"  {query.name}", words)
    _console().print(table)
    typer.echo(
        "\nAsk one: communique query KB NAME [--param K=V]; see one whole: communique queries NAME", err=True
    )


def _names(query: Query) -> str:
    names = [f"{param.name}=…" if param.required else f"[{param.name}=…]" for param in query.params]
    return f"  {' '.join(names)}" if names else ""


def _show(query: Query) -> None:
    console = _console()
    console.print(Text(f"{query.name}: {query.title}" if query.title else query.name, style="bold"))
    if query.description:
        console.print(Padding(Text(query.description), (0, 2), expand=False))
    told = [("keywords", ", ".join(query.keywords)), ("example", query.example)]
    told[1:1] = [(f"--param {param.name}=…", _told(param)) for param in query.params]
    table = Table(box=None, show_header=False, padding=(0, 0, 0, 2))
    for name, value in told:
        if value:
            table.add_row(Text(name, style="dim"), Text(value))
    if table.row_count:
        console.print(table)
    body = "\n".join(line for line in query.text.split("\n") if not line.startswith("#+"))
    sys.stdout.write(f"\n{body.strip()}\n")
    for remark in _remarks(query):
        typer.echo(f"not for every engine: {remark}", err=True)


def _remarks(query: Query) -> list[str]:
    """What in the query some engine cannot do, or does otherwise."""
    from mapper.publishing.queries.lint import lint  # noqa: PLC0415 -- takes rdflib

    try:
        return [str(finding) for finding in lint(query.text)]
    except QueryError as error:
        return [error.what]


def _told(param: Param) -> str:
    needed = "; must be given" if param.required else ""
    default = f"; {param.default} if not given" if param.default is not None else ""
    return f"{param.type}: {param.description}{default}{needed}"


def _console() -> Console:
    console = Console(highlight=False)
    return console if console.is_terminal else Console(width=_UNBROKEN, highlight=False)
