"""Noun phrases -> drafts of events: "the session of the Council in Riga on 3 May"."""

from __future__ import annotations

from collections.abc import Iterator

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.folding import fold
from mapper.analysis.mentions import Kind
from mapper.analysis.nominals import Nominal, group_at
from mapper.extraction.actors import Actors
from mapper.extraction.drafts import Draft, Part
from mapper.extraction.places import AT_PLACE, Places
from mapper.extraction.predicates import Calendar
from mapper.rules import lexicon

UNDER = {"chairmanship": "chair", "auspices": "organizer", "leadership": "chair", "presidency": "chair", "command": "chair"}
COUNTS_AS_ONE = frozenset({"talks", "negotiations", "consultations", "exercises", "elections", "manoeuvres", "maneuvers", "trainings", "drills"})
NAMED_ONLY = frozenset({"conflict", "operation", "event"})


class EventNouns:
    """Reads the event nouns of clauses."""

    def __init__(self, analysis: Analysis, actors: Actors, places: Places, calendar: Calendar) -> None:
        self._analysis = analysis
        self._text = analysis.text
        self._actors = actors
        self._places = places
        self._calendar = calendar
        self._quotes = {q.first: q for q in analysis.quotes}
        self._ends = {q.last: q for q in analysis.quotes}

    def read(self, clause: Clause, number: int) -> Iterator[tuple[int, Draft]]:
        """The drafts of one clause with the indices of their chunks."""
        for index, piece in enumerate(clause.chunks):
            if piece.kind is Chunk.NP and piece.det not in {"pron", "no"}:
                draft = self._draft(clause, number, index, piece)
                if draft is not None:
                    self._complete(clause, index, draft)
                    yield index, draft

    def _draft(self, clause: Clause, number: int, index: int, piece: Piece) -> Draft | None:
        kind, first = self._type(piece)
        if not kind:
            return None
        mention = piece.mentions[-1] if piece.mentions else None
        named = mention is not None and mention.kind is Kind.EVENT and mention.last == piece.last
        proper = named and mention is not None and " " in mention.name
        quoted_name = self._name(piece, clause)
        head = self._text.tokens[piece.last - 1].lower
        if head.endswith("s") and not proper and not quoted_name and head not in COUNTS_AS_ONE:
            return None
        start = piece.first
        if self._text.tokens[start].lower in {"the", "a", "an"} and start + 1 < piece.last:
            start += 1
        label = self._text.surface(start, piece.last)
        draft = Draft(
            kind, piece.first, piece.last, number, f"event.noun.{kind}", label,
            self._text.span(piece.first, piece.last),
            definite=piece.det == "the" and not quoted_name, name=fold(quoted_name),
        )
        if proper and mention is not None:
            draft.name = draft.name or fold(mention.name)
            draft.label = mention.name
        if quoted_name:
            draft.label = f"{draft.label} “{quoted_name}”"
        if "video" in label or "online" in label:
            draft.mode = "video"
        draft.told = bool(quoted_name) or bool(proper and kind not in {"conflict"})
        return draft

    def _type(self, piece: Piece) -> tuple[str, int]:
        mention = piece.mentions[-1] if piece.mentions else None
        if mention is not None and mention.last == piece.last:
            if mention.kind is Kind.EVENT:
                return (mention.sort, mention.first)
            return ("", 0)
        types = lexicon.events()
        for size in (3, 2, 1):
            if piece.last - piece.first >= size:
                phrase = " ".join(t.lower for t in self._text.tokens[piece.last - size : piece.last])
                if phrase in types:
                    return types[phrase], piece.last - size
        return ("", 0)

    def _name(self, piece: Piece, clause: Clause) -> str:
        """A quoted name behind the noun or before it: exercise “Steppe Shield”, "Interaction" training."""
        quote = self._quotes.get(piece.last)
        if quote is None and self._text.tokens[piece.first - 1 : piece.first]:
            quote = self._ends.get(piece.first)
        if quote is None and piece.last + 1 < clause.sentence.last and self._text.tokens[piece.last].text in {"‘", "'"}:
            quote = self._quotes.get(piece.last)
        if quote is None or quote.last - quote.first > 16:
            return ""
        return self._text.surface(quote.first + 1, quote.last - 1).strip(" ,.")

    def _complete(self, clause: Clause, index: int, draft: Draft) -> None:
        """What follows the noun: whose it is, with whom, where, when."""
        chunks = clause.chunks
        k = index + 1
        if index and chunks[index - 1].kind is Chunk.DATE and k:
            self._date(draft, chunks[index - 1])
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
                    k = self._preposition(clause, k, draft)
                    continue
            elif piece.kind in {Chunk.OPEN, Chunk.CLOSE}:
                pass
            else:
                break
            k += 1

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
            for actor in self._actors.of(_complements(chunks, members[0].begin)):
                draft.add(Part(actor, role, f"event.under.{head}", draft.span))
                draft.told = True
        elif preposition in {"with", "between"} or (preposition == "of" and self._is_attended_by(draft, members)):
            for actor in self._actors.of(members):
                draft.add(Part(actor, "participant", f"event.noun.{preposition}", self._text.span(actor.first, actor.last)))
        elif preposition in AT_PLACE or (preposition == "to" and draft.type == "visit"):
            for member in members:
                place, rank = self._places.of(member)
                draft.locate(place, rank)
        return max(end, index + 2)

    def _is_attended_by(self, draft: Draft, members: tuple[Nominal, ...]) -> bool:
        return draft.type in {"session", "meeting", "visit", "summit", "exercise"} and bool(members)


def _complements(chunks: tuple[Piece, ...], index: int) -> tuple[Nominal, ...]:
    """Who stands behind "of" in "under the chairmanship of …"."""
    for k in range(index + 1, min(index + 3, len(chunks) - 1)):
        if chunks[k].head == "of":
            return group_at(chunks, k + 1)
    return ()
