"""Messages to people, on stderr."""

from __future__ import annotations

from typing import Final

import typer

LEFT_OUT: Final = 1
NOTHING_DONE: Final = 2


def say(message: object) -> None:
    """One line to stderr."""
    typer.echo(f"communique: {message}", err=True)
