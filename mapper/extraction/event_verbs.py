"""Predicates -> what their frames say of events: new drafts, and roles in those that nouns name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk
from mapper.analysis.mentions import Kind
from mapper.analysis.nominals import Nominal, group_at
from mapper.extraction.actors import Actor, Actors
from mapper.extraction.arguments import Arguments
from mapper.extraction.drafts import Draft, Part
from mapper.extraction.event_nouns import UNDER, complements
from mapper.extraction.events import Events
from mapper.extraction.places import Places
from mapper.extraction.predicates import Calendar, Predicate
from mapper.rules import lexicon
from mapper.rules.event_frames import EventFrame, event_frames

FACILITIES = frozenset({"house", "centre", "center", "embassy", "office", "school", "monument", "museum", "bridge", "plant", "station", "hospital", "memorial", "consulate", "headquarters", "laboratory", "university", "airport", "exhibition", "library", "mission", "checkpoint", "camp"})
ATTENDING = frozenset({"attend", "participate", "include", "comprise", "take", "join", "be"})
ATTENDERS = frozenset({"participants", "guests", "attendees", "speakers", "those", "delegates"})
SEPARATE = frozenset({"separately", "separate", "respectively", "conversations", "calls"})
REMOTE = frozenset({"telephone", "phone", "telephoned", "phoned"})
THANKING = frozenset({"thank", "congratulate", "praise", "commend"})
UNREAL = frozenset({"could", "should", "may", "might", "can", "must", "ca", "cannot"})
PLANNING = frozenset({"plan", "schedule", "propose", "intend", "offer", "agree", "invite", "expect", "prepare", "decide", "announce"})


class EventVerbs:
    """Applies the frames of verbs to the predicates of one article."""

    def __init__(self, analysis: Analysis, actors: Actors, places: Places, calendar: Calendar, events: Events) -> None:
        self._analysis = analysis
        self._text = analysis.text
        self._actors = actors
        self._places = places
        self._calendar = calendar
        self._events = events
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
                        made += self._separate(clause, predicate, draft)
                        break
                else:
                    self._fill(clause, predicate, before, frame, nouns)
        self._among(clause, predicates)
        self._list(clause, predicates)
        return made

    def _list(self, clause: Clause, predicates: Sequence[Predicate]) -> None:
        """"The following ministers attended:", and then the members of the list, each a paragraph."""
        recent = self._events.recent
        last = self._text.tokens[clause.sentence.last - 1]
        if any(p.arguments.verb.finite for p in predicates):
            attends = any(p.arguments.verb.head in ATTENDING for p in predicates)
            self._listing = attends and last.text == ":"
        elif self._listing and recent is not None:
            index = next((k for k, p in enumerate(clause.chunks) if p.kind is Chunk.NP), len(clause.chunks))
            for actor in self._actors.of(group_at(clause.chunks, index)):
                recent.add(Part(actor, "participant", "event.list", self._text.span(actor.first, actor.last)))

    def _among(self, clause: Clause, predicates: Sequence[Predicate]) -> None:
        """"Among the participants were A, B and C": they took part in what was told last."""
        chunks = clause.chunks
        recent = self._events.recent
        if recent is None or len(chunks) < 4 or chunks[0].head not in {"among", "present", "attending"}:
            return
        for predicate in predicates:
            if predicate.arguments.verb.head != "be" or predicate.arguments.index > 3 or chunks[1].head not in ATTENDERS:
                continue
            for actor in self._actors.of(group_at(chunks, predicate.arguments.index + 1)):
                span = self._text.span(actor.first, actor.last)
                recent.add(Part(actor, "participant", "event.among", span))

    def _has_noun(self, clause: Clause, predicate: Predicate, frame: EventFrame) -> bool:
        start = predicate.arguments.index + 1
        if predicate.arguments.passive and any(m.core.head in frame.noun for m in predicate.arguments.subject):
            return True
        return any(
            p.head in frame.noun or any(t.lower in frame.noun for t in self._text.tokens[p.first : p.last])
            for p in clause.chunks[start : start + 2]
            if p.kind is Chunk.NP
        )

    def _make(
        self, clause: Clause, number: int, predicate: Predicate, before: Predicate | None, frame: EventFrame,
        nouns: Mapping[int, Draft],
    ) -> Draft | None:
        arguments = predicate.arguments
        status = self._status(predicate, before)
        if arguments.verb.negated or not status:
            return None
        parts = self._parts(clause, predicate, before, frame)
        if not self._meets(clause, predicate, frame, parts):
            return None
        twin = next(
            (d for k, d in nouns.items() if k > arguments.index and d.type == frame.makes and not d.name), None
        )
        if twin is not None and frame.makes in {"ceremony", "signing", "meeting", "visit"}:
            self._enrich(clause, predicate, frame, twin, parts, status)
            return None
        first = arguments.subject[0].first if arguments.subject else arguments.verb.first
        last = clause.chunks[max(arguments.end - 1, arguments.index)].last
        first = min(first, arguments.verb.first)
        kind = "call" if frame.makes == "meeting" and self._is_remote(clause, frame) else frame.makes
        draft = Draft(
            kind, arguments.verb.first, arguments.verb.last, number, frame.id,
            self._text.surface(first, last).rstrip(" .,"), self._text.span(first, last), told=True, status=status,
            perfect=arguments.verb.perfect == "had", tense=arguments.verb.tense,
        )
        for part in parts:
            draft.add(part)
        if frame.id == "event.sign":
            members = arguments.subject if arguments.passive else arguments.object
            draft.definite = any(m.core.det == "the" and not m.core.mentions for m in members)
            for actor in self._parties(arguments.subject if arguments.passive else arguments.object):
                draft.add(self._part(actor, "signatory", frame))
            for member in arguments.subject if arguments.passive else ():
                for actor in self._actors.of(self._between(clause, member)):
                    draft.add(self._part(actor, "signatory", frame))
        self._situate(clause, predicate, draft)
        return draft

    def _between(self, clause: Clause, member: Nominal) -> tuple[Nominal, ...]:
        """Those behind "between", right after a document's name."""
        index = member.end
        if index + 1 < len(clause.chunks) and clause.chunks[index].head == "between":
            return group_at(clause.chunks, index + 1)
        return ()

    def _separate(self, clause: Clause, predicate: Predicate, draft: Draft) -> list[Draft]:
        """"spoke with A and, separately, with B": one event for each of those talked with."""
        words = {t.lower for t in self._text.tokens[clause.sentence.first : clause.sentence.last]}
        doers = {a.id for a in predicate.subject}
        others = [p for p in draft.parts if p.actor.id not in doers]
        if draft.type not in {"call", "meeting"} or not words & SEPARATE or len(others) < 2 or not doers:
            return [draft]
        own = [p for p in draft.parts if p.actor.id in doers]
        return [replace(draft, parts=[*own, other], rules=[], spans=[]) for other in others]

    def _is_remote(self, clause: Clause, frame: EventFrame) -> bool:
        """Talks by telephone or video: said in the sentence, or in the headline where they "spoke"."""
        words = {t.lower for t in self._text.tokens[clause.sentence.first : clause.sentence.last]}
        if words & REMOTE:
            return True
        headline = self._analysis.article.headline
        title = set(headline.of(self._analysis.article.text).lower().split()) if headline is not None else set()
        return frame.id == "event.speak-with" and bool(title & (REMOTE | {"call"}))

    def _enrich(
        self, clause: Clause, predicate: Predicate, frame: EventFrame, draft: Draft, parts: Sequence[Part], status: str
    ) -> None:
        """The clause names the event that its verb tells of: "presented the medal at a ceremony"."""
        draft.told = True
        draft.rules.append(frame.id)
        draft.status = status if draft.status == "held" else draft.status
        for part in parts:
            draft.add(part)
        self._situate(clause, predicate, draft)

    def _parties(self, members: Sequence[Nominal]) -> list[Actor]:
        """Those between whom, or of whom jointly, the document is: "the Protocol between A and B was signed"."""
        documents = [x for m in members for x in m.core.mentions if x.kind is Kind.DOCUMENT]
        if not documents or not documents[0].head:
            return []
        behind = [m for m in members if m.core.mentions and m.core.mentions[-1].kind in {Kind.BODY, Kind.STATE}]
        between = self._text.tokens[documents[0].last : documents[0].last + 1]
        owner = documents[0].of if documents[0].of is not None and len(members) > 1 else None
        found = self._actors.named(owner) if owner is not None and owner.kind is Kind.BODY else []
        return [*found, *self._actors.of(behind)] if between else []

    def _parts(self, clause: Clause, predicate: Predicate, before: Predicate | None, frame: EventFrame) -> list[Part]:
        arguments = predicate.arguments
        doers = self._actors.of(arguments.behind("by")) if arguments.passive else predicate.subject
        if arguments.verb.gerund and before is not None and before.arguments.verb.head in THANKING:
            doers = before.object
        if arguments.verb.infinitive and before is not None:
            shared = before.arguments.verb.head not in {"propose", "suggest", "invite", "ask", "call", "urge"}
            doers = (doers or before.subject) if shared else ()
        if arguments.verb.gerund and not doers and before is None:
            doers = ()
        undergoers = predicate.subject if arguments.passive else predicate.object
        parts = []
        for slot, actors in (("subject", doers), ("object", undergoers)):
            role = frame.roles.get(slot)
            parts += [self._part(a, role, frame) for a in actors if role]
        if frame.roles.get("subject") == "participant" and arguments.subject and not arguments.passive:
            parts += [self._part(a, "participant", frame) for a in self._states(self._behind_from(clause, arguments))]
        for other in arguments.others:
            role = frame.roles.get(other.preposition)
            if role and other.preposition != "by":
                parts += [self._part(a, role, frame) for a in self._actors.of(other.members)]
            elif other.preposition == "from" and frame.roles.get("subject") == "participant":
                # "sailors from Belgium and Estonia took part"
                parts += [self._part(a, "participant", frame) for a in self._states(other.members)]
            elif frame.id == "event.sign" and other.preposition == "between":
                parts += [self._part(a, "signatory", frame) for a in self._actors.of(other.members)]
        return parts

    def _behind_from(self, clause: Clause, arguments: Arguments) -> tuple[Nominal, ...]:
        index = arguments.subject[-1].end
        if index + 1 < arguments.index and clause.chunks[index].head == "from":
            return group_at(clause.chunks, index + 1)
        return ()

    def _states(self, members: Sequence[Nominal]) -> list[Actor]:
        return [a for a in self._actors.of(members) if a.id.startswith("state/")]

    def _part(self, actor: Actor, role: str, frame: EventFrame) -> Part:
        return Part(actor, role, frame.id, self._text.span(actor.first, actor.last))

    def _meets(self, clause: Clause, predicate: Predicate, frame: EventFrame, parts: Sequence[Part]) -> bool:
        needs, arguments = frame.needs, predicate.arguments
        doers = [p.actor for p in parts if p.role == frame.roles.get("subject")]
        undergoers = predicate.subject if arguments.passive else predicate.object
        if needs.get("any") == "two" and len({p.actor.id for p in parts}) < 2:
            return self._is_crowd(parts) and bool(clause_places(clause, self._places, predicate))
        if needs.get("object") == "person" and not any(_is_personal(a) for a in undergoers):
            return False
        if needs.get("subject") == "person" and not any(_is_personal(a) for a in doers):
            return False
        if needs.get("subject") == "agent" and not doers:
            return False
        if needs.get("with") == "person" and not any(
            _is_personal(a) for a in self._actors.of((*arguments.behind("with"), *arguments.behind("to")))
        ):
            return False
        if needs.get("with") == "agent" and not any(o.preposition == "with" for o in arguments.others):
            return False
        if needs.get("bare") and any(o.preposition in {"on", "for"} for o in arguments.others[:1]):
            return False
        if needs.get("object") == "document" and not self._has_document(arguments.subject if arguments.passive else arguments.object):
            return False
        if needs.get("object") == "facility" and not self._has_facility(arguments):
            return False
        if needs.get("object") == "place" and not self._has_place(predicate):
            return False
        if "anyof" in needs and not clause_places(clause, self._places, predicate, needs["anyof"].split()):
            return False
        if needs.get("clause") == "told":
            dated = any(self._calendar.text(clause.chunks[k].first) for k in arguments.dates)
            return dated or bool(clause_places(clause, self._places, predicate))
        return True

    def _is_crowd(self, parts: Sequence[Part]) -> bool:
        return len(parts) == 1 and parts[0].actor.id.startswith("group/")

    def _has_document(self, members: Sequence[Nominal]) -> bool:
        kinds = lexicon.documents()
        return any(
            m.core.head in kinds or m.core.head == "document" or any(x.kind is Kind.DOCUMENT for x in m.core.mentions)
            for m in members
        )

    def _has_facility(self, arguments: Arguments) -> bool:
        members = arguments.subject if arguments.passive else arguments.object
        return any(
            m.core.head in FACILITIES or any(x.kind is Kind.BODY and x.last == m.core.last for x in m.core.mentions)
            for m in members
        )

    def _has_place(self, predicate: Predicate) -> bool:
        arguments = predicate.arguments
        members = arguments.subject if arguments.passive else arguments.object
        nouns = lexicon.places().after | {"range", "unit", "centre", "center", "headquarters", "academy", "school", "museum", "base"}
        return any(self._places.of(m)[0] or m.core.head in nouns for m in members)

    def _status(self, predicate: Predicate, before: Predicate | None) -> str:
        """"held", "planned", or "" where the clause does not say that it happens."""
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
            if leading.head in PLANNING or leading.head == "be":
                return "planned"
            return "" if leading.head in {"call", "ask", "urge", "want", "refuse", "fail", "be"} else "held"
        return "held"

    def _fill(
        self, clause: Clause, predicate: Predicate, before: Predicate | None, frame: EventFrame,
        nouns: Mapping[int, Draft],
    ) -> None:
        drafts = self._slots(clause, predicate, frame, nouns)
        status = self._status(predicate, before)
        verb = predicate.arguments.verb
        if frame.needs.get("off") == verb.head and not any(
            t.lower == "off" for t in self._text.tokens[verb.last : verb.last + 1]
        ):
            return
        for draft in drafts:
            if verb.negated or not status:
                draft.dropped = draft.dropped or verb.negated and frame.id in {"event.hold", "event.happen", "event.organize"}
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
            for part in self._parts(clause, predicate, before, frame):
                if not any(part.actor.first <= draft.first < part.actor.last for _ in (0,)):
                    draft.add(part)
            self._situate(clause, predicate, draft)

    def _slots(
        self, clause: Clause, predicate: Predicate, frame: EventFrame, nouns: Mapping[int, Draft]
    ) -> list[Draft]:
        """The drafts that stand where the frame expects its event."""
        arguments = predicate.arguments
        places: list[Sequence[Nominal]] = []
        for slot in frame.event:
            if slot == "object":
                places.append(arguments.subject if arguments.passive else arguments.object)
            elif slot == "subject":
                places.append(arguments.subject)
            else:
                places.append(arguments.behind(slot))
        found = [
            d for k, d in nouns.items()
            if arguments.begin <= k < arguments.index and clause.chunks[k - 1].head in frame.event
            and clause.chunks[k - 1].kind is Chunk.PREP
        ]
        for members in places:
            for member in members:
                found += [d for k, d in nouns.items() if member.begin <= k < member.end]
                if member.core.head == "it" and not found:
                    before = [d for k, d in nouns.items() if k < arguments.index] or [self._events.recent]
                    found += [d for d in before[-1:] if d is not None]
        if not found and arguments.participle and frame.event:
            found = self._beside(clause, arguments, nouns)
        recent = self._events.recent
        if not found and frame.context and recent is not None and recent.status in frame.context:
            found = [recent]
        if found and arguments.passive and not arguments.participle:
            found += self._listed(clause, arguments, nouns, found)
        return found

    def _beside(self, clause: Clause, arguments: Arguments, nouns: Mapping[int, Draft]) -> list[Draft]:
        """The event of a participle: the one named before it; behind it where a body stands between
        ("the Committee, chaired by X, will hold a session")."""
        noun = arguments.subject[0].core if arguments.subject else None
        body = noun is not None and bool(noun.mentions) and noun.mentions[-1].kind is Kind.BODY
        comma = arguments.index > 0 and clause.chunks[arguments.index - 1].kind is Chunk.COMMA
        if body and comma and any(k > arguments.index for k in nouns):
            return [d for k, d in nouns.items() if k > arguments.index][:1]
        return [d for k, d in nouns.items() if k < arguments.index][-1:]

    def _listed(
        self, clause: Clause, arguments: Arguments, nouns: Mapping[int, Draft], found: Sequence[Draft]
    ) -> list[Draft]:
        """The other events of a list before the verb: "the drill with A, a drill with B and a drill are planned"."""
        return [
            d for k, d in nouns.items()
            if arguments.begin <= k < arguments.index and d not in found and d.type == found[0].type
        ]

    def _dates_a_title(self, clause: Clause, index: int) -> bool:
        """"the Roadmap for 2015", "the Convention of 1949": a year that belongs to a name."""
        text = self._calendar.text(clause.chunks[index].first)
        before = clause.chunks[index - 1].head if index else ""
        return before in {"for", "of", "until", "since"} and all(len(part) <= len("2015") for part in text.split("/"))

    def _situate(self, clause: Clause, predicate: Predicate, draft: Draft) -> None:
        """Date and place of the clause, where the draft has none of its own."""
        arguments = predicate.arguments
        if not draft.own_date:
            free = [k for k in arguments.dates if not self._dates_a_title(clause, k)]
            dates = [self._calendar.text(clause.chunks[k].first) for k in free]
            behind = [self._calendar.text(clause.chunks[k].first) for k in free if k > arguments.index]
            chosen = next((d for d in (*behind, *dates) if d), "")
            if chosen and not draft.date:
                draft.date = chosen
        for place, rank in clause_places(clause, self._places, predicate):
            draft.locate(place, rank)
        for other in arguments.others:
            role = UNDER.get(other.members[0].core.head) if other.preposition == "under" else None
            for actor in self._actors.of(complements(clause.chunks, other.members[0].begin)) if role else ():
                draft.add(Part(actor, role or "", f"event.under.{other.members[0].core.head}", draft.span))
        if arguments.verb.head in {"hold", "take", "host"} and draft.type not in {"visit", "call"}:
            for actor in self._actors.of(arguments.behind("at")):
                if actor.id.startswith("body/"):
                    draft.add(Part(actor, "host", "event.held-at", self._text.span(actor.first, actor.last)))
        if draft.type == "visit":
            for member in arguments.object or ():
                place, rank = self._places.of(member)
                draft.locate(place, rank)


def clause_places(
    clause: Clause, places: Places, predicate: Predicate, prepositions: Sequence[str] = ()
) -> list[tuple[str, int]]:
    """The places behind prepositions in a predicate's clause; only behind these where some are given."""
    arguments = predicate.arguments
    if not prepositions:
        return places.around(clause.chunks, arguments.begin, arguments.end)
    found = []
    for other in arguments.others:
        if other.preposition in prepositions:
            found += [places.of(m) for m in other.members if places.of(m)[0]]
    return found


def _is_personal(actor: Actor) -> bool:
    return actor.id.startswith("person/") or (actor.id.startswith("group/") and bool(actor.capacity))
