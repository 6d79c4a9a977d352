"""The promise of every passage, held by the code that owns the text: what it quotes is what stands there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from mapper.rdf.terms import CQ
from mapper.validation.findings import Finding
from mapper.validation.nodes import name


def check_passages(quads: Iterable[ox.Quad], text: str) -> Iterator[Finding]:
    """A finding for each passage of `quads` (of one article) whose `cq:exact` is not that slice of `text`."""
    start, end, exact = CQ.start.value, CQ.end.value, CQ.exact.value
    passages: dict[str, dict[str, str]] = {}
    for quad in quads:
        if quad.predicate.value in {start, end, exact}:
            passages.setdefault(name(quad.subject), {})[quad.predicate.value] = name(quad.object)
    for focus, values in passages.items():
        first, last = values.get(start, ""), values.get(end, "")
        within = first.isdecimal() and last.isdecimal() and int(first) < int(last) <= len(text)
        if not within or text[int(first) : int(last)] != values.get(exact):
            yield Finding(
                focus=focus,
                path=f"<{exact}>",
                message=f"This passage does not quote what stands at {first} to {last} of its text.",
                value=str(ox.Literal(values.get(exact, ""))),
            )
