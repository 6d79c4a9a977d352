"""A predicate among its clause's other predicates and event nouns; and whether what it tells happens."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mapper.analysis.analysis import Clause
from mapper.analysis.chunks import Piece
from mapper.extraction.arguments import Arguments
from mapper.extraction.drafts import Draft
from mapper.extraction.predicates import Predicate
from mapper.extraction.words import event_words
from mapper.rules import lexicon

UNREAL = lexicon.word_set("small-words", "unreal")


@dataclass(frozen=True, slots=True)
class Telling:
    """A predicate of clause `number`: `before` is the predicate before it, `nouns` are the drafts that the
    clause names, by chunk. `main` is the next main predicate behind.
    """

    clause: Clause
    number: int
    predicate: Predicate
    before: Predicate | None
    nouns: Mapping[int, Draft]
    main: Predicate | None = None

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

    def status(self) -> str:
        """What the verb says: "held", "planned", or "" where it does not say that it happens."""
        verb, before = self.verb, self.before
        if verb.modal in UNREAL:
            return ""
        if verb.tense == "future" or verb.modal == "would":
            return "planned"
        if verb.gerund and before is not None and before.arguments.verb.head == "look":
            return "planned"  # "looks forward to hosting"
        return self._status_of_infinitive() if verb.infinitive else "held"

    def _status_of_infinitive(self) -> str:
        """What the verb before an infinitive says of it."""
        leading = self.before.arguments.verb if self.before is not None else None
        if leading is None or leading.negated or leading.modal in UNREAL:
            return ""
        if leading.head in event_words().planning:
            return "planned"
        return "" if leading.head in event_words().wishing else "held"
