"""`communique correct`."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pyoxigraph as ox
import typer

from mapper.cli.messages import say
from mapper.corrections import COLUMNS, CorrectionError, Given, checked, read_corrections, sort_out
from mapper.corrections.describing import label
from mapper.facts import Correction, CorrectionKind
from mapper.rdf import CQ
from mapper.rdf.applying import creates, needs
from mapper.store import KnowledgeBase, open_knowledge_base


def run_correct(kb: Path, cells: Mapping[str, str], to: Path) -> None:
    """Write what `cells` (by column) state into the file `to`, and say how to apply it.

    Raises CorrectionError where they state nothing that fits, or of nodes that are not there.
    """
    if to.suffix.lower() != ".csv":
        raise CorrectionError("rows go into a CSV file", str(to), "give --to a name that ends in .csv")
    knowledge_base = open_knowledge_base(kb)
    try:
        dated = {**cells, "date": cells["date"] or datetime.now(UTC).date().isoformat()}
        correction = checked(dated, knowledge_base.base)
    except ValueError as error:
        what, _, remedy = str(error).partition("; ")
        raise CorrectionError(what, "correct", remedy) from error
    there = read_corrections(to, knowledge_base.base).given if to.exists() else ()
    _check(knowledge_base, correction, there)
    wanted = list(_rows(knowledge_base, correction))
    said = {msgspec.structs.replace(one.correction, date="", note="") for one in there}
    rows = [one for one in wanted if msgspec.structs.replace(one, date="", note="") not in said]
    _append(to, rows)
    for one in wanted:
        typer.echo(f"{to}: {label(one)}{'' if one in rows else ' (was there already)'}")
    for clash in sort_out((*there, *(Given(one, "this one") for one in rows)))[1]:
        say(f"{clash.where}: {clash.what}; none of them applies till one is taken out")
    typer.echo(f"Apply with: communique build --out {kb} --corrections {to.parent}")


def _check(knowledge_base: KnowledgeBase, correction: Correction, there: tuple[Given, ...]) -> None:
    """Raises CorrectionError for a node that neither the graph has nor an earlier row makes."""
    made = {one.correction.subject for one in there if creates(one.correction)}
    made |= {correction.subject} if creates(correction) else set()
    for tail in needs(correction):
        node = ox.NamedNode(knowledge_base.base + tail)
        known = next(iter(knowledge_base.store.quads_for_pattern(node, None, None)), None)
        if known is None and tail not in made:
            raise CorrectionError(
                "nothing is known of it here", tail, "copy the IRI of a node from the result of a query"
            )


def _rows(knowledge_base: KnowledgeBase, correction: Correction) -> Iterator[Correction]:
    """The correction; that something merged is wrong is said of all that was merged."""
    yield correction
    if correction.kind is CorrectionKind.WRONG:
        node = ox.NamedNode(knowledge_base.base + correction.subject)
        for quad in knowledge_base.store.quads_for_pattern(None, CQ.mergedInto, node):
            if isinstance(quad.subject, ox.NamedNode):
                tail = quad.subject.value.removeprefix(knowledge_base.base)
                yield msgspec.structs.replace(correction, subject=tail)


def _append(to: Path, rows: list[Correction]) -> None:
    """Write `rows` at the end of the file, in the order of its columns."""
    try:
        before = to.read_text(encoding="utf-8-sig") if to.exists() else ""
        out = io.StringIO(newline="")
        writer = csv.writer(out, lineterminator="\n")
        header = [cell.strip() for cell in next(csv.reader(io.StringIO(before, newline="")), [])]
        if not header:
            writer.writerow(header := list(COLUMNS))
        elif not before.endswith("\n"):
            out.write("\n")
        for row in rows:
            cells = {name: str(getattr(row, name)) for name in COLUMNS}
            if lost := [name for name, cell in cells.items() if cell and name not in header]:
                remedy = f"let its first line be {','.join(COLUMNS)}"
                raise CorrectionError(f"it has no column for {', '.join(lost)}", str(to), remedy)
            writer.writerow([cells.get(name, "") for name in header])
        to.parent.mkdir(parents=True, exist_ok=True)
        with to.open("a", encoding="utf-8", newline="") as file:
            file.write(out.getvalue())
    except OSError as error:
        raise CorrectionError(
            f"it cannot be written ({error.strerror or error})", str(to), "choose another --to"
        ) from error
