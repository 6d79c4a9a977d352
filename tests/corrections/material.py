"""Articles in which the rules merge more than people would, and small views of what builds make of them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from mapper.corrections import COLUMNS
from mapper.pipeline import BuildResult, Options, build
from mapper.rdf import DEFAULT_BASE
from mapper.store import open_knowledge_base

ARTICLES: Final[Mapping[str, str]] = {
    "meeting.txt": """\
Secretary General of the Harbour Union meets the Minister of Trade

On May 2, 2024, the Secretary General of the Harbour Union, Sergey Petrov, met with the Minister of Trade of \
the Republic of Kazakhstan, Maria Silva, in Astana.

“We agree on every point of the plan,” Sergey Petrov said.
""",
    "talks.txt": """\
Talks in Astana

On May 2, 2024, Sergey Petrov, Secretary General of the Harbour Union, held talks with the Minister of Trade \
of the Republic of Kazakhstan, Maria Silva, in Astana. Maria Silva thanked the Harbour Union.
""",
    "session.txt": """\
Council of the Harbour Union holds its session

The Council of the Harbour Union held a regular session in Minsk on June 7, 2024. The session was chaired by \
the Secretary General of the Harbour Union, Sergei Petrov.
""",
    "conference.txt": """\
Deputy Minister of Trade speaks at a conference

On June 20, 2024, the Deputy Minister of Trade of the Republic of Kazakhstan, Mariya Sylva, took part in a \
conference in Baku. “Ports are open,” Mariya Sylva said.
""",
}
MEETING: Final = "event/2024-05-02-meeting-d7e6c74b-84"
TALKS: Final = "event/2024-05-02-meeting-3dacf7b3-93"
SESSION: Final = "event/2024-06-07-session-881cdb66-86"
SAID: Final = "article/d7e6c74bf5c17858#statement-230"
CHAIRING: Final = "article/881cdb66a80a4f79#event-86-person-sergei-petrov"
TENURE: Final = "tenure/sergei-petrov/harbour-union/secretary-general"
SIGNED: Final = {"author": "Lena Novak", "date": "2024-07-01"}
FILES: Final = ("graph.trig", "graph.ttl", "validation.txt", "validation.ttl", "quarantine.trig")

Row = Mapping[str, str]


def row(kind: str, subject: str, **cells: str) -> Row:
    """A row of a file of corrections, signed and dated."""
    return {"kind": kind, "subject": subject, **SIGNED, **cells}


def write(folder: Path, rows: Iterable[Row], name: str = "fixes.csv") -> Path:
    """The folder with a CSV file of these rows."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return folder


def correct(kb: Path, *rows: Row) -> BuildResult:
    """Build `kb` anew with these corrections, in the place of others."""
    return build([], kb, Options(corrections=write(kb.parent / f"{kb.name}-fixes", rows)))


def values(kb: Path, node: str, term: str) -> set[str]:
    """What the graph says of a node under a term (`cq:date` as `date`, others by the end of their IRI): what
    follows the base of IRIs, and the text of literals.
    """
    opened = open_knowledge_base(kb)
    return {
        quad.object.value.removeprefix(DEFAULT_BASE)
        for quad in opened.store.quads_for_pattern(ox.NamedNode(DEFAULT_BASE + node), None, None)
        if quad.predicate.value.replace("#", "/").rsplit("/", 1)[-1] == term
        and isinstance(quad.object, ox.NamedNode | ox.Literal)
    }


def there(kb: Path, node: str) -> bool:
    """Whether the graph says anything of a node, or points to it."""
    store, iri = open_knowledge_base(kb).store, ox.NamedNode(DEFAULT_BASE + node)
    described = store.quads_for_pattern(iri, None, None)
    corrections = ox.NamedNode(f"{DEFAULT_BASE}graph/corrections")
    pointed = (q for q in store.quads_for_pattern(None, None, iri) if q.graph_name != corrections)
    return next(iter(described), None) is not None or next(pointed, None) is not None


def snapshot(kb: Path) -> dict[str, bytes]:
    """The files of a knowledge base, and its store as text."""
    found = {name: (kb / name).read_bytes() for name in FILES}
    return found | {"store": "\n".join(sorted(map(str, open_knowledge_base(kb).store))).encode()}


def built(folder: Path, articles: Mapping[str, str]) -> Path:
    """`folder` with `articles` by their names in `in`, and the knowledge base of them in `kb`."""
    (folder / "in").mkdir()
    for name, text in articles.items():
        (folder / "in" / name).write_text(text, encoding="utf-8")
    assert build([folder / "in"], folder / "kb").complete
    return folder
