"""The commands that compare and measure: what they take, and what stands in their help."""

# ruff: noqa: PLC0415 -- each command imports what it needs

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mapper.cli.app import Kb, app
from mapper.cli.formats import DiffFormat, EvaluationFormat, RowFormat
from mapper.store import intact

__all__ = ["app"]


@app.command(
    epilog="Examples: `communique diff kb-of-may kb-of-june`; `communique diff before after --format json`."
    " Exit codes: 0 both were compared, whether they differ or not; 2 nothing was done."
)
def diff(
    before: Annotated[Path, typer.Argument(metavar="A", help="The knowledge base before.")],
    after: Annotated[Path, typer.Argument(metavar="B", help="The one after.")],
    form: Annotated[
        DiffFormat, typer.Option("--format", help="For people; or, for machines, JSON or Turtle.")
    ] = DiffFormat.TEXT,
    evidence: Annotated[
        bool,
        typer.Option("--evidence", help="Also list facts that state the same on other evidence."),
    ] = False,
) -> None:
    """Show which facts came, went or changed from one knowledge base to another, with their sentences.

    Facts are compared article by article. One that was found at another place of the text, or in a revised
    text, is the same fact where its evidence overlaps and at least half of what it states is the same.
    """
    from mapper.cli.diffing import run_diff

    run_diff(before, after, form, evidence=evidence)


@app.command(
    epilog="Examples: `communique evaluate gold/ kb --errors`;"
    " `communique evaluate gold/ kb --format json > before.json`, then, of a knowledge base built anew,"
    " `communique evaluate gold/ kb --against before.json`"
)
def evaluate(
    gold: Annotated[
        list[Path], typer.Argument(metavar="GOLD...", help="JSON files of gold facts, or folders of them.")
    ],
    kb: Kb,
    against: Annotated[
        Path | None,
        typer.Option(metavar="KB|JSON", help="Also list what was gained and lost since that one."),
    ] = None,
    spans: Annotated[bool, typer.Option("--spans", help="Also score the spans of statements.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="Also list what is missed and false.")] = False,
    form: Annotated[
        EvaluationFormat, typer.Option("--format", help="For people; or, for machines, all of it.")
    ] = EvaluationFormat.TEXT,
) -> None:
    """Measure a knowledge base against gold of your own, and what its confidence is worth.

    Gold is what a careful reader finds in an article, one JSON file each: its `source` (the name of the
    article's file), and its `persons`, `tenures`, `bodies`, `events`, `statements` and `documents`.
    """
    from mapper.cli.evaluating import run_evaluate

    raise typer.Exit(run_evaluate(gold, kb, against, form, spans=spans, errors=errors))


@app.command(
    epilog='Examples: `communique rules event.meet`; `communique rules --try "The Council met in Riga."`;'
    " `communique rules --usage kb --format csv`"
)
def rules(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="A rule; without one all are listed.")] = "",
    text: Annotated[str, typer.Option("--try", metavar="TEXT", help="Show what fires in this text.")] = "",
    usage: Annotated[
        Path | None, typer.Option(metavar="KB", help="Show how often each rule fired for a knowledge base.")
    ] = None,
    form: Annotated[RowFormat, typer.Option("--format", help="How rows are written.")] = RowFormat.TABLE,
) -> None:
    """List the linguistic rules, show one, try them on a text, or count how often each fired."""
    from mapper.cli.rules import list_rules, show_rule, show_usage, try_rules
    from mapper.rules.rulebook import RuleError

    if sum(map(bool, (identifier, text, usage))) > 1:
        raise RuleError("ID, --try and --usage go one at a time", "communique rules")
    if text:
        try_rules(text, form)
    elif usage is not None:
        with intact(usage):
            show_usage(usage, form)
    elif identifier:
        show_rule(identifier, form)
    else:
        list_rules(form)
