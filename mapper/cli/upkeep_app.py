"""The commands that look after a knowledge base: what they take, and what stands in their help."""

# ruff: noqa: PLC0415 -- each command imports what it needs

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mapper.cli.app import Kb
from mapper.cli.formats import ListFormat
from mapper.cli.measuring_app import app
from mapper.store import intact

__all__ = ["app"]


@app.command(epilog="Examples: `communique quarantine kb`; `communique quarantine kb --format json`")
def quarantine(
    kb: Kb,
    form: Annotated[
        ListFormat, typer.Option("--format", help="For people, or for machines.")
    ] = ListFormat.TEXT,
) -> None:
    """Show what was kept out, why, and what the text says.

    What is kept out is looked at again by every build: it goes in by itself when it is mapped rightly.
    """
    from mapper.cli.upkeep import run_quarantine

    with intact(kb):
        run_quarantine(kb, as_json=form is ListFormat.JSON)


@app.command(
    epilog="Example: `communique check kb`. Exit codes: 0 all is sound; 1 something is not; 2 no check."
)
def check(kb: Kb) -> None:
    """Verify all that can be verified: texts, store, index, passages, shapes, files."""
    from mapper.cli.upkeep import run_check

    raise typer.Exit(run_check(kb))


@app.command(epilog="Example: `communique backup kb --to kb-2026-11.tar.gz`")
def backup(
    kb: Kb,
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="A new file: .tar, .tar.gz or .tgz.")],
) -> None:
    """Write a knowledge base, with its texts, to one file; builds may go on meanwhile.

    One that is damaged is written as it is, and the exit code is 1.
    """
    from mapper.cli.upkeep import run_backup

    with intact(kb):
        code = run_backup(kb, to)
    raise typer.Exit(code)


@app.command(epilog="Example: `communique restore kb-2026-11.tar.gz --out kb`")
def restore(
    archive: Annotated[Path, typer.Argument(metavar="FILE", help="What `communique backup` wrote.")],
    out: Annotated[
        Path, typer.Option("--out", metavar="KB", help="The knowledge base to make, a new folder.")
    ],
) -> None:
    """Make a knowledge base from its backup, every file of which is verified."""
    from mapper.cli.upkeep import run_restore

    raise typer.Exit(run_restore(archive, out))


@app.command(epilog="Examples: `communique generations kb`; `communique generations kb --keep 1`")
def generations(
    kb: Kb,
    keep: Annotated[
        int | None, typer.Option(metavar="N", help="Remove all but the last N, at least 1.")
    ] = None,
) -> None:
    """List the generations of a knowledge base; each opens like one, as for `communique diff`."""
    from mapper.cli.upkeep import run_generations

    run_generations(kb, keep)
