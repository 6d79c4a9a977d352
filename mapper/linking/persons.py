"""Mentions -> persons: which names are people's, and which of them name the same one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mapper.analysis import gazetteer
from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.chunks import Chunk
from mapper.analysis.elements import person_words
from mapper.analysis.folding import fold
from mapper.analysis.mentions import Kind, Mention
from mapper.analysis.nominals import nominal_at
from mapper.rules import lexicon

PLACE_PREPOSITIONS = frozenset({"in", "near", "at", "from", "to", "into", "outside"})


@dataclass(frozen=True, slots=True)
class Person:
    """A person of one article: the fullest name, all names (in order of appearance) and mentions."""

    name: str
    names: tuple[str, ...]
    mentions: tuple[Mention, ...]


def find_persons(analysis: Analysis) -> tuple[Person, ...]:
    """The persons that the article names, in order of appearance."""
    sure = list(_sure_names(analysis))
    full = {fold(m.name): m for m in sure}
    others = [m for clause in analysis.clauses for m in clause.mentions if m.kind in {Kind.PERSON, Kind.NAME}]
    clusters = _cluster(sure)
    _attach(clusters, [m for m in others if m not in sure], set(full))
    return tuple(sorted((_person(c) for c in clusters), key=lambda p: p.mentions[0].first))


def _sure_names(analysis: Analysis) -> Iterator[Mention]:
    """Names that their surroundings show to be a person's."""
    subjects = {fold(m.name) for c in analysis.clauses for m in _speaking(c)}
    for clause in analysis.clauses:
        titled = _in_apposition(clause) | _acting(clause)
        speaking = set(_speaking(clause))
        for mention in clause.mentions:
            if mention.kind is Kind.PERSON and mention.titled and _is_name(mention):
                yield mention
            elif mention.kind is Kind.NAME and " " in mention.name and _is_name(mention):
                if _is_quoted(clause, mention, analysis):
                    continue
                words = fold(mention.name).split()
                known = mention in titled or mention in speaking or _has_patronymic(words)
                if known or (words[-1] in subjects and not _is_place(clause, mention, analysis)):
                    yield mention


def _is_quoted(clause: Clause, mention: Mention, analysis: Analysis) -> bool:
    """Whether the name stands in a short quotation: a title or a nickname, no person."""
    return any(
        q.first < mention.first and mention.last < q.last and q.last - q.first < 10 and clause.sentence.first <= q.first
        for q in analysis.quotes
    )


def _is_name(mention: Mention) -> bool:
    words = mention.name.split()
    particles = person_words().particles
    plain = all(w[0].isupper() or w.lower() in particles or w.lower().startswith(("al-", "el-", "d’", "d'")) for w in words)
    letters = all(c.isalpha() or c in ".-’' ʼ`" for c in mention.name)
    if words[-1].lower() in person_words().things:
        return False
    return plain and letters and len(words) <= 7 and fold(mention.name) not in gazetteer.states_by_key()


def _has_patronymic(words: Sequence[str]) -> bool:
    return len(words) == 3 and words[1].endswith(person_words().patronymics)


def _is_place(clause: Clause, mention: Mention, analysis: Analysis) -> bool:
    if mention.name.lower() in gazetteer.cities():
        return True
    before = analysis.text.tokens[mention.first - 1].lower if mention.first > clause.sentence.first else ""
    return before in PLACE_PREPOSITIONS - {"to", "from"}


def _in_apposition(clause: Clause) -> set[Mention]:
    """Names beside a post or a noun for a person: "Zhao Mingyuan, the Vice Minister", "a teacher, …"."""
    found = set()
    for index, piece in enumerate(clause.chunks):
        if piece.kind is not Chunk.NP:
            continue
        nominal = nominal_at(clause.chunks, index)
        if nominal is None or nominal.person is None:
            continue
        described = nominal.person in piece.mentions and _follows_person_noun(nominal.person, clause, index)
        plain = nominal.end > index + 1 and nominal.person not in clause.chunks[nominal.end - 1].mentions
        apposed = nominal.person not in piece.mentions
        if nominal.posts or described or apposed or (plain and nominal.open):
            found.add(nominal.person)
    return found


