"""`python -m benchmarks.exports`: time and peak memory of each export, of few articles and of many.

What a program needs that only opens the knowledge base is taken off. RDF goes out subject by subject, so that
what grows is the list of subjects, far less than the graph. Nothing large may be loaded here, for a program
is said to need at least what the one did that started it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.generate import write_pages
from mapper.cli.formats import ExportFormat

SIZES: Final = (200, 1000)
_PROGRAM: Final = "from mapper.cli import main; main()"
_OPENED: Final = "from mapper.cli.exporting import run_export, open_knowledge_base as o; o(Path(sys.argv[1]))"


def peak(*arguments: str) -> tuple[float, float]:
    """Seconds and megabytes at most of a Python program with `arguments`. Raises OSError where it fails."""
    begun = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", *arguments]) as process:  # noqa: S603 -- our own program
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise OSError(f"{' '.join(arguments[1:])} ended with {process.returncode}")
    return time.perf_counter() - begun, used.ru_maxrss / 1024


def measure(articles: int, folder: Path) -> dict[str, tuple[float, float]]:
    """Seconds and megabytes of each export of a knowledge base of `articles` generated articles."""
    write_pages(articles, folder / "in")
    kb = folder / "kb"
    peak(_PROGRAM, "build", str(folder / "in"), "--out", str(kb), "--quiet")
    opened = peak(f"import sys; from pathlib import Path; {_OPENED}", str(kb))[1]
    found = {}
    for form in ExportFormat:
        took, most = peak(
            _PROGRAM, "export", str(kb), "--format", form, "--to", str(folder / form), "--quiet"
        )
        found[str(form)] = (took, most - opened)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.exports", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES), metavar="N")
    sizes = parser.parse_args(arguments).sizes
    found = {}
    for size in sizes:
        with TemporaryDirectory(prefix="communique-bench-") as name:
            found[size] = measure(size, Path(name))
    sys.stdout.write("".join(["format  ", *(f"{size:>8} articles  " for size in sizes)]) + "\n")
    for form in ExportFormat:
        cells = (f"{found[size][form][0]:6.1f} s {found[size][form][1]:5.0f} MB  " for size in sizes)
        sys.stdout.write(f"{form:8}{''.join(cells)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
