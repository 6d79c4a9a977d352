"""Predicates -> what their frames say of events: new drafts, and roles in those that nouns name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk
from mapper.analysis.nominals import group_at
from mapper.extraction.actors import Actors
from mapper.extraction.drafts import Draft, Part
from mapper.extraction.event_needs import EventNeeds
from mapper.extraction.event_parts import EventParts
from mapper.extraction.event_setting import EventSetting, EventSlots
from mapper.extraction.event_words import UNREAL, event_words
from mapper.extraction.events import Events
from mapper.extraction.places import Places
from mapper.extraction.predicates import Calendar, Predicate
from mapper.rules.event_frames import EventFrame, event_frames


class EventVerbs:
    """Applies the frames of verbs to the predicates of one article."""

    def __init__(
        self, analysis: Analysis, actors: Actors, places: Places, calendar: Calendar, events: Events
    ) -> None:
        self._analysis = analysis
        self._text = analysis.text
        self._actors = actors
        self._events = events
        self._parts = EventParts(analysis, actors)
        self._needs = EventNeeds(actors, places, calendar)
        self._slots = EventSlots(events)
        self._setting = EventSetting(actors, places, calendar)
        self._listing = False

    def read(
        self, clause: Clause, number: int, predicates: Sequence[Predicate], nouns: Mapping[int, Draft]
    ) -> list[Draft]:
        """The drafts that verbs make in one clause; drafts of `nouns` learn what verbs say of them."""
        made: list[Draft] = []
        for position, predicate in enumerate(predicates):
            before = predicates[position - 1] if position else None
            own = event_frames().get(predicate.arguments.verb.head, ())
            for frame in (*own, *event_frames()["*"]):
                if frame.noun and not self._has_noun(clause, predicate, frame):
                    continue
                if frame.makes:
                    draft = self._make(clause, number, predicate, before, frame, nouns)
                    if draft is not None:
                        if (
                            predicate.arguments.verb.infinitive
                            and made
                            and made[-1].type == "visit"
                            and not draft.date
                        ):
                            # "will travel to Riga on Monday to meet with …"
                            draft.date = made[-1].date
                            draft.locate(made[-1].place, made[-1].rank)
                        made += self._separate(clause, predicate, draft)
                        break
                else:
                    self._fill(clause, predicate, before, frame, nouns)
        self._led_by(predicates, [*nouns.values(), *made])
        self._among(clause, predicates)
        self._list(clause, predicates)
        return made

    def _led_by(self, predicates: Sequence[Predicate], drafts: Sequence[Draft]) -> None:
        """As in "a delegation headed by X visited …": X takes part in what the delegation does."""
        for predicate in predicates:
            arguments = predicate.arguments
            if not arguments.participle or arguments.verb.head not in {"lead", "head"}:
                continue
            groups = {a.id for a in predicate.subject}
            for draft in drafts:
                if groups & {p.actor.id for p in draft.parts}:
                    for actor in self._actors.of(arguments.behind("by")):
                        span = self._text.span(actor.first, actor.last)
                        draft.add(Part(actor, "participant", "event.led-by", span))

    def _list(self, clause: Clause, predicates: Sequence[Predicate]) -> None:
        """As in "The following ministers attended:", and then the members of the list, each a paragraph."""
        recent = self._events.recent
        last = self._text.tokens[clause.sentence.last - 1]
        if any(p.arguments.verb.finite for p in predicates):
            attends = any(p.arguments.verb.head in event_words().attending for p in predicates)
            self._listing = attends and last.text == ":"
        elif self._listing and recent is not None:
            index = next((k for k, p in enumerate(clause.chunks) if p.kind is Chunk.NP), len(clause.chunks))
            for actor in self._actors.of(group_at(clause.chunks, index)):
                recent.add(Part(actor, "participant", "event.list", self._text.span(actor.first, actor.last)))

    def _among(self, clause: Clause, predicates: Sequence[Predicate]) -> None:
        """As in "Among the participants were A, B and C": they took part in what was told last."""
        chunks = clause.chunks
        recent = self._events.recent
        if recent is None or len(chunks) < 4 or chunks[0].head not in {"among", "present", "attending"}:
            return
        for predicate in predicates:
            if (
                predicate.arguments.verb.head != "be"
                or predicate.arguments.index > 3
                or chunks[1].head not in event_words().attenders
            ):
                continue
            for actor in self._actors.of(group_at(chunks, predicate.arguments.index + 1)):
                span = self._text.span(actor.first, actor.last)
                recent.add(Part(actor, "participant", "event.among", span))

    def _has_noun(self, clause: Clause, predicate: Predicate, frame: EventFrame) -> bool:
        start = predicate.arguments.index + 1
        if predicate.arguments.passive and any(
            m.core.head in frame.noun for m in predicate.arguments.subject
        ):
            return True
        return any(
            p.head in frame.noun or any(t.lower in frame.noun for t in self._text.tokens[p.first : p.last])
            for p in clause.chunks[start : start + 2]
            if p.kind is Chunk.NP
        )

    def _make(
        self,
        clause: Clause,
        number: int,
        predicate: Predicate,
        before: Predicate | None,
        frame: EventFrame,
        nouns: Mapping[int, Draft],
    ) -> Draft | None:
        arguments = predicate.arguments
        status = self._status(predicate, before)
        if arguments.verb.negated or not status:
            return None
        parts = self._parts.of(clause, predicate, before, frame)
        if not self._needs.met(clause, predicate, frame, parts):
            return None
        twin = next(
            (d for k, d in nouns.items() if k > arguments.index and d.type == frame.makes and not d.name),
            None,
        )
        if twin is not None and frame.makes in {"ceremony", "signing", "meeting", "visit"}:
            self._enrich(clause, predicate, frame, twin, parts, status)
            return None
        first = arguments.subject[0].first if arguments.subject else arguments.verb.first
        last = clause.chunks[max(arguments.end - 1, arguments.index)].last
        first = min(first, arguments.verb.first)
        kind = "call" if frame.makes == "meeting" and self._is_remote(clause, frame) else frame.makes
        draft = Draft(
            kind,
            arguments.verb.first,
            arguments.verb.last,
            number,
            frame.id,
            self._text.surface(first, last).rstrip(" .,"),
            self._text.span(first, last),
            told=True,
            status=status,
            perfect=arguments.verb.perfect == "had",
            tense=arguments.verb.tense,
        )
        for part in parts:
            draft.add(part)
        if frame.id == "event.sign":
            members = arguments.subject if arguments.passive else arguments.object
            draft.definite = any(m.core.det == "the" and not m.core.mentions for m in members)
            for part in self._parts.signatories(clause, predicate, frame):
                draft.add(part)
        self._setting.situate(clause, predicate, draft, self._text.span)
        return draft

    def _separate(self, clause: Clause, predicate: Predicate, draft: Draft) -> list[Draft]:
        """As in "spoke with A and, separately, with B": one event for each of those talked with."""
        words = {t.lower for t in self._text.tokens[clause.sentence.first : clause.sentence.last]}
        doers = {a.id for a in predicate.subject}
        others = [p for p in draft.parts if p.actor.id not in doers]
        if (
            draft.type not in {"call", "meeting"}
            or not words & event_words().separate
            or len(others) < 2
            or not doers
        ):
            return [draft]
        own = [p for p in draft.parts if p.actor.id in doers]
        return [replace(draft, parts=[*own, other], rules=[], spans=[]) for other in others]

    def _is_remote(self, clause: Clause, frame: EventFrame) -> bool:
        """Talks by telephone or video: said in the sentence, or in the headline where they "spoke"."""
        words = {t.lower for t in self._text.tokens[clause.sentence.first : clause.sentence.last]}
        if words & event_words().remote:
            return True
        headline = self._analysis.article.headline
        title = (
            set(headline.of(self._analysis.article.text).lower().split()) if headline is not None else set()
        )
        return frame.id == "event.speak-with" and bool(title & (event_words().remote | {"call"}))

    def _enrich(
        self,
        clause: Clause,
        predicate: Predicate,
        frame: EventFrame,
        draft: Draft,
        parts: Sequence[Part],
        status: str,
    ) -> None:
        """The clause names the event that its verb tells of: "presented the medal at a ceremony"."""
        draft.told = True
        draft.rules.append(frame.id)
        draft.status = status if draft.status == "held" else draft.status
        for part in parts:
            draft.add(part)
        self._setting.situate(clause, predicate, draft, self._text.span)

    def _status(self, predicate: Predicate, before: Predicate | None) -> str:
        """As in "held", "planned", or "" where the clause does not say that it happens."""
        verb = predicate.arguments.verb
        if verb.modal in UNREAL:
            return ""
        if verb.tense == "future" or verb.modal == "would":
            return "planned"
        if verb.gerund and before is not None and before.arguments.verb.head == "look":
            return "planned"
        if verb.infinitive:
            leading = before.arguments.verb if before is not None else None
            if leading is None or leading.negated or leading.modal in UNREAL:
                return ""
            if leading.head in event_words().planning:
                return "planned"
            return "" if leading.head in event_words().wishing else "held"
        return "held"

    def _fill(
        self,
        clause: Clause,
        predicate: Predicate,
        before: Predicate | None,
        frame: EventFrame,
        nouns: Mapping[int, Draft],
    ) -> None:
        drafts = self._slots.of(clause, predicate, frame, nouns)
        status = self._status(predicate, before)
        verb = predicate.arguments.verb
        if frame.needs.get("off") == verb.head and not any(
            t.lower == "off" for t in self._text.tokens[verb.last : verb.last + 1]
        ):
            return
        for draft in drafts:
            if verb.negated or not status:
                draft.dropped = draft.dropped or (verb.negated and frame.id in event_words().happening)
                continue
            draft.told = True
            draft.rules.append(frame.id)
            draft.spans.append(self._text.span(verb.first, verb.last))
            draft.perfect = draft.perfect or verb.perfect == "had"
            draft.tense = verb.tense
            if frame.status != "held" and draft.status != "cancelled":
                draft.status = frame.status
            elif status == "planned" and draft.status == "held":
                draft.status = "planned"
            for part in self._parts.of(clause, predicate, before, frame):
                if not part.actor.first <= draft.first < part.actor.last:
                    draft.add(part)
            self._setting.situate(clause, predicate, draft, self._text.span)
