"""The way of the data from files to a knowledge base, stage by stage."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from mapper.corrections import Given, read_corrections
from mapper.errors import CommuniqueError
from mapper.facts import ArticleFacts
from mapper.memory import out_of_sight, without_collector
from mapper.pipeline.admission import Admission
from mapper.pipeline.background import shape_files
from mapper.pipeline.corrected import Corrected
from mapper.pipeline.files import State, Written, read_written, write_state
from mapper.pipeline.gather import Gathered, forgotten, gather, united
from mapper.pipeline.index import index_of, judged
from mapper.pipeline.informed import informed, rows_of_nothing, set_apart
from mapper.pipeline.last import Last
from mapper.pipeline.memo import Memo
from mapper.pipeline.pages import Before
from mapper.pipeline.passes import Aggregates, Passes
from mapper.pipeline.result import BuildResult, Progress, summarise
from mapper.pipeline.version import VERSION
from mapper.rdf import DEFAULT_BASE, Iris, reference_quads
from mapper.reading import LIMIT, MetadataTable, Problem, ReadingError, read_metadata
from mapper.store import (
    SCHEMA_VERSION,
    Index,
    Manifest,
    SourceRecord,
    changed_files,
    intact,
    keep,
    publish,
    remove_former,
    stage,
    sweep,
    text_path,
    tidy,
    writing,
)
from mapper.validation import CorpusVerdict, Gate, admit_corpus, shapes_of, types_of

_ALL_FORGOTTEN: Final = "it forgets the sources that are not among INPUT, and no INPUT is given"


class BuildError(CommuniqueError):
    """A build for which there is nothing to do; `problems` say why of each input."""

    def __init__(
        self, what: str, where: str = "", remedy: str = "", problems: Iterable[CommuniqueError] = ()
    ) -> None:
        """Keep the problems of the inputs beside the message."""
        super().__init__(what, where, remedy)
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class _Run:
    """A build under way: whom it reports to, what it leaves out, passes over or forgets, its times."""

    report: Progress
    problems: list[CommuniqueError] = field(default_factory=list)
    remarks: list[CommuniqueError] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Report to nobody."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a build is done.

    `metadata` is a CSV file with the columns file, url, published, publisher, title; what the last builds
    were told of files that it does not name stays in force. `base` is the base IRI of a new knowledge base.
    `limit` is the size in bytes of the largest file that is read. With `prune` the knowledge base forgets the
    sources that are not among the inputs; with `anew` all of it is made from the texts, whatever the last
    build has left. `corrections` is a folder of CSV and Turtle files; without it
    the corrections of the last build stay in force. `infer` says whether what follows by the ontology is
    stored too; by default (None) as in the last build.
    """

    metadata: Path | None = None
    base: str = ""
    limit: int = LIMIT
    prune: bool = False
    anew: bool = False
    corrections: Path | None = None
    infer: bool | None = None


def build(
    inputs: Iterable[Path], out: Path, options: Options = Options(), report: Progress = _silent
) -> BuildResult:
    """Read `inputs` (files and folders), and make the next generation of the knowledge base `out` with them.

    A file that has another text now takes the place of what was read from it before. The graph depends on
    what the knowledge base holds in the end, and not on the way there. Without `inputs` a knowledge base is
    brought up to date with the software.

    Raises CommuniqueError, with nothing done, where the knowledge base cannot be written or no input can be
    read; single bad inputs and facts are in the result.
    """
    started, run, inputs = datetime.now(UTC), _Run(report), tuple(inputs)
    if options.prune and not inputs:
        raise BuildError(
            _ALL_FORGOTTEN, "--prune", f"name what stays: communique build INPUT --out {out} --prune"
        )
    table = read_metadata(options.metadata) if options.metadata else MetadataTable()
    base = options.base
    fresh = Manifest(SCHEMA_VERSION, _checked(base or DEFAULT_BASE), VERSION)
    with writing(out, fresh) as found:
        if base and base != found.base:
            raise BuildError(f"its base IRI is {found.base}, not {base}", str(out), "leave out --base")
        last = Last.of(out, files=bool(inputs), corrections=bool(options.corrections), anew=options.anew)
        with run.stage("reading"):
            records = _sources(inputs, out, options, table, last, run)
        index = last.index
        memo, given = Memo(out, anew=options.anew), last.corrections or ()
        if options.corrections:
            given = _given(options.corrections, found.base, run)
        corrected = Corrected.of(given, last.corrections)
        verdict, new = _map(out, memo, records, corrected, found.base, index, run)
        run.problems.extend(corrected.problems(verdict))
        with run.stage("writing"), intact(out):
            infer = found.infer if options.infer is None else options.infer
            manifest = Manifest(SCHEMA_VERSION, found.base, VERSION, infer)
            state = State(manifest, records, verdict, new, given, started)
            written = _written(out, state, last, inferred=found.infer)
            _tidy(out, memo, run)
    return _result(out, verdict, written, corrected, run)


