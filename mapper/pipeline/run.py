"""A build under way: how it is to be done, what it has met, why there is nothing to do."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from mapper.errors import CommuniqueError
from mapper.pipeline.result import Progress
from mapper.reading import LIMIT


class BuildError(CommuniqueError):
    """A build for which there is nothing to do; `problems` say why of each input."""

    def __init__(
        self, what: str, where: str = "", remedy: str = "", problems: Iterable[CommuniqueError] = ()
    ) -> None:
        """Keep the problems of the inputs beside the message."""
        super().__init__(what, where, remedy)
        self.problems = tuple(problems)


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


@dataclass(frozen=True, slots=True)
class Run:
    """A build under way: whom it reports to, what it leaves out, passes over or forgets, its times."""

    report: Progress
    problems: list[CommuniqueError] = field(default_factory=list)
    remarks: list[CommuniqueError] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add what is done inside to the time of a stage."""
        start = time.perf_counter()
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - start
