"""Clauses -> predicates: each verb group with its arguments and who they are."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mapper.analysis.analysis import Clause
from mapper.analysis.chunks import Chunk
from mapper.extraction.actors import Actors
from mapper.extraction.arguments import Arguments, arguments_of
from mapper.extraction.focus import Actor


class Predicate(msgspec.Struct, frozen=True, gc=False):
    """A verb group's arguments, its subject as actors, and as one speaker (a group stays a phrase)."""

    arguments: Arguments
    subject: tuple[Actor, ...]
    object: tuple[Actor, ...]
    speaker: Actor | None

    @property
    def is_main(self) -> bool:
        """Whether it is finite, and no participle that looks like it."""
        return self.arguments.verb.finite and not self.arguments.participle

    @property
    def undergoer(self) -> tuple[Actor, ...]:
        """To whom it is done: the object, or the subject of a passive."""
        return self.subject if self.arguments.passive else self.object


def _is_relative(clause: Clause, index: int) -> bool:
    """Whether the subject of the verb at chunk `index` is a relative pronoun: "steps *that will help*"."""
    return index > 0 and clause.chunks[index - 1].kind in {Chunk.REL, Chunk.SUB}


def predicates_of(clause: Clause, actors: Actors) -> Iterator[Predicate]:
    """The predicates of a clause in text order; the focus of `actors` moves with each subject."""
    for index, piece in enumerate(clause.chunks):
        if piece.kind is not Chunk.VG:
            continue
        arguments = arguments_of(clause.chunks, index)
        subject = actors.of(arguments.subject)
        speaker = actors.speaker(arguments.subject, subject) if arguments.subject else None
        yield Predicate(arguments, subject, actors.of(arguments.object), speaker)
        doers = actors.of(arguments.behind("by")) if arguments.passive else ()
        if piece.finite and not arguments.participle:
            noun = arguments.subject[0].core if arguments.subject else None
            told = subject or (() if speaker is None else (speaker,))
            if not (_is_relative(clause, index) and all(a.id.startswith("group/") for a in told)):
                actors.focus.speak_of(told, noun)
            if doers and not any(a.id.startswith("person/") for a in subject):
                actors.focus.speak_of(doers)
    actors.focus.end_clause(clause)
