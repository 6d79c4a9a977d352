"""The pieces of a statement's content stand in text order, in whatever order the store holds them."""

from __future__ import annotations

from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapper.publishing.queries import find_queries
from tests.queries.engines import BASE, ENGINES

STATEMENTS: Final = find_queries()["statements"].bind({}, BASE)
SHELL: Final = """
@base <https://w3id.org/communique/id/> .
@prefix cq: <https://w3id.org/communique/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<say> skos:notation "say" .
"""
FIRST: Final = "<article/0#statement-1>"
SECOND: Final = "<article/0#statement-2>"

pieces = st.lists(
    st.tuples(st.integers(0, 20_000), st.integers(1, 300)).map(lambda piece: (piece[0], piece[0] + piece[1])),
    min_size=1,
    max_size=8,
    unique_by=lambda piece: piece[0],
)


def _statement(node: str, spans: list[tuple[int, int]]) -> str:
    lines = [f'{node} a cq:DirectQuotation ; cq:statedIn <article/0> ; cq:speechAct <say> ; cq:content "…" .']
    for start, end in spans:
        piece = f"<article/0#char-{start}-{end}>"
        lines.append(f"{node} cq:contentPassage {piece} . {piece} cq:start {start} ; cq:end {end} .")
    return "\n".join(lines)


@pytest.mark.parametrize("engine", sorted(ENGINES))
@settings(deadline=None, max_examples=40)
@given(first=pieces, second=pieces)
def test_content_spans_stand_in_text_order(
    engine: str, first: list[tuple[int, int]], second: list[tuple[int, int]]
) -> None:
    rows = ENGINES[engine](SHELL + _statement(FIRST, first) + _statement(SECOND, second))(STATEMENTS)
    assert [row[-1] for row in rows] == [
        "|".join(f"{start}-{end}" for start, end in sorted(spans)) for spans in (first, second)
    ]
