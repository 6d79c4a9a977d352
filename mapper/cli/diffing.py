"""`communique diff`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import shorten
from typing import Final

from rich.console import Console
from rich.text import Text as Line

from mapper.cli.quoting import marked
from mapper.publishing.diff import (
    AnyChange,
    ArticleChange,
    Change,
    CorrectionChange,
    EntityChange,
    FactChange,
    Identity,
    Text,
    compare,
)
from mapper.publishing.diff.as_json import as_json
from mapper.publishing.diff.as_turtle import as_turtle
from mapper.publishing.diff.changes import ValueChange
from mapper.publishing.diff.tally import Tally
from mapper.publishing.sentences import Quote
from mapper.store import intact, open_knowledge_base

_SIGNS: Final = {"came": "+", "went": "-", "same": " ", "evidence": "="}  # all others are changes
_STYLES: Final = {"+": "green", "-": "red"}
_WIDTH: Final = 120  # of the words of a fact, whose sentence follows
_HEADINGS: Final = {EntityChange: "All articles together", CorrectionChange: "Corrections"}
_SAME: Final = "The articles of both state the same facts"


def run_diff(before: Path, after: Path, form: str, *, evidence: bool) -> None:
    """Print what differs from `before` to `after`."""
    old, new = open_knowledge_base(before), open_knowledge_base(after)
    changes, bases = compare(old, new, evidence=evidence), (old.base, new.base)
    try:
        if form == "json":
            sys.stdout.write(as_json(changes, bases))
        elif form == "ttl":
            sys.stdout.write(as_turtle(changes, bases).decode("utf-8"))
        else:
            console = Console(highlight=False)
            for line in _lines(changes, evidence=evidence):
                console.print(line, soft_wrap=True)
    except RuntimeError:  # what Oxigraph raises for corruption, but not of which store
        for knowledge_base in (old, new):
            with intact(knowledge_base.generation or knowledge_base.folder):
                all(knowledge_base.store)
        raise


def _lines(changes: Iterable[AnyChange], *, evidence: bool) -> Iterator[Line]:
    """The changes article by article, the entities, the corrections, and the summary."""
    tally, heading = Tally(), ""
    for change in changes:
        tally.add(change)
        if isinstance(change, ArticleChange):
            if change.is_listed:
                yield from _article(change)
                yield Line()
            continue
        if heading != (heading := _HEADINGS[type(change)]):
            yield Line(heading, style="bold")
        yield _entity(change) if isinstance(change, EntityChange) else _correction(change)
    if heading:
        yield Line()
    yield Line(_summary(tally, evidence=evidence))


def _summary(tally: Tally, *, evidence: bool) -> str:
    same = tally.facts[Change.EVIDENCE]
    others = f"{same} of them on other evidence" if same else ""
    if others and not evidence:
        others += " (--evidence lists them)"
    parts = []
    if tally.states_the_same:
        parts.append(f"{_SAME}, {others}." if others else f"{_SAME}.")
    for name, counts in tally.as_dict().items():
        told = [
            f"{count} {kind}" for kind, count in counts.items() if count and kind not in {"same", "evidence"}
        ]
        if name == "articles" and counts["same"]:
            told.append(f"{counts['same']} with the same text and other facts")
        if name == "facts" and same and not tally.states_the_same:
            told.append(
                f"{same} the same on other evidence" + ("" if evidence else " (--evidence lists them)")
            )
        if told:
            parts.append(f"{name.capitalize()}: {', '.join(told)}.")
    return " ".join(parts)


def _article(change: ArticleChange) -> Iterator[Line]:
    page = change.page
    published = ", ".join(page.told("published")) or "undated"
    yield _signed(change.text, "", f"{published}  {page.itself.words}", bold=True)
    yield Line(f"  {', '.join((*page.told('source'), *page.told('url'), page.iri))}", style="dim")
    if change.text is Text.REVISED and change.before:
        yield Line(f"  a new text; the earlier one is {change.before.iri}", style="dim")
    yield from _values(change.values, "  ")
    for fact in change.facts:
        yield from _fact(fact)


def _fact(change: FactChange) -> Iterator[Line]:
    words = shorten(change.fact.words, _WIDTH, placeholder=" …")
    yield Line("  ") + _signed(change.change, change.fact.kind, words)
    yield from _values(change.values, "      ")
    if change.before and change.after and change.before.evidence != change.after.evidence:
        yield from _evidence(change)
    old, new = change.quotes_before, change.quotes_after
    if not old or not new:
        yield from _quotes(old or new, "      ")
        return
    ours, theirs = {quote.text for quote in old}, {quote.text for quote in new}
    yield from _quotes((quote for quote in new if quote.text in ours), "      ")
    yield from _quotes((quote for quote in old if quote.text not in theirs), "    - ")
    yield from _quotes((quote for quote in new if quote.text not in ours), "    + ")


def _evidence(change: FactChange) -> Iterator[Line]:
    """What differs in rule and confidence, of facts that state the same."""
    if change.change is Change.EVIDENCE and change.before and change.after:
        old, new = change.before.evidence, change.after.evidence
        for name, was, now in (("rule", old.rule, new.rule), ("confidence", old.confidence, new.confidence)):
            if was != now:
                yield Line(f"      {name}: {was} -> {now}")


def _values(changes: Iterable[ValueChange], indent: str) -> Iterator[Line]:
    for change in changes:
        was, now = change.texts
        yield Line(f"{indent}{change.name}: {was or 'none'} -> {now or 'none'}")


def _quotes(quotes: Iterable[Quote], indent: str) -> Iterator[Line]:
    for quote in quotes:
        yield Line(indent, style="dim") + marked(quote)


def _entity(change: EntityChange) -> Line:
    match change.change:
        case Identity.CAME | Identity.WENT:
            told = change.after or change.before
        case Identity.RENAMED:
            told = f"{change.before} -> {change.after}"
        case Identity.JOINED:
            told = f"{change.after} counts as {change.now} now"
        case Identity.PARTED:
            told = f"{change.after} no longer counts as {change.was}"
    return Line("  ") + _signed(change.change, change.kind, told) + Line(f"  ({change.iri})", style="dim")


def _correction(change: CorrectionChange) -> Line:
    return Line("  ") + _signed(change.change, "", change.words)


def _signed(change: str, kind: str, told: str, *, bold: bool = False) -> Line:
    sign = _SIGNS.get(change, "~")
    line = Line(f"{sign} ", style=_STYLES.get(sign, "yellow"))
    return line.append(f"{kind}  " if kind else "", style="dim").append(
        told, style="bold" if bold else "none"
    )
