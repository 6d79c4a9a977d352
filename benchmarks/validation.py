"""`python -m benchmarks.validation`: what validating costs beside extracting, and how it grows.

Generated pages are extracted and go through both gates in one process, so that what else the machine has to
do weighs on all alike. Extracting is pass 1 of each article, from the text of record to the facts; the
article gate makes their quads and checks them; the corpus gate is all that admitting the corpus layer takes
beyond making it. Processor time, in milliseconds per article. Validating may cost as much as extracting and
must grow no faster than the number of articles.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from time import process_time
from typing import Final, TypeVar

from benchmarks.generate import SEED
from benchmarks.pages import make_pages
from mapper.corpus.knowledge import Knowledge
from mapper.extraction import extraction_of
from mapper.pipeline.background import shape_files
from mapper.rdf import DEFAULT_BASE, corpus_quads, reference_quads
from mapper.reading import read_text
from mapper.validation import Gate, Shapes, Verdict, admit_corpus, types_of, violations

SIZES: Final = (100, 400)
_BATCH: Final = 50
_MOST: Final = 1.0  # times extracting
_GROWTH: Final = 1.25  # of the time per article from the smallest size to the largest; 1 is linear

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
    """Extract and validate `articles` generated pages."""
    read = [read_text(page.text, page.name) for page in make_pages(articles, seed)]
    reference = tuple(reference_quads(DEFAULT_BASE))
    gate = Gate(DEFAULT_BASE, Shapes(*shape_files("article")), types_of(reference))
    shapes = Shapes(*shape_files("corpus"))
    knowledge, verdict = Knowledge(), Verdict()
    extracting = admitting = 0.0
    for start in range(0, len(read), _BATCH):
        batch = read[start : start + _BATCH]
        facts, took = _timed(
            lambda articles: [extraction_of(one, knowledge).facts for one in articles], batch
        )
        extracting += took
        admitted, took = _timed(gate.admit, facts)
        admitting += took
        verdict += admitted
    _, making = _timed(lambda facts: list(corpus_quads(facts, DEFAULT_BASE)), verdict.facts)
    corpus, took = _timed(lambda articles: admit_corpus(gate, articles, shapes, reference, {}), verdict)
    found = (*corpus.articles.findings, *corpus.findings)
    bad = len(violations(found))
    each = 1000 / len(read)
    return Cost(articles, extracting * each, admitting * each, (took - making) * each, bad, len(found) - bad)


def _timed(work: Callable[[Given], Made], given: Given) -> tuple[Made, float]:
    """What `work` makes of what is `given`, and the processor time that it takes."""
    start = process_time()
    done = work(given)
    return done, process_time() - start


def table(costs: Sequence[Cost]) -> Iterator[str]:
    """The lines of the table: a column per size."""
    yield "".join(["ms per article      ", *(f"{f'{cost.articles:,} articles':>16}" for cost in costs)])
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
