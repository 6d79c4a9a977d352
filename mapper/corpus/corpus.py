"""The corpus as a whole: all articles' facts, and what in them is one.

A pure function of the set of facts, the corrections and the reference data, whatever order they come in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mapper.analysis.gazetteer import bodies
from mapper.corpus.events import merge_events, tell
from mapper.corpus.persons import merge_persons
from mapper.corpus.places import contains
from mapper.corpus.rulings import NO_RULINGS, Rulings, reference_names
from mapper.facts import Article, ArticleFacts, Correction, Entity, EntityKind, TenureReport


@dataclass(frozen=True, slots=True)
class Corpus:
    """All facts, articles in the order of their keys, and what of them is one.

    `merged` maps the ids of entities and documents, and `events` the keys of events, to those of what they
    are merged into. `entities` maps the id of each entity that stays to how the articles name it. `added`
    are the entities that `rulings` name, by the ids that stay, `labels` what things shall be called, and
    `stated` is what is said to be missing, by node.
    """

    facts: tuple[ArticleFacts, ...]
    merged: Mapping[str, str]
    events: Mapping[str, str]
    entities: Mapping[str, tuple[tuple[Article, Entity], ...]]
    rulings: Rulings
    added: Mapping[str, Entity]
    labels: Mapping[str, str]
    stated: Mapping[str, tuple[Correction, ...]]

    def one(self, node: str) -> str:
        """The id that an entity or document goes on as: its own, or that of what it is merged into."""
        return self.merged.get(node, node)

    def name(self, entity: str) -> str:
        """The name that an entity shall have, else bears in most articles; of persons the fullest one."""
        stays = self.one(entity)
        if stays in self.labels:
            return self.labels[stays]
        named = [told for _, told in self.entities.get(stays, ())]
        if not named:
            return self.added[stays].name if stays in self.added else reference_names()[stays]
        if named[0].kind is EntityKind.PERSON:
            fullest = max(len(told.name.split()) for told in named)
            named = [told for told in named if len(told.name.split()) == fullest]
        return usual(told.name for told in named)

    def tenures(self) -> Iterator[tuple[Article | None, TenureReport]]:
        """All reports of tenures with their articles, and the tenures that only corrections state."""
        for facts in self.facts:
            for tenure in facts.tenures:
                yield facts.article, tenure
        for tenure in self.rulings.tenures:
            yield None, tenure

    def parents(self) -> dict[str, str]:
        """Body id → id of the body or state that it belongs to, or goes on as."""
        return _above(self.facts, self.rulings, self.merged)


def unite(all_facts: Iterable[ArticleFacts], rulings: Rulings = NO_RULINGS) -> Corpus:
    """The corpus of these facts under `rulings`; an article that comes twice counts once."""
    by_article = {(facts.article.kind, facts.article.key): facts for facts in all_facts}
    facts = tuple(by_article[key] for key in sorted(by_article))
    more = {entity.id: entity for entity in rulings.entities}
    merged = rulings.joined()
    above = _above(facts, rulings, merged)
    merged |= merge_persons(facts, above, rulings.ties("person/"), {*more, *rulings.there})
    events = merge_events(tell(facts, merged), contains, rulings.merged_events(), rulings.events())
    entities: defaultdict[str, list[tuple[Article, Entity]]] = defaultdict(list)
    for page in facts:
        for entity in page.entities:
            entities[merged.get(entity.id, entity.id)].append((page.article, entity))
    stays = {**merged, **{f"event/{key}": f"event/{first}" for key, first in events.items()}}
    return Corpus(
        facts=facts,
        merged=merged,
        events=events,
        entities={identifier: tuple(entities[identifier]) for identifier in sorted(entities)},
        rulings=rulings,
        added={merged.get(one, one): more[one] for one in sorted(more, reverse=True)},
        labels=_labels(rulings, stays),
        stated=rulings.stated(stays),
    )


def _above(all_facts: Iterable[ArticleFacts], rulings: Rulings, merged: Mapping[str, str]) -> dict[str, str]:
    """Body id → id of what it belongs to, or goes on as; what is said of the one that stays wins."""
    said = parents(all_facts) | rulings.parents()
    found: dict[str, str] = {}
    for body in sorted(said, key=lambda body: (body not in merged, body)):
        stays, parent = merged.get(body, body), merged.get(said[body], said[body])
        if stays != parent:
            found[stays] = parent
    return found | {body: merged[body] for body in merged if body.startswith("body/")}


def _labels(rulings: Rulings, stays: Mapping[str, str]) -> dict[str, str]:
    """What nodes shall be called; that of the node that stays before those of merged ones, in order."""
    given = rulings.labels()
    found = {stays.get(node, node): given[node] for node in sorted(given, reverse=True)}
    return found | {node: label for node, label in given.items() if node not in stays}


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
