"""Predicates -> who takes part in the event that they tell of, by the roles of the frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mapper.analysis.analysis import Analysis
from mapper.analysis.chunks import Chunk
from mapper.analysis.mentions import Kind
from mapper.analysis.nominals import Nominal, group_at
from mapper.analysis.tokens import POSSESSIVES
from mapper.extraction.actors import Actors
from mapper.extraction.arguments import Argument
from mapper.extraction.drafts import Part
from mapper.extraction.focus import SEVERAL, Actor
from mapper.extraction.origins import is_but_the, states, with_origins
from mapper.extraction.predicates import Predicate
from mapper.extraction.tellings import Telling
from mapper.extraction.words import event_words, group_words
from mapper.rules.event_frames import EventFrame


class EventParts:
    """Finds the participations that a predicate states of its event."""

    def __init__(self, analysis: Analysis, actors: Actors) -> None:
        self._text = analysis.text
        self._actors = actors

    def of(self, telling: Telling, frame: EventFrame) -> list[Part]:
        """The participations by the frame's roles."""
        parts, capacity = [], _capacity(telling)
        for role, actors in self._slots(telling, frame):
            own = capacity if capacity and role == frame.roles.get("subject") else role
            parts += [Part.of(a, own, frame.id, self._text) for a in actors]
        return parts

    def signatories(self, telling: Telling, frame: EventFrame) -> list[Part]:
        """Those between whom, or of whom jointly, a signed document is."""
        arguments, clause = telling.arguments, telling.clause
        actors = self._joint_owners(arguments.undergoer)
        for member in arguments.undergoer:
            index = member.end
            if index + 1 < len(clause.chunks) and clause.chunks[index].head == "between":
                actors += self._actors.of(group_at(clause.chunks, index + 1))
        actors += self._actors.of(arguments.behind("between"))
        return [Part.of(a, "signatory", frame.id, self._text) for a in actors]

    def _slots(self, telling: Telling, frame: EventFrame) -> Iterator[tuple[str, Sequence[Actor]]]:
        """Each role of the frame with those who stand in its slot, and the states that they are from."""
        arguments, roles = telling.arguments, frame.roles
        doing, undergoing = roles.get("subject", ""), roles.get("object", "")
        if doing:
            stated = arguments.behind("by") if arguments.passive else arguments.subject
            doers = self.doers(telling)
            if frame.crowds and not doers:
                doers = self._actors.crowd(stated)
            yield doing, self._with_origins(telling, stated, doers)
            if doers and not arguments.passive:
                yield doing, self._companions(telling)
        if undergoing:
            undergoers = telling.predicate.undergoer
            if undergoing == "visited":
                undergoers = tuple(a for a in undergoers if a.id.startswith("body/"))
            yield undergoing, self._with_origins(telling, arguments.undergoer, undergoers)
        for other in arguments.others:
            if f"{other.preposition} {other.members[0].core.head}" in event_words().circumstances:
                continue
            role = _in_chair(telling, other) or roles.get(other.preposition, "")
            if role and not (other.preposition == "by" and arguments.passive):
                read = self._actors.crowd if frame.crowds else self._actors.of
                yield role, self._with_origins(telling, other.members, read(other.members))
            elif other.preposition == "from" and doing == "participant" and not arguments.passive:
                # "Sailors took part from Belgium and Estonia"
                yield doing, states(self._actors.of(other.members))

    def doers(self, telling: Telling) -> Sequence[Actor]:
        """Who does it: the subject, who stands behind "by", or of an infinitive or gerund who it is by the
        verb before, or the main verb behind: "*Opening* the seminar, the minister …".
        """
        arguments, predicate, before = telling.arguments, telling.predicate, telling.before
        if arguments.passive:
            return self._actors.of(arguments.behind("by"))
        if _is_they_in_which(telling):
            return ()
        doers = predicate.subject
        if not doers and is_the_team(arguments.subject):
            return self._actors.focus.leaders or ()  # "the mission", which is no group
        if before is not None and arguments.verb.infinitive:
            return self._of_infinitive(telling, before, doers)
        thanking = before is not None and before.arguments.verb.head in event_words().thanking
        if before is not None and thanking and arguments.verb.gerund:
            return before.object
        return doers or self._of_governing(telling)

    def _of_infinitive(self, telling: Telling, before: Predicate, doers: Sequence[Actor]) -> Sequence[Actor]:
        """Who does what an infinitive says: the subject before it, or whom that one asks to do it."""
        if before.arguments.verb.head in event_words().others_do:
            return before.object  # "invited *the Minister* to visit Riga"
        return () if self._is_of_another(telling) else doers or before.subject

    def _is_of_another(self, telling: Telling) -> bool:
        """Whether an infinitive tells what somebody else offers: "thanked Malta for *its* offer to host"."""
        before = telling.clause.chunks[telling.arguments.index - 1] if telling.arguments.index else None
        if before is None or before.kind is not Chunk.NP:
            return False
        words = [t.lower for t in self._text.tokens[before.first : before.last - 1]]
        return "its" in words[:1] or not POSSESSIVES.isdisjoint(words)

    def _of_governing(self, telling: Telling) -> Sequence[Actor]:
        """Of "having met X" or "looks forward to receiving Y" it is the subject of the main verb."""
        verb, arguments = telling.governing, telling.arguments
        return verb.subject if telling.hanging and not arguments.subject and verb is not None else ()

    def _companions(self, telling: Telling) -> Sequence[Actor]:
        """Those who do it too: "*Together with the Mayor*, the Minister laid flowers"."""
        chunks, words = telling.clause.chunks, event_words()
        found: list[Actor] = []
        for k in range(telling.arguments.begin, telling.arguments.end - 1):
            joined = k > 0 and chunks[k].head == "with" and chunks[k - 1].head in words.companions
            if chunks[k].kind is Chunk.PREP and (joined or chunks[k].head in words.alongside):
                found += self._actors.of(group_at(chunks, k + 1))
        return found

    def _with_origins(
        self, telling: Telling, members: Sequence[Nominal], found: Sequence[Actor]
    ) -> Sequence[Actor]:
        return with_origins(self._actors, telling.clause.chunks, members, found)

    def _joint_owners(self, members: Sequence[Nominal]) -> list[Actor]:
        """The owners of one document, the first of which is read as its body's: "the Joint Position of A, B
        and C".
        """
        documents = [x for m in members for x in m.core.mentions if x.kind is Kind.DOCUMENT]
        if not documents:
            return []
        owner = documents[0].of
        joint = owner is not None and owner.kind is Kind.BODY and len(members) > 1
        others = [
            m for m in members if m.core.mentions and m.core.mentions[-1].kind in {Kind.BODY, Kind.STATE}
        ]
        found = self._actors.named(owner) if joint and owner is not None else []
        return [*found, *self._actors.of(others)]


