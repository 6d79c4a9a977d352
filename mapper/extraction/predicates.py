"""Clauses -> predicates: each verb group with its arguments and who they are; and the dates of a clause."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk
from mapper.dates import DateContext, DateMention, Edtf, Tense, resolve
from mapper.extraction.actors import Actor, Actors
from mapper.extraction.arguments import Arguments, arguments_of, is_participle


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb group's arguments, its subject as actors, and as one speaker (a group stays a phrase)."""

    arguments: Arguments
    subject: tuple[Actor, ...]
    object: tuple[Actor, ...]
    speaker: Actor | None


def predicates_of(clause: Clause, actors: Actors) -> Iterator[Predicate]:
    """The predicates of a clause in text order; `actors` learns of each subject as it comes."""
    for index, piece in enumerate(clause.chunks):
        if piece.kind is not Chunk.VG:
            continue
        arguments = arguments_of(clause.chunks, index)
        subject = actors.of(arguments.subject)
        speaker = actors.speaker(arguments.subject) if arguments.subject else None
        yield Predicate(arguments, subject, actors.of(arguments.object), speaker)
        doers = actors.of(arguments.behind("by")) if arguments.passive else ()
        if piece.finite and not arguments.participle:
            actors.speak_of(subject or (() if speaker is None else (speaker,)))
            if doers and not any(a.id.startswith("person/") for a in subject):
                actors.speak_of(doers)
    actors.end_clause(clause)


# Words before a date by which what happens then lies ahead.
AHEAD = frozenset(
    {"next", "preparation", "preparations", "preparing", "upcoming", "forthcoming", "coming", "scheduled"}
)


class Calendar:
    """Resolves the dates of an article in text order."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        published = analysis.article.published
        self._context = DateContext(anchor=Edtf.parse(published) if published else None)
        self._paragraph = -1
        self._known: dict[int, Edtf] = {}

    def read(self, clause: Clause) -> None:
        """Resolves the dates of the next clause."""
        if clause.sentence.paragraph != self._paragraph:
            self._paragraph = clause.sentence.paragraph
            self._context = replace(self._context, year=None)
        for number, index in self._numbers(clause):
            mention = self._analysis.dates[number]
            context = replace(self._context, tense=self._tense(clause, index, mention))
            found = resolve(mention, context)
            if found is not None:
                self._known[number] = found
                if self._context.anchor is None and len(found.text) == len("XXXX-01-01"):
                    # Without a date of its own an article is read from the first day that it names.
                    self._context = replace(self._context, anchor=found)
            self._context = self._context.after(mention, found)

    def _numbers(self, clause: Clause) -> Iterator[tuple[int, int]]:
        """The dates of a clause that are not resolved yet, each with the index of its chunk."""
        for index, piece in enumerate(clause.chunks):
            if piece.kind not in {Chunk.DATE, Chunk.NP}:
                continue
            for number in dict.fromkeys(self._analysis.text.dates[piece.first : piece.last]):
                if number >= 0 and number not in self._known:
                    yield number, index

    def _tense(self, clause: Clause, index: int, mention: DateMention) -> Tense:
        """The tense that a date is read in: what is planned *for* it or *next* lies ahead."""
        if mention.preposition == "for":
            return Tense.FUTURE
        first = clause.chunks[index].first
        words = {
            t.lower for t in self._analysis.text.tokens[max(clause.sentence.first, first - 10) : first + 1]
        }
        return Tense.FUTURE if words & AHEAD else _tense(clause, index)

    def text(self, piece_first: int) -> str:
        """The EDTF of the date that the token belongs to, or ""."""
        return self.text_of(self._analysis.text.dates[piece_first])

    def inside(self, first: int, last: int) -> str:
        """The EDTF of the first date among tokens `first` to `last`, or ""."""
        return next(
            (t for n in self._analysis.text.dates[first:last] if n >= 0 and (t := self.text_of(n))), ""
        )

    def text_of(self, number: int) -> str:
        """The EDTF of the date mention of that number, or ""."""
        found = self._known.get(number)
        return found.text if found is not None else ""


def _tense(clause: Clause, index: int) -> Tense:
    """The tense of the verb nearest to a date: the one before it in its clause, else the next one."""
    verbs = [
        (abs(k - index), k)
        for k, p in enumerate(clause.chunks)
        if p.kind is Chunk.VG and not is_participle(clause.chunks, k)
    ]
    for _, k in sorted(verbs):
        piece = clause.chunks[k]
        if piece.tense == "future" or piece.head in {"plan", "schedule", "propose", "intend", "expect"}:
            return Tense.FUTURE
        if piece.infinitive or piece.modal:
            return Tense.FUTURE
        if piece.finite and piece.tense == "past":
            return Tense.PAST
    return Tense.NONE
