"""A predicate among its clause's other predicates and event nouns; and whether what it tells happens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from mapper.analysis.analysis import Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.nominals import Nominal
from mapper.extraction.arguments import Arguments
from mapper.extraction.drafts import Draft
from mapper.extraction.predicates import Predicate
from mapper.extraction.words import PLURAL, SINGULAR, event_words, speech_words
from mapper.rules import lexicon

UNREAL = lexicon.word_set("small-words", "unreal")


class Telling(msgspec.Struct, frozen=True, gc=False):
    """A predicate of clause `number`: `earlier` and `later` are the other predicates of the clause in text
    order, `nouns` are the drafts that the clause names, by chunk.
    """

    clause: Clause
    number: int
    predicate: Predicate
    earlier: Sequence[Predicate]
    later: Sequence[Predicate]
    nouns: Mapping[int, Draft]

    @property
    def arguments(self) -> Arguments:
        """The predicate's arguments."""
        return self.predicate.arguments

    @property
    def verb(self) -> Piece:
        """The predicate's verb group."""
        return self.predicate.arguments.verb

    @property
    def negated(self) -> bool:
        """Whether the text says that it does not happen: "did not meet", "no minister attended"."""
        subject = self.predicate.arguments.subject
        return self.verb.negated or (bool(subject) and subject[0].core.det == "no")

    @property
    def before(self) -> Predicate | None:
        """The predicate before this one."""
        return self.earlier[-1] if self.earlier else None

    @property
    def hanging(self) -> bool:
        """Whether it is a form without a subject of its own: "*having met* X", "after *visiting* Y"."""
        return self.verb.gerund or self.verb.perfect == "having"

    @property
    def subject(self) -> Sequence[Nominal]:
        """Its subject; that of an infinitive is the one of the verb before: "the summit *is* to be held"."""
        own = self.arguments.subject
        raised = not own and self.verb.infinitive and self.before is not None
        return self.before.arguments.subject if raised and self.before is not None else own

    @property
    def main(self) -> Predicate | None:
        """The next main predicate behind."""
        return next((p for p in self.later if p.is_main), None)

    @property
    def governing(self) -> Predicate | None:
        """The predicate that a hanging form belongs to: the main one before it, else the one behind it."""
        return next((p for p in reversed(self.earlier) if p.is_main), None) or self.main

    @property
    def shared_dates(self) -> Sequence[int]:
        """The dates before the first of two verbs of one subject, as chunk indices: "*On 3 May* she visited X
        and opened Y".
        """
        chunks, index, first = self.clause.chunks, self.arguments.index, self.before
        joined = index > 0 and chunks[index - 1].kind is Chunk.CC
        if not joined or first is None or first.subject != self.predicate.subject:
            return ()
        return tuple(k for k in first.arguments.dates if k < first.arguments.index)

    @property
    def is_old_plan(self) -> bool:
        """Whether it tells of what was to be: "*was to open* on 12 May", "*had been planned* for May"."""
        leading = self.before.arguments.verb if self.before is not None else self.verb
        was = self.verb.infinitive and leading.head == "be" and leading.tense == "past"
        return was or self.verb.perfect == "had"

    def status(self) -> str:
        """What the verb says: "held", "planned", or "" where it does not say that it happens."""
        if self._is_doubted() or self._is_imagined():
            return ""
        if self.verb.infinitive:
            return self._status_of_infinitive()
        status = _status_of(self.verb)
        if status != "held":
            return status
        if self.hanging:
            leading = self.governing.arguments.verb if self.governing is not None else self.verb
            return "planned" if leading.head == "look" or _status_of(leading) == "planned" else "held"
        return "planned" if self._is_joined_to_plan() else "held"

    def _is_imagined(self) -> bool:
        """Whether who speaks says what he would do: "*I would* sign the bill"; reported, it is a plan."""
        subject = self.arguments.subject
        first = bool(subject) and subject[0].core.head in SINGULAR | PLURAL
        return self.verb.modal == "would" and first and self.before is None

    def _is_doubted(self) -> bool:
        """Whether "whether" or "if" opens its clause: "declined to say *whether* she had met X"."""
        chunks, index = self.clause.chunks, self.arguments.index
        begin = max(self.arguments.begin - 1, 0)
        return any(p.kind is Chunk.SUB and p.head in speech_words().doubts for p in chunks[begin:index])

    def _status_of_infinitive(self) -> str:
        """What the verb before an infinitive says of it, other infinitives between them aside."""
        before = [p.arguments.verb for p in self.earlier if not p.arguments.verb.infinitive]
        if not before:
            return "planned" if self.verb.passive else "held" if self.earlier else ""
        leading = before[-1]
        if leading.negated or leading.modal in UNREAL or self._is_no_plan(leading):
            return ""
        if leading.head in event_words().planning or _status_of(leading) == "planned":
            return "planned"
        if leading.head in event_words().wishing:
            return ""
        going = leading.head in event_words().lying_ahead and leading.tense == "present"
        return "planned" if self.verb.passive or going else "held"

    def _is_no_plan(self, leading: Piece) -> bool:
        """Whether "be" with its complement plans nothing: "is ready *to meet*"; "is due *to meet*" does."""
        chunks = self.clause.chunks
        index = chunks.index(leading)
        before = chunks[index + 1] if index + 1 < self.arguments.index else None
        stated = leading.head == "be" and before is not None and before.kind is Chunk.NP
        return stated and before is not None and before.head not in event_words().imminent

    def _is_joined_to_plan(self) -> bool:
        """Whether it is the second verb of one plan: "will meet the president *and visit* the port"."""
        joint = self.clause.chunks[self.arguments.index - 1].kind if self.arguments.index else None
        if joint not in {Chunk.CC, Chunk.COMMA} or self.verb.tense != "present":
            return False
        plans = (p for p in self.earlier if p.arguments.verb.tense == "future")
        return any(p.subject == self.predicate.subject for p in plans)


def _status_of(verb: Piece) -> str:
    """What the form of a finite verb says."""
    if verb.modal in UNREAL:
        return ""
    return "planned" if verb.tense == "future" or verb.modal == "would" else "held"
