"""The corpus as a whole: all articles' facts, and what in them is one.

A pure function of the set of facts and the reference data, whatever order the facts come in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mapper.analysis.gazetteer import bodies
from mapper.corpus.events import merge_events, tell
from mapper.corpus.persons import merge_persons
from mapper.corpus.places import contains
from mapper.facts import Article, ArticleFacts, Entity, EntityKind


@dataclass(frozen=True, slots=True)
class Corpus:
    """All facts, articles in the order of their keys, and the merged persons and events.

    `persons` and `events` map ids and keys that are merged to what they are merged into. `entities` maps
    the id of each entity that stays to how the articles name it.
    """

    facts: tuple[ArticleFacts, ...]
    persons: Mapping[str, str]
    events: Mapping[str, str]
    entities: Mapping[str, tuple[tuple[Article, Entity], ...]]

    def one(self, entity: str) -> str:
        """The id of the entity that `entity` goes on as: itself, or what it is merged into."""
        return self.persons.get(entity, entity)

    def name(self, entity: str) -> str:
        """The name that an entity bears in most articles; of persons the fullest one."""
        named = [told for _, told in self.entities[self.one(entity)]]
        if named[0].kind is EntityKind.PERSON:
            fullest = max(len(told.name.split()) for told in named)
            named = [told for told in named if len(told.name.split()) == fullest]
        return usual(told.name for told in named)


def unite(all_facts: Iterable[ArticleFacts]) -> Corpus:
    """The corpus of these facts; an article that comes twice counts once."""
    by_article = {(facts.article.kind, facts.article.key): facts for facts in all_facts}
    facts = tuple(by_article[key] for key in sorted(by_article))
    persons = merge_persons(facts, parents(facts))
    entities: defaultdict[str, list[tuple[Article, Entity]]] = defaultdict(list)
    for page in facts:
        for entity in page.entities:
            entities[persons.get(entity.id, entity.id)].append((page.article, entity))
    return Corpus(
        facts=facts,
        persons=persons,
        events=merge_events(tell(facts, persons), contains),
        entities={identifier: tuple(entities[identifier]) for identifier in sorted(entities)},
    )


def parents(all_facts: Iterable[ArticleFacts]) -> dict[str, str]:
    """Body id → id of the body or state that it belongs to: by the reference data, else by most articles."""
    stated: defaultdict[str, list[str]] = defaultdict(list)
    for facts in all_facts:
        for entity in facts.entities:
            if entity.parent:
                stated[entity.id].append(entity.parent)
    known = {f"body/{body.id}": _parent(body.parent, body.state) for body in bodies()}
    told = {body: usual(candidates) for body, candidates in stated.items()}
    return told | {body: parent for body, parent in known.items() if parent}


def usual(values: Iterable[str]) -> str:
    """The most frequent value; of equally frequent ones the longest, then the first in order. "" if none."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], -len(value), value), default="")


def _parent(body: str, state: str) -> str:
    if body:
        return f"body/{body}"
    return f"state/{state}" if state else ""
