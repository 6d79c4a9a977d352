"""The commands that speak to SPARQL services: what they take, and what stands in their help."""

# ruff: noqa: PLC0415 -- each command imports what it needs

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mapper.cli.app import Kb, PlainHttp
from mapper.cli.formats import LinkKind
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


@app.command(
    epilog="Examples: `communique link kb --endpoint https://query.wikidata.org/sparql`;"
    " then write yes into the column `accept` of what is right, and"
    " `communique link kb --accept proposals.csv --by Ana --to fixes/links.csv`"
)
def link(  # noqa: PLR0913 -- each is an option of the command
    ctx: typer.Context,
    kb: Kb,
    *,
    endpoint: Annotated[str, typer.Option(metavar="URL", help="An endpoint of Wikidata's model.")] = "",
    accept: Annotated[
        Path | None, typer.Option(metavar="FILE.csv", help="Make corrections of the accepted rows of this.")
    ] = None,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="With --accept: who accepts.")] = "",
    to: Annotated[
        Path | None,
        typer.Option(metavar="FILE.csv", help="Where rows go; of proposals by default proposals.csv."),
    ] = None,
    kind: Annotated[
        list[LinkKind] | None, typer.Option(help="Only these; may be given several times.")
    ] = None,
    language: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="Of names; several in order of preference.")
    ] = None,
    limit: Annotated[
        int | None, typer.Option(metavar="N", min=1, help="Only the N that most articles name.")
    ] = None,
    min_score: Annotated[
        float, typer.Option(metavar="S", min=0, max=1, help="The lowest score that is listed.")
    ] = 0.5,
    cache: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where answers are kept; by default the user's cache.")
    ] = None,
    pace: Annotated[
        float, typer.Option(metavar="SECONDS", min=0, help="The least time between two requests.")
    ] = 1.0,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no summary.")] = False,
) -> None:
    """Propose links to Wikidata for what has none, as rows to accept; or make corrections of accepted ones.

    Nothing is linked by a proposal. Answers are kept, so a run that was stopped goes on where it was.
    """
    from mapper.cli.linking import Wanted, accept_links, check_together, propose_links

    check_together({name for name in ctx.params if _is_given(ctx, name)})
    with intact(kb):
        if accept is not None:
            accept_links(kb, accept, by, to)
            return
        kinds, languages = tuple(kind or LinkKind), tuple(language or ["en"])
        wanted = Wanted(endpoint, kinds, languages, limit, min_score, cache, pace)
        code = propose_links(kb, wanted, to or Path("proposals.csv"), quiet=quiet)
    raise typer.Exit(code)


def _is_given(ctx: typer.Context, name: str) -> bool:
    """Whether the user wrote the option `name`."""
    source = ctx.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"
