"""The frames of events: `frames/events.toml`, indexed by verb."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from mapper.rules.rulebook import FOLDER, Rule, load

FILE = FOLDER / "events.toml"


@dataclass(frozen=True, slots=True)
class EventFrame:
    """One frame; the comment of the file says what its fields mean."""

    id: str
    verbs: tuple[str, ...]
    roles: Mapping[str, str]
    makes: str = ""
    event: tuple[str, ...] = ()
    noun: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    where: tuple[str, ...] = ()
    needs: Mapping[str, str] = field(default_factory=dict)
    status: str = "held"
    moves: bool = False
    once: bool = False
    context: tuple[str, ...] = ()
    crowds: bool = False
    aside: bool = False
    alone: bool = False


@cache
def event_frames() -> Mapping[str, tuple[EventFrame, ...]]:
    """Lemma of a verb -> its frames, in the order of the file; those of any verb ("*") come last."""
    found: dict[str, list[EventFrame]] = {}
    for rule in load(FILE):
        frame = _frame(rule)
        for verb in frame.verbs:
            found.setdefault(verb, []).append(frame)
    every = found.pop("*", [])
    return {"*": tuple(every), **{verb: (*frames, *every) for verb, frames in found.items()}}


def _frame(rule: Rule) -> EventFrame:
    lists, sets = {"verbs", "event", "context", "where"}, {"noun", "types"}
    values: dict[str, Any] = {n: tuple(v) if n in lists else v for n, v in rule.fields.items()}
    return EventFrame(id=rule.id, **{**values, **{n: frozenset(rule.words(n)) for n in sets}})
