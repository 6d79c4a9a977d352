"""What a knowledge base shall hold: what is read now, and what it has of the builds before."""

from __future__ import annotations

from pathlib import Path

from mapper.errors import CommuniqueError
from mapper.pipeline.gather import Gathered, forgotten, gather, united
from mapper.pipeline.informed import informed, rows_of_nothing, set_apart
from mapper.pipeline.last import Last
from mapper.pipeline.run import BuildError, Options, Run
from mapper.reading import MetadataTable, Problem, ReadingError
from mapper.store import SourceRecord


def sources_of(
    inputs: tuple[Path, ...], out: Path, options: Options, table: MetadataTable, last: Last, run: Run
) -> tuple[SourceRecord, ...]:
    """What the knowledge base shall hold, with the metadata in force."""
    known = set_apart(out, last.records)
    gathered = gather(inputs, out, options.limit, run.report, known if last.index else ())
    run.problems.extend((*last.problems, *table.problems, *gathered.problems))
    _check_found(gathered, inputs, known, out)
    records = united(known, gathered.records, prune=options.prune and _may_prune(run))
    run.forgotten.extend(forgotten(known, records))
    names = gathered.names.union(record.path for record in records)
    run.remarks.extend(gathered.remarks)
    run.remarks.extend(rows_of_nothing(table, names, options.metadata))
    return informed(records, known, table)


def _check_found(
    gathered: Gathered, inputs: tuple[Path, ...], known: tuple[SourceRecord, ...], out: Path
) -> None:
    """Raises BuildError where there is nothing to build from."""
    if not inputs and not known:
        raise BuildError(
            "no INPUT is given, and there is nothing here yet to bring up to date",
            str(out),
            f"name files or folders of articles: communique build INPUT --out {out}",
        )
    if inputs and not gathered.records:
        raise BuildError("no article could be read, nothing was done", problems=gathered.problems)


def _may_prune(run: Run) -> bool:
    """Whether it is known what is gone: what cannot be looked into may be there."""
    if not any(isinstance(one, ReadingError) and one.kind is Problem.UNREADABLE for one in run.problems):
        return True
    what = "nothing is forgotten, for inputs cannot be read"
    run.problems.append(CommuniqueError(what, "--prune", "run it again"))
    return False
