"""`communique explain`."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.text import Text

from mapper.cli.quoting import marked
from mapper.publishing.explain import ExplainError, Explanation, absolute, explain
from mapper.store import KnowledgeBase, open_knowledge_base

_REPORTS = 5  # of an entity that many articles name, the first ones are enough


def run_explain(kb: Path, iri: str) -> None:
    """Print what `iri` is and why the knowledge base says so: of what is one of the corpus layer its first
    reports, of what was merged also what it was merged into, of what was kept out the reason.
    """
    knowledge_base, console = open_knowledge_base(kb), Console(highlight=False)
    try:
        found = explain(knowledge_base, iri)
    except ExplainError:
        if not _show_kept_out(knowledge_base, iri, console):
            raise
        return
    _show(found, console)
    while found.merged_into:
        console.print(Text("\nmerged into", style="dim"))
        found = explain(knowledge_base, found.merged_into)
        _show(found, console)
    for report in found.reports[:_REPORTS]:
        console.print()
        _show(explain(knowledge_base, report), console)
    if len(found.reports) > _REPORTS:
        more = len(found.reports) - _REPORTS
        console.print(f"\n… and {more} more {'report' if more == 1 else 'reports'}")


def _show_kept_out(knowledge_base: KnowledgeBase, iri: str, console: Console) -> bool:
    """Say that `iri` was kept out, and why; whether it was."""
    from mapper.cli.upkeep import show_node  # noqa: PLC0415 -- few need it, and it takes pySHACL
    from mapper.upkeep import kept_out  # noqa: PLC0415 -- the same

    found = kept_out(knowledge_base, absolute(knowledge_base, iri))
    if not found:
        return False
    console.print(Text(f"{iri} was kept out of the knowledge base:", style="bold"), soft_wrap=True)
    for node in found:
        show_node(node, console)
    told = f"\nAll that is kept out: communique quarantine {knowledge_base.folder}"
    console.print(Text(told, style="dim"), soft_wrap=True)
    return True


def _show(found: Explanation, console: Console) -> None:
    console.print(Text(found.label or found.iri, style="bold"))
    lines = [
        ("IRI", found.iri),
        *([("class", ", ".join(found.classes))] if found.classes else []),
        *found.values,
    ]
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
    if found.merged_into:
        lines += [("merged into", found.merged_into)]
    width = max(len(name) for name, _ in lines)
    for name, value in lines:
        console.print(Text(f"  {name:<{width}}  ", style="dim").append(value, style="none"), soft_wrap=True)
    for quote in found.quotes:
        console.print(Text("\n  ").append(marked(quote)), soft_wrap=True)