def _follows_person_noun(mention: Mention, clause: Clause, index: int) -> bool:
    piece = clause.chunks[index]
    return piece.det in {"poss", "the", "a"} and piece.first < mention.first and piece.last == mention.last


MAKERS = frozenset({"by", "author", "named"})
OBJECT_VERBS = frozenset({"elect", "appoint", "meet", "receive", "nominate", "succeed", "replace", "congratulate", "thank"})


def _acting(clause: Clause) -> set[Mention]:
    """Names behind "by", or the object of a verb whose objects are persons: "elected Ignacio Valdés Quiroga"."""
    found = set()
    for before, piece in pairwise(clause.chunks):
        if piece.kind is Chunk.NP and piece.mentions and piece.mentions[0].kind is Kind.NAME:
            verb = before.kind is Chunk.VG and before.head in OBJECT_VERBS
            if verb or (before.head in MAKERS and piece.det == ""):
                found.add(piece.mentions[0])
    return found


def _speaking(clause: Clause) -> Iterator[Mention]:
    """Names that are the subject of a verb of persons, or stand behind "according to"."""
    verbs = person_words().person_verbs
    chunks = clause.chunks
    for index, piece in enumerate(chunks):
        if piece.kind is not Chunk.NP or not piece.mentions or piece.mentions[-1].kind is not Kind.NAME:
            continue
        name = piece.mentions[-1]
        after = chunks[index + 1] if index + 1 < len(chunks) else None
        before = chunks[index - 1] if index else None
        if after is not None and after.kind is Chunk.VG and after.head in verbs and after.finite and not after.passive:
            yield name
        elif before is not None and before.kind is Chunk.VG and before.head in verbs and _inverted(chunks, index):
            yield name
        elif after is not None and after.kind is Chunk.REL and after.head == "who":
            yield name


def _inverted(chunks: Sequence[object], index: int) -> bool:
    """“…,” said Matteo Ferrandini: a quotation mark or comma stands before the verb."""
    before = chunks[index - 2] if index > 1 else None
    return getattr(before, "kind", None) in {Chunk.QUOTE, Chunk.COMMA}


def _cluster(sure: Sequence[Mention]) -> list[list[Mention]]:
    clusters: list[list[Mention]] = []
    for mention in sorted(sure, key=lambda m: (-len(m.name.split()), m.first)):
        fitting = [c for c in clusters if _same(fold(c[0].name).split(), fold(mention.name).split())]
        if len(fitting) == 1:
            fitting[0].append(mention)
        elif not fitting:
            clusters.append([mention])
    return clusters


def _attach(clusters: list[list[Mention]], rest: Sequence[Mention], full: set[str]) -> None:
    """Bare surnames and repeated full names join the one person that they fit."""
    for mention in rest:
        words = fold(mention.name).split()
        if not words or not _is_name(mention):
            continue
        fitting = [c for c in clusters if _same(fold(c[0].name).split(), words)]
        if len(fitting) == 1 and (len(words) == 1 or fold(mention.name) in full or len(words) > 1):
            fitting[0].append(mention)


def _same(long: Sequence[str], short: Sequence[str]) -> bool:
    """Whether `short` can be a form of `long`: its end, one of its names, its initials, or without patronymic."""
    if len(short) == 1:
        return short[0] in long and len(short[0]) > 1
    if list(long[-len(short) :]) == list(short):
        return True
    if short[-1] != long[-1]:
        return len(short) == len(long) and list(short) == list(long)
    given = [w for w in long[:-1]]
    initials = [w for w in short[:-1]]
    if all(len(w) <= 2 for w in initials):
        return [w[0] for w in "".join(initials)] == [w[0] for w in given][: len("".join(initials))]
    return short[0] == given[0] and all(w in long for w in short)


def _person(mentions: Sequence[Mention]) -> Person:
    ordered = sorted(mentions, key=lambda m: m.first)
    name = max(ordered, key=lambda m: (len(m.name.split()), len(m.name), -m.first)).name
    return Person(name, tuple(dict.fromkeys(m.name for m in ordered)), tuple(ordered))


__all__ = ["Person", "find_persons", "lexicon"]
