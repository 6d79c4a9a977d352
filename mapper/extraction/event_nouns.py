"""Noun phrases -> drafts of events: "the session of the Council in Riga on 3 May"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.folding import fold
from mapper.analysis.mentions import Kind, Mention
from mapper.analysis.nominals import group_at
from mapper.analysis.phrases import named_head
from mapper.analysis.tokens import POSSESSIVES
from mapper.extraction.calendar import Calendar
from mapper.extraction.drafts import Draft
from mapper.extraction.event_names import EventNames
from mapper.extraction.words import ARTICLES, event_words
from mapper.facts import Span
from mapper.rules import lexicon

# Types of events of which documents speak in their titles.
TITULAR = frozenset({"conflict", "operation", "event", "exercise", "election"})
# Types of events that have an opening; of a ceremony or an exhibition the opening is the event.
OPENED = frozenset({"conference", "session", "summit", "meeting", "exercise", "operation"})
THROUGH = lexicon.word_set("small-words", "through")
IN_NAMES = lexicon.word_set("small-words", "in_phrases")
NO_PART = ARTICLES | POSSESSIVES  # of the label of an event


class EventNouns:
    """Finds the event nouns of clauses."""

    def __init__(self, analysis: Analysis, names: EventNames, calendar: Calendar) -> None:
        self._text = analysis.text
        self._names = names
        self._calendar = calendar

    def read(self, clause: Clause, number: int, titles: Sequence[Span]) -> Iterator[tuple[int, Draft]]:
        """The drafts of one clause with the indices of their chunks, before what follows them is read; in the
        `titles` of documents no noun names an event.
        """
        last: tuple[int, Draft] | None = None
        for index, piece in enumerate(clause.chunks):
            if piece.kind is not Chunk.NP or piece.det in {"pron", "no"}:
                continue
            draft = self._draft(clause, number, index) or self._second(clause, last, index)
            if draft is None or self._ends_title(clause, index, draft):
                continue
            if any(a < draft.span.start and draft.span.end <= b for a, b in titles):
                continue
            if last is not None and draft.coded and _stands_beside(clause, last, index, draft):
                last[1].christen(draft.name, self._names.name(piece))
                continue
            if last is not None and self._is_first_part(clause, last, index):
                last[1].dropped = True
            elif last is not None and _is_opening(clause, last, index):
                if draft.type not in OPENED:
                    continue  # "the opening of the exhibition" is one event
                last[1].dropped = True
            last = (index, draft)
            yield last

    def _second(self, clause: Clause, last: tuple[int, Draft] | None, index: int) -> Draft | None:
        """The second event behind one plural: "the exercises “Blue Wave” *and “Red Wave”*"."""
        if last is None or not last[1].name or not clause.chunks[last[0]].plural:
            return None
        piece, name = clause.chunks[index], self._names.name(clause.chunks[index])
        between = [p for p in clause.chunks[last[0] + 1 : index] if p.kind is not Chunk.QUOTE]
        if not name or len(between) != 1 or between[0].kind is not Chunk.CC:
            return None
        span = self._text.span(piece.first, piece.last)
        first = replace(last[1], parts=[], rules=[], spans=[])
        return replace(
            first, first=piece.first, last=piece.last, name=_key(name), label=name, span=span, coded=False
        )

    def _is_first_part(self, clause: Clause, last: tuple[int, Draft], index: int) -> bool:
        """Whether the noun before is but a part of the event: "the *opening session of* the forum"."""
        words = self._text.words(last[1].first, last[1].last)
        beside = index == last[0] + 2 and clause.chunks[index - 1].head == "of"
        part = last[1].noun in event_words().partly and words & (
            event_words().opening | event_words().closing
        )
        return beside and bool(part)

    def _ends_title(self, clause: Clause, index: int, draft: Draft) -> bool:
        """Whether a noun in capitals belongs to the document named before: "Treaty on Joint Operations"."""
        words = self._text.tokens[draft.first : draft.last]
        proper = all(t.is_capital for t in words if t.lower not in ARTICLES | IN_NAMES)
        if draft.type not in TITULAR or draft.coded or not proper:
            return False
        for piece in reversed(clause.chunks[:index]):
            if any(m.kind is Kind.DOCUMENT for m in piece.mentions):
                return True
            if piece.kind not in {Chunk.NP, Chunk.PREP, Chunk.CC}:
                return False
        return False

    def _draft(self, clause: Clause, number: int, index: int) -> Draft | None:
        piece = clause.chunks[index]
        name = self._names.name(piece)
        kind = self._names.type_of(piece, name)
        proper = _proper(piece)
        if not kind or self._is_channel(clause, index):
            return None
        if self._is_many(piece, name, proper) and not _is_with_each(clause, index):
            return None
        words = self._text.words(piece.first, piece.last)
        first = piece.first
        if self._text.tokens[first].lower in NO_PART and first + 1 < piece.last:
            first += 1
        label = self._text.surface(first, piece.last)
        kind = self._names.briefing(clause, index, self._names.sitting(clause, index, kind))
        draft = Draft(
            kind,
            piece.first,
            piece.last,
            number,
            f"event.noun.{kind}",
            proper.name if proper is not None else label,
            self._text.span(piece.first, piece.last),
            definite=self._is_definite(piece, name) and not words & event_words().setting_apart,
            exact=self._is_proper(piece),
            owned=piece.det == "poss",
            noun=proper.head if proper is not None else self._text.tokens[piece.last - 1].lower,
            told=bool(name) or proper is not None,
            name=_key(name) or (_key(proper.name) if proper is not None else ""),
            coded=bool(name) and name == self._text.surface(piece.first, piece.last),
            pointing=self._text.tokens[piece.first].lower == "this",
            status="planned" if words & event_words().upcoming else "held",
            perfect=bool(words & event_words().past),
            mode="video" if "video" in label or "online" in label else "",
        )
        if not name:
            draft.settle(self._calendar.inside(piece.first, piece.last) or self._possessive(clause, index))
        return draft

    def _possessive(self, clause: Clause, index: int) -> str:
        """The date of which it is: "*yesterday's* elections", "*last week's* early elections"."""
        for k in range(index - 1, max(index - 4, -1), -1):
            piece = clause.chunks[k]
            if piece.kind is Chunk.DATE:
                following = self._text.tokens[piece.last]
                return self._calendar.at(piece.first) if following.lower in POSSESSIVES else ""
            if piece.kind is not Chunk.OTHER and piece.head not in POSSESSIVES:
                return ""
        return ""

    def _is_definite(self, piece: Piece, name: str) -> bool:
        """Whether the phrase points back: "the dialogue", "their talks"."""
        theirs = self._text.tokens[piece.first].lower == "their"
        return (piece.det == "the" or theirs) and not name

    def _is_proper(self, piece: Piece) -> bool:
        """Whether the phrase is written as a name: "the Strategic Dialogue"."""
        last = self._text.tokens[piece.last - 1]
        return last.is_capital and not last.text.isupper() and piece.last - piece.first > 2

    def _is_channel(self, clause: Clause, index: int) -> bool:
        """Whether the noun tells how something is held, not that it is: "met *via videoconference*"."""
        piece = clause.chunks[index]
        video = any(t.lower == "video" for t in self._text.tokens[piece.first : piece.last])
        before = clause.chunks[index - 1].head if index else ""
        return (video or piece.head in event_words().channels) and before in THROUGH

    def _is_many(self, piece: Piece, name: str, proper: Mention | None) -> bool:
        """Whether a plural names no single event."""
        named = bool(name) or proper is not None
        plural = piece.head.endswith("s") and not piece.head.endswith(("ss", "sis"))
        return plural and not named and piece.head not in event_words().plural_names


def _is_with_each(clause: Clause, index: int) -> bool:
    """Whether several are named with whom each of many was: "*meetings* with Minister A and the mayor, B"."""
    chunks = clause.chunks
    if chunks[index].head not in event_words().each or index + 2 >= len(chunks):
        return False
    members = group_at(chunks, index + 2) if chunks[index + 1].head == "with" else ()
    return len(members) > 1 and all(m.person is not None for m in members)


def _key(name: str) -> str:
    """The form under which spellings of one name agree: "Search-2031" is "Search 2031"."""
    return fold(name).replace("-", " ")


def _is_opening(clause: Clause, last: tuple[int, Draft], index: int) -> bool:
    """Whether the noun before is what happens to the one at chunk `index`: "the *opening of* the forum"."""
    return (
        index == last[0] + 2
        and clause.chunks[index - 1].head == "of"
        and last[1].noun in event_words().opened
    )


def _proper(piece: Piece) -> Mention | None:
    """The mention of an event with a name of its own that ends the phrase: "the North Rivers Trade Forum"."""
    event = named_head(piece, Kind.EVENT)
    return event if event is not None and " " in event.name else None


def _stands_beside(clause: Clause, last: tuple[int, Draft], index: int, draft: Draft) -> bool:
    """Whether a coded name stands beside the noun before it: "a drill with the fleet “Wave-2031”"."""
    known = last[1]
    between = clause.chunks[last[0] + 1 : index]
    return (
        not known.name
        and known.type == draft.type
        and not any(p.kind in {Chunk.VG, Chunk.REL, Chunk.SUB} for p in between)
        and not any(p.kind is Chunk.CC for p in between[-2:])
    )
