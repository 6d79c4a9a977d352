"""What a triple store holds of a knowledge base, as the store itself remembers it.

The graph `graph/pushed` below the base IRI names each graph that was pushed (`dcterms:hasPart`), and gives
the digest of those that are there as a whole (`schema:sha256`). Whoever pushes next, from wherever, reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from mapper.publishing.endpoint import run_remote
from mapper.publishing.push.graphs import Part
from mapper.publishing.push.writers import Writer
from mapper.publishing.remote import Client
from mapper.publishing.results import rows
from mapper.rdf.terms import DCTERMS, SCHEMA, Iris

_PAGE: Final = 2_000  # rows; Debian's Virtuoso gives 10,000 at most
_PAGE_OF: Final = """\
SELECT ?part ?digest WHERE {{
  GRAPH <{graph}> {{ <{graph}> {has_part} ?part . OPTIONAL {{ ?part {sha256} ?digest }} }}
  FILTER (STR(?part) > "{last}")
}} ORDER BY STR(?part) LIMIT {page}"""


@dataclass(slots=True)
class Record:
    """The graph that remembers, and what stands in it: the graphs, each with its digest, or "" while it is
    not known what it holds.
    """

    graph: str
    digests: dict[str, str] = field(default_factory=dict)

    def begin(self, writer: Writer, parts: Iterable[Part], gone: Iterable[str]) -> None:
        """Note that nothing is known of `parts` until each is there, and that `gone` are no longer there."""
        kept = self.digests.keys() - set(gone)
        after = {graph: digest for graph, digest in self.digests.items() if graph in kept}
        self._revise(writer, {**after, **{part.graph: "" for part in parts}})

    def complete(self, writer: Writer, part: Part) -> None:
        """Note that `part` is there."""
        writer.add(self.graph, [self._digest(part.graph, part.digest)])
        self.digests[part.graph] = part.digest

    def distrust(self, writer: Writer, graphs: Iterable[str]) -> None:
        """Note that `graphs` are not what they should be."""
        self._revise(writer, {**self.digests, **dict.fromkeys(graphs, "")})

    def _revise(self, writer: Writer, after: Mapping[str, str]) -> None:
        if after != self.digests:
            writer.revise(self.graph, self._lines(self.digests), self._lines(after))
            self.digests = dict(after)

    def _lines(self, digests: Mapping[str, str]) -> set[bytes]:
        named = {f"<{self.graph}> {DCTERMS.hasPart} <{graph}> .\n".encode() for graph in digests}
        return named | {self._digest(graph, digest) for graph, digest in digests.items() if digest}

    @staticmethod
    def _digest(graph: str, digest: str) -> bytes:
        return f'<{graph}> {SCHEMA.sha256} "{digest}" .\n'.encode()


def read_record(client: Client, endpoint: str, base: str) -> Record:
    """What the store remembers of the knowledge base with this base IRI. Raises EndpointError."""
    record = Record(record_graph(base))
    last, more = "", True
    while more:
        sparql = _PAGE_OF.format(
            graph=record.graph, has_part=DCTERMS.hasPart, sha256=SCHEMA.sha256, last=last, page=_PAGE
        )
        found = list(rows(run_remote(endpoint, sparql, client))[1])
        for part, digest in found:
            same = record.digests.setdefault(part, digest) == digest
            record.digests[part] = digest if same else ""
        last, more = found[-1][0] if found else "", len(found) == _PAGE
    return record


def record_graph(base: str) -> str:
    """The IRI of the graph that remembers."""
    return Iris(base).node("graph/pushed").value
