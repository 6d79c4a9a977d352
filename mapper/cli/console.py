"""Where the command line writes: results to stdout, messages and progress to stderr."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from mapper.pipeline.result import Progress as Report

LEFT_OUT = 1
NOTHING_DONE = 2


def say(message: object) -> None:
    """One line to stderr."""
    typer.echo(f"communique: {message}", err=True)


@contextmanager
def progress(quiet: bool) -> Iterator[Report]:
    """What a long task reports to: a bar on stderr, or nothing where nobody watches."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield lambda _stage, _done, _total: None
        return
    columns = (TextColumn("{task.description:<12}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def report(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(stage, total=total or None)
            bar.update(tasks[stage], completed=done, total=total or None)

        yield report
