"""How far rules reach: which of them fire in a single article, and what the scores are without those.

    python -m benchmarks.lonely_rules dev/*.txt --gold dev

A rule that fires in one article only may know that article. The scores without such rules say how much of the
result hangs on them: what another rule would have read instead counts as lost.
"""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterable
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar
from unittest.mock import patch

import typer
from msgspec.structs import replace

from mapper import build, read
from mapper.evaluation import evaluate
from mapper.evaluation.report import score_lines
from mapper.extraction.firing import fired
from mapper.extraction.reader import Reader
from mapper.facts import ArticleFacts, DocumentReport, EventReport, Participation, Statement, TenureReport

Report = TypeVar("Report", TenureReport, EventReport, Participation, Statement, DocumentReport)

# The package gives the name of this module to its chief function.
extracting = import_module("mapper.extraction.extract")


def lonely(articles: Iterable[Path]) -> dict[str, str]:
    """The rules that fire in one article only -> the name of its file."""
    where: dict[str, set[str]] = {}
    for path in articles:
        for one in fired(read(path)):
            where.setdefault(one.rule, set()).add(path.name)
    return {rule: names.pop() for rule, names in sorted(where.items()) if len(names) == 1}


def without(facts: ArticleFacts, rules: Collection[str]) -> ArticleFacts:
    """The facts and participations that other rules made."""

    def kept(reports: Iterable[Report]) -> tuple[Report, ...]:
        return tuple(report for report in reports if report.evidence.rule not in rules)

    events = tuple(replace(event, participations=kept(event.participations)) for event in kept(facts.events))
    ids = {event.id for event in events}
    events = tuple(event if event.super_event in ids else replace(event, super_event="") for event in events)
    said = tuple(one if one.event in ids else replace(one, event="") for one in kept(facts.statements))
    return replace(
        facts,
        tenures=kept(facts.tenures),
        events=events,
        statements=said,
        documents=kept(facts.documents),
    )


def scores(articles: list[Path], gold: Path, left_out: Collection[str]) -> str:
    """How a knowledge base of the articles fares against gold."""
    made = extracting._facts

    def fewer(reader: Reader) -> ArticleFacts:
        return without(made(reader), left_out)

    with TemporaryDirectory() as folder, patch.object(extracting, "_facts", fewer):
        build(articles, Path(folder) / "kb")
        return "\n".join(score_lines(evaluate([gold], Path(folder) / "kb")))


def main() -> None:
    """Print both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--gold", type=Path, required=True)
    arguments = parser.parse_args()
    found = lonely(arguments.articles)
    for rule, name in found.items():
        typer.echo(f"{rule}\t{name}")
    typer.echo(f"\n{len(found)} rules fire in one article only. With all rules:\n")
    typer.echo(scores(arguments.articles, arguments.gold, ()))
    typer.echo("\nWithout them:\n")
    typer.echo(scores(arguments.articles, arguments.gold, found))


if __name__ == "__main__":
    main()
