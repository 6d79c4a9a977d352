"""`python -m benchmarks.one_change`: how long it takes to bring a knowledge base up to date after one change.

Generated articles are built; then one of them says something else, and all are given to a build again. The
graph that this gives is compared with that of a new knowledge base made of the changed articles at once.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.generate import SEED, write_pages
from mapper.pipeline import build
from mapper.store import open_knowledge_base

ARTICLES: Final = 1000
_MORE: Final = "\n\nMinisters of Malta and Latvia met in Riga on 3 May 2031, Anna Berzina of Latvia said.\n"
_LONGEST: Final = 0.5  # of the time of the full build, at most, that the next one takes


@dataclass(frozen=True, slots=True)
class Change:
    """The seconds of a full build, of one with nothing new, and of one after a change; and what they hold."""

    articles: int
    full: float
    unchanged: float
    changed: float
    quads: int
    untouched: int
    same: bool

    def lines(self) -> Iterator[str]:
        """What there is to tell."""
        yield f"{self.articles:,} articles, {self.quads:,} quads"
        yield f"full build     {self.full:8.2f} s"
        for name, seconds in (("nothing new", self.unchanged), ("one changed", self.changed)):
            yield f"{name:14} {seconds:8.2f} s, {seconds / self.full:.1%} of the full build"
        yield f"untouched      {self.untouched:,} quads, {self.untouched / self.quads:.2%}"
        yield f"the same as a build at once: {'yes' if self.same else 'NO'}"


def measure(articles: int, seed: int = SEED) -> Change:
    """Build `articles` generated pages, change the one in the middle, and build again."""
    with TemporaryDirectory(prefix="communique-bench-") as name:
        pages, kb, anew = (Path(name) / part for part in ("pages", "kb", "anew"))
        write_pages(articles, pages, seed)
        build(
            [next(pages.iterdir())], Path(name) / "first"
        )  # what a process loads once is no part of a build
        full, unchanged = _seconds(pages, kb), _seconds(pages, kb)
        before = _quads(kb)
        page = sorted(pages.iterdir())[articles // 2]
        page.write_text(page.read_text(encoding="utf-8").rstrip() + _MORE, encoding="utf-8")
        changed = _seconds(pages, kb)
        after = _quads(kb)
        _seconds(pages, anew)
        same = after == _quads(anew)
    return Change(articles, full, unchanged, changed, len(after), len(before & after), same)


def _seconds(pages: Path, kb: Path) -> float:
    start = time.perf_counter()
    build([pages], kb)
    return time.perf_counter() - start


def _quads(kb: Path) -> set[int]:
    """The hashes of all quads: enough to compare by, and small."""
    return {hash(quad) for quad in open_knowledge_base(kb).store}


def main() -> int:
    """Run the command; the exit code is 1 where a change costs too much, or the graph is not the same."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.one_change", description=__doc__.split("\n\n")[0]
    )
    parser.add_argument("--articles", type=int, default=ARTICLES, help="how many articles (default: 1000)")
    parser.add_argument("--seed", type=int, default=SEED, help="of the generated articles")
    arguments = parser.parse_args()
    change = measure(arguments.articles, arguments.seed)
    sys.stdout.writelines(f"{line}\n" for line in change.lines())
    if change.changed > _LONGEST * change.full:
        sys.stderr.write(f"{parser.prog}: a change takes more than {_LONGEST:.0%} of a full build\n")
    return 0 if change.same and change.changed <= _LONGEST * change.full else 1


if __name__ == "__main__":
    sys.exit(main())
