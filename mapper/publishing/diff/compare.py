"""Two knowledge bases, or two states of one, fact by fact.

Most articles are the same in both: they have equal digests in the indexes of generations that one software
built, or else their graphs are compared quad by quad as they come from the stores. Only those that differ are
taken apart; memory grows with what differs, not with what is stored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest
from typing import Final, NamedTuple

import pyoxigraph as ox

from mapper.publishing.diff.changes import (
    AnyChange,
    ArticleChange,
    Change,
    FactChange,
    Text,
    fact_changes,
    value_changes,
)
from mapper.publishing.diff.corrections import correction_changes
from mapper.publishing.diff.entities import entity_changes
from mapper.publishing.diff.facts import Fact, Page, read_page
from mapper.publishing.results import cell, values
from mapper.publishing.sentences import Quote, Sentences
from mapper.rdf.terms import CQ, SCHEMA
from mapper.store import Index, KnowledgeBase, read_index, read_text_of_record

_GRAPHS: Final = "graph/"
_PAGES: Final = ("graph/article/", "graph/teaser/")


def compare(before: KnowledgeBase, after: KnowledgeBase, *, evidence: bool = False) -> Iterator[AnyChange]:
    """What differs from `before` to `after`: articles by date and source, entities by IRI, then corrections.

    Facts that state the same on other evidence are only counted unless `evidence`. Articles and teasers go by
    their text; one whose text was replaced by another of the same source is one article, revised.
    """
    changed: set[str] = set()  # entities that an article names now, or no longer
    differing, articles = _differing(before, after)
    for text, old, new in differing:
        pages = read_page(before, old) if old else None, read_page(after, new) if new else None
        found = tuple(_facts(*pages))
        changed |= {
            value.id
            for one in found
            for fact in (one.before, one.after)
            if fact and one.change is not Change.EVIDENCE
            for value in fact.values.get("entity", ())
        }
        shown = [one for one in found if evidence or one.change is not Change.EVIDENCE]
        values = value_changes(pages[0].itself, pages[1].itself, articles) if pages[0] and pages[1] else ()
        if text is not Text.SAME or values or found:
            quoted = tuple(_quoted(before, after, pages, shown))
            yield ArticleChange(text, *pages, values, quoted, len(found) - len(shown))
    yield from entity_changes(before, after, changed)
    yield from correction_changes(before, after)


class _Differing(NamedTuple):
    """The graphs of an article that differs; None where it is not there."""

    text: Text
    before: ox.NamedNode | None
    after: ox.NamedNode | None


def _differing(before: KnowledgeBase, after: KnowledgeBase) -> tuple[list[_Differing], dict[str, str]]:
    """The articles and teasers that differ, by date and source; and which article after was which before."""
    ours, theirs = _pages(before), _pages(after)
    went = {key: graph for key, graph in ours.items() if key not in theirs}
    came = {key: graph for key, graph in theirs.items() if key not in ours}
    is_same = _Same(before, after)
    revised = _revised(_by_source(before, went), _by_source(after, came))
    found = [
        _Differing(Text.SAME, graph, theirs[key])
        for key, graph in ours.items()
        if key in theirs and not is_same.graph(graph, theirs[key])
    ]
    found += [_Differing(Text.REVISED, went.pop(old), came.pop(new)) for new, old in revised.items()]
    found += [_Differing(Text.WENT, graph, None) for graph in went.values()]
    found += [_Differing(Text.CAME, None, graph) for graph in came.values()]

    def order(one: _Differing) -> tuple[str, ...]:
        if one.after:
            return _order(after, one.after)
        return _order(before, one.before) if one.before else ()

    names = {new.removeprefix(_GRAPHS): old.removeprefix(_GRAPHS) for new, old in revised.items()}
    return sorted(found, key=order), names


def _pages(knowledge_base: KnowledgeBase) -> dict[str, ox.NamedNode]:
    """The graphs of articles and teasers, by what stands below the base, in order."""
    graphs = {
        graph.value.removeprefix(knowledge_base.base): graph
        for graph in knowledge_base.store.named_graphs()
        if isinstance(graph, ox.NamedNode)
    }
    return {key: graphs[key] for key in sorted(graphs) if key.startswith(_PAGES)}


class _Same:
    """Tells whether graphs of two knowledge bases hold the same."""

    def __init__(self, before: KnowledgeBase, after: KnowledgeBase) -> None:
        self._before, self._after = before.store, after.store
        self._ours = read_index(before.generation) or Index("")
        self._theirs = read_index(after.generation) or Index("")
        self._digested = bool(self._ours.software) and self._ours.software == self._theirs.software

    def graph(self, old: ox.NamedNode, new: ox.NamedNode) -> bool:
        """By digest, else by quads; stores give equal graphs in the same order, but need not."""
        if self._digested and old == new and old.value in self._ours.pages:
            return self._ours.pages[old.value] == self._theirs.pages.get(new.value)
        pairs = zip_longest(_quads(self._before, old), _quads(self._after, new))
        if old == new and all(ours == theirs for ours, theirs in pairs):
            return True
        ours, theirs = _quads(self._before, old), _quads(self._after, new)
        return {quad.triple for quad in ours} == {quad.triple for quad in theirs}


def _quads(store: ox.Store, graph: ox.NamedNode) -> Iterator[ox.Quad]:
    return iter(store.quads_for_pattern(None, None, None, graph))


def _revised(went: Mapping[str, list[str]], came: Mapping[str, list[str]]) -> dict[str, str]:
    """Articles that came, with the one that went of the same source; several of one source in order."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for source in sorted(went.keys() & came.keys()):
        old = [key for key in went[source] if key not in taken]
        new = [key for key in came[source] if key not in found]
        found.update(zip(new, old, strict=False))
        taken.update(found[key] for key in new if key in found)
    return found


