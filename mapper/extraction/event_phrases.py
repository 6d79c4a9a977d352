"""What follows an event noun -> its parts: whose it is, with whom, under whom, where and when."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.mentions import Kind
from mapper.analysis.nominals import Nominal, group_at, nominal_at
from mapper.analysis.phrases import named_head
from mapper.analysis.tokens import POSSESSIVES
from mapper.extraction.actors import Actors
from mapper.extraction.calendar import Calendar
from mapper.extraction.clauses import is_main_verb
from mapper.extraction.drafts import Draft, Part
from mapper.extraction.event_circumstances import Circumstances, is_circumstance
from mapper.extraction.event_names import EventNames
from mapper.extraction.focus import Actor
from mapper.extraction.place_topics import is_of_topic
from mapper.extraction.places import AT_PLACE, TOWN, Places
from mapper.extraction.subjects import subject_of
from mapper.extraction.words import event_words

# Types whose noun says with "of" who takes part, and those whose possessive does.
ATTENDED = frozenset({"session", "meeting", "visit", "summit", "exercise", "appointment", "election"})
OWNED = frozenset({"visit", "appointment", "election", "meeting"})
# Types that a body has of its own: "its session".
SAT = frozenset({"session", "meeting", "summit"})
# Types that are held for somebody: "a course for judges".
TAUGHT = frozenset({"conference", "exercise"})
# Types whose noun is owned by name as well: "the Minister's interview".
CALLED = frozenset({"call", "interview"})
# Types whose noun says with "to" where it is: "a visit to Malta", "a mission to Chad".
JOURNEYS = frozenset({"visit", "operation"})


class EventPhrases:
    """Reads the phrases around an event noun."""

    def __init__(
        self, analysis: Analysis, actors: Actors, places: Places, calendar: Calendar, names: EventNames
    ) -> None:
        self._text = analysis.text
        self._actors = actors
        self._places = places
        self._calendar = calendar
        self._circumstances = Circumstances(analysis, actors)
        self._names = names
        self._quotes = {q.first: q for q in analysis.quotes}

    def complete(self, clause: Clause, index: int, draft: Draft) -> None:
        """Gives the draft of the noun at chunk `index` what its phrase tells."""
        self._owner(clause.chunks[index], draft)
        self._possessor(clause, index, draft)
        self._body_behind(clause, index, draft)
        self._body_before(clause, index, draft)
        self._named_possessor(clause.chunks[index], draft)
        self._joint(clause, draft)
        self._follow(clause, index, draft)

    def _owner(self, piece: Piece, draft: Draft) -> None:
        """The body before the noun takes part: "the *SCO* summit", "a *CSTO* session"."""
        owner = piece.mentions[-1] if piece.mentions else None
        if owner is not None and owner.kind is Kind.EVENT:
            owner = owner.of
        if owner is None or owner.kind is not Kind.BODY or draft.type not in {"summit", "session"}:
            return
        for actor in self._actors.named(owner):
            draft.add(Part.of(actor, "participant", "event.noun.owner", self._text))

    def _possessor(self, clause: Clause, index: int, draft: Draft) -> None:
        """Whose it is takes part, as in "his visit"; behind "congratulated X on his …" it is X's."""
        piece = clause.chunks[index]
        pronoun = self._text.tokens[piece.first].lower
        if draft.type not in OWNED or piece.det != "poss" or pronoun not in {"his", "her", "their"}:
            return
        verb = next((p for p in reversed(clause.chunks[:index]) if p.kind is Chunk.VG), None)
        of_object = verb is not None and verb.head in event_words().honouring
        person = self._actors.focus.possessor(clause, index, female=pronoun == "her", of_object=of_object)
        if person is not None:
            draft.add(Part(person, "participant", "event.noun.possessor", draft.span))
            draft.told = True

    def _body_behind(self, clause: Clause, index: int, draft: Draft) -> None:
        """The body behind the comma that held its session: "At *its* session, *the Council* chose …"."""
        chunks = clause.chunks
        own = self._text.tokens[chunks[index].first].lower == "its" and chunks[index - 1].kind is Chunk.PREP
        if draft.type != "session" or not own or index > 1:
            return
        for k in range(index + 2, len(chunks) - 1):
            if chunks[k - 1].kind is not Chunk.COMMA or chunks[k].kind is not Chunk.NP:
                continue
            nominal = nominal_at(chunks, k)
            verb = chunks[nominal.end] if nominal is not None and nominal.end < len(chunks) else None
            body = named_head(chunks[k], Kind.BODY)
            if verb is not None and verb.kind is Chunk.VG and verb.finite and body is not None:
                draft.add_all(
                    Part.of(actor, "participant", "event.noun.possessor", self._text)
                    for actor in self._actors.named(body)
                )
            return

    def _body_before(self, clause: Clause, index: int, draft: Draft) -> None:
        """The body whose meeting it is: "submitted to *the Council* at *its* next session"; where the
        sentence names none before, the one spoken of last.
        """
        chunks = clause.chunks
        if draft.type not in SAT or self._text.tokens[chunks[index].first].lower != "its":
            return
        inner = {"of", "("}
        heads = (k for k in range(index - 1, -1, -1) if k == 0 or chunks[k - 1].head not in inner)
        bodies = (named_head(chunks[k], Kind.BODY) for k in heads if chunks[k].kind is Chunk.NP)
        body = next((found for found in bodies if found is not None), None)
        owners = self._actors.named(body) if body is not None else []
        focus = self._actors.focus.body
        if body is None and focus is not None and focus.id.startswith("body/"):
            owners = [Actor(focus.id, "", chunks[index].first, chunks[index].first + 1)]
        draft.add_all(Part.of(a, "participant", "event.noun.possessor", self._text) for a in owners)

    def _named_possessor(self, piece: Piece, draft: Draft) -> None:
        """Whose it is by name or post: "the President's visit", "Malta's talks with Chile"."""
        tokens = self._text.tokens
        marks = [k for k in range(piece.first + 1, piece.last - 1) if tokens[k].lower in POSSESSIVES]
        if draft.type not in OWNED | CALLED or not marks:
            return
        mentions = tuple(m for m in piece.mentions if m.last <= marks[-1])
        owner = replace(piece, last=marks[-1], head=tokens[marks[-1] - 1].lower, mentions=mentions)
        nominal = nominal_at((owner,), 0)
        role = "speaker" if draft.type == "interview" else "participant"
        for actor in self._actors.of((nominal,)) if nominal is not None else ():
            person = actor.id.startswith("person/")
            if person or draft.type == "meeting":
                draft.add(Part.of(actor, role, "event.noun.possessor", self._text))
                draft.told = draft.told or person

    def _joint(self, clause: Clause, draft: Draft) -> None:
        """Those told of together speak at "a joint press conference", if whoever the sentence is about is one
        of them.
        """
        if draft.type == "interview" and self._text.tokens[draft.first + 1].lower == "joint":
            chunks, group = clause.chunks, self._actors.focus.group
            main = next((k for k in range(len(chunks)) if is_main_verb(chunks, k)), 0)
            subject = self._actors.of(subject_of(chunks, main)) if main else ()
            strangers = {a.id for a in subject if a.id.startswith("person/")} - {a.id for a in group}
            for actor in () if strangers else group:
                draft.add(Part(actor, "speaker", "event.noun.joint", draft.span))

    def _follow(self, clause: Clause, index: int, draft: Draft) -> None:
        """Reads dates and prepositional phrases behind the noun up to what belongs to something else."""
        chunks = clause.chunks
        k, topic = index + 1, False
        while k < len(chunks):
            piece = chunks[k]
            if piece.kind is Chunk.PREP and k + 1 < len(chunks) and chunks[k + 1].kind is Chunk.NP:
                topic = topic or piece.head in {"on", "about"}
                if self._leads_away(piece, chunks[k + 1], topic=topic):
                    return
                k = self._preposition(clause, k, draft, index)
                continue
            if piece.kind is Chunk.DATE:
                draft.settle(self._calendar.at(piece.first))
            elif piece.kind is Chunk.QUOTE and piece.first in self._quotes:
                k = self._last_inside(chunks, k)
            elif piece.kind is Chunk.COMMA:
                around = chunks[index - 1].head in event_words().around
                if not around or any(p.kind is Chunk.VG for p in chunks[:index]):
                    self._aside(chunks, k, draft)
                return
            elif piece.kind not in {Chunk.OPEN, Chunk.CLOSE, Chunk.PREP}:
                return
            k += 1

    def _aside(self, chunks: Sequence[Piece], index: int, draft: Draft) -> None:
        """The date between the comma at chunk `index` and another: "the next session, in May 2031, …"; behind
        "after the session, …" it is that of the main verb.
        """
        if draft.told and index + 2 < len(chunks) and chunks[index + 2].kind is Chunk.REL:
            self._told_of(chunks, index + 3, draft)
            return
        if chunks[0].kind is Chunk.PREP and not any(p.kind is Chunk.VG for p in chunks[:index]):
            return
        following = (
            index + 2 if index + 1 < len(chunks) and chunks[index + 1].kind is Chunk.PREP else index + 1
        )
        if following >= len(chunks) or chunks[following].kind is not Chunk.DATE:
            return
        behind = chunks[following + 1] if following + 1 < len(chunks) else None
        if behind is None or behind.kind in {Chunk.COMMA, Chunk.OTHER, Chunk.BREAK}:
            draft.settle(self._calendar.at(chunks[following].first))

    def _told_of(self, chunks: Sequence[Piece], index: int, draft: Draft) -> None:
        """The date in the relative clause at chunk `index`: "the drill, *in which* divers met in May"."""
        for piece in chunks[index:]:
            if piece.kind in {Chunk.COMMA, Chunk.REL, Chunk.SUB, Chunk.BREAK}:
                return
            if piece.kind is Chunk.DATE:
                draft.settle(self._calendar.at(piece.first))

    def _leads_away(self, preposition: Piece, noun: Piece, *, topic: bool) -> bool:
        """Whether what follows is another event, or belongs to the topic of this one."""
        other = preposition.head != "of" and bool(self._names.type_of(noun))
        return other or (topic and preposition.head in {"with", "between", "among"})

    def _last_inside(self, chunks: Sequence[Piece], index: int) -> int:
        """The last chunk of the quotation that begins with chunk `index`."""
        last = self._quotes[chunks[index].first].last
        while index + 1 < len(chunks) and chunks[index + 1].first < last:
            index += 1
        return index

    def _preposition(self, clause: Clause, index: int, draft: Draft, noun: int) -> int:
        """Reads the prepositional phrase at chunk `index` behind the noun; returns the chunk behind it."""
        preposition = clause.chunks[index].head
        members = group_at(clause.chunks, index + 1)
        if is_circumstance(clause.chunks, index):
            parts = self._circumstances.parts(clause.chunks, index, index + 1)
            draft.told = draft.told or bool(parts)
            draft.add_all(parts)
        elif preposition == "of" and draft.noun in event_words().touring:
            draft.locate(*self._places.of(members[0]))
        elif preposition in {"from", "to"} and draft.type in CALLED:
            self._other_end(preposition, members, draft)
        elif preposition in {"with", "between"} or (preposition == "of" and draft.type in ATTENDED):
            self._partners(preposition, members, draft)
        elif preposition == "for" and draft.type in TAUGHT:
            pupils = [a for a in self._actors.of(members) if a.id.startswith(("group/", "body/"))]
            draft.add_all(Part.of(a, "participant", "event.noun.for", self._text) for a in pupils)
        elif (
            preposition == "at"
            and draft.type not in {"visit", "call"}
            and named_head(members[0].core, Kind.BODY)
            and members[0].core.head not in event_words().buildings
        ):
            hosts = self._actors.of(members)
            draft.add_all(Part.of(a, "host", "event.noun.at", self._text) for a in hosts)
        elif preposition in AT_PLACE or (preposition in {"to", "for"} and draft.type in JOURNEYS):
            self._locate(clause.chunks, index, draft, noun)
        end = max(members[-1].end, index + 2)
        self._bracketed(clause.chunks[index:end], draft)
        return end

    def _locate(self, chunks: Sequence[Piece], index: int, draft: Draft, noun: int) -> None:
        """The places behind the preposition at chunk `index`, unless they belong to a topic of the event."""
        for member in group_at(chunks, index + 1):
            for place, rank in (self._places.at(chunks, member.begin), self._places.of(member)):
                if not is_of_topic(chunks, index, city=rank >= TOWN, noun=noun):
                    draft.locate(place, rank)

    def _bracketed(self, chunks: Sequence[Piece], draft: Draft) -> None:
        """The date in a bracket: "a visit to Malta (*1-3 May*)"."""
        for opening, piece in pairwise(chunks):
            if opening.kind is Chunk.OPEN and piece.kind is Chunk.DATE:
                draft.settle(self._calendar.at(piece.first))

    def _partners(self, preposition: str, members: Sequence[Nominal], draft: Draft) -> None:
        """Those with, between or of whom it is; a name among them shows that it took place."""
        actors = self._actors.of(members)
        persons = [a for a in actors if a.id.startswith("person/") and a.capacity]
        if preposition == "with" and draft.noun in event_words().each and len(persons) > 1:
            draft.apart = tuple(a.id for a in persons)
        role = "signatory" if draft.type == "signing" and preposition == "between" else "participant"
        for actor in actors:
            draft.add(Part.of(actor, role, f"event.noun.{preposition}", self._text))
            named = preposition != "of" and actor.id.startswith(("person/", "body/"))
            draft.told = draft.told or named or draft.status == "planned"

    def _other_end(self, preposition: str, members: Sequence[Nominal], draft: Draft) -> None:
        """Who is called, or given an interview: "a call from the President", "an interview to the paper"."""
        for actor in self._actors.of(members):
            if actor.id.startswith("person/") or draft.type == "interview":
                draft.add(Part.of(actor, "participant", f"event.noun.{preposition}", self._text))
