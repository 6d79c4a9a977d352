"""Which corrections apply: those whose nodes are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from mapper.corpus.keys import document_key, event_key, post_key, tenure_key
from mapper.corpus.rulings import HOLDS, NAME, TYPE, Rulings, pair, parted
from mapper.facts import ArticleFacts, Correction, CorrectionKind
from mapper.rdf.corrected import PAIRS, about
from mapper.rdf.properties import properties
from mapper.rdf.reference import Known


def applying(
    corrections: Sequence[Correction], all_facts: Iterable[ArticleFacts], known: Known, base: str
) -> tuple[tuple[Correction, ...], tuple[Correction, ...], frozenset[str]]:
    """The corrections (of any kind but `wrong`) that are in force, those that have nothing to correct, and
    the nodes of pairs that are there.

    Pairs stay in force without their nodes: two nodes may be one because both are one with a third.
    """
    if not corrections:
        return (), (), frozenset()
    there = {node.value.removeprefix(base) for node, _ in known.properties}
    there.update(tail for facts in all_facts for tail in _nodes(facts))
    there.update(one.subject for one in corrections if creates(one))
    held = [one for one in corrections if one.property == HOLDS and {one.subject, one.object} <= there]
    there.update(tail for one in held for tail in about(one))
    ties = Rulings(tuple(corrections)).ties()
    idle = set()
    for one in corrections:
        if one.kind is CorrectionKind.SAME:
            if len(list(islice((other for other in ties.group(one.subject) if other in there), 2))) < 2:
                idle.add(one)
        elif not {*needs(one)} <= there:
            idle.add(one)
    force = tuple(one for one in corrections if one.kind in PAIRS or one not in idle)
    pairs = {node for one in force if one.kind in PAIRS for node in pair(one)}
    return force, tuple(one for one in corrections if one in idle), frozenset(pairs & there)


def creates(one: Correction) -> bool:
    """Whether it makes its subject, where there is none."""
    return one.property in {NAME, TYPE}


def needs(one: Correction) -> Iterator[str]:
    """The nodes without which it says nothing."""
    if parted(one):
        yield parted(one)
        return
    yield one.subject
    if one.kind in PAIRS or (one.property and properties()[one.property].objects):
        yield one.object


def _nodes(facts: ArticleFacts) -> Iterator[str]:
    """What the corpus layer has for sure of what an article states, by what follows the base."""
    yield from (entity.id for entity in facts.entities)
    yield from (f"event/{event_key(facts.article, report)}" for report in facts.events)
    yield from (f"document/{document_key(facts.article, report)}" for report in facts.documents)
    for report in facts.tenures:
        yield f"tenure/{tenure_key(report.person, report.body, report.post)}"
        yield f"post/{post_key(report.body, report.post)}"
