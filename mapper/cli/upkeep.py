"""`communique quarantine`, `check`, `backup`, `restore` and `generations`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.text import Text

from mapper.cli.ending import LEFT_OUT, stoppable
from mapper.cli.messages import say
from mapper.errors import CommuniqueError
from mapper.store import (
    current,
    generations,
    home_of,
    intact,
    open_knowledge_base,
    read_manifest,
    tidy,
    writing,
)
from mapper.upkeep import Check, KeptOut, back_up, check, damage, quarantine, restore

_SHOWN: Final = 5  # of many faults of one kind, the first ones are enough


def run_quarantine(kb: Path, *, as_json: bool) -> None:
    """Print what is kept out."""
    found = quarantine(open_knowledge_base(kb))
    if as_json:
        json.dump([asdict(one) for one in found], sys.stdout, ensure_ascii=False, indent=2)
        sys.stdout.write("\n")
        return
    console = Console(highlight=False)
    if not found:
        console.print("Nothing is kept out.")
    for _, group in groupby(found, attrgetter("article")):
        _show_article(list(group), console)


def _show_article(nodes: list[KeptOut], console: Console) -> None:
    console.print(
        Text(nodes[0].headline or nodes[0].article or "All articles together", style="bold"), soft_wrap=True
    )
    hanging = [node for node in nodes if not node.reasons]
    for node in nodes:
        if node.reasons:
            show_node(node, console)
    if hanging:
        console.print(
            Text(f"  and with it {len(hanging)} more {'fact' if len(hanging) == 1 else 'facts'}", style="dim")
        )
    console.print()


def show_node(node: KeptOut, console: Console) -> None:
    """What was kept out, the reasons and the passages."""
    line = Text("  - ", style="red").append(f"{node.kind or 'node'}  ", style="dim")
    console.print(line.append(node.label or node.iri, style="none"), soft_wrap=True)
    for reason in node.reasons:
        value = f" ({reason.value})" if reason.value else ""
        console.print(Text(f"      {reason.message}{value}"), soft_wrap=True)
    for passage in node.passages[:_SHOWN]:
        console.print(Text(f"      “{' '.join(passage.split())}”", style="dim"), soft_wrap=True)
    console.print(Text(f"      {node.iri}", style="dim"), soft_wrap=True)


def run_check(kb: Path) -> int:
    """Print each check as it ends; the exit code."""
    console, sound = Console(highlight=False), True
    for one in check(kb):
        _show_check(one, console)
        sound = sound and one.sound
    return 0 if sound else LEFT_OUT


def _show_check(one: Check, console: Console) -> None:
    sign = Text("ok   ", style="green") if one.sound else Text("BAD  ", style="red")
    console.print(sign.append(f"{one.name:<9} ", style="bold").append(one.told, style="none"), soft_wrap=True)
    for wrong in one.wrong[:_SHOWN]:
        console.print(Text(f"     {'':<9} {wrong}"), soft_wrap=True)
    if len(one.wrong) > _SHOWN:
        console.print(Text(f"     {'':<9} … and {len(one.wrong) - _SHOWN} more"))
    if one.wrong:
        console.print(Text(f"     {'':<9} {one.remedy}", style="dim"), soft_wrap=True)


def run_backup(kb: Path, to: Path) -> int:
    """Back up, and say so, and what was damaged before; the exit code."""
    with stoppable(f"{to}: stopped; no backup was made"):
        count = back_up(kb, to)
    say(f"wrote {to} ({count} files)")
    return _say_damage(kb)


def run_restore(archive: Path, out: Path) -> int:
    """Restore, and say so, and what was damaged when the backup was made; the exit code."""
    with stoppable(f"{out}: stopped; nothing was restored"):
        count = restore(archive, out)
    say(f"restored {out} ({count} files)")
    return _say_damage(out)


def _say_damage(kb: Path) -> int:
    """Name what is damaged in a knowledge base that was copied as it is; the exit code."""
    with intact(kb):
        found = list(dict.fromkeys(damage(open_knowledge_base(kb))))
    for wrong in found[:_SHOWN]:
        say(f"{kb}: {wrong}")
    if found:
        more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        say(f"{kb}: damaged{more}, and copied as it is; what to do says: communique check {kb}")
    return LEFT_OUT if found else 0


def run_generations(kb: Path, keep: int | None) -> None:
    """List the generations, after removing all but the last `keep` where it is given."""
    if keep is not None and keep < 1:
        raise CommuniqueError(f"{keep} is too few, for one must stay", "--keep", "give 1 or more")
    if (home := home_of(kb.resolve())) != kb.resolve():
        raise CommuniqueError("this is one generation", str(kb), f"see: communique generations {home}")
    manifest = read_manifest(kb)
    if keep is not None:
        with writing(kb, manifest):
            _say_removed(tidy(kb, keep))
    counts = current(kb)
    for generation in generations(kb):
        mark = "  current" if generation == counts else ""
        sys.stdout.write(f"{generation}  {read_manifest(generation).software}{mark}\n")


def _say_removed(removed: Iterable[Path]) -> None:
    for generation in removed:
        say(f"removed {generation}")
