"""`python -m benchmarks.validation`: what validating costs beside extracting, and how it grows.

Generated pages are extracted and go through both gates in one process, so that what else the machine has to
do weighs on all alike. Extracting is both passes, from the texts of record to the facts; the article gate
makes their quads and checks them; the corpus gate is all that admitting the corpus layer takes beyond making
it. Processor time, in milliseconds per page. Validating may cost as much as extracting, and must grow no
faster than the number of articles.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Final, TypeVar

from benchmarks.generate import SEED, write_pages
from mapper.errors import CommuniqueError
from mapper.pipeline.admission import Admission
from mapper.pipeline.background import shape_files
from mapper.pipeline.gather import gather
from mapper.pipeline.memo import Memo
from mapper.pipeline.passes import Aggregates, FirstPass, Passes
from mapper.rdf import DEFAULT_BASE, corpus_layer, reference_quads
from mapper.reading import LIMIT
from mapper.validation import Gate, Shapes, admit_corpus, types_of, violations

SIZES: Final = (100, 400)
_MOST: Final = 1.0  # times extracting
_GROWTH: Final = 2  # of the time per article from the smallest size to the largest; 1 is linear, 4 quadratic

Given = TypeVar("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds per article for `articles` articles, and what the gates found in them."""

    articles: int
    extracting: float
    article_gate: float
    corpus_gate: float
    violations: int
    remarks: int

    @property
    def validating(self) -> float:
        """Both gates."""
        return self.article_gate + self.corpus_gate

    @property
    def ratio(self) -> float:
        """How many times extracting validating takes."""
        return self.validating / self.extracting


def measure(articles: int, seed: int = SEED) -> Cost:
    """Extract and validate `articles` generated pages, as a build does."""
    reference, problems = tuple(reference_quads(DEFAULT_BASE)), list[CommuniqueError]()
    gate = Gate(DEFAULT_BASE, Shapes(*shape_files("article")), types_of(reference))
    shapes, admission = Shapes(*shape_files("corpus")), Admission(gate, {}, _silent, problems)
    with TemporaryDirectory(prefix="communique-bench-") as name:
        folder = Path(name)
        write_pages(articles, folder / "pages", seed)
        records = gather([folder / "pages"], folder, LIMIT, _silent).records
        passes = Passes(folder, Memo(folder), _silent, problems)
        alone, once = _timed(passes.first, records)
        facts, again = _timed(lambda found: passes.second(found, _aggregates(found)), alone)
    verdict, admitting = _timed(admission.admit, facts)
    _, making = _timed(lambda kept: corpus_layer(kept, DEFAULT_BASE).quads, verdict.facts)
    corpus, both = _timed(lambda kept: admit_corpus(gate, kept, shapes, reference, {}), verdict)
    if problems:
        raise RuntimeError(f"{len(problems)} pages could not be read, first {problems[0]}")
    found = (*corpus.articles.findings, *corpus.findings)
    bad, each = len(violations(found)), 1000 / articles
    return Cost(
        articles, (once + again) * each, admitting * each, (both - making) * each, bad, len(found) - bad
    )


def _aggregates(passes: Sequence[FirstPass]) -> Aggregates:
    return Aggregates.of(passes, (one.alone.extraction.attestations for one in passes))


def _silent(_stage: str, _done: int, _total: int) -> None:
    """Report to nobody."""


def _timed(work: Callable[[Given], Made], given: Given) -> tuple[Made, float]:
    """What `work` makes of what is `given`, and the processor time that it takes."""
    start = process_time()
    done = work(given)
    return done, process_time() - start


def table(costs: Sequence[Cost]) -> Iterator[str]:
    """The lines of the table: a column per size."""
    yield "".join(["ms per page         ", *(f"{f'{cost.articles:,} articles':>16}" for cost in costs)])
    for name in ("extracting", "article_gate", "corpus_gate", "validating"):
        yield "".join([f"{name.replace('_', ' '):20}", *(f"{getattr(cost, name):>16.2f}" for cost in costs)])
    yield "".join(["times extracting    ", *(f"{cost.ratio:>16.2f}" for cost in costs)])
    yield "".join(["violations, remarks ", *(f"{f'{c.violations}, {c.remarks}':>16}" for c in costs)])


def main() -> int:
    """Run the command; the exit code is 1 where validating costs too much or is not linear."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.validation", description=__doc__.split("\n\n")[0]
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="how many articles")
    parser.add_argument("--seed", type=int, default=SEED, help="of the generated articles")
    arguments = parser.parse_args()
    measure(10, arguments.seed)  # what a process loads once
    costs = [measure(size, arguments.seed) for size in sorted(arguments.sizes)]
    sys.stdout.write("\n".join(table(costs)) + "\n")
    faults = [f"validating takes {cost.ratio:.2f} times extracting" for cost in costs if cost.ratio > _MOST]
    growth = costs[-1].validating / costs[0].validating
    sys.stdout.write(
        f"validating one of {costs[-1].articles} takes {growth:.2f} times one of {costs[0].articles}\n"
    )
    if growth > _GROWTH:
        faults.append("validating takes longer per article the more articles there are")
    sys.stderr.writelines(f"{parser.prog}: {fault}\n" for fault in faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
