"""All that follows from a knowledge base, page by page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from pyoxigraph import NamedNode

from mapper.rdf.terms import CQ, Triple
from mapper.reasoning.rules import Rules


def inferred_triples(
    rules: Rules,
    pages: Iterable[Collection[Triple]],
    others: Collection[Triple],
    stated: Callable[[Triple], bool],
) -> Iterator[Triple]:
    """What follows by `rules` and is not stated; some of it comes more than once.

    Each of `pages` is what an article or a teaser states, of its own nodes only; `others` is all else.
    `stated` tells of any triple whether it stands in one of them. A node that was merged into another is
    still named by pages; what follows of it from that is said of the other one.
    """
    known = {*others}
    merged = merged_nodes(known)
    late = consequences(rules, known, merged) - known
    for page in pages:
        own = {*page}
        nodes = {subject for subject, _, _ in own}
        for triple in consequences(rules, own, merged) - own - known:
            if triple[0] in nodes:
                yield triple
            else:
                late.add(triple)
    yield from (triple for triple in late if not stated(triple))


def merged_nodes(triples: Iterable[Triple]) -> frozenset[NamedNode]:
    """The nodes that `triples` say are merged into others."""
    return frozenset(subject for subject, predicate, _ in triples if predicate == CQ.mergedInto)


def consequences(
    rules: Rules, triples: Iterable[Triple], merged: Collection[NamedNode] = frozenset()
) -> set[Triple]:
    """What follows from each of `triples`, but for objects that are `merged` into others."""
    found = set[Triple]()
    for triple in triples:
        found.update(rules.about_subject(triple))
        if triple[2] not in merged:
            found.update(rules.about_object(triple))
    return found
