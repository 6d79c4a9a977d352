"""What there is to describe of a knowledge base: counts of its graphs, links and examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode, Quad

from mapper.rdf.terms import CQ, GRAPHS, RDF, SKOS, Iris
from mapper.store import Tally, tally

SITES: Final = {"wikidata": "http://www.wikidata.org/entity/", "geonames": "https://sws.geonames.org/"}
ARTICLES: Final = "articles"
INFERRED: Final = "inferred"
_PAGES: Final = ("article/", "teaser/")  # what the nodes of articles are called below the base
_EXAMPLES: Final = (CQ.Person, CQ.Body, CQ.Event, CQ.Document)


@dataclass(frozen=True, slots=True)
class Content:
    """What a knowledge base holds under `base`, without its own description.

    `articles` says how many articles (and teasers) there are. `graphs` counts their graphs together, under
    `ARTICLES`, and each other one, under its name in `GRAPHS`. `entities` says of how many nodes under `base`
    all tell. `links` says how many matches lead to each of `SITES`, and `files` whether the graph is written
    as files, too.
    """

    base: str
    articles: int
    graphs: Mapping[str, Tally]
    entities: int
    links: Mapping[str, int]
    examples: tuple[str, ...]
    files: bool


def content_of(
    base: str,
    articles: Collection[str],
    counts: Mapping[str, Tally],
    others: Collection[Quad],
    *,
    files: bool,
) -> Content:
    """What there is to describe where `counts` are those of the graphs of `articles` (IRIs), and `others` all
    quads but theirs, those of the description, and what follows, counted under `INFERRED` where it stands.
    """
    by_graph: dict[str, list[Quad]] = {}
    for quad in others:
        by_graph.setdefault(str(quad.graph_name), []).append(quad)
    graphs = {name: by_graph.get(str(Iris(base).graph(name)), []) for name in GRAPHS}
    return Content(
        base=base,
        articles=len(articles),
        graphs={**counts, **{name: tally(quads) for name, quads in graphs.items() if quads}},
        entities=counts[ARTICLES].subjects + _entities(base, others),
        links=_links(graphs["links"]),
        examples=(*sorted(articles)[:1], *_examples(graphs["corpus"])),
        files=files,
    )


def _entities(base: str, quads: Iterable[Quad]) -> int:
    """How many nodes under `base` there are among the subjects of `quads`, without those of articles."""
    own = tuple(f"<{base}{kind}" for kind in _PAGES)
    subjects = {str(quad.subject) for quad in quads}
    return sum(1 for node in subjects if node.startswith(f"<{base}") and not node.startswith(own))


def _links(quads: Iterable[Quad]) -> dict[str, int]:
    """How many of the matches among `quads` lead to each of `SITES`."""
    found = Counter[str]()
    for quad in quads:
        if quad.predicate == SKOS.exactMatch and isinstance(quad.object, NamedNode):
            found.update(site for site, space in SITES.items() if quad.object.value.startswith(space))
    return dict(found)


def _examples(quads: Iterable[Quad]) -> list[str]:
    """Of each class that is worth a look, the node that comes first."""
    first: dict[NamedNode, str] = {}
    for quad in quads:
        kind, node = quad.object, quad.subject
        if quad.predicate == RDF.type and isinstance(kind, NamedNode) and isinstance(node, NamedNode):
            first[kind] = min(first.get(kind, node.value), node.value)
    return [first[kind] for kind in _EXAMPLES if kind in first]
