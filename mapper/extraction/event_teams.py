"""Teams and delegations -> their leaders, who take part in what those do, also in later sentences."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.nominals import Nominal, group_at
from mapper.extraction.actors import Actors
from mapper.extraction.drafts import Draft, Part
from mapper.extraction.event_parts import is_the_team
from mapper.extraction.focus import Actor
from mapper.extraction.predicates import Predicate
from mapper.extraction.words import event_words, group_words

RULE = "event.led-by"


class EventTeams:
    """Adds to drafts those who lead the teams that take part in them."""

    def __init__(self, analysis: Analysis, actors: Actors) -> None:
        self._text = analysis.text
        self._actors = actors

    def read(self, clause: Clause, predicates: Sequence[Predicate], drafts: Sequence[Draft]) -> None:
        """Reads one clause; `drafts` are those that it tells of."""
        for predicate in predicates:
            self._take_up(predicate, drafts)
        for predicate in predicates:
            arguments = predicate.arguments
            if arguments.participle and arguments.verb.head in event_words().leading:
                self._led_by(clause, predicate, predicates, drafts)

    def _led_by(
        self, clause: Clause, leading: Predicate, predicates: Sequence[Predicate], drafts: Sequence[Draft]
    ) -> None:
        """In "a delegation headed by X visited …" X takes part in what the delegation does; so does X in "A,
        accompanied by X, visited …".
        """
        team = leading.arguments.subject
        leaders = self._actors.of(leading.arguments.behind("by"))
        self._note(team, leaders)
        led = {a.id for a in (*leading.subject, *self._before_bracket(clause.chunks, team))}
        if not leading.arguments.index:
            # "*Accompanied by X*, the Minister visited …"
            led = {a.id for p in predicates if p.is_main for a in p.subject}
        doings = [p.arguments.verb.first for p in predicates if _is_of_team(p, team)]
        for draft in drafts:
            if led & {p.actor.id for p in draft.parts} or draft.first in doings:
                draft.add_all(Part.of(a, "participant", RULE, self._text) for a in leaders)
                if leaders and team and _is_nameless(team):
                    draft.parts = [p for p in draft.parts if p.actor.id not in led]

    def _note(self, members: Sequence[Nominal], leaders: Sequence[Actor]) -> None:
        """Keeps who leads the team; of teams with several leaders none is "the team"."""
        if leaders and any(m.core.head in group_words().teams for m in members):
            known, focus = self._actors.focus.leaders, self._actors.focus
            same = known is None or {a.id for a in known} == {a.id for a in leaders}
            focus.leaders = tuple(leaders) if same else ()

    def _before_bracket(self, chunks: Sequence[Piece], members: Sequence[Nominal]) -> Sequence[Actor]:
        """Whose team it is, in "the Harbour Fund (HF) *team* led by …"."""
        begin = members[0].begin if members else 0
        if begin < 4 or chunks[begin - 1].kind is not Chunk.CLOSE or chunks[begin - 3].kind is not Chunk.OPEN:
            return ()
        return self._actors.of(group_at(chunks, begin - 4)[:1])

    def _take_up(self, predicate: Predicate, drafts: Sequence[Draft]) -> None:
        """In "The team met …" its leader, told of before, takes part as well."""
        team, focus = predicate.arguments.subject, self._actors.focus
        if focus.leaders and _is_another_team(team):
            focus.leaders = ()
        if not focus.leaders or predicate.arguments.passive or not is_the_team(team):
            return
        led, span = {a.id for a in predicate.subject}, self._text.span(team[0].first, team[0].last)
        for draft in drafts:
            if _is_told_by(predicate, draft):
                draft.add_all(Part(leader, "participant", RULE, span) for leader in focus.leaders)
                if _is_nameless(team):
                    draft.parts = [p for p in draft.parts if p.actor.id not in led]


def _is_told_by(predicate: Predicate, draft: Draft) -> bool:
    """Whether the verb makes the event or has it as its object: "met X", "held *talks* with X"."""
    arguments = predicate.arguments
    named = any(m.first <= draft.first < m.last for m in arguments.object)
    return draft.first == arguments.verb.first or (named and draft.told)


def _is_another_team(members: Sequence[Nominal]) -> bool:
    """Whether it is a team not told of before: "a team of divers"."""
    return any(m.core.det == "a" and m.core.head in group_words().teams for m in members)


def _is_of_team(predicate: Predicate, team: Sequence[Nominal]) -> bool:
    """Whether a main verb is said of the team: "a Fund mission, headed by X, *visited* …"."""
    subject = predicate.arguments.subject
    same = len(subject) == len(team) == 1 and subject[0].core is team[0].core
    return same and predicate.is_main and subject[0].core.head in group_words().teams


def _is_nameless(members: Sequence[Nominal]) -> bool:
    """Whether the led are but "a delegation", which its leader stands for."""
    return all(m.core.head in group_words().led and not m.inner for m in members)
