"""The way of the data from files to a knowledge base, stage by stage."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from msgspec.structs import replace

from mapper.errors import CommuniqueError
from mapper.facts import ArticleFacts, ArticleKind
from mapper.pipeline.background import ontology_quads, shape_files
from mapper.pipeline.faults import named, sparing
from mapper.pipeline.files import State, Written, write_state
from mapper.pipeline.gather import gather
from mapper.pipeline.passes import Aggregates, first_pass, second_pass
from mapper.pipeline.result import BuildResult, Progress, summarise
from mapper.pipeline.version import VERSION
from mapper.rdf import DEFAULT_BASE, Iris, article_quads, reference_quads
from mapper.reading import LIMIT, MetadataTable, read_metadata
from mapper.store import (
    SCHEMA_VERSION,
    Manifest,
    SourceRecord,
    check_store,
    keep,
    publish,
    read_sources,
    stage,
    text_path,
    writing,
)
from mapper.validation import CorpusVerdict, Gate, Shapes, Verdict, admit_corpus, types_of

_BATCH: Final = 50  # articles that pySHACL sees at once


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
    """A build under way: whom it reports to, what it left out, and how long each stage took."""

    report: Progress
    problems: list[CommuniqueError] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Report to nobody."""


def build(
    inputs: Iterable[Path],
    out: Path,
    *,
    metadata: Path | None = None,
    base: str = "",
    limit: int = LIMIT,
    report: Progress = _silent,
) -> BuildResult:
    """Read `inputs` (files and folders), add them to the knowledge base `out`, and make its graph anew.

    `metadata` is a CSV file with the columns file, url, published, publisher, title. `base` is the base IRI
    of a new knowledge base. Raises CommuniqueError, with nothing done, where the knowledge base cannot be
    written or no input can be read; single bad inputs and facts are in the result.
    """
    started, run = datetime.now(UTC), _Run(report)
    table = read_metadata(metadata) if metadata else MetadataTable()
    fresh = Manifest(SCHEMA_VERSION, _checked(base or DEFAULT_BASE), VERSION)
    with writing(out, fresh) as found:
        if base and base != found.base:
            raise BuildError(f"its base IRI is {found.base}, not {base}", str(out), "leave out --base")
        check_store(out)
        with run.stage("reading"):
            gathered = gather(inputs, out, table, limit, report)
        if not gathered.records:
            raise BuildError("no article could be read, nothing was done", problems=gathered.problems)
        known = {(record.path, record.sha256): record for record in (*read_sources(out), *gathered.records)}
        records = tuple(sorted(known.values()))
        run.problems.extend(gathered.problems)
        verdict = _map(out, records, found.base, run)
        with run.stage("writing"):
            quads = _all_quads(verdict, found.base)
            manifest = Manifest(SCHEMA_VERSION, found.base, VERSION)
            written = _put_down(out, State(manifest, records, quads, verdict, started, datetime.now(UTC)))
    return _result(out, verdict, written, run)


def _put_down(out: Path, state: State) -> Written:
    """Write `state`, and publish it when it is whole."""
    try:
        for facts in state.verdict.articles.facts:  # teasers are texts of record that no input is
            keep(text_path(out, facts.article.sha256), facts.article.text.encode("utf-8"))
        written = write_state(stage(out), state)
        publish(out)
    except OSError as error:
        raise BuildError(
            f"it cannot be written ({error.strerror or error}); the last state stands",
            str(out),
            "make room, or check the permissions",
        ) from error
    return written


def _checked(base: str) -> str:
    try:
        Iris(base)
    except ValueError as error:
        raise BuildError(
            f"{base} cannot be a base IRI ({error})", remedy="give one such as https://example.org/id/"
        ) from error
    return base


def _map(folder: Path, records: tuple[SourceRecord, ...], base: str, run: _Run) -> CorpusVerdict:
    """Both passes, and the gate: the article layer first, so that the corpus is made of valid facts only."""
    with run.stage("pass 1"):
        passes = first_pass(folder, records, run.report, run.problems)
    with run.stage("corpus"):
        across = Aggregates.of(passes)
    with run.stage("pass 2"):
        facts = second_pass(passes, across, run.report, run.problems)
    with run.stage("validation"):
        reference = tuple(reference_quads(base))
        gate = Gate(base, Shapes(*shape_files("article")), types_of(reference))
        articles = _admit(gate, facts, run)
    with run.stage("corpus"):
        return admit_corpus(gate, articles, Shapes(*shape_files("corpus")), reference)


def _admit(gate: Gate, facts: Sequence[ArticleFacts], run: _Run) -> Verdict:
    """The article layer through the gate: articles, then the teasers with those carriers that were let in."""
    verdict = Verdict()
    for kind in (ArticleKind.ARTICLE, ArticleKind.TEASER):
        inside = {item.article.sha256 for item in verdict.facts}
        batchable = [_carried(item, inside) for item in facts if item.article.kind is kind]
        for start in range(0, len(batchable), _BATCH):
            verdict += _admit_batch(gate, batchable[start : start + _BATCH], run.problems)
            run.report("validation", len(verdict.facts), len(facts))
    return verdict


def _admit_batch(gate: Gate, batch: Sequence[ArticleFacts], problems: list[CommuniqueError]) -> Verdict:
    """A batch through the gate; where a fault of ours stops it, one by one without those that have it."""
    faults: list[CommuniqueError] = []
    verdict = Verdict()
    with sparing(named(batch[0].article), faults):
        verdict = gate.admit(batch)
    if faults and len(batch) > 1:
        for facts in batch:
            verdict += _admit_batch(gate, [facts], problems)
    else:
        problems.extend(faults)
    return verdict


def _carried(facts: ArticleFacts, inside: Collection[str]) -> ArticleFacts:
    carriers = tuple(sha256 for sha256 in facts.article.carriers if sha256 in inside)
    return replace(facts, article=replace(facts.article, carriers=carriers))


def _all_quads(verdict: CorpusVerdict, base: str) -> Iterator[ox.Quad]:
    """Every quad of the knowledge base but the description of the dataset."""
    for facts in verdict.articles.facts:
        yield from article_quads(facts, base)
    yield from verdict.quads
    yield from reference_quads(base)
    yield from ontology_quads(base)


def _result(out: Path, verdict: CorpusVerdict, written: Written, run: _Run) -> BuildResult:
    return BuildResult(
        folder=out,
        articles=tuple(summarise(facts) for facts in verdict.articles.facts),
        totals=written.totals,
        quads=written.quads,
        checked=written.checked,
        quarantined=len(verdict.articles.quarantined) + len(verdict.quarantined),
        findings=(*verdict.articles.findings, *verdict.findings),
        problems=tuple(run.problems),
        seconds=run.seconds,
    )
