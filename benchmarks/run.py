"""`python -m benchmarks.run`: how long a build takes per article and stage, with few articles and with many.

What a build costs however few articles it has (shapes, reference data, the ontology) is measured with one
article and taken off. Where the time per article is the same at all sizes, the time grows with the number of
articles and no faster. The stages that look at more than one article (validation, which goes batch by batch,
and corpus) are held to that beside pass 1, which looks at one article at a time: how the two compare hardly
depends on what else the machine has to do. Writing leaves out the ordered Turtle of large knowledge bases.
"""

from __future__ import annotations

import argparse
import resource
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.generate import SEED, write_pages
from mapper.pipeline import build

SIZES: Final = (250, 1000)
_STAGES: Final = ("reading", "pass 1", "pass 2", "validation", "corpus", "writing")
_ACROSS: Final = ("validation", "corpus")
_BESIDE: Final = "pass 1"
_GROWTH: Final = 2  # of a stage beside pass 1; at the sizes above, 1 is linear and 4 quadratic


@dataclass(frozen=True, slots=True)
class Timing:
    """A build of `articles` pages: seconds by stage, triples, and nodes that broke a shape."""

    articles: int
    seconds: Mapping[str, float]
    triples: int
    quarantined: int

    @property
    def total(self) -> float:
        """All stages together."""
        return sum(self.seconds.values())

    def each(self, once: Timing) -> dict[str, float]:
        """Milliseconds per article by stage, without what `once`, a build of one article, took."""
        return {
            stage: 1000 * max(self.seconds[stage] - once.seconds[stage], 0) / max(self.articles - 1, 1)
            for stage in _STAGES
        }

    def shares(self, once: Timing) -> dict[str, float]:
        """What part of the time per article each stage takes."""
        each = self.each(once)
        return {stage: took / sum(each.values()) for stage, took in each.items()}


def measure(articles: int, seed: int = SEED) -> Timing:
    """Generate `articles` pages and build them into a new knowledge base, both in a temporary folder."""
    with TemporaryDirectory(prefix="communique-bench-") as name:
        folder = Path(name)
        write_pages(articles, folder / "pages", seed)
        result = build([folder / "pages"], folder / "kb")
    if result.problems:
        raise RuntimeError(f"{len(result.problems)} pages could not be read, first {result.problems[0]}")
    return Timing(articles, result.seconds, result.quads, result.quarantined)


def table(once: Timing, timings: Sequence[Timing]) -> Iterator[str]:
    """The lines of the table: a row per stage, two columns per size."""
    yield "".join([f"{'':12}{'once':>8}", *(f"{f'{one.articles:,} articles':>24}" for one in timings)])
    yield "".join([f"{'stage':12}{'s':>8}", *(f"{'ms each':>16}{'share':>8}" for _ in timings)])
    columns = [(one.each(once), one.shares(once)) for one in timings]
    for stage in _STAGES:
        cells = [f"{each[stage]:>16.1f}{share[stage]:>8.0%}" for each, share in columns]
        yield "".join([f"{stage:12}{once.seconds[stage]:>8.2f}", *cells])
    sums = [f"{sum(each.values()):>16.1f}{'100%':>8}" for each, _ in columns]
    yield "".join([f"{'all':12}{once.total:>8.2f}", *sums])
    yield ""
    for one in timings:
        size = f"{one.triples:,} triples, {one.quarantined} kept out"
        yield f"{one.articles:,} articles: {one.total:.1f} s, {size}"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    yield f"peak memory {peak:,} MB"


def growing(once: Timing, timings: Sequence[Timing]) -> list[str]:
    """The stages across articles that grow faster than pass 1 with the number of articles."""
    few, many = timings[0].each(once), timings[-1].each(once)
    return [stage for stage in _ACROSS if many[stage] / many[_BESIDE] > _GROWTH * few[stage] / few[_BESIDE]]


def main() -> int:
    """Run the command; the exit code is 1 where a stage is not linear or all of it takes too long."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__.split("\n\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="how many articles")
    parser.add_argument("--seed", type=int, default=SEED, help="of the generated articles")
    parser.add_argument("--at-most", type=float, default=600, help="seconds for the largest size")
    arguments = parser.parse_args()
    measure(1, arguments.seed)  # what a process loads once is no part of a build
    once = measure(1, arguments.seed)
    timings = [measure(size, arguments.seed) for size in sorted(arguments.sizes)]
    sys.stdout.write("\n".join(table(once, timings)) + "\n")
    faults = [f"{stage} takes more for each article the more there are" for stage in growing(once, timings)]
    if timings[-1].total > arguments.at_most:
        faults.append(f"{timings[-1].total:.0f} s are more than {arguments.at_most:.0f}")
    sys.stderr.writelines(f"{parser.prog}: {fault}\n" for fault in faults)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
