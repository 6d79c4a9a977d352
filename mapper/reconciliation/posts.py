"""Whether somebody holds the posts that articles say he holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mapper.reconciliation.candidates import Position
from mapper.reconciliation.names import same
from mapper.reconciliation.subjects import Post, Span


@dataclass(frozen=True, slots=True)
class Held:
    """A post and the position that it is, perhaps: how sure that is, and why."""

    post: Post
    position: Position
    fit: float
    why: str


def held(posts: Iterable[Post], positions: Sequence[Position]) -> Held | None:
    """The post and position that fit best; None where none do."""
    return max(_pairs(posts, positions), key=lambda one: (one.fit, _overlaps(one)), default=None)


def _pairs(posts: Iterable[Post], positions: Sequence[Position]) -> Iterator[Held]:
    for post in posts:
        for position in positions:
            if found := _pair(post, position):
                yield found


def _pair(post: Post, position: Position) -> Held | None:
    whole = [f"{post.title} {name}" for name in post.body.names]
    for label in position.labels:
        if same(label, whole):
            return Held(post, position, 1.0, label)
    for label in position.labels:
        if same(label, [post.title]):
            if position.of & post.body.items:
                return Held(post, position, 1.0, f"{label}, of the same body or state")
            if position.of and post.body.items:
                return None
            return Held(post, position, 0.5, f"{label}, of whom is not known")
    return None


def _overlaps(one: Held) -> bool:
    """Whether the post was held within the years of the position."""
    return any(within(span, one.position) for span in one.post.days)


def within(span: Span, position: Position) -> bool:
    """Whether a time may lie in the years of a position; of many the year alone is known."""
    first, last = (day.year if day else None for day in span)
    start, end = (day.year if day else None for day in (position.start, position.end))
    return (not (first and end) or first <= end) and (not (start and last) or start <= last)
