"""`communique explain`."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.text import Text

from mapper.publishing.explain import Explanation, Quote, explain
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
        console.print(Text("\n  ").append(_sentence(quote)), soft_wrap=True)


def _sentence(quote: Quote) -> Text:
    """The sentence with its passages marked: by colour on a screen, by brackets for those who see none."""
    where = ", ".join(f"{start}-{end}" for start, end in quote.passages)
    text = Text(f"{where}  ", style="dim")
    for position, character in enumerate(quote.text, start=quote.span.start):
        closed = "]" * sum(end == position for _, end in quote.passages)
        opened = "[" * sum(start == position for start, _ in quote.passages)
        inside = any(start <= position < end for start, end in quote.passages)
        text.append(closed, style="bold yellow").append(opened, style="bold yellow")
        text.append(character, style="yellow" if inside else "none")
    return text.append("]" * sum(end == quote.span.end for _, end in quote.passages), style="bold yellow")
