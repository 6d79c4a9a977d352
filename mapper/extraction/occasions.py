"""Statements -> the events at which they were made, where the article leaves no other reading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence, Set
from operator import attrgetter

from mapper.extraction.drafts import Draft, Part
from mapper.extraction.event_reports import is_news
from mapper.extraction.said import Said
from mapper.extraction.voices import Mode

# Types of events at which people speak to each other; at the second ones also those who are not named.
SPOKEN_AT = frozenset(
    {"meeting", "session", "summit", "conference", "visit", "call", "ceremony", "signing", "exercise"}
)
OPEN = frozenset({"session", "summit", "conference", "ceremony", "exercise"})
VOTES = frozenset({"event.legislate", "event.put-off"})
_CLAUSE = attrgetter("clause")


class Occasions:
    """The events of one article, from its finished drafts; `published` is its date, an EDTF string, or "".
    Words whose verb of saying ends at one of the places `apart` were said at none, but for an interview.
    """

    def __init__(self, drafts: Sequence[Draft], published: str, apart: Set[int] = frozenset()) -> None:
        self._apart = apart
        self._held = sorted((d for d in drafts if is_news(d, published)), key=_CLAUSE)
        self._spoken = [d for d in self._held if d.type in SPOKEN_AT]
        self._of_actor: dict[str, list[Draft]] = {}
        for draft in self._held:
            for actor in dict.fromkeys(p.actor.id for p in draft.parts):
                self._of_actor.setdefault(actor, []).append(draft)

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
                theirs = self._of_actor.setdefault(speaker.id, [])
                if event not in theirs:
                    insort(theirs, event, key=_CLAUSE)

    def _of(self, said: Said, clause: int, mode: Mode) -> Draft | None:
        """The event at which a statement in clause number `clause` was made.

        An answer belongs to the interview, a speech to "this meeting". Anything else belongs to the event
        told of last in which the speaker took part, or to the only open event of the article so far.
        """
        if mode is Mode.ANSWER:
            return _only([d for d in self._held if d.type == "interview" and d.clause <= clause])
        if mode is Mode.SPEECH:
            return _only([d for d in self._held if d.pointing and d.clause <= clause])
        theirs = self._of_actor.get(said.speaker.id, []) if said.speaker is not None else []
        behind = bisect_right(theirs, clause, key=_CLAUSE)
        here = theirs[bisect_left(theirs, clause, key=_CLAUSE) : behind]
        told = next((d for d in here if d.type == "interview"), None)
        if said.cue is not None and not self._apart.isdisjoint(range(said.cue.start, said.cue.end + 1)):
            return told
        last = next((theirs[k] for k in range(behind - 1, -1, -1) if theirs[k].type in SPOKEN_AT), None)
        if told is not None or last is not None:
            return told or last
        opened = [d for d in self._spoken if d.clause <= clause and d.type in OPEN and d.rule not in VOTES]
        return opened[-1] if opened else None


def _only(drafts: Sequence[Draft]) -> Draft | None:
    return drafts[0] if len(drafts) == 1 else None
