"""What has to be sent to a triple store, sending it, and counting what is there then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

import pyoxigraph as ox

from mapper.publishing.endpoint import run_remote
from mapper.publishing.push.graphs import Part, Progress, lines_of
from mapper.publishing.push.record import Record
from mapper.publishing.push.writers import Writer
from mapper.publishing.remote import Client, RemoteError
from mapper.publishing.results import rows

_COUNTED: Final = 100  # graphs in one query
_ENOUGH: Final = 5  # graphs that a store refuses; it will refuse the others too
_HOPELESS: Final = frozenset({0, 401, 403, 404, 405, 501})  # what holds for every graph alike
_COUNTS: Final = """\
SELECT ?graph (COUNT(*) AS ?triples) WHERE {{
  VALUES ?graph {{ {graphs} }}
  GRAPH ?graph {{ ?s ?p ?o }}
}} GROUP BY ?graph"""


@dataclass(frozen=True, slots=True)
class Plan:
    """The graphs that have to be sent, those that the store holds as they are, and the IRIs of those that
    it was once given and the knowledge base no longer has.
    """

    send: tuple[Part, ...]
    same: tuple[Part, ...]
    gone: tuple[str, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing has to be done."""
        return not self.send and not self.gone

    @property
    def triples(self) -> int:
        """How many triples have to be sent."""
        return sum(part.triples for part in self.send)


@dataclass(frozen=True, slots=True)
class Difference:
    """A graph that has another number of triples in the store than in the knowledge base."""

    graph: str
    expected: int
    found: int


@dataclass(slots=True)
class Outcome:
    """Which graphs were sent and cleared, which the store refused, which have a wrong number of triples there
    now, and what stopped it all, if anything.
    """

    sent: list[Part] = field(default_factory=list)
    cleared: list[str] = field(default_factory=list)
    refused: list[tuple[str, RemoteError]] = field(default_factory=list)
    wrong: list[Difference] = field(default_factory=list)
    stopped: RemoteError | None = None

    @property
    def whole(self) -> bool:
        """Whether nothing was left out."""
        return not self.refused and not self.wrong and self.stopped is None


def make_plan(parts: Iterable[Part], record: Record) -> Plan:
    """What has to be done so that a store with this record holds `parts`."""
    parts = tuple(parts)
    changed: list[Part] = []
    same: list[Part] = []
    for part in parts:
        (same if record.digests.get(part.graph) == part.digest else changed).append(part)
    gone = set(record.digests) - {part.graph for part in parts}
    return Plan(tuple(changed), tuple(same), tuple(sorted(gone)))


def send(store: ox.Store, plan: Plan, record: Record, writer: Writer, report: Progress) -> Outcome:
    """Carry out `plan`. What is there at any time stands in the record, so that it may be stopped at any."""
    outcome = Outcome()
    try:
        for graph in plan.gone:
            writer.clear(graph)
            outcome.cleared.append(graph)
        record.begin(writer, plan.send, plan.gone)
        _send_all(store, plan, outcome, record, writer, report)
    except RemoteError as error:
        outcome.stopped = error
    return outcome


def _send_all(
    store: ox.Store, plan: Plan, outcome: Outcome, record: Record, writer: Writer, report: Progress
) -> None:
    done = _counter(plan.triples, report)
    for part in plan.send:
        try:
            writer.replace(part.graph, lines_of(store, part.graph), done)
            record.complete(writer, part)
        except RemoteError as error:
            outcome.refused.append((part.graph, error))
            if error.status in _HOPELESS or len(outcome.refused) == _ENOUGH:
                outcome.refused.pop()
                raise
        else:
            outcome.sent.append(part)


def _counter(total: int, report: Progress) -> Callable[[int], None]:
    sent = 0

    def done(triples: int) -> None:
        nonlocal sent
        sent += triples
        report("sending", sent, total)

    return done


def count(plan: Plan, outcome: Outcome, client: Client, endpoint: str, report: Progress) -> None:
    """Put into `outcome` which graphs have another number of triples in the store than they should."""
    if outcome.stopped:
        return
    expected = {part.graph: part.triples for part in (*plan.same, *outcome.sent)} | dict.fromkeys(
        plan.gone, 0
    )
    done = 0
    try:
        for graphs in _groups(expected):
            found = _counts(graphs, client, endpoint)
            pairs = ((graph, expected[graph], found.get(graph, 0)) for graph in graphs)
            outcome.wrong += [Difference(*pair) for pair in pairs if pair[1] != pair[2]]
            done += len(graphs)
            report("checking", done, len(expected))
    except RemoteError as error:
        outcome.stopped = error


def distrust(outcome: Outcome, record: Record, writer: Writer) -> None:
    """Let the next push send again what has a wrong number of triples."""
    try:
        record.distrust(writer, [one.graph for one in outcome.wrong if one.expected])
    except RemoteError as error:
        outcome.stopped = error


def _counts(graphs: Iterable[str], client: Client, endpoint: str) -> dict[str, int]:
    """The number of triples in each of `graphs` that is there."""
    sparql = _COUNTS.format(graphs=" ".join(f"<{graph}>" for graph in graphs))
    return {graph: int(triples) for graph, triples in rows(run_remote(endpoint, sparql, client))[1]}


def _groups(graphs: Iterable[str]) -> Iterator[list[str]]:
    left = iter(graphs)
    while group := list(islice(left, _COUNTED)):
        yield group
