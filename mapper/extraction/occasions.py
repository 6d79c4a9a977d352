"""Statements -> the events at which they were made, where the article leaves no other reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mapper.extraction.drafts import Draft, Part
from mapper.extraction.event_reports import is_news
from mapper.extraction.said import Said
from mapper.extraction.voices import Mode

# Types of events at which people speak to each other; at the second ones also those who are not named.
SPOKEN_AT = frozenset(
    {"meeting", "session", "summit", "conference", "visit", "call", "ceremony", "signing", "exercise"}
)
OPEN = frozenset({"session", "summit", "conference", "ceremony", "exercise"})


class Occasions:
    """The events of one article, from its finished drafts; `published` is its date, an EDTF string, or ""."""

    def __init__(self, drafts: Sequence[Draft], published: str) -> None:
        self._held = [d for d in drafts if is_news(d, published)]

    def ids(
        self, said: Iterable[tuple[Said, int]], modes: Sequence[Mode], ids: Mapping[int, str]
    ) -> list[str]:
        """For each statement the id of the event at which it was made, or ""; `ids` are those of the drafts
        by their identity.
        """
        found = (self._of(one, clause, modes[clause]) for one, clause in said)
        return [ids[id(event)] if event is not None else "" for event in found]

    def seat(self, said: Iterable[tuple[Said, int]], modes: Sequence[Mode]) -> None:
        """Whoever is cited in the news of an event that is open to many spoke there: for releases of those
        who held it, not for newspapers, which cite also who stayed away.
        """
        for one, clause in said:
            event = self._of(one, clause, modes[clause]) if modes[clause] is not Mode.SPEECH else None
            speaker = one.speaker
            if event is None or speaker is None or event.type not in OPEN or one.source is None:
                continue
            if speaker.id.startswith("person/"):
                event.add(Part(speaker, "speaker", "event.speaks", one.source))

    def _of(self, said: Said, clause: int, mode: Mode) -> Draft | None:
        """The event at which a statement in clause number `clause` was made.

        An answer belongs to the interview, a speech to "this meeting". Anything else belongs to the event
        told of last in which the speaker took part, or to the only open event of the article so far.
        """
        known = [d for d in self._held if d.clause <= clause]
        speaker = said.speaker.id if said.speaker is not None else ""
        if mode is Mode.ANSWER:
            return _only([d for d in known if d.type == "interview"])
        if mode is Mode.SPEECH:
            return _only([d for d in known if d.pointing])
        told = [d for d in known if d.type == "interview" and d.clause == clause and _took_part(d, speaker)]
        spoken = [d for d in known if d.type in SPOKEN_AT]
        for event in (*told, *reversed([d for d in spoken if _took_part(d, speaker)])):
            return event
        return _only(spoken) if all(d.type in OPEN for d in spoken) else None


def _only(drafts: Sequence[Draft]) -> Draft | None:
    return drafts[0] if len(drafts) == 1 else None


def _took_part(event: Draft, actor: str) -> bool:
    return any(p.actor.id == actor for p in event.parts)
