"""`communique rules`: the rules, what fires in a text, and how often each fired."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from mapper.cli.formats import RowFormat
from mapper.facts import Span
from mapper.publishing import find_queries, rows, run
from mapper.rules.rulebook import Rule, RuleError, rules
from mapper.rules.topics import topic_rules
from mapper.store import open_knowledge_base

_UNBROKEN = 10_000


Rows = Iterable[Sequence[str | int | float]]


def list_rules(form: RowFormat) -> None:
    """Every rule and topic: its id, of what it is a rule, what it makes, and the number of its examples."""
    lines = [(rule.id, rule.kind, rule.makes, len(rule.examples)) for rule in _listed().values()]
    _print(("rule", "kind", "makes", "examples"), lines, form)
    if form is RowFormat.TABLE:
        typer.echo(f"{len(lines)} rules; one of them: communique rules ID", err=True)


def _listed() -> dict[str, Rule]:
    return {**rules(), **topic_rules()}


def show_rule(identifier: str, form: RowFormat) -> None:
    """One rule with its comment, its words and its examples."""
    rule = _listed().get(identifier)
    if rule is None:
        alike = ", ".join(get_close_matches(identifier, _listed(), cutoff=0.5))
        remedy = f"similar ones: {alike}" if alike else "list them with: communique rules"
        raise RuleError("there is no such rule", identifier, remedy)
    if form is RowFormat.TABLE:
        _show(rule)
        return
    lines = [("example", *example) for example in rule.examples]
    lines += [("counterexample", text, "") for text in rule.counterexamples]
    _print(("kind", "text", "yields"), lines, form)


def _show(rule: Rule) -> None:
    console = Console(highlight=False)
    told = [("file", rule.file), ("kind", rule.kind), ("makes", rule.makes), ("comment", rule.comment)]
    told += [(name, _value(value)) for name, value in rule.fields.items() if name != "makes"]
    width = max(len(name) for name, _ in told)
    console.print(Text(rule.id, style="bold"))
    for name, value in told:
        if value:
            console.print(Text(f"  {name:<{width}}  ", style="dim").append(value, style="none"))
    for text, yields in rule.examples:
        console.print(Text(f"\n  {_line(text)}"), soft_wrap=True)
        console.print(Text("    → ", style="dim").append(yields, style="green"), soft_wrap=True)
    console.print(Text("\n  not:", style="dim"))
    for text in rule.counterexamples:
        console.print(Text(f"  {_line(text)}"), soft_wrap=True)


def _value(value: object) -> str:
    match value:
        case dict():
            return ", ".join(f"{slot}: {role or '-'}" for slot, role in value.items())
        case list():
            return ", ".join(map(str, value))
        case _:
            return str(value)


def try_rules(text: str, form: RowFormat) -> None:
    """What fires in a text, and which rules were near."""
    from mapper.extraction.firing import fired, small_article  # noqa: PLC0415 -- takes spaCy
    from mapper.extraction.near import near  # noqa: PLC0415 -- takes spaCy

    article = small_article(text)
    found = fired(article)
    lines: list[Sequence[str | int | float]] = [
        (one.rule, one.confidence, _words(one.passages, article.text), one.yields, "") for one in found
    ]
    others = near(article, {one.rule for one in found})
    lines += [(other.rule, "", other.words, "", other.why) for other in others]
    _print(("rule", "confidence", "words", "yields", "why not"), lines, form)


def _words(passages: Iterable[Span], text: str) -> str:
    return " … ".join(passage.of(text) for passage in sorted(passages))


def show_usage(kb: Path, form: RowFormat) -> None:
    """How many facts of a knowledge base name each rule, and of how many articles; those of none last."""
    knowledge_base = open_knowledge_base(kb)
    query = find_queries()["provenance-by-rule"]
    columns, found = rows(run(knowledge_base.store, query.bind({}, knowledge_base.base)))
    used = {line[0]: dict(zip(columns, line, strict=True)) for line in found}
    lines = [
        (rule, int(used[rule]["facts"]), int(used[rule]["articles"])) if rule in used else (rule, 0, 0)
        for rule in (*used, *(rule for rule in rules() if rule not in used))
    ]
    _print(("rule", "facts", "articles"), lines, form)
    if form is RowFormat.TABLE:
        idle = sum(not facts for _, facts, _ in lines)
        typer.echo(f"{len(lines) - idle} rules fired, {idle} did not", err=True)


def _print(columns: Sequence[str], lines: Rows, form: RowFormat) -> None:
    if form is RowFormat.CSV:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(lines)
    elif form is RowFormat.JSON:
        objects = [dict(zip(columns, line, strict=True)) for line in lines]
        typer.echo(json.dumps(objects, ensure_ascii=False, indent=1))
    else:
        table = Table(*columns, box=None, pad_edge=False, header_style="bold")
        for line in lines:
            table.add_row(*(Text(_line(str(cell))) for cell in line))
        console = Console()
        (console if console.is_terminal else Console(width=_UNBROKEN)).print(table)


def _line(text: str) -> str:
    return " ".join(text.split())
