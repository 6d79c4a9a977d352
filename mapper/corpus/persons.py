"""Which persons of different articles are one.

The rule. Two persons are candidates where the last names are equal and the first names are equal, or one is
the initial of the other and both hold posts of one organisation or state; middle names (patronymics) or
their initials must not differ where both have them. Equal means: after the folding of transliterations
below. They contradict each other where one article names both, where both are in the reference data, where
their names do not fit, or where both hold posts and no organisation or state (a body's outermost parent) is
common. Single names ("Rendel") join nobody. `mapper.corpus.merging` does the rest: of two possible
namesakes neither is taken.

The folding is for names romanised from Cyrillic in the systems that agencies mix (BGN/PCGN, ISO 9, passport
ICAO 9303, press usage): Sergey and Sergei, Alexander and Aleksandr, Yevgeny and Evgeny, Tokaev and
Tokayev, Zhumabekov and Dzhumabekov. It compares names and is never shown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from typing import Final

from mapper.analysis.folding import fold
from mapper.analysis.gazetteer import rows
from mapper.analysis.slugs import slug
from mapper.corpus.merging import NO_TIES, Ties, decided, representatives
from mapper.facts import ArticleFacts, EntityKind

# In this order: each pattern sees what the former ones left.
_TRANSLITERATIONS: Final = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"dzh|dj|zh", "j"),  # Dzhumabekov, Jumabekov, Zhumabekov
        (r"x", "ks"),  # Alexey, Aleksey
        (r"ander$", "andr"),  # Alexander, Aleksandr
        (r"([kg])h", r"\1"),  # Tasmaghambetov; Mikhail, Mikail
        (r"q", "k"),  # Qasym, Kasym
        (r"y|(?<=[aeiou])j$", "i"),  # Sergey, Sergei, Sergej
        (r"(?:^|(?<=[aeiou]))ie", "e"),  # Yevgeny, Evgeny; Tokayev, Tokaev
        (r"(.)\1+", r"\1"),  # Gennady, Genadi; Dmitrii, Dmitri
    )
)


@dataclass(slots=True)
class _Person:
    """What the corpus says of one person id: the fullest name, the articles, the roots of the posts."""

    name: str = ""
    articles: set[str] = field(default_factory=set)
    roots: set[str] = field(default_factory=set)


@lru_cache(maxsize=1 << 16)
def fold_transliteration(word: str) -> str:
    """`word` in a form that its usual romanisations share.

    >>> fold_transliteration("Sergey") == fold_transliteration("Sergei")
    True
    """
    folded = re.sub(r"[ -]", "", fold(word))
    for pattern, replacement in _TRANSLITERATIONS:
        folded = pattern.sub(replacement, folded)
    return folded


def names_fit(one: str, other: str) -> bool:
    """Whether two full names may be one person's: first and last name, middle names where both have them."""
    (first, *middle), (second, *centre) = _parts(one), _parts(other)
    if not middle or not centre or middle[-1] != centre[-1]:
        return False
    both = zip([first, *middle[:-1]], [second, *centre[:-1]], strict=False)
    return all(_same_or_initial(a, b) for a, b in both)


def merge_persons(
    all_facts: Iterable[ArticleFacts],
    parents: Mapping[str, str],
    ties: Ties = NO_TIES,
    more: Collection[str] = (),
) -> dict[str, str]:
    """Person id → id of the person it is merged into; ids that stay are not in it.

    `parents` maps bodies to the body or state they belong to. The id of a reference row stays, else the
    smallest. `ties` win over the rule; only they merge the persons that no article names (`more`).
    """
    persons, officials = _gather(all_facts, parents), _officials()
    ties = _apart(ties, officials)

    def contradict(one: str, other: str) -> bool:
        if ties.together(one, other) or ties.apart(one, other):
            return ties.apart(one, other)
        a, b = persons[one], persons[other]
        if not a.articles.isdisjoint(b.articles) or not names_fit(a.name, b.name):
            return True
        return {one, other} <= officials or bool(a.roots and b.roots and a.roots.isdisjoint(b.roots))

    def rank(person: str) -> tuple[int, str]:
        return person not in officials, person

    def likely(one: str, other: str) -> bool:
        a, b = persons[one], persons[other]
        initial = 1 in (len(_parts(a.name)[0]), len(_parts(b.name)[0]))
        return not contradict(one, other) and not (initial and a.roots.isdisjoint(b.roots))

    families: defaultdict[str, list[str]] = defaultdict(list)
    for person, known in persons.items():
        families[_parts(known.name)[-1]].append(person)
    pairs = [pair for group in families.values() for pair in combinations(group, 2) if likely(*pair)]
    merged = representatives(pairs, contradict, rank)
    return decided(merged, ties, {*persons, *more}, rank)


def root(agent: str, parents: Mapping[str, str]) -> str:
    """The outermost body or state that `agent` belongs to, by `parents` (which may have circles)."""
    seen = {agent}
    while (parent := parents.get(agent, "")) and parent not in seen:
        seen.add(parent)
        agent = parent
    return agent


def _apart(ties: Ties, known: frozenset[str]) -> Ties:
    """`ties` of which those that make somebody one of the persons that are `known` make him no other one."""
    tied = known.intersection(person for pair in ties.same for person in pair)
    return Ties(ties.same, ties.different | {(one, two) for one in tied for two in known - {one}})


@lru_cache(maxsize=1)
def _officials() -> frozenset[str]:
    """The ids of the office holders of the reference data."""
    return frozenset(f"person/{slug(row['name'])}" for row in rows("officials"))


def _gather(all_facts: Iterable[ArticleFacts], parents: Mapping[str, str]) -> dict[str, _Person]:
    persons: defaultdict[str, _Person] = defaultdict(_Person)
    for facts in all_facts:
        for entity in facts.entities:
            if entity.kind is EntityKind.PERSON:
                person = persons[entity.id]
                person.name = max(person.name, entity.name, key=lambda name: (len(_parts(name)), name))
                person.articles.add(facts.article.key)
        for tenure in facts.tenures:
            persons[tenure.person].roots.add(root(tenure.body, parents))
    return dict(persons)


@lru_cache(maxsize=1 << 16)
def _parts(name: str) -> tuple[str, ...]:
    """The words of a name, folded; "S.K." is two. At least one, which may be empty."""
    spaced = name.replace(".", ". ").split()
    return tuple(filter(None, map(fold_transliteration, spaced))) or ("",)


def _same_or_initial(one: str, other: str) -> bool:
    if 1 in (len(one), len(other)):
        return one[:1] == other[:1]
    return one == other
