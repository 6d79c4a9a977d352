"""The graphs of articles as they are written: digests, and counts of all of them together.

Both are known of what is as it was in the generation before, so that a build looks at what changed alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from mapper.facts import ArticleFacts
from mapper.publishing.description import ARTICLES
from mapper.rdf import Iris, article_quads
from mapper.store import Index, Tally, graph_digests, open_store, read_contents, tally


@dataclass(frozen=True, slots=True)
class Before:
    """The generation that a state is put down after: its folder, and what it says of its parts."""

    folder: Path
    index: Index


@dataclass(frozen=True, slots=True)
class Pages:
    """The digests of the graphs of articles, by their IRIs, and what these come to."""

    digests: Mapping[str, str]
    tally: Tally


def pages_of(articles: Iterable[ArticleFacts], base: str, index: Index, before: Before | None) -> Pages:
    """Of the pages of `articles`, of which `index` says what they are made of."""
    known, counted = _known(index, before) if before else ({}, Tally())
    digests = dict[str, str]()
    for facts in articles:
        graph = Iris(base).article_graph(facts.article).value
        if graph in known:
            digests[graph] = known[graph]
        else:
            quads = list(article_quads(facts, base))
            digests |= graph_digests(quads)
            counted += tally(quads)
    return Pages(digests, counted)


def _known(index: Index, before: Before) -> tuple[dict[str, str], Tally]:
    """The digests of the graphs of the generation before that are the same now, and what they come to."""
    contents = read_contents(before.folder)
    counted = contents.counts.get(ARTICLES) if contents else None
    if contents is None or counted is None or not before.index.pages.keys() <= contents.graphs.keys():
        return {}, Tally()
    known, store = dict(contents.graphs), open_store(before.folder)
    for graph in other(before.index.pages, index.pages):
        known.pop(graph, None)
        counted -= tally(store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
    return known, counted


def other(these: Mapping[str, str], those: Mapping[str, str]) -> list[str]:
    """The parts of `these` that `those` lack, or have otherwise."""
    return [part for part, digest in these.items() if those.get(part) != digest]
