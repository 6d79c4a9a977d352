"""`communique explain`."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.text import Text

from mapper.cli.quoting import marked
from mapper.publishing.explain import Explanation, explain
from mapper.store import open_knowledge_base

_REPORTS = 5  # of an entity that many articles name, the first ones are enough


def run_explain(kb: Path, iri: str) -> None:
    """Print what `iri` is and why the knowledge base says so; of a merged node also its first reports."""
    knowledge_base, console = open_knowledge_base(kb), Console(highlight=False)
    found = explain(knowledge_base, iri)
    _show(found, console)
    for report in found.reports[:_REPORTS]:
        console.print()
        _show(explain(knowledge_base, report), console)
    if len(found.reports) > _REPORTS:
        console.print(f"\n… and {len(found.reports) - _REPORTS} more reports")


def _show(found: Explanation, console: Console) -> None:
    console.print(Text(found.label or found.iri, style="bold"))
    lines = [("IRI", found.iri), ("class", ", ".join(found.classes)), *found.values]
    if found.rule:
        lines += [("rule", found.rule), ("confidence", found.confidence)]
    if found.article:
        lines += [
            (
                "article",
                f"{found.article.title or found.article.iri} ({found.article.published or 'undated'})",
            )
        ]
        lines += [("source", source) for source in found.article.sources]
    width = max(len(name) for name, _ in lines)
    for name, value in lines:
        console.print(Text(f"  {name:<{width}}  ", style="dim").append(value, style="none"), soft_wrap=True)
    for quote in found.quotes:
        console.print(Text("\n  ").append(marked(quote)), soft_wrap=True)
