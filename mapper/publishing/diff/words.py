"""Facts on one line of words, from what they state."""

from __future__ import annotations

from collections.abc import Mapping


def words(kind: str, told: Mapping[str, str]) -> str:
    """The fact of this kind that states `told` (name of a value → its text).

    >>> words("event", {"type": "meeting", "date": "2024-05-02", "place": "Astana", "status": "held"})
    'meeting, 2024-05-02, Astana, held'
    >>> words("statement", {"speaker": "Ana Lopes", "cue": "said", "content": "“I do.”"})
    'Ana Lopes (said): “I do.”'
    """

    def join(*names: str) -> str:
        return ", ".join(told[name] for name in names if name in told)

    match kind:
        case "event":
            line = join("type", "name", "date", "place", "status", "mode")
        case "participant":
            line = f"{join('participant', 'capacity', 'on behalf of')} ({join('role')}): {join('event')}"
        case "tenure":
            line = join("person", "post", "body", "status") + _term(told)
        case "statement":
            who = join("speaker", "capacity") or join("source") or "?"
            line = f"{who} ({told.get('cue') or join('act')}): {join('content')}"
        case "document":
            line = join("title", "number", "kind", "act", "date")
        case "article":
            line = join("title") or join("source") or join("form")
        case _:
            line = join("name", "short name")
    return " ".join(line.split())


def _term(told: Mapping[str, str]) -> str:
    if "since" not in told and "until" not in told:
        return ""
    return f", {told.get('since', '')}–{told.get('until', '')}"
