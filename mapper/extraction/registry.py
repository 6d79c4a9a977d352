"""What facts refer to, by id: collects an article's entities while its facts are made."""

from __future__ import annotations

import re
from collections.abc import Collection

from mapper.analysis.analysis import Analysis
from mapper.analysis.folding import fold
from mapper.analysis.mentions import Kind, Mention
from mapper.analysis.slugs import slug
from mapper.corpus.places import city_place, territories
from mapper.facts import Entity, EntityKind, Evidence, Span
from mapper.linking.entities import Entities, published_by
from mapper.linking.references import top_level
from mapper.rules import lexicon


class Registry:
    """Entities of one article. Persons and bodies are there from the start, the others once they are used."""

    def __init__(self, analysis: Analysis, entities: Entities) -> None:
        self._analysis = analysis
        self._entities = entities
        self._extra: dict[str, Entity] = {}
        self._outside: dict[str, Entity] = {}

    def entities(self, used: Collection[str]) -> tuple[Entity, ...]:
        """All entities, by id. Of what is no name, and of what the article does not name, only what facts
        have `used`: many a noun phrase was looked at that no fact speaks of.
        """
        extra = [e for e in self._extra.values() if e.kind is not EntityKind.GROUP or e.id in used]
        outside = [e for e in self._outside.values() if e.id in used]
        found = [*self._persons(), *self._bodies(), *extra, *outside]
        return tuple(sorted(found, key=lambda e: e.id))

    def name(self, identifier: str) -> str:
        """The fullest name of an entity in this article."""
        if identifier in self._entities.persons:
            return self._entities.persons[identifier].name
        if identifier in self._entities.bodies:
            return self._entities.bodies[identifier].name
        known = self._extra.get(identifier) or self._outside.get(identifier)
        return known.name if known is not None else ""

    def state(self, identifier: str, span: Span) -> str:
        """Notes that a state acts; returns its id."""
        if identifier not in self._extra:
            name = self._entities.state_name(identifier)
            names = {name, *self._entities.states.get(identifier, ())}
            code = identifier.removeprefix("state/")
            self._extra[identifier] = Entity(
                identifier,
                EntityKind.STATE,
                name,
                tuple(sorted(names)),
                Evidence("entity.state", (span,)),
                body_kind="state",
                reference=code.upper(),
            )
        return identifier

    def publisher(self) -> str:
        """Notes the body whose masthead, date line or signature stands outside the text; returns its id, ""
        for none.
        """
        article = self._analysis.article
        known = published_by(self._analysis, self._entities.bodies)
        span = _words_of(article.publisher, article.text)
        if known or span is None:
            return known
        reference = top_level(article.publisher)
        identifier = f"body/{reference.id if reference is not None else slug(article.publisher)}"
        if identifier not in self._entities.bodies:
            self._outside[identifier] = Entity(
                identifier,
                EntityKind.BODY,
                article.publisher,
                (article.publisher,),
                Evidence("entity.body", (span,)),
                body_kind=reference.kind if reference is not None else _kind_of(article.publisher),
                reference=reference.id if reference is not None else "",
            )
        return identifier

    def group(self, first: int, last: int) -> str:
        """Notes a group by its phrase (token range); returns its id."""
        name = self._analysis.text.surface(first, last)
        identifier = f"group/{slug(name)}-{self._analysis.article.key[:8]}"
        if identifier not in self._extra:
            evidence = Evidence("entity.group", (self._analysis.text.span(first, last),))
            self._extra[identifier] = Entity(identifier, EntityKind.GROUP, name, (name,), evidence)
        return identifier

    def holder(self, identifier: str, name: str, span: Span) -> str:
        """Notes a person whom the article names by post alone."""
        if identifier not in self._entities.persons:
            self._outside.setdefault(
                identifier,
                Entity(identifier, EntityKind.PERSON, name, (name,), Evidence("entity.holder", (span,))),
            )
        return identifier

    def place(self, mention: Mention) -> str:
        """Notes a place; returns its id: a city's or state's GeoNames id, else the slug of its name."""
        span = self._analysis.text.span(mention.first, mention.last)
        return self.place_at(mention.name, span, mention.ref if mention.kind is Kind.STATE else "")

    def place_at(self, name: str, span: Span, state: str = "") -> str:
        """Notes a place by its name; `state` is its alpha-2 code where it is a state's territory."""
        identifier = territories().get(state, "") or city_place(name) or f"place/{slug(name)}"
        self._extra.setdefault(
            identifier,
            Entity(identifier, EntityKind.PLACE, name, (name,), Evidence("entity.place", (span,))),
        )
        return identifier

    def _persons(self) -> list[Entity]:
        text = self._analysis.text
        return [
            Entity(
                identifier,
                EntityKind.PERSON,
                person.name,
                tuple(sorted(set(person.names))),
                Evidence("entity.person", tuple(text.span(m.first, m.last) for m in person.mentions)),
            )
            for identifier, person in self._entities.persons.items()
        ]

    def _bodies(self) -> list[Entity]:
        text = self._analysis.text
        found = []
        for identifier, body in self._entities.bodies.items():
            parent = self._entities.id_of.get(body.parent, "") if body.parent is not None else ""
            if parent.startswith("state/") and parent not in self._extra:
                parent = ""
            found.append(
                Entity(
                    identifier,
                    EntityKind.BODY,
                    body.name,
                    tuple(sorted(set(body.names))),
                    Evidence("entity.body", tuple(text.span(m.first, m.last) for m in body.mentions)),
                    short_name=body.short_name,
                    body_kind=body.kind,
                    parent=parent if parent != identifier else "",
                    reference=body.reference,
                )
            )
        return found


def _words_of(name: str, text: str) -> Span | None:
    """Where a name stands, which may go over several lines."""
    found = re.search(r"\s+".join(map(re.escape, name.split())), text) if name else None
    return Span(*found.span()) if found is not None else None


def _kind_of(name: str) -> str:
    """The kind of body that a name tells: "… *Ministry* of Trade"."""
    kinds = lexicon.bodies().kind_of
    return next((kinds[word] for word in fold(name).split() if word in kinds), "organization")
