"""`communique correct`."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec
import pyoxigraph as ox
import typer

from mapper.cli.messages import say
from mapper.cli.places import outside
from mapper.corpus.rulings import parted
from mapper.corrections import (
    COLUMNS,
    CorrectionError,
    Given,
    checked,
    core,
    corrections_in,
    gone,
    read_corrections,
    read_kept,
    sort_out,
)
from mapper.corrections.describing import label
from mapper.facts import Correction, CorrectionKind
from mapper.rdf import CQ
from mapper.rdf.applying import creates, needs
from mapper.reading import LIMIT, Problem, ReadingError, load_bytes
from mapper.reading.decoding import decode
from mapper.store import KnowledgeBase, open_knowledge_base

_TOLD: Final = 3  # rows that a message names


def run_correct(kb: Path, rows: Sequence[Mapping[str, str]], to: Path) -> None:
    """Write what `rows` (cells by column) state into the file `to`, and say how to apply it.

    Raises CorrectionError where one states nothing that fits, or of nodes that are not there, or where they
    contradict each other or what stands in the folder of `to`: then nothing is written. What stands there
    already is not written again.
    """
    if to.suffix.lower() != ".csv" or to.name.startswith("."):
        remedy = "give --to a name that ends in .csv and begins with no dot"
        raise CorrectionError("rows go into a CSV file that is not hidden", str(to), remedy)
    knowledge_base, folder = open_knowledge_base(kb), to.parent
    outside(knowledge_base.folder, to)
    corrections = [_checked(cells, knowledge_base.base) for cells in rows]
    there = read_corrections(folder, knowledge_base.base).given if folder.is_dir() else ()
    said = {core(one.correction): str(folder / one.where) for one in there}
    wanted = list(dict.fromkeys(row for one in corrections for row in _rows(knowledge_base, one)))
    new = [one for one in wanted if core(one) not in said]
    if new:
        for one in corrections:
            _check(knowledge_base, one, there)
        _agree(new, there, folder)
        _append(to, new, knowledge_base.base)
    for one in wanted:
        typer.echo(
            f"{said[core(one)]}: {label(one)} (was there already)"
            if core(one) in said
            else f"{to}: {label(one)}"
        )
    _say_elsewhere(knowledge_base, folder)
    typer.echo(f"Apply with: communique build --out {kb} --corrections {folder}")


def _say_elsewhere(knowledge_base: KnowledgeBase, folder: Path) -> None:
    """Name the corrections in force that do not stand in `folder`, which the next build would take back."""
    try:
        kept = read_kept(knowledge_base.generation)
    except CorrectionError as error:
        say(error)
        return
    if away := gone(kept, read_corrections(folder, knowledge_base.base).given):
        files = sorted({one.where.partition(":")[0].partition(",")[0] for one in away})
        more = f" and {len(files) - _TOLD} more" if len(files) > _TOLD else ""
        many = "1 correction" if len(away) == 1 else f"{len(away)} corrections"
        say(
            f"{folder}: {many} in force (of {', '.join(files[:_TOLD])}{more}) would be taken back by this "
            "build, for the folder lacks what they say; put all corrections into one folder"
        )


def _checked(cells: Mapping[str, str], base: str) -> Correction:
    dated = {**cells, "date": cells["date"] or datetime.now(UTC).date().isoformat()}
    try:
        return checked(dated, base)
    except ValueError as error:
        what, _, remedy = str(error).partition("; ")
        raise CorrectionError(what, "correct", remedy) from error


def _agree(rows: Collection[Correction], there: Iterable[Given], folder: Path) -> None:
    """Raises CorrectionError where one of `rows` contradicts what is `there`: then neither would apply."""
    for clash in sort_out((*there, *(Given(one, "") for one in rows)))[1]:
        others = [one for one in clash.given if one.correction not in rows]
        if len(others) < len(clash.given):
            told = "; ".join(f"{folder / one.where} ({label(one.correction)})" for one in others[:_TOLD])
            what = f"{clash.what}, here and in {told}" if told else clash.what
            remedy = "nothing was written; take out what is not so" if told else "nothing was written"
            raise CorrectionError(what, "correct", remedy)


def _check(knowledge_base: KnowledgeBase, correction: Correction, there: tuple[Given, ...]) -> None:
    """Raises CorrectionError for a node that neither the graph has nor an earlier row makes."""
    made = {one.correction.subject for one in there if creates(one.correction)}
    made |= {correction.subject} if creates(correction) else set()
    for tail in _named(correction):
        node = ox.NamedNode(knowledge_base.base + tail)
        known = next(iter(knowledge_base.store.quads_for_pattern(node, None, None)), None)
        if known is None and tail not in made:
            if correction.kind is CorrectionKind.WRONG and _is_kept_out(knowledge_base, node):
                what = "it is kept out of the knowledge base already"
                raise CorrectionError(what, tail, f"see: communique explain {knowledge_base.folder} {tail}")
            raise CorrectionError(
                "nothing is known of it here", tail, "copy the IRI of a node from the result of a query"
            )


def _is_kept_out(knowledge_base: KnowledgeBase, node: ox.NamedNode) -> bool:
    from mapper.upkeep import kept_out  # noqa: PLC0415 -- few need it, and it takes pySHACL

    return bool(kept_out(knowledge_base, node.value))


def _named(correction: Correction) -> Iterator[str]:
    """The nodes that must be there: of somebody who is another one in an article, what that says of him."""
    if parted(correction):
        yield f"{correction.object}#{correction.subject.replace('/', '-')}"
    else:
        yield from needs(correction)


def _rows(knowledge_base: KnowledgeBase, correction: Correction) -> Iterator[Correction]:
    """The correction; that something merged is wrong is said of all that was merged."""
    yield correction
    if correction.kind is CorrectionKind.WRONG:
        node = ox.NamedNode(knowledge_base.base + correction.subject)
        for quad in knowledge_base.store.quads_for_pattern(None, CQ.mergedInto, node):
            if isinstance(quad.subject, ox.NamedNode):
                tail = quad.subject.value.removeprefix(knowledge_base.base)
                yield msgspec.structs.replace(correction, subject=tail)


def _append(to: Path, rows: Sequence[Correction], base: str) -> None:
    """Write `rows` at the end of the file, in the order of its columns."""
    try:
        before = _before(to)
        text = before + _lines(before, rows, to)
        read = {one.correction for one in corrections_in(text, to.name, base) if isinstance(one, Given)}
        if not read.issuperset(rows):
            raise CorrectionError("rows at its end would not be read", str(to), "check its quotation marks")
        to.parent.mkdir(parents=True, exist_ok=True)
        with to.open("a", encoding="utf-8", newline="") as file:
            file.write(text[len(before) :])
    except OSError as error:
        raise CorrectionError(
            f"it cannot be written ({error.strerror or error})", str(to), "choose another --to"
        ) from error


def _before(to: Path) -> str:
    """What stands in the file."""
    try:
        return decode(load_bytes(to, LIMIT), str(to)) if to.exists() else ""
    except ReadingError as error:
        if error.kind is Problem.EMPTY:
            return ""
        raise


def _lines(before: str, rows: Iterable[Correction], to: Path) -> str:
    """`rows` as they go on after what stands in the file."""
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
    return out.getvalue()
