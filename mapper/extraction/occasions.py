"""Statements -> the events at which they were made, where the article leaves no other reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mapper.extraction.drafts import Draft
from mapper.extraction.event_reports import is_news
from mapper.extraction.said import Said
from mapper.extraction.voices import Mode

# Types of events at which people speak to each other; at the second ones also those who are not named.
SPOKEN_AT = frozenset(
    {"meeting", "session", "summit", "conference", "visit", "call", "ceremony", "signing", "exercise"}
)
OPEN = frozenset({"session", "summit", "conference", "ceremony", "exercise"})


class Occasions:
    """The events of one article; `ids` maps the identity of drafts to the ids of their reports.

    `published` is the article's date, an EDTF string, or "".
    """

    def __init__(self, drafts: Sequence[Draft], ids: Mapping[int, str], published: str) -> None:
        self._ids = ids
        self._held = [d for d in drafts if id(d) in ids and is_news(d, published)]

    def of(self, said: Said, clause: int, mode: Mode) -> str:
        """The id of the event at which a statement in clause number `clause` was made, or "".

        An answer belongs to the interview, a speech to "this meeting". Anything else belongs to the event
        told of last in which the speaker took part, or to the only open event of the article so far.
        """
        known = [d for d in self._held if d.clause <= clause]
        speaker = said.speaker.id if said.speaker is not None else ""
        if mode is Mode.ANSWER:
            return self._only([d for d in known if d.type == "interview"])
        if mode is Mode.SPEECH:
            return self._only([d for d in known if d.pointing])
        told = [d for d in known if d.type == "interview" and d.clause == clause and _took_part(d, speaker)]
        spoken = [d for d in known if d.type in SPOKEN_AT]
        for event in (*told, *reversed([d for d in spoken if _took_part(d, speaker)])):
            return self._ids[id(event)]
        return self._only(spoken) if all(d.type in OPEN for d in spoken) else ""

    def _only(self, drafts: Sequence[Draft]) -> str:
        return self._ids[id(drafts[0])] if len(drafts) == 1 else ""


def _took_part(event: Draft, actor: str) -> bool:
    return any(p.actor.id == actor for p in event.parts)