def _sources(
    inputs: tuple[Path, ...], out: Path, options: Options, table: MetadataTable, last: Last, run: _Run
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


def _may_prune(run: _Run) -> bool:
    """Whether it is known what is gone: what cannot be looked into may be there."""
    if not any(isinstance(one, ReadingError) and one.kind is Problem.UNREADABLE for one in run.problems):
        return True
    what = "nothing is forgotten, for inputs cannot be read"
    run.problems.append(CommuniqueError(what, "--prune", "run it again"))
    return False


def _given(folder: Path, base: str, run: _Run) -> tuple[Given, ...]:
    """The corrections in `folder`."""
    found = read_corrections(folder, base)
    run.problems.extend(found.problems)
    run.remarks.extend(found.remarks)
    return found.given


def _written(out: Path, state: State, last: Last, *, inferred: bool) -> Written:
    """What stands after the build: the last generation, where it holds `state` and is whole, or a new one.
    `inferred` says whether the last one has what follows.
    """
    before = Before(last.generation, last.index) if last.generation and last.index else None
    same = (state.records, state.index, state.corrections) == (last.records, last.index, last.corrections)
    if before and same and inferred == state.manifest.infer and not any(changed_files(before.folder)):
        return read_written(before.folder, state)
    return _put_down(out, state, before)


def _put_down(out: Path, state: State, before: Before | None) -> Written:
    """Write `state`, and publish it when it is whole."""
    try:
        for facts in state.verdict.articles.facts:  # teasers are texts of record that no input is
            keep(text_path(out, facts.article.sha256), facts.article.text.encode("utf-8"))
        staged = stage(out)
        written = write_state(staged, state, before)
        publish(out, staged)
    except OSError as error:
        with suppress(OSError):
            sweep(out)
        raise BuildError(
            f"it cannot be written ({error.strerror or error}); the last state stands",
            str(out),
            "make room, or check the permissions",
        ) from error
    return written


def _tidy(out: Path, memo: Memo, run: _Run) -> None:
    """Remove what is no longer needed; what cannot be removed does no harm, and is named."""
    try:
        remove_former(out)
        tidy(out)
        memo.forget_unused()
    except OSError as error:
        what = f"the build is complete, but old files cannot be removed ({error.strerror or error})"
        run.problems.append(CommuniqueError(what, str(out), "check the permissions"))


def _checked(base: str) -> str:
    try:
        Iris(base)
    except ValueError as error:
        raise BuildError(
            f"{base} cannot be a base IRI ({error})", remedy="give one such as https://example.org/id/"
        ) from error
    return base


def _map(
    folder: Path,
    memo: Memo,
    records: tuple[SourceRecord, ...],
    corrected: Corrected,
    base: str,
    index: Index | None,
    run: _Run,
) -> tuple[CorpusVerdict, Index]:
    """Both passes, and the gate: the article layer first, so that the corpus is made of valid facts only, and
    of none that is said to be wrong.

    `index` is that of the last generation; the one of the next is the second part of the result.
    """
    found = judged(index)
    facts = _facts(Passes(folder, memo, run.report, run.problems), records, corrected, base, run)
    with out_of_sight():
        with run.stage("validation"):
            reference = tuple(reference_quads(base))
            gate = Gate(base, shapes_of(*shape_files("article")), types_of(reference))
            withheld = corrected.withhold(facts, base)
            articles = Admission(gate, found, run.report, run.problems).admit(withheld.facts)
        with run.stage("corpus"):
            shapes = shapes_of(*shape_files("corpus"))
            verdict = admit_corpus(gate, articles, shapes, reference, found, corrected.others)
            verdict = corrected.told(verdict, withheld, base)
            return verdict, index_of(verdict, found, base)


@without_collector()
def _facts(
    passes: Passes, records: tuple[SourceRecord, ...], corrected: Corrected, base: str, run: _Run
) -> list[ArticleFacts]:
    """The facts of both passes."""
    with run.stage("pass 1"):
        alone = passes.first(records)
    with run.stage("corpus"):
        across = Aggregates.of(alone, corrected.attested([item.alone.extraction for item in alone], base))
    with run.stage("pass 2"):
        return passes.second(alone, across)


def _result(
    out: Path, verdict: CorpusVerdict, written: Written, corrected: Corrected, run: _Run
) -> BuildResult:
    return BuildResult(
        folder=out,
        articles=tuple(summarise(facts) for facts in verdict.articles.facts),
        totals=written.totals,
        quads=written.quads,
        checked=written.checked,
        quarantined=len(verdict.articles.quarantined) + len(verdict.quarantined),
        findings=(*verdict.articles.findings, *verdict.findings),
        problems=tuple(run.problems),
        remarks=tuple(run.remarks),
        seconds=run.seconds,
        corrections=corrected.counts(verdict),
        changed=written.changed,
        inferred=written.inferred,
        forgotten=tuple(run.forgotten),
    )
