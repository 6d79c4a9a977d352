"""Predicates -> the drafts that they speak of: those that stand where a frame expects its event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.mentions import Kind
from mapper.analysis.nominals import Nominal
from mapper.extraction.drafts import Draft
from mapper.extraction.events import ATTENDED, Events
from mapper.extraction.tellings import Telling
from mapper.extraction.words import event_words, group_words
from mapper.rules.event_frames import EventFrame

WHERE = "where"
# What stands between an event and the relative pronoun that takes it up.
OWN_PHRASE = frozenset({Chunk.NP, Chunk.PREP, Chunk.COMMA, Chunk.QUOTE, Chunk.DATE, Chunk.OPEN, Chunk.CLOSE})


class EventSlots:
    """Finds the drafts in the slots of frames."""

    def __init__(self, events: Events) -> None:
        self._events = events

    def of(self, telling: Telling, frame: EventFrame, made: Sequence[Draft] = ()) -> list[Draft]:
        """The drafts of the clause in the frame's slots; else the event told of last, where it may be: the
        last of those that verbs of the clause `made`, or one told of before.
        """
        arguments = telling.arguments
        found = _fronted(telling, frame)
        if frame.alone:
            return [d for d in found if d.type in frame.types and not d.parts]
        for member in _members(telling, frame):
            found += [d for k, d in telling.nouns.items() if member.begin <= k < member.end]
            if member.core.head == "it" and not found:
                found += self._it(telling)
            if not found and member.core.det == "the" and member.core.head in event_words().any_event:
                found += [d for d in self._events.told_last() if d.status == "held"]
        if not found and set(frame.event) & ({"subject", "object"} if arguments.passive else {"subject"}):
            found = _antecedent(telling)
        found = found or _in_which(telling, frame)
        undergoing = bool({"subject", "object"}.intersection(frame.event))
        if not found and undergoing and (arguments.participle or _is_to_be_done(telling)):
            found = _beside(telling)
        if not found and frame.context and not arguments.participle and not _named_otherwise(telling, frame):
            last = made[-1:] if _is_relative(telling) else ()
            found = [d for d in last or self._events.told_last() if _goes_on(d, telling, frame)]
        if found and undergoing and arguments.passive and not arguments.participle:
            found += _listed(telling, found)
        return [d for d in found if not frame.types or d.type in frame.types]

    def _it(self, telling: Telling) -> list[Draft]:
        """The event that "it" stands for: the one named before in the clause, else the one told of last, in
        this sentence or the one before; but what took place is no longer planned.
        """
        before = [d for k, d in telling.nouns.items() if k < telling.arguments.index]
        recent = self._events.recent
        if before or recent is None or recent.clause < telling.number - 1:
            return before[-1:]
        over = recent.told and recent.status == "held" and telling.status() != "held"
        return [] if over else [recent]


def _is_relative(telling: Telling) -> bool:
    """Whether it is said of somebody in a relative clause: "received X, *who was accompanied* by Y"."""
    chunks, index = telling.clause.chunks, telling.arguments.index
    return index > 0 and chunks[index - 1].kind is Chunk.REL


def _goes_on(draft: Draft, telling: Telling, frame: EventFrame) -> bool:
    """Whether a sentence that names no event may speak of the one told of last."""
    later = telling.status() == "planned" and draft.status == "held"
    return draft.status in frame.context and draft.type in ATTENDED and not later


def _named_otherwise(telling: Telling, frame: EventFrame) -> bool:
    """Whether what stands where the frame expects its event is none: "took part in the search"; "joined the
    discussion" and "led the delegation" speak of one.
    """
    members = list(_members(telling, frame))
    known = group_words().led | event_words().proceedings
    things = [m.core for m in members if m.person is None and not m.core.mentions]
    people = "object" in frame.event and any(m.person is not None or m.posts for m in members)
    return people or any(core.det != "pron" and core.head not in known for core in things)


def _members(telling: Telling, frame: EventFrame) -> Iterator[Nominal]:
    """Who and what stands in the slots of a frame."""
    arguments = telling.arguments
    subject = telling.subject
    undergoer = subject if arguments.passive else arguments.object
    slots: dict[str, Sequence[Nominal]] = {"object": undergoer, "subject": subject}
    for slot in frame.event:
        yield from slots[slot] if slot in slots else arguments.behind(slot)


def _antecedent(telling: Telling) -> list[Draft]:
    """The event to which a relative clause belongs: "the drill with the fleet, *which* will be held"."""
    chunks, k = telling.clause.chunks, telling.arguments.index - 1
    while k > 0 and chunks[k].kind is Chunk.OTHER:
        k -= 1
    return _named_before(telling, k) if k > 0 and _is_which(chunks[k]) else []


def _in_which(telling: Telling, frame: EventFrame) -> list[Draft]:
    """The event before a relative pronoun that stands where the frame expects it: "the drill, *in which*
    units took part", "the forum, *where* she spoke".
    """
    chunks, index = telling.clause.chunks, telling.arguments.index
    for k in range(index - 1, 0, -1):
        if chunks[k].kind is Chunk.VG:
            return []
        if chunks[k].head == WHERE and "at" in frame.event:
            return _named_before(telling, k)
        if _is_which(chunks[k]):
            inside = chunks[k - 1].kind is Chunk.PREP and chunks[k - 1].head in frame.event
            return _named_before(telling, k - 1) if inside else []
    return []


def _is_which(piece: Piece) -> bool:
    return piece.kind is Chunk.REL and piece.head == "which"


def _named_before(telling: Telling, index: int) -> list[Draft]:
    """The event that is named last before chunk `index`, with nothing but its own phrase between."""
    for k in range(index - 1, -1, -1):
        if k in telling.nouns:
            return [telling.nouns[k]]
        if telling.clause.chunks[k].kind not in OWN_PHRASE:
            return []
    return []


def _is_to_be_done(telling: Telling) -> bool:
    """Whether a passive infinitive stands behind its noun: "the summit, *to be held* in Riga"."""
    return telling.verb.infinitive and telling.verb.passive


def _fronted(telling: Telling, frame: EventFrame) -> list[Draft]:
    """The events behind a preposition before the verb: "*At the session* the ministers adopted …"; what
    stands between a verb and an infinitive belongs to that verb: "decided *at a meeting* to adopt …".
    """
    arguments, chunks = telling.arguments, telling.clause.chunks
    above = telling.before is not None and telling.verb.infinitive and not frame.alone
    begin = max(arguments.begin, telling.before.arguments.index) if above and telling.before else 0
    return [
        d
        for k, d in telling.nouns.items()
        if arguments.begin <= k < arguments.index
        and not (above and k > begin)
        and chunks[k - 1].head in frame.event
        and chunks[k - 1].kind is Chunk.PREP
    ]


def _beside(telling: Telling) -> list[Draft]:
    """The event of a participle: the one named before it; behind it where a body stands between
    ("the Committee, chaired by X, will hold a session") or it opens the sentence ("*Chaired by X*, the
    session …").
    """
    arguments, nouns = telling.arguments, telling.nouns
    if all(p.kind is Chunk.OTHER for p in telling.clause.chunks[: arguments.index]):
        subject = telling.main.arguments.subject if telling.main is not None else ()
        return [d for m in subject for k, d in nouns.items() if m.begin <= k < m.end][:1]
    noun = arguments.subject[0].core if arguments.subject else None
    body = noun is not None and bool(noun.mentions) and noun.mentions[-1].kind is Kind.BODY
    comma = arguments.index > 0 and telling.clause.chunks[arguments.index - 1].kind is Chunk.COMMA
    behind = [d for k, d in nouns.items() if k > arguments.index]
    if body and comma and behind:
        return behind[:1]
    return [d for k, d in nouns.items() if k < arguments.index][-1:]


def _listed(telling: Telling, found: Sequence[Draft]) -> list[Draft]:
    """The other events of a list before the verb: "the drill with A, a drill with B and a drill are
    planned".
    """
    begin, index = telling.arguments.begin, telling.arguments.index
    before = [d for k, d in telling.nouns.items() if begin <= k < index]
    return [d for d in before if d not in found and d.type == found[0].type]
