"""Messages to people, on stderr."""

from __future__ import annotations

import typer


def say(message: object) -> None:
    """One line to stderr."""
    typer.echo(f"communique: {message}", err=True)
