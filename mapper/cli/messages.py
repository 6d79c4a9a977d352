"""Messages to people, on stderr."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import typer

LEFT_OUT: Final = 1
NOTHING_DONE: Final = 2
STOPPED: Final = 130  # 128 and the number of SIGINT, as shells have it


def say(message: object) -> None:
    """One line to stderr."""
    typer.echo(f"communique: {message}", err=True)


@contextmanager
def stoppable(message: object) -> Iterator[None]:
    """Let Ctrl-C in the body end the command with `message`, one line on stderr, and exit code 130."""
    try:
        yield
    except KeyboardInterrupt:
        say(message)
        raise typer.Exit(STOPPED) from None
