"""`python -m benchmarks.generate --count N --to FOLDER`: writes synthetic press releases, one file each."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.pages import make_pages

SEED = 20240725


def write_pages(count: int, folder: Path, seed: int = SEED) -> int:
    """Write `count` pages into `folder`, which must be new or empty; how many words they have together.

    Raises FileExistsError where something is in the folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    words = 0
    for page in make_pages(count, seed):
        (folder / page.name).write_text(page.text, encoding="utf-8")
        words += len(page.text.split())
    return words


def main() -> int:
    """Run the command; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="how many articles (default: 1000)")
    parser.add_argument("--to", type=Path, required=True, help="the folder, new or empty")
    parser.add_argument("--seed", type=int, default=SEED, help="another seed gives other articles")
    arguments = parser.parse_args()
    try:
        words = write_pages(arguments.count, arguments.to, arguments.seed)
    except (OSError, ValueError) as error:
        parser.exit(2, f"{parser.prog}: {error}\n")
    sys.stdout.write(f"wrote {arguments.count} articles with {words} words to {arguments.to}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
