"""The network of who met whom as GEXF or GraphML, for Gephi and other tools that draw networks.

Nodes are the persons of the ready-made query `network-persons`, edges the pairs of `network-meetings`. Posts,
types and labels of which there are several are joined by `|`. `start` and `end` are the first and last day
of the meetings; in GEXF they are what a time line moves along, and what has none is there all the time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Final, TypeAlias
from xml.etree import ElementTree as ET

import networkx as nx
import pyoxigraph as ox

from mapper.publishing.queries import find_queries
from mapper.publishing.results import rows, run
from mapper.rdf.xml import as_xml

Attributes: TypeAlias = dict[str, str | int]
_GEXF: Final = "http://www.gexf.net/1.2draft"
_NAME: Final = "Persons who met each other"


@dataclass(frozen=True, slots=True)
class Meeting:
    """That two persons met at an event; days are "" where they are not known."""

    one: str
    other: str
    event: str
    label: str
    type: str
    first: str
    last: str


def write_network(store: ox.Store, base: str, out: IO[bytes], form: str) -> tuple[int, int]:
    """Write the network to `out` in a form of NETWORKS; how many persons and pairs it has."""
    library = find_queries()
    persons, meetings = (
        rows(run(store, library[name].bind({}, base)))[1] for name in ("network-persons", "network-meetings")
    )
    graph = network(persons, (Meeting(*row) for row in meetings))
    NETWORKS[form](graph, out)
    return graph.number_of_nodes(), graph.number_of_edges()


def network(persons: Iterable[tuple[str, ...]], meetings: Iterable[Meeting]) -> nx.Graph:
    """The graph of `persons` (IRI, name, Wikidata item, post, body; a row for each post) and `meetings`."""
    pairs: defaultdict[tuple[str, str], list[Meeting]] = defaultdict(list)
    met: defaultdict[str, list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        pairs[meeting.one, meeting.other].append(meeting)
        met[meeting.one].append(meeting)
        met[meeting.other].append(meeting)
    held: defaultdict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for iri, name, wikidata, post, body in persons:
        held[iri, name, wikidata].append((post, body))
    graph = nx.Graph()
    for (iri, name, wikidata), posts in sorted(held.items()):
        graph.add_node(iri, **_person(name, wikidata, posts), **_told(met[iri]))
    for (one, other), told in sorted(pairs.items()):
        graph.add_edge(one, other, **_pair(told), **_told(told))
    return graph


def _person(name: str, wikidata: str, posts: Iterable[tuple[str, str]]) -> Attributes:
    attributes: Attributes = {"label": _clean(name)}
    if wikidata:
        attributes["wikidata"] = wikidata
    if held := _joined(f"{post}, {body}" for post, body in posts if post):
        attributes |= {"posts": held, "bodies": _joined(body for _, body in posts)}
    return attributes


def _pair(told: Iterable[Meeting]) -> Attributes:
    return {
        "weight": len({meeting.event for meeting in told}),
        "types": _joined(meeting.type for meeting in told),
        "events": _joined(meeting.label for meeting in told),
    }


def _told(told: Iterable[Meeting]) -> Attributes:
    """How many meetings, and between which days as far as these are known."""
    attributes: Attributes = {"meetings": len({meeting.event for meeting in told})}
    if days := [meeting.first for meeting in told if meeting.first]:
        attributes["start"] = min(days)
        attributes["end"] = max(meeting.last for meeting in told)
    return attributes


def _joined(texts: Iterable[str]) -> str:
    return "|".join(sorted({_clean(text) for text in texts if text}))


def _clean(text: str) -> str:
    """`text` on one line, as XML can hold it."""
    return as_xml(" ".join(text.split()))


def _write_gexf(graph: nx.Graph, out: IO[bytes]) -> None:
    """GEXF 1.2, which every version of Gephi reads, without the day of today that networkx puts in."""
    written = BytesIO()
    nx.write_gexf(graph, written, prettyprint=False, version="1.2draft")
    root = ET.fromstring(written.getvalue())  # noqa: S314 -- it was written just now
    names = {"": _GEXF}
    meta, content = root.find("meta", names), root.find("graph", names)
    if meta is None or content is None:
        raise TypeError("networkx writes meta and graph")
    content.attrib.pop("name", None)  # which GEXF does not have
    meta.clear()
    ET.SubElement(meta, f"{{{_GEXF}}}creator").text = "Communique"
    ET.SubElement(meta, f"{{{_GEXF}}}description").text = _NAME
    ET.register_namespace("", _GEXF)
    ET.indent(root)
    ET.ElementTree(root).write(out, encoding="utf-8", xml_declaration=True)


def _write_graphml(graph: nx.Graph, out: IO[bytes]) -> None:
    nx.write_graphml_xml(graph, out)


NETWORKS: Final[Mapping[str, Callable[[nx.Graph, IO[bytes]], None]]] = {
    "gexf": _write_gexf,
    "graphml": _write_graphml,
}
