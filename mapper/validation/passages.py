"""The promise of every passage, held by the code that owns the text: what it quotes is what stands there, and
its IRI says where.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from mapper.rdf.terms import CQ
from mapper.validation.findings import Finding
from mapper.validation.nodes import name


def check_passages(quads: Iterable[ox.Quad], text: str) -> Iterator[Finding]:
    """A finding for each passage of `quads` (of one article) that does not hold against its `text`: whose
    `cq:exact` is not that slice, or whose IRI is not that of the text with the offsets.
    """
    start, end, exact = CQ.start.value, CQ.end.value, CQ.exact.value
    key = hashlib.sha256(text.encode()).hexdigest()[:16]
    passages: dict[str, dict[str, str]] = {}
    for quad in quads:
        if quad.predicate.value in {start, end, exact}:
            passages.setdefault(name(quad.subject), {})[quad.predicate.value] = name(quad.object)
    for focus, values in passages.items():
        first, last = values.get(start, ""), values.get(end, "")
        within = first.isdecimal() and last.isdecimal() and int(first) < int(last) <= len(text)
        if not within or text[int(first) : int(last)] != values.get(exact):
            message = (
                f"This passage does not quote what stands at {first} to {last} of its text."
                " Give cq:exact those characters, or the offsets of what it quotes."
            )
            yield Finding(focus, f"<{exact}>", message, str(ox.Literal(values.get(exact, ""))))
        elif not focus.endswith(f"/{key}#char-{first}-{last}"):
            message = (
                "The IRI of this passage names another text or other offsets than the passage has."
                f" Let it end in /{key}#char-{first}-{last}."
            )
            yield Finding(focus, "", message)
