"""What the benchmark of one change measures."""

from __future__ import annotations

from benchmarks.one_change import measure


def test_one_change_leaves_most_of_the_graph_untouched_and_gives_what_a_build_at_once_gives() -> None:
    change = measure(5, seed=3)
    assert change.same
    assert 0 < change.quads - change.untouched < change.quads / 10
    assert len(list(change.lines())) == 6
