"""`communique push`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mapper.cli.ending import LEFT_OUT, NOTHING_DONE, stoppable, unbroken
from mapper.cli.messages import say
from mapper.cli.progress import progress
from mapper.publishing.push import (
    Difference,
    GraphStore,
    Outcome,
    Part,
    Plan,
    Record,
    Update,
    count,
    distrust,
    make_plan,
    parts_of,
    read_record,
    send,
)
from mapper.publishing.remote import Client, find_credentials
from mapper.store import open_knowledge_base

_SHOWN: Final = 5  # of many graphs, the first ones are enough


@dataclass(frozen=True, slots=True)
class Target:
    """A triple store: where it is asked, and where it is written by the Graph Store Protocol, if so."""

    endpoint: str
    graph_store: str = ""
    plain_http: bool = False

    def client(self, url: str) -> Client:
        """What speaks to `url`, which is one of the two."""
        return Client(find_credentials(url, plain_http=self.plain_http))

    def writer(self, client: Client) -> GraphStore | Update:
        """What writes; `client` speaks to the endpoint."""
        if self.graph_store:
            return GraphStore(self.client(self.graph_store), self.graph_store)
        return Update(client, self.endpoint)


def run_push(kb: Path, target: Target, *, dry: bool, quiet: bool) -> int:
    """Send what has changed, and count; the exit code."""
    knowledge_base = open_knowledge_base(kb)
    client = target.client(target.endpoint)
    writer = target.writer(client)
    stopped = f"{target.endpoint}: stopped; what was sent stands, and the next push goes on from there"
    with stoppable(stopped), unbroken(), progress(quiet=quiet) as report:
        record = read_record(client, target.endpoint, knowledge_base.base)
        plan = make_plan(parts_of(knowledge_base.store, report), record)
        if (dry or plan.empty) and record.digests and isinstance(writer, GraphStore):
            writer.check(record.graph)  # what is written shows by itself whether its address is right
        if not dry:
            outcome = send(knowledge_base.store, plan, record, writer, report)
            count(plan, outcome, client, target.endpoint, report)
            distrust(outcome, record, writer)
    if dry:
        _show(plan, record, knowledge_base.base)
        if target.graph_store and not record.digests:
            say(f"{target.graph_store}: it was not tried")
        return 0
    return _tell(target.endpoint, knowledge_base.base, plan, outcome, quiet=quiet)


def _show(plan: Plan, record: Record, base: str) -> None:
    """What would be done, a line for each graph."""
    for part in plan.send:
        state = "changed" if part.graph in record.digests else "new"
        sys.stdout.write(f"send   {part.graph.removeprefix(base)}  {part.triples} triples, {state}\n")
    for graph in plan.gone:
        sys.stdout.write(f"clear  {graph.removeprefix(base)}\n")
    say(f"would send {_graphs(plan.send)} and clear {len(plan.gone)}; {len(plan.same)} are the same")


def _tell(endpoint: str, base: str, plan: Plan, outcome: Outcome, *, quiet: bool) -> int:
    """Say what came of it; the exit code."""
    _tell_some([f"{graph.removeprefix(base)}: {error}" for graph, error in outcome.refused])
    _tell_some([f"{one.graph.removeprefix(base)}: {_counts(one)}" for one in outcome.wrong])
    done = f"sent {_graphs(outcome.sent)}, cleared {len(outcome.cleared)}; {len(plan.same)} were the same"
    if outcome.stopped:
        say(outcome.stopped)
        if not outcome.sent and not outcome.cleared:
            return NOTHING_DONE
    if not quiet or not outcome.whole:
        say(f"{endpoint}: {done}; {_verdict(plan, outcome)}")
    return 0 if outcome.whole else LEFT_OUT


def _verdict(plan: Plan, outcome: Outcome) -> str:
    left = len(plan.send) - len(outcome.sent) - len(outcome.refused)
    if outcome.stopped:
        return f"{left} are left for the next push" if left else "their triples were not counted"
    if outcome.refused:
        return f"{len(outcome.refused)} were refused"
    if outcome.wrong:
        return f"in {len(outcome.wrong)} the number of triples is wrong"
    return "the number of triples is right in all"


def _counts(one: Difference) -> str:
    there = f"the store has {one.found} triples, the knowledge base {one.expected}"
    return f"{there}; the next push sends it again" if one.expected else f"{there}; clear it by hand"


def _tell_some(lines: Sequence[str]) -> None:
    for line in lines[:_SHOWN]:
        say(line)
    if len(lines) > _SHOWN:
        say(f"… and {len(lines) - _SHOWN} more")


def _graphs(parts: Sequence[Part]) -> str:
    triples = sum(part.triples for part in parts)
    return f"{len(parts)} {'graph' if len(parts) == 1 else 'graphs'} ({triples} triples)"
