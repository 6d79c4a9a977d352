"""The two ways to write into a triple store: the Graph Store Protocol, and SPARQL Update.

All that they send may be sent again: each request replaces, empties, or adds triples that may be there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from typing import Final, Protocol

import pyoxigraph as ox

from mapper.publishing.push.graphs import batches
from mapper.publishing.remote import Client, RemoteError
from mapper.publishing.terms import from_n_triples

# Virtuoso 7 takes some 4,990 triples in one INSERT DATA; a PUT of 140,000 took it seconds.
_UPDATE_TRIPLES: Final = 1_000
_UPDATE_BYTES: Final = 200_000
_PUT_TRIPLES: Final = 50_000
_PUT_BYTES: Final = 10_000_000
_RDF: Final = "application/n-triples, text/turtle;q=0.9"


class Writer(Protocol):
    """What a triple store is written by. Triples are lines of N-Triples."""

    def replace(self, graph: str, lines: Iterable[bytes], done: Callable[[int], None]) -> None:
        """Let `graph` hold these triples and no others; `done` is told how many were sent each time."""

    def add(self, graph: str, lines: Iterable[bytes]) -> None:
        """Add triples to `graph`."""

    def clear(self, graph: str) -> None:
        """Leave nothing in `graph`."""

    def revise(self, graph: str, before: Set[bytes], after: Set[bytes]) -> None:
        """Let `graph`, a small one that holds `before`, hold `after`."""


@dataclass(frozen=True, slots=True)
class GraphStore:
    """Writes by the SPARQL 1.1 Graph Store Protocol: a graph of up to 50,000 triples by one PUT, a larger
    one by further POSTs.
    """

    client: Client
    url: str

    def replace(self, graph: str, lines: Iterable[bytes], done: Callable[[int], None]) -> None:
        """See Writer."""
        method = "PUT"
        for batch in batches(lines, _PUT_TRIPLES, _PUT_BYTES):
            self._send(method, graph, batch)
            done(len(batch))
            method = "POST"

    def add(self, graph: str, lines: Iterable[bytes]) -> None:
        """See Writer."""
        for batch in batches(lines, _PUT_TRIPLES, _PUT_BYTES):
            self._send("POST", graph, batch)

    def clear(self, graph: str) -> None:
        """See Writer."""
        try:
            self.client.send("DELETE", self.url, params={"graph": graph})
        except RemoteError as error:
            if error.status != 404:  # it is not there, which is what we want
                raise

    def revise(self, graph: str, before: Set[bytes], after: Set[bytes]) -> None:
        """See Writer."""
        if after:
            self._send("PUT", graph, sorted(after))
        elif before:
            self.clear(graph)

    def check(self, graph: str) -> None:
        """Raises RemoteError where this is no graph store, or one that does not have `graph`."""
        answer = self.client.send("GET", self.url, params={"graph": graph}, headers={"Accept": _RDF})
        kind = answer.headers.get("Content-Type", "")
        form = ox.RdfFormat.from_media_type(kind)
        try:
            found = next(iter(ox.parse(answer.content, format=form)), None) if form else None
        except (SyntaxError, ValueError):
            found = None
        if found is None:
            what = f"it does not give the graph {graph} as a graph store does, but {kind or 'nothing'}"
            raise RemoteError(what, self.url, "check the address that --graph-store gives")

    def _send(self, method: str, graph: str, lines: Iterable[bytes]) -> None:
        headers = {"Content-Type": "application/n-triples"}
        self.client.send(method, self.url, body=b"".join(lines), params={"graph": graph}, headers=headers)


@dataclass(frozen=True, slots=True)
class Update:
    """Writes by SPARQL 1.1 Update, 1,000 triples at a time."""

    client: Client
    url: str

    def replace(self, graph: str, lines: Iterable[bytes], done: Callable[[int], None]) -> None:
        """See Writer."""
        before = _drop(graph)
        for batch in batches(lines, _UPDATE_TRIPLES, _UPDATE_BYTES):
            self._send(before, _data("INSERT", graph, batch))
            done(len(batch))
            before = ""

    def add(self, graph: str, lines: Iterable[bytes]) -> None:
        """See Writer."""
        self._each("INSERT", graph, lines)

    def clear(self, graph: str) -> None:
        """See Writer."""
        self._send(_drop(graph))

    def revise(self, graph: str, before: Set[bytes], after: Set[bytes]) -> None:
        """See Writer."""
        self._each("INSERT", graph, sorted(after - before))
        self._each("DELETE", graph, sorted(before - after))

    def _each(self, what: str, graph: str, lines: Iterable[bytes]) -> None:
        for batch in batches(lines, _UPDATE_TRIPLES, _UPDATE_BYTES):
            self._send(_data(what, graph, batch))

    def _send(self, *operations: str) -> None:
        text = " ;\n".join(filter(None, operations))
        headers = {"Content-Type": "application/sparql-update"}
        self.client.send("POST", self.url, body=text.encode(), headers=headers)


def _drop(graph: str) -> str:
    return f"DROP SILENT GRAPH <{graph}>"


def _data(what: str, graph: str, lines: Iterable[bytes]) -> str:
    triples = from_n_triples(b"".join(lines).decode("utf-8"))
    return f"{what} DATA {{ GRAPH <{graph}> {{\n{triples}}} }}"
