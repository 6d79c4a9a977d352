"""Rules whose words stand in a text although they did not fire, and why, as far as the words show it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from mapper.analysis.analysis import analyse
from mapper.analysis.chunks import Chunk, Piece
from mapper.extraction.cues import UNSAID
from mapper.facts import Article
from mapper.rules.rulebook import Rule, rules

MANY = 5


class Near(NamedTuple):
    """A rule that did not fire, the words that call for it, and what it lacks."""

    rule: str
    words: str
    why: str


def near(article: Article, fired: Collection[str]) -> tuple[Near, ...]:
    """The rules beside `fired` that the verbs and nouns of saying in an article call for, once each."""
    analysis, found = analyse(article), dict[str, Near]()
    for clause in analysis.clauses:
        for index, piece in enumerate(clause.chunks):
            for rule, why in _called_for(clause.chunks, index):
                words = analysis.text.surface(piece.first, piece.last)
                found.setdefault(rule.id, Near(rule.id, words, why))
    return tuple(one for one in found.values() if one.rule not in fired)


@cache
def _by(field: str, tables: tuple[str, ...]) -> Mapping[str, Sequence[Rule]]:
    found: dict[str, list[Rule]] = {}
    for rule in rules().values():
        for word in rule.words(field) if rule.table in tables else ():
            found.setdefault(word, []).append(rule)
    return found


def _called_for(chunks: Sequence[Piece], index: int) -> Iterator[tuple[Rule, str]]:
    piece = chunks[index]
    if piece.kind is Chunk.VG:
        for rule in _by("verbs", ("frame", "cue", "act")).get(piece.head, ()):
            yield rule, _lack_of_verb(rule, chunks, index)
    elif piece.kind is Chunk.NP:
        for rule in _by("nouns", ("noun",)).get(piece.head, ()):
            yield rule, "no speaker stands before it, or no clause behind it"


def _lack_of_verb(rule: Rule, chunks: Sequence[Piece], index: int) -> str:
    """The first thing that a rule of verbs lacks at the verb group `index`."""
    verb, behind = chunks[index], [piece.head for piece in chunks[index + 1 : index + 3]]
    particles, nouns = rule.words("particle"), (*rule.words("noun"), *rule.words("nouns"))
    said, feeling = rule.table == "cue", bool(rule.fields.get("feeling"))
    needs = ", ".join(f"{slot} = {value}" for slot, value in rule.fields.get("needs", {}).items())
    lacks = (
        (verb.negated, "its verb is negated"),
        (rule.table == "act", "no document is what its verb acts on"),
        (said and verb.modal in UNSAID, f"behind “{verb.modal}” nothing is said yet"),
        (particles and not {*behind[:1]} & {*particles}, f"behind its verb is none of: {_some(particles)}"),
        (nouns and not {*behind} & {*nouns}, f"beside its verb is none of: {_some(nouns)}"),
        (said and verb.passive and not feeling, "its verb stands in the passive"),
        (said and feeling and not verb.passive, "its verb does not stand in the passive"),
        (said, f"no speaker is seen, or what follows is none of: {_some(rule.words('takes'))}"),
        (rule.words("event"), f"no event stands as its {' or '.join(rule.words('event'))}"),
        (needs, f"it needs {needs}"),
    )
    return next((why for lacking, why in lacks if lacking), "another rule reads its verb")


def _some(words: Sequence[str]) -> str:
    return ", ".join(words[:MANY]) + (" …" if len(words) > MANY else "")