def _by_source(knowledge_base: KnowledgeBase, graphs: dict[str, ox.NamedNode]) -> defaultdict[str, list[str]]:
    by_source: defaultdict[str, list[str]] = defaultdict(list)
    for key, graph in graphs.items():
        for quad in knowledge_base.store.quads_for_pattern(None, CQ.source, None, graph):
            by_source[cell(quad.object)].append(key)
    return by_source


def _order(knowledge_base: KnowledgeBase, graph: ox.NamedNode) -> tuple[str, ...]:
    """The date, the first source and the IRI of an article."""
    base, store = knowledge_base.base, knowledge_base.store
    article = ox.NamedNode(base + graph.value.removeprefix(base + _GRAPHS))
    published = min(values(store, article, SCHEMA.datePublished), default="")
    source = min(values(store, article, CQ.source), default="")
    return published, source, article.value


def _facts(before: Page | None, after: Page | None) -> Iterator[FactChange]:
    if before and after:
        yield from fact_changes(before, after)
    for fact in before.facts if before and not after else ():
        yield FactChange(Change.WENT, fact, None)
    for fact in after.facts if after and not before else ():
        yield FactChange(Change.CAME, None, fact)


def _quoted(
    before: KnowledgeBase,
    after: KnowledgeBase,
    pages: tuple[Page | None, Page | None],
    changes: list[FactChange],
) -> Iterator[FactChange]:
    """The changes with the sentences of their facts."""
    old, new = pages
    ours = Sentences(read_text_of_record(before.folder, old.sha256)) if old and changes else None
    theirs = Sentences(read_text_of_record(after.folder, new.sha256)) if new and changes else None
    for change in changes:
        yield replace(
            change,
            quotes_before=_quotes(ours, change.before),
            quotes_after=_quotes(theirs, change.after),
        )


def _quotes(sentences: Sentences | None, fact: Fact | None) -> tuple[Quote, ...]:
    """The sentences of a fact; of an entity, which has a passage for each mention, the first."""
    if sentences is None or fact is None:
        return ()
    spans = [span for span, _ in fact.evidence.passages]
    return sentences.quotes(spans[:1] if "entity" in fact.values else spans)
