"""Corrections that one knowledge base was built with and the other was not."""

from __future__ import annotations

from collections.abc import Iterator

from mapper.corrections import gone, read_kept, remarked
from mapper.publishing.diff.changes import CorrectionChange, Ruling
from mapper.rdf import Iris
from mapper.store import KnowledgeBase


def correction_changes(before: KnowledgeBase, after: KnowledgeBase) -> Iterator[CorrectionChange]:
    """Those that went, then those that came, each in order; one that is given again with another day or
    reason did neither. Raises CorrectionError where the list of a knowledge base is damaged.
    """
    old, new = read_kept(before.generation), read_kept(after.generation)
    sides = ((Ruling.WENT, before, gone(old, new)), (Ruling.CAME, after, gone(new, old)))
    for change, side, given in sides:
        idle = remarked(side.generation, side.base) if given and side.generation else frozenset()
        for one in given:
            node = Iris(side.base).correction(one.correction)
            yield CorrectionChange(change, one.correction, applies=node.value not in idle)
