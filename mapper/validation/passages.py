"""The promise of every passage, held by the code that owns the text: what it quotes is what stands there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from mapper.rdf import CQ
from mapper.validation.findings import Finding


def check_passages(quads: Iterable[ox.Quad], text: str) -> Iterator[Finding]:
    """A finding for each passage of `quads` (of one article) whose `cq:exact` is not that slice of `text`."""
    start, end, exact = f"{CQ}start", f"{CQ}end", f"{CQ}exact"
    passages: dict[str, dict[str, str]] = {}
    for quad in quads:
        if quad.predicate.value in {start, end, exact}:
            passages.setdefault(quad.subject.value, {})[quad.predicate.value] = quad.object.value
    for focus, values in passages.items():
        first, last = values.get(start, ""), values.get(end, "")
        within = first.isdecimal() and last.isdecimal() and int(first) < int(last) <= len(text)
        if not within or text[int(first) : int(last)] != values.get(exact):
            yield Finding(
                focus=focus,
                path=f"<{exact}>",
                message=f"This passage does not quote what stands at {first} to {last} of the text of record.",
                value=str(ox.Literal(values.get(exact, ""))),
            )
