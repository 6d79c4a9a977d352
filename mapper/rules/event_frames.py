"""The frames of events: `frames/events.toml`, indexed by verb."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "frames" / "events.toml"


@dataclass(frozen=True, slots=True)
class EventFrame:
    """One frame; the comment of the file says what its fields mean."""

    id: str
    verbs: tuple[str, ...]
    roles: Mapping[str, str]
    makes: str = ""
    event: tuple[str, ...] = ()
    noun: frozenset[str] = frozenset()
    needs: Mapping[str, str] = field(default_factory=dict)
    status: str = "held"
    context: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@cache
def event_frames() -> Mapping[str, tuple[EventFrame, ...]]:
    """Lemma of a verb -> its frames, in the order of the file."""
    found: dict[str, list[EventFrame]] = {}
    for row in tomllib.loads(FILE.read_text(encoding="utf-8"))["frame"]:
        frame = _frame(row)
        for verb in frame.verbs:
            found.setdefault(verb, []).append(frame)
    return {verb: tuple(frames) for verb, frames in found.items()}


def _frame(row: Mapping[str, Any]) -> EventFrame:
    lists = {"verbs", "event", "examples", "counterexamples", "context"}
    values: dict[str, Any] = {name: tuple(value) if name in lists else value for name, value in row.items()}
    return EventFrame(**{**values, "noun": frozenset(row.get("noun", ()))})
