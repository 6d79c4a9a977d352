"""The command that writes into a triple store: what it takes, and what stands in its help."""

# ruff: noqa: PLC0415 -- it imports what it needs

from __future__ import annotations

from typing import Annotated

import typer

from mapper.cli.app import Kb, PlainHttp
from mapper.cli.upkeep_app import app
from mapper.store import intact

__all__ = ["app"]


@app.command(
    epilog="Examples: `communique push kb --endpoint https://example.org/sparql`;"
    " `communique push kb --endpoint http://localhost:8890/sparql-auth"
    " --graph-store http://localhost:8890/sparql-graph-crud-auth`. User and password stand in"
    " COMMUNIQUE_USER and COMMUNIQUE_PASSWORD, or in a netrc file."
)
def push(
    kb: Kb,
    *,
    endpoint: Annotated[str, typer.Option(metavar="URL", help="The SPARQL endpoint of the store.")],
    graph_store: Annotated[
        str,
        typer.Option(metavar="URL", help="Send by the Graph Store Protocol to this; else by SPARQL Update."),
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be sent.")] = False,
    plain_http: PlainHttp = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")] = False,
) -> None:
    """Load a knowledge base into a triple store, graph by graph; only what has changed is sent.

    What the store holds stands in a graph of its own there. A push that was stopped goes on where it was.
    In the end the triples of each graph are counted.
    """
    from mapper.cli.pushing import Target, run_push

    with intact(kb):
        code = run_push(kb, Target(endpoint, graph_store, plain_http), dry=dry_run, quiet=quiet)
    raise typer.Exit(code)
