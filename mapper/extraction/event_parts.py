"""Predicates -> who takes part in the event that they tell of, by the roles of the frame."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.mentions import Kind
from mapper.analysis.nominals import Nominal, group_at
from mapper.extraction.actors import Actors
from mapper.extraction.arguments import Arguments
from mapper.extraction.drafts import Part
from mapper.extraction.focus import Actor
from mapper.extraction.tellings import Telling
from mapper.extraction.words import event_words
from mapper.rules.event_frames import EventFrame


class EventParts:
    """Finds the participations that a predicate states of its event."""

    def __init__(self, analysis: Analysis, actors: Actors) -> None:
        self._text = analysis.text
        self._actors = actors

    def of(self, telling: Telling, frame: EventFrame) -> list[Part]:
        """The participations by the frame's roles."""
        arguments = telling.arguments
        parts = []
        for slot, actors in (("subject", self._doers(telling)), ("object", telling.predicate.undergoer)):
            role = frame.roles.get(slot)
            parts += [Part.of(a, role, frame.id, self._text) for a in actors if role]
        joining = frame.roles.get("subject") == "participant"
        if joining and arguments.subject and not arguments.passive:
            parts += self._states(self._behind_from(telling.clause, arguments), frame)
        for other in arguments.others:
            role = frame.roles.get(other.preposition)
            if role and other.preposition != "by":
                parts += [Part.of(a, role, frame.id, self._text) for a in self._actors.of(other.members)]
            elif other.preposition == "from" and joining:
                # "sailors from Belgium and Estonia took part"
                parts += self._states(other.members, frame)
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

    def _doers(self, telling: Telling) -> Sequence[Actor]:
        """Who does it: the subject, who stands behind "by", or of an infinitive or gerund who it is by the
        verb before.
        """
        arguments, predicate, before = telling.arguments, telling.predicate, telling.before
        doers = self._actors.of(arguments.behind("by")) if arguments.passive else predicate.subject
        if before is None:
            return doers
        leading = before.arguments.verb.head
        if arguments.verb.gerund and leading in event_words().thanking:
            return before.object
        if arguments.verb.infinitive:
            return () if leading in event_words().others_do else doers or before.subject
        return doers

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

    def _behind_from(self, clause: Clause, arguments: Arguments) -> tuple[Nominal, ...]:
        """Where the subject is from: "sailors *from Belgium* took part"."""
        index = arguments.subject[-1].end
        if index + 1 < arguments.index and clause.chunks[index].head == "from":
            return group_at(clause.chunks, index + 1)
        return ()

    def _states(self, members: Sequence[Nominal], frame: EventFrame) -> list[Part]:
        return [
            Part.of(a, "participant", frame.id, self._text)
            for a in self._actors.of(members)
            if a.id.startswith("state/")
        ]
