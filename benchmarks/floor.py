"""`python -m benchmarks.floor`: raise the scores below which the texts with gold must not fall.

The floor holds F1 of each table, and of the exact spans of statements, for the seeds and the development set,
with a hash of their texts and gold. It is lowered only with `--lower`, and where a line under "Unreleased" in
CHANGELOG.md names the floor, the set and the table.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeAlias

import msgspec

from mapper.evaluation import evaluate
from mapper.evaluation.scores import tallies
from mapper.pipeline import build

ROOT: Final = Path(__file__).parents[1]
FLOOR: Final = ROOT / "tests" / "evaluation" / "floor.json"
GOLD: Final = {name: ROOT / "tests" / "evaluation" / "gold" / name for name in ("seeds", "dev")}
TEXTS: Final = {"seeds": ROOT / "seeds", "dev": GOLD["dev"]}
_DIGITS: Final = 1000  # figures are cut, not rounded, so that what was reached is never below the floor
_UNRELEASED: Final = re.compile(r"^## \[Unreleased\]$(.*?)(?=^## |\Z)", re.DOTALL | re.MULTILINE)

Scores: TypeAlias = Mapping[str, float]  # F1 by table, and by "spans PART"


class Floor(msgspec.Struct):
    """Of a set: the hash of its texts and gold, and the scores that they reached."""

    corpus: str = ""
    scores: dict[str, float] = {}


def corpus_hash(name: str) -> str:
    """The SHA-256 of the texts and the gold of a set, with the names of their files."""
    digest = hashlib.sha256()
    for path in (*_texts(name), *sorted(GOLD[name].glob("*.json"))):
        digest.update(f"{path.name}\n{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def _texts(name: str) -> list[Path]:
    return sorted(TEXTS[name].glob("*.txt"))


def measure(name: str) -> dict[str, float]:
    """The scores of a set, which is built in a temporary folder."""
    with TemporaryDirectory(prefix="communique-floor-") as folder:
        kb = Path(folder) / "kb"
        build(_texts(name), kb)
        found = evaluate([GOLD[name]], kb)
    scores = {table: tally.f1 for table, tally in tallies(found.judgement).items()}
    scores |= {f"spans {part}": score.exact.f1 for part, score in found.spans.items()}
    return {table: math.floor(score * _DIGITS) / _DIGITS for table, score in scores.items()}


def read_floor(path: Path) -> dict[str, Floor]:
    """The floor of each set."""
    return msgspec.json.decode(path.read_bytes(), type=dict[str, Floor])


def as_json(floors: Mapping[str, Floor]) -> bytes:
    """The floor of each set as its file holds it."""
    return msgspec.json.format(msgspec.json.encode(floors), indent=1) + b"\n"


def fallen(floor: Scores, now: Scores) -> dict[str, tuple[float, float]]:
    """The tables that are below their floor: the floor, and what they have."""
    return {t: (least, now.get(t, 0.0)) for t, least in floor.items() if now.get(t, 0.0) < least}


def not_told(name: str, tables: Iterable[str], changelog: str) -> list[str]:
    """The tables that no line under "Unreleased" names together with the floor and the set."""
    section = _UNRELEASED.search(changelog)
    entries = re.split(r"^- ", section[1], flags=re.MULTILINE) if section else []
    told = [set(re.findall(r"\w+", entry)) for entry in entries]
    return [table for table in tables if not any({"floor", name, *table.split()} <= words for words in told)]


def _refusals(name: str, floor: Scores, now: Scores, changelog: str, *, lower: bool) -> Iterator[str]:
    low = fallen(floor, now)
    for table, (least, reached) in low.items():
        if not lower:
            yield f"{name} {table} fell from {least} to {reached}; mend it, or give --lower"
    for table in not_told(name, low, changelog) if lower else ():
        yield f'no line under "Unreleased" in CHANGELOG.md tells that the floor of {name} {table} falls'


def main() -> int:
    """Measure, and write the floor anew; the exit code is 1 where that is refused."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.floor", description=__doc__.split("\n\n")[0])
    parser.add_argument("--lower", action="store_true", help="lower what fell, if CHANGELOG.md tells of it")
    arguments = parser.parse_args()
    old = read_floor(FLOOR) if FLOOR.exists() else {}
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    new: dict[str, Floor] = {}
    refused: list[str] = []
    for name in GOLD:
        before, new[name] = old.get(name, Floor()), Floor(corpus_hash(name), measure(name))
        refused += _refusals(name, before.scores, new[name].scores, changelog, lower=arguments.lower)
        sys.stdout.writelines(f"{name} {line}\n" for line in _moved(before.scores, new[name].scores))
    sys.stderr.writelines(f"{parser.prog}: {refusal}\n" for refusal in refused)
    if not refused:
        FLOOR.write_bytes(as_json(new))
    return 1 if refused else 0


def _moved(before: Scores, now: Scores) -> Iterator[str]:
    for table, score in now.items():
        if score != before.get(table):
            yield f"{table}: {before.get(table, 'nothing')} -> {score}"


if __name__ == "__main__":
    sys.exit(main())
