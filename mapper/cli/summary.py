"""The summary that ends a build, for people; it fits 80 columns."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from mapper.facts import ArticleKind
from mapper.pipeline.result import COUNTED, ArticleSummary, BuildResult
from mapper.validation import violations

WIDTH = 80
SHOWN = 20  # articles; a longer list is no summary
_SHORT = {"persons": "People", "posts": "Posts", "bodies": "Bodies", "events": "Events"}
_SHORT |= {"statements": "Said", "documents": "Docs"}


def render(result: BuildResult) -> RenderableType:
    """The summary of a build."""
    return Group(_articles(result), "", *_lines(result))


def show(result: BuildResult, console: Console) -> None:
    """Print the summary, at most 80 columns wide."""
    console.print(render(result), width=min(console.width, WIDTH))


def _articles(result: BuildResult) -> Table:
    table = Table(box=None, pad_edge=False, show_edge=False, header_style="bold")
    table.add_column("Date", width=10, no_wrap=True)
    table.add_column("Article", ratio=1, no_wrap=True, overflow="ellipsis")
    for name in COUNTED:
        table.add_column(_SHORT[name], justify="right", no_wrap=True, width=6)
    for article in result.articles[:SHOWN]:
        numbers = (str(article.counts[name] or "·") for name in COUNTED)
        table.add_row(article.published[:10] or "undated", Text(_title(article)), *numbers)
    if len(result.articles) > SHOWN:
        table.add_row("", f"… and {len(result.articles) - SHOWN} more")
    totals = (str(sum(article.counts[name] for article in result.articles)) for name in COUNTED)
    table.add_row("", "[bold]as the articles tell[/bold]", *totals, end_section=True)
    return table


def _title(article: ArticleSummary) -> str:
    return f"{article.title} (teaser)" if article.kind is ArticleKind.TEASER else article.title


def _lines(result: BuildResult) -> list[str]:
    bad = len(violations(result.findings))
    verdict = (
        f"[green]conforms[/green]; {len(result.findings)} remarks"
        if not bad
        else f"[red]{bad} violations[/red]; {result.quarantined} triples kept out (see validation.txt)"
    )
    totals = ", ".join(f"{count} {name}" for name, count in result.totals.items() if count)
    seconds = sum(result.seconds.values())
    stages = ", ".join(f"{name} {took:.1f}" for name, took in result.seconds.items() if took >= 0.05)
    folder = escape(str(result.folder))
    return [
        f"[bold]In the graph[/bold]  {totals}",
        f"[bold]SHACL[/bold]         {verdict}",
        f"[bold]Left out[/bold]      {len(result.problems)} files" if result.problems else "",
        f"[bold]Time[/bold]          {seconds:.1f} s ({stages})",
        f"[bold]Files[/bold]         {folder}/: graph.ttl, graph.trig, validation.txt",
        "",
        "Try next:",
        f"  communique queries {folder}".replace(f" {folder}", ""),
        f"  communique query {folder} events",
        f"  communique export {folder} --format csv --to tables",
    ]
