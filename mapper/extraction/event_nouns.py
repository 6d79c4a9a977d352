"""Noun phrases -> drafts of events: "the session of the Council in Riga on 3 May"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.folding import fold
from mapper.analysis.mentions import Kind
from mapper.analysis.nominals import Nominal, group_at
from mapper.analysis.quotes import Quote
from mapper.analysis.tokens import QUOTES
from mapper.extraction.actors import Actors
from mapper.extraction.drafts import Draft, Part
from mapper.extraction.places import AT_PLACE, Places
from mapper.extraction.predicates import Calendar
from mapper.rules import lexicon

UNDER = {
    "chairmanship": "chair",
    "auspices": "organizer",
    "leadership": "chair",
    "presidency": "chair",
    "command": "chair",
}
REMOTE = frozenset({"videoconference", "videoconferencing", "teleconference", "video conference"})
COUNTS_AS_ONE = frozenset(
    {
        "talks",
        "negotiations",
        "consultations",
        "exercises",
        "elections",
        "manoeuvres",
        "maneuvers",
        "trainings",
        "drills",
    }
)
NEW = frozenset(
    {
        "first",
        "second",
        "third",
        "next",
        "previous",
        "last",
        "new",
        "another",
        "upcoming",
        "forthcoming",
        "regular",
        "annual",
        "recent",
    }
)
BEFORE = frozenset({"recent", "previous", "earlier", "last", "past"})
AHEAD = frozenset({"next", "upcoming", "forthcoming"})
CODED = re.compile(r"[A-Z][\w ]+[-– ](?:20)?\d\d")


class EventNouns:
    """Reads the event nouns of clauses."""

    def __init__(self, analysis: Analysis, actors: Actors, places: Places, calendar: Calendar) -> None:
        self._analysis = analysis
        self._text = analysis.text
        self._actors = actors
        self._places = places
        self._calendar = calendar
        self._quotes = {q.first: q for q in analysis.quotes}

    def read(self, clause: Clause, number: int) -> Iterator[tuple[int, Draft]]:
        """The drafts of one clause with the indices of their chunks."""
        last: tuple[int, Draft] | None = None
        for index, piece in enumerate(clause.chunks):
            if piece.kind is Chunk.NP and piece.det not in {"pron", "no"}:
                draft = self._draft(clause, number, index, piece)
                if draft is None:
                    continue
                if draft.coded and last is not None and self._belongs(clause, last[0], index, last[1], draft):
                    last[1].name, last[1].definite, last[1].told = draft.name, False, True
                    last[1].label = f"{last[1].label} “{self._name(piece)}”"
                    continue
                self._complete(clause, index, draft)
                last = (index, draft)
                yield index, draft

    def _belongs(self, clause: Clause, first: int, index: int, known: Draft, draft: Draft) -> bool:
        """Whether a coded name stands beside the noun before it: "a drill with the fleet “Wave-2031”"."""
        between = clause.chunks[first + 1 : index]
        return (
            not known.name
            and known.type == draft.type
            and not any(p.kind in {Chunk.VG, Chunk.CC, Chunk.REL, Chunk.SUB} for p in between)
        )

    def _draft(self, clause: Clause, number: int, index: int, piece: Piece) -> Draft | None:
        quoted_name = self._name(piece)
        kind = self._type(piece, quoted_name)
        if not kind:
            return None
        mention = piece.mentions[-1] if piece.mentions else None
        named = mention is not None and mention.kind is Kind.EVENT and mention.last == piece.last
        proper = named and mention is not None and " " in mention.name
        head = piece.head
        if (
            (head in REMOTE or "video" in {t.lower for t in self._text.tokens[piece.first : piece.last]})
            and index
            and clause.chunks[index - 1].head in {"in", "via", "by", "through"}
        ):
            return None
        if head.endswith("s") and not proper and not quoted_name and head not in COUNTS_AS_ONE:
            return None
        kind = self._sitting(clause, index, piece, kind)
        start = piece.first
        words = {t.lower for t in self._text.tokens[piece.first : piece.last]}
        if self._text.tokens[start].lower in {"the", "a", "an"} and start + 1 < piece.last:
            start += 1
        label = self._text.surface(start, piece.last)
        draft = Draft(
            kind,
            piece.first,
            piece.last,
            number,
            f"event.noun.{kind}",
            label,
            self._text.span(piece.first, piece.last),
            definite=piece.det == "the" and not quoted_name and not words & NEW,
            name=fold(quoted_name),
        )
        draft.coded = bool(quoted_name) and quoted_name == self._text.surface(piece.first, piece.last)
        draft.pointing = self._text.tokens[piece.first].lower == "this"
        if words & BEFORE:
            draft.perfect = True
        inside = self._calendar.inside(piece.first, piece.last)
        if inside and not quoted_name:
            draft.date, draft.own_date, draft.told = inside, True, True
        if words & AHEAD:
            draft.status = "planned"
        if proper and mention is not None:
            draft.name = draft.name or fold(mention.name)
            draft.label = mention.name
        if "video" in label or "online" in label:
            draft.mode = "video"
        draft.told = bool(quoted_name) or bool(proper) or draft.told
        return draft

    def _type(self, piece: Piece, quoted_name: str) -> str:
        last = piece.last
        quote = self._quote(piece)
        if quote is not None and quote.last == piece.last:
            last = quote.first
        mention = piece.mentions[-1] if piece.mentions else None
        if mention is not None and mention.last == last:
            return mention.sort if mention.kind is Kind.EVENT else self._coded(piece)
        types = lexicon.events()
        named = (
            mention.first
            if mention is not None and mention.kind in {Kind.NAME, Kind.EVENT} and mention.first > piece.first
            else 0
        )
        if named and self._text.tokens[named - 1].lower in {"exercise", "operation", "drill", "manoeuvre"}:
            return types[self._text.tokens[named - 1].lower]
        for size in (3, 2, 1):
            if last - piece.first >= size:
                phrase = " ".join(t.lower for t in self._text.tokens[last - size : last])
                if phrase in types:
                    return types[phrase]
        return self._coded(piece) if not quoted_name else ""

    def _coded(self, piece: Piece) -> str:
        """A name with its year, in quotation marks, is an exercise's: “Silent Pass-2021”."""
        before = self._text.tokens[piece.first - 1].text if piece.first else ""
        name = self._text.surface(piece.first, piece.last)
        return "exercise" if before in QUOTES and CODED.fullmatch(name) else ""

    def _sitting(self, clause: Clause, index: int, piece: Piece, kind: str) -> str:
        """A meeting *of* an organ is one of its sessions."""
        chunks = clause.chunks
        if kind != "meeting" or index + 2 >= len(chunks) or chunks[index + 1].head != "of":
            return kind
        owner = chunks[index + 2].mentions[-1] if chunks[index + 2].mentions else None
        standing = owner is not None and owner.kind is Kind.BODY and owner.last == chunks[index + 2].last
        return "session" if standing and owner is not None and owner.sort == "organ" else kind

    def _quote(self, piece: Piece) -> Quote | None:
        return next((q for f, q in self._quotes.items() if piece.first <= f and q.last <= piece.last), None)

    def _name(self, piece: Piece) -> str:
        """The quoted name in the phrase: exercise “Steppe Shield”, "Interaction" training."""
        quote = self._quote(piece)
        if quote is not None:
            return self._text.surface(quote.first + 1, quote.last - 1).strip(" ,.")
        if self._coded(piece):
            return self._text.surface(piece.first, piece.last)
        mention = piece.mentions[-1] if piece.mentions else None
        if mention is None or mention.kind not in {Kind.NAME, Kind.EVENT}:
            return ""
        tokens = self._text.tokens
        if mention.kind is Kind.EVENT:
            first = (
                mention.first + 1
                if tokens[mention.first].lower in {"exercise", "operation"}
                else mention.last
            )
        else:
            first = (
                mention.first
                if tokens[mention.first - 1].lower in {"exercise", "operation", "drill"}
                else piece.last
            )
        return self._text.surface(first, piece.last) if first < piece.last else ""

    def _complete(self, clause: Clause, index: int, draft: Draft) -> None:
        """What follows the noun: whose it is, with whom, where, when."""
        chunks = clause.chunks
        k = index + 1
        self._owner(chunks[index], draft)
        self._possessor(clause, index, draft)
        if draft.type == "interview" and self._text.tokens[draft.first + 1].lower == "joint":
            for actor in self._actors.group():
                draft.add(Part(actor, "speaker", "event.noun.joint", draft.span))
        topic = False
        while k < len(chunks):
            piece = chunks[k]
            if piece.kind is Chunk.DATE:
                self._date(draft, piece)
            elif piece.kind is Chunk.QUOTE and piece.first in self._quotes:
                last = self._quotes[piece.first].last
                while k + 1 < len(chunks) and chunks[k + 1].first < last:
                    k += 1
            elif piece.kind is Chunk.PREP and k + 1 < len(chunks):
                if chunks[k + 1].kind is Chunk.NP:
                    if piece.head != "of" and self._type(chunks[k + 1], ""):
                        break
                    topic = topic or piece.head in {"on", "about"}
                    if topic and piece.head in {"with", "between", "among"}:
                        break
                    k = self._preposition(clause, k, draft)
                    continue
            elif piece.kind in {Chunk.OPEN, Chunk.CLOSE}:
                pass
            else:
                break
            k += 1

    def _owner(self, piece: Piece, draft: Draft) -> None:
        """As in "the SCO summit", "a CSTO session": the body before the noun takes part."""
        owner = piece.mentions[-1] if piece.mentions else None
        if owner is None or owner.kind is not Kind.BODY or draft.type not in {"summit", "session"}:
            return
        for actor in self._actors.named(owner):
            draft.add(
                Part(actor, "participant", "event.noun.owner", self._text.span(owner.first, owner.last))
            )

    def _possessor(self, clause: Clause, index: int, draft: Draft) -> None:
        """As in "his visit", "Ana Lopes' visit": whose it is takes part; behind "congratulated X on his …"
        it is X's.
        """
        piece = clause.chunks[index]
        if piece.det != "poss" or draft.type not in {"visit", "appointment", "election", "meeting"}:
            return
        pronoun = self._text.tokens[piece.first].lower
        if pronoun not in {"his", "her", "their"}:
            return
        verb = next((p for p in reversed(clause.chunks[:index]) if p.kind is Chunk.VG), None)
        person = self._actors.possessor(
            clause, index, pronoun == "her", verb is not None and verb.head in {"congratulate", "thank"}
        )
        if person is not None:
            draft.add(Part(person, "participant", "event.noun.possessor", draft.span))
            draft.told = True

    def _date(self, draft: Draft, piece: Piece) -> None:
        found = self._calendar.text(piece.first)
        if found and not draft.date:
            draft.date, draft.own_date, draft.told = found, True, True

    def _preposition(self, clause: Clause, index: int, draft: Draft) -> int:
        """Reads one prepositional phrase; returns the chunk behind it."""
        chunks = clause.chunks
        preposition = chunks[index].head
        members = group_at(chunks, index + 1)
        if not members:
            return index + 1
        end = members[-1].end
        head = members[0].core.head
        role = UNDER.get(head) if preposition == "under" else None
        if role is not None:
            for actor in self._actors.of(complements(chunks, members[0].begin)):
                draft.add(Part(actor, role, f"event.under.{head}", draft.span))
                draft.told = True
        elif preposition in {"with", "between"} or (
            preposition == "of" and self._is_attended_by(draft, members)
        ):
            for actor in self._actors.of(members):
                draft.add(
                    Part(
                        actor,
                        "participant",
                        f"event.noun.{preposition}",
                        self._text.span(actor.first, actor.last),
                    )
                )
                draft.told = (
                    draft.told
                    or (preposition != "of" and actor.id.startswith(("person/", "body/")))
                    or draft.status == "planned"
                )
        elif preposition == "at" and draft.type not in {"visit", "call"} and self._hosts(members):
            for actor in self._actors.of(members):
                draft.add(Part(actor, "host", "event.noun.at", self._text.span(actor.first, actor.last)))
        elif preposition in AT_PLACE or (preposition == "to" and draft.type == "visit"):
            for member in members:
                place, rank = self._places.of(member)
                draft.locate(place, rank)
        return max(end, index + 2)

    def _hosts(self, members: tuple[Nominal, ...]) -> bool:
        mention = members[0].core.mentions[-1] if members[0].core.mentions else None
        return mention is not None and mention.kind is Kind.BODY and mention.last == members[0].core.last

    def _is_attended_by(self, draft: Draft, members: tuple[Nominal, ...]) -> bool:
        return draft.type in {"session", "meeting", "visit", "summit", "exercise"} and bool(members)


def complements(chunks: tuple[Piece, ...], index: int) -> tuple[Nominal, ...]:
    """Who stands behind "of" in "under the chairmanship of …"."""
    for k in range(index + 1, min(index + 3, len(chunks) - 1)):
        if chunks[k].head == "of":
            return group_at(chunks, k + 1)
    return ()
