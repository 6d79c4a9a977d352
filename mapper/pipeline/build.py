"""The way of the data from files to a knowledge base, stage by stage."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
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
from mapper.pipeline.index import index_of, judged
from mapper.pipeline.last import Last
from mapper.pipeline.memo import Memo
from mapper.pipeline.pages import Before
from mapper.pipeline.passes import Aggregates, Passes
from mapper.pipeline.result import BuildResult, Progress, summarise
from mapper.pipeline.run import BuildError, Options, Run
from mapper.pipeline.sources import sources_of
from mapper.pipeline.version import VERSION
from mapper.rdf import DEFAULT_BASE, Iris, reference_quads
from mapper.reading import MetadataTable, read_metadata
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

_AS_USUAL: Final = Options()
_ALL_FORGOTTEN: Final = "it forgets the sources that are not among INPUT, and no INPUT is given"


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Report to nobody."""


def build(
    inputs: Iterable[Path], out: Path, options: Options = _AS_USUAL, report: Progress = _silent
) -> BuildResult:
    """Read `inputs` (files and folders), and make the next generation of the knowledge base `out` with them.

    A file that has another text now takes the place of what was read from it before. The graph depends on
    what the knowledge base holds in the end, and not on the way there. Without `inputs` a knowledge base is
    brought up to date with the software.

    Raises CommuniqueError, with nothing done, where the knowledge base cannot be written or no input can be
    read; single bad inputs and facts are in the result.
    """
    started, run, inputs = datetime.now(UTC), Run(report), tuple(inputs)
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
            records = sources_of(inputs, out, options, table, last, run)
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


def _given(folder: Path, base: str, run: Run) -> tuple[Given, ...]:
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


def _tidy(out: Path, memo: Memo, run: Run) -> None:
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
    run: Run,
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
    passes: Passes, records: tuple[SourceRecord, ...], corrected: Corrected, base: str, run: Run
) -> list[ArticleFacts]:
    """The facts of both passes."""
    with run.stage("pass 1"):
        alone = passes.first(records)
    with run.stage("corpus"):
        across = Aggregates.of(alone, corrected.attested([item.alone.extraction for item in alone], base))
    with run.stage("pass 2"):
        return passes.second(alone, across)


def _result(
    out: Path, verdict: CorpusVerdict, written: Written, corrected: Corrected, run: Run
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
