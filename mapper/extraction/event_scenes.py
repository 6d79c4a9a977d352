"""Drafts of one clause -> which of them lie within another: "*during the visit* she met …", "the summit, *on
the sidelines of which* they spoke".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mapper.analysis.analysis import Clause
from mapper.analysis.chunks import Chunk, Piece
from mapper.extraction.drafts import Draft
from mapper.extraction.predicates import Predicate
from mapper.extraction.words import event_words

# Types of events within which others take place, and those that take place within others.
WHOLES = frozenset({"visit", "summit", "conference", "session", "exercise", "meeting", "ceremony"})
PARTS = frozenset(
    {"meeting", "session", "conference", "ceremony", "signing", "interview", "election", "visit"}
)


def set_scenes(clause: Clause, nouns: Mapping[int, Draft], made: Sequence[Draft]) -> None:
    """Puts drafts within the event that their clause sets them in; `nouns` are by chunk, `made` by verbs."""
    _set_purposes(clause, nouns, made)
    for draft in (*made, *nouns.values()):
        if draft.type not in PARTS:
            continue
        for whole in (*_fronted(clause, nouns), *_relative(clause, nouns, draft)):
            if _fits(draft, whole):
                draft.within = whole
                break


def _set_purposes(clause: Clause, nouns: Mapping[int, Draft], made: Sequence[Draft]) -> None:
    """What a journey is made for is a part of it: "will fly to Riga in May *for a dialogue* with X"."""
    journeys = [draft for draft in made if draft.type == "visit"]
    for index, draft in nouns.items():
        ahead = [journey for journey in journeys if journey.first < draft.first]
        if not ahead or draft.by_verb or draft.type not in PARTS or draft.status == "cancelled":
            continue
        if index and clause.chunks[index - 1].head in event_words().purpose:
            draft.status, draft.told = ahead[-1].status, True
            draft.within = ahead[-1]
            draft.add_all(ahead[-1].parts)


def join_signings(clause: Clause, nouns: Mapping[int, Draft], made: Sequence[Draft]) -> None:
    """A ceremony is the signing that takes place at it: "signed the treaty *at a ceremony*", "attended *a
    ceremony at which* the treaty was signed".
    """
    for signing in made:
        if signing.type != "signing":
            continue
        around = [d for k, d in nouns.items() if _stands_at(clause.chunks, k)]
        for ceremony in (*_relative(clause, nouns, signing), *around):
            if ceremony.type == "ceremony" and not (ceremony.name or ceremony.definite):
                ceremony.within = None
                signing.within = None if signing.within is ceremony else signing.within
                signing.absorb(ceremony)
                break


def _stands_at(chunks: Sequence[Piece], index: int) -> bool:
    return index > 0 and chunks[index - 1].kind is Chunk.PREP and chunks[index - 1].head in {"at", "during"}


def note_topics(predicates: Sequence[Predicate], drafts: Sequence[Draft]) -> None:
    """Notes which drafts their clause is about: those that are the subjects of its main verbs."""
    subjects = [m.core for p in predicates if p.is_main for m in p.arguments.subject]
    for draft in drafts:
        draft.topic = any(core.first <= draft.first < core.last for core in subjects)


def _fits(draft: Draft, whole: Draft) -> bool:
    """Whether one may lie within the other: not in itself, nor a plan in what was held."""
    apart = draft.first != whole.first and draft.within is None and whole.within is not draft
    return apart and draft.status == whole.status and (draft.type != whole.type or draft.type == "meeting")


def _fronted(clause: Clause, nouns: Mapping[int, Draft]) -> Iterator[Draft]:
    """The events behind "during", or behind "on the sidelines of"."""
    for index, draft in nouns.items():
        if draft.type in WHOLES and _sets_scene(clause.chunks, index):
            yield draft


def _sets_scene(chunks: Sequence[Piece], index: int) -> bool:
    """Whether the noun at chunk `index` stands behind words that set the scene."""
    before = chunks[index - 1] if index else None
    if before is None or before.kind is not Chunk.PREP:
        return False
    if before.head == "during":
        return True
    linked = before.head in {"of", "to"} and index > 2 and chunks[index - 3].kind is Chunk.PREP
    return linked and chunks[index - 2].head in event_words().margins


def _relative(clause: Clause, nouns: Mapping[int, Draft], draft: Draft) -> Iterator[Draft]:
    """The event before "during which" or "where", the clause of which tells of the draft."""
    chunks = clause.chunks
    start = next((k for k, p in enumerate(chunks) if p.first >= draft.first), len(chunks))
    for k in range(start - 1, 0, -1):
        if chunks[k].head == "where" or (
            chunks[k].kind is Chunk.REL and chunks[k - 1].head in {"during", "at"}
        ):
            before = [d for i, d in nouns.items() if i < k and d.type in WHOLES]
            yield from before[-1:]
            return
