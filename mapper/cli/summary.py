"""The summary that ends a build, for people; it fits 80 columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from rich.console import Console
from rich.table import Table
from rich.text import Text

from mapper.corrections import CorrectionError
from mapper.errors import CommuniqueError
from mapper.facts import ArticleKind
from mapper.pipeline import ArticleSummary, BuildResult
from mapper.reading import Problem, ReadingError
from mapper.validation import violations

_WIDTH = 80
_TITLE = _WIDTH - 12
_SHOWN = 12  # articles, and sources that went; a longer list is no summary


def show(result: BuildResult, console: Console) -> None:
    """Print the summary, at most 80 columns wide."""
    width = min(console.width, _WIDTH)
    if result.changed:
        console.print(_articles(result.articles), width=width)
    else:
        console.print("Nothing has changed since the last build.")
    console.print()
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    for name, text in _lines(result):
        table.add_row(name, text)
    console.print(table, width=width)
    if not result.changed:
        return
    console.print("\nTry next:")
    for command in _commands(result):
        console.print(Text(f"  communique {command}", style="cyan"), soft_wrap=True)


def _articles(articles: tuple[ArticleSummary, ...]) -> Table:
    """Date and title of each article, and below them what was found."""
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    ordered = sorted(articles, key=lambda article: (article.kind is ArticleKind.TEASER, article.source))
    for article in ordered[:_SHOWN]:
        kind = "teaser: " if article.kind is ArticleKind.TEASER else ""
        table.add_row(article.published or "undated", Text(_cut(kind + article.title)))
        table.add_row("", Text(_counts(article.counts) or "nothing", style="dim"))
    if len(ordered) > _SHOWN:
        table.add_row("", f"… and {len(ordered) - _SHOWN} more")
    return table


def _cut(title: str) -> str:
    """`title` on one line beside a date of the usual ten characters."""
    return title if len(title) <= _TITLE else f"{title[: _TITLE - 1].rstrip()}…"


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(
        f"{count} {_SINGULAR.get(name, name) if count == 1 else name}"
        for name, count in counts.items()
        if count
    )


def _kind_of(problem: CommuniqueError) -> str:
    """What is left out for `problem`."""
    if isinstance(problem, CorrectionError):
        return "corrections"
    if isinstance(problem, ReadingError) and problem.kind is Problem.METADATA:
        return "rows of metadata"
    return "inputs"


_SINGULAR = {
    "articles": "article",
    "inputs": "input",
    "sources": "source",
    "people": "person",
    "posts": "post",
    "tenures": "tenure",
    "bodies": "body",
    "states": "state",
    "places": "place",
    "events": "event",
    "statements": "statement",
    "documents": "document",
    "corrections": "correction",
    "rows of metadata": "row of metadata",
    "remarks": "remark",
    "violations": "violation",
}


def _lines(result: BuildResult) -> Iterator[tuple[str, Text]]:
    bad, remarks = len(violations(result.findings)), len(result.findings)
    yield "In the graph", Text(f"{_counts(result.totals)}; {result.quads} triples{_following(result)}")
    if bad:
        yield (
            "SHACL",
            Text(f"{_counts({'violations': bad})}; {result.quarantined} triples kept out", style="red"),
        )
    else:
        checked = f"conforms; {result.checked} triples checked, all but the ontology’s own"
        checked += " and what follows" if result.inferred else ""
        yield (
            "SHACL",
            Text(checked + (f"; {_counts({'remarks': remarks})}" if remarks else ""), style="green"),
        )
    if result.corrections:
        told = ", ".join(f"{count} {name}" for name, count in result.corrections.items())
        idle = "not applying" in result.corrections
        yield "Corrections", Text(told + ("; the report says which" if idle else ""))
    if result.forgotten:
        yield "Forgotten", Text(_forgotten(result.forgotten))
    if result.problems:
        left_out = Counter(map(_kind_of, result.problems))
        yield "Left out", Text(f"{_counts(left_out)}, named above", style="red")
    stages = ", ".join(f"{name} {took:.1f}" for name, took in result.seconds.items() if took >= 0.05)
    yield "Time", Text(f"{sum(result.seconds.values()):.1f} s ({stages})")
    yield "Graph", Text(str(result.folder / "graph.ttl"), overflow="fold")
    yield "Report", Text(str(result.folder / "validation.txt"), overflow="fold")


def _following(result: BuildResult) -> str:
    return f", {result.inferred} of which follow from the others" if result.inferred else ""


def _forgotten(names: tuple[str, ...]) -> str:
    """How many sources went, and the first names."""
    more = f", and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"{_counts({'sources': len(names)})}: {', '.join(names[:_SHOWN])}{more}"


def _commands(result: BuildResult) -> Iterator[str]:
    yield "queries"
    yield f"query {result.folder} who-met-whom"
    yield f"export {result.folder} --format csv --to tables"