def _is_they_in_which(telling: Telling) -> bool:
    """Whether it is said of those whom its own sentence names: "a call, during which *they* discussed …"."""
    subject = telling.arguments.subject
    before = telling.clause.chunks[subject[0].begin - 1] if subject and subject[0].begin else None
    relative = before is not None and before.kind is Chunk.REL
    return relative and len(subject) == 1 and subject[0].core.head in SEVERAL


def _in_chair(telling: Telling, other: Argument) -> str:
    """The role of who stands behind "with": "*with* the Minister *in the chair*"."""
    chunks, end = telling.clause.chunks, other.members[-1].end
    behind = [p.head for p in chunks[end : end + 2]]
    seated = other.preposition == "with" and (behind == ["in", "chair"] or behind[:1] == ["preside"])
    return "chair" if seated and telling.nouns else ""


def _capacity(telling: Telling) -> str:
    """The role in which the subject takes part by the words of its clause: "attended *as observers*"."""
    roles = event_words().capacities
    heads = (m.core.head for m in telling.arguments.behind("as"))
    return next((roles[head] for head in heads if head in roles), "")


def is_the_team(members: Sequence[Nominal]) -> bool:
    """Whether it is but "the team" or "the delegation"."""
    return len(members) == 1 and is_but_the(members[0], group_words().teams)
