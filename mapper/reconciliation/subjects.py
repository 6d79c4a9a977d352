"""What a knowledge base knows of the entities that have no link to Wikidata yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Final, TypeAlias

import pyoxigraph as ox

from mapper.analysis.folding import fold
from mapper.dates import Edtf
from mapper.publishing.results import local, rows, run, values
from mapper.rdf.terms import CQ, SCHEMA, SKOS, WIKIDATA
from mapper.reconciliation.settings import query_text, settings
from mapper.store import KnowledgeBase

Span: TypeAlias = tuple[date | None, date | None]
_GEONAMES: Final = "https://sws.geonames.org/"


@dataclass(frozen=True, slots=True)
class Known:
    """Something beside an entity: what it is called, and its items in Wikidata."""

    names: tuple[str, ...] = ()
    items: frozenset[str] = frozenset()

    def __or__(self, other: Known) -> Known:
        return Known((*self.names, *other.names), self.items | other.items)


@dataclass(frozen=True, slots=True)
class Post:
    """A post that somebody holds: title, whose it is (with all above that), and the days that are known."""

    title: str
    body: Known
    days: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """An entity as the knowledge base has it; `code` is the kind of a body or the type of an event."""

    node: str
    kind: str
    label: str
    articles: int
    names: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    code: str = ""
    state: Known = Known()
    parent: Known = Known()
    posts: tuple[Post, ...] = ()
    sites: tuple[str, ...] = ()
    geonames: str = ""
    days: Span = (None, None)

    @property
    def asked(self) -> tuple[str, ...]:
        """The names to ask for: whole ones, as an item may be called."""
        kind = settings().of(self.kind)
        whole = [name for name in self.names if is_whole(name, kind.words)]
        above = (self.parent | self.state).names
        alone = not any(fold(one) in fold(self.label) for one in above)
        made = [form.format(name=self.label, above=one) for one in above for form in kind.forms if alone]
        return tuple(dict.fromkeys((*whole, *made, *self.acronyms)))


@dataclass(slots=True)
class Reader:
    """Reads a knowledge base."""

    knowledge_base: KnowledgeBase
    _seen: dict[ox.NamedNode, Known] = field(default_factory=dict)

    def subjects(self, kinds: Collection[str], limit: int | None = None) -> list[Subject]:
        """The entities of `kinds` without a link that have a name to ask for, the most named first."""
        _, found = rows(run(self.knowledge_base.store, query_text("subjects")))
        wanted = (self._subject(*row) for row in found if row[0] in kinds)
        named = (one for one in wanted if one.geonames or one.asked)
        return list(islice(named, limit))

    def linked(self) -> dict[str, str]:
        """Item → the node that has it already."""
        pattern = self.knowledge_base.store.quads_for_pattern(None, SKOS.exactMatch, None)
        return {
            quad.object.value: quad.subject.value.removeprefix(self.knowledge_base.base)
            for quad in pattern
            if isinstance(quad.object, ox.NamedNode) and isinstance(quad.subject, ox.NamedNode)
        }

    def _subject(self, kind: str, iri: str, label: str, articles: str) -> Subject:
        node = ox.NamedNode(iri)
        acronyms = self._texts(node, CQ.acronym)
        names = (label, *self._texts(node, SCHEMA.name), *self._texts(node, SCHEMA.alternateName))
        if kind == "event":
            given = self._names_of_event(node)
            names = tuple(name for name in names if _plain(name) in given)
        code = [*self._texts(node, CQ.bodyKind), *self._texts(node, CQ.eventType)]
        parent, state = self._above(node)
        identifiers = [one for one in self._texts(node, SKOS.exactMatch) if one.startswith(_GEONAMES)]
        first, last = self._texts(node, CQ.earliest), self._texts(node, CQ.latest)
        return Subject(
            node=iri.removeprefix(self.knowledge_base.base),
            kind=kind,
            label=label,
            articles=int(articles),
            names=tuple(name for name in dict.fromkeys(names) if name not in acronyms),
            acronyms=acronyms,
            code=local(code[0]) if code else "",
            state=self._state(node) | state,
            parent=parent,
            posts=tuple(self._posts(node)) if kind == "person" else (),
            sites=self._texts(node, SCHEMA.url),
            geonames=identifiers[0].removeprefix(_GEONAMES).strip("/") if identifiers else "",
            days=(_day(first), _day(last)),
        )

    def _texts(self, node: ox.NamedNode, predicate: ox.NamedNode) -> tuple[str, ...]:
        return tuple(sorted(set(values(self.knowledge_base.store, node, predicate))))

    def _nodes(self, node: ox.NamedNode, predicate: ox.NamedNode) -> Iterator[ox.NamedNode]:
        return map(ox.NamedNode, self._texts(node, predicate))

    def _names_of_event(self, node: ox.NamedNode) -> set[str]:
        """The names that reports give to an event; most events have none."""
        reports = self._nodes(node, CQ.reportedBy)
        return {_plain(name) for report in reports for name in self._texts(report, CQ.instanceName)}

    def _known(self, node: ox.NamedNode) -> Known:
        if node not in self._seen:
            names = (SCHEMA.name, CQ.acronym, SCHEMA.alternateName)
            told = dict.fromkeys(name for predicate in names for name in self._texts(node, predicate))
            items = (one for one in self._texts(node, SKOS.exactMatch) if one.startswith(WIKIDATA.iri))
            self._seen[node] = Known(tuple(told), frozenset(items))
        return self._seen[node]

    def _above(self, node: ox.NamedNode) -> tuple[Known, Known]:
        """The bodies that a body belongs to, and the state."""
        seen, queue = {node}, list(self._nodes(node, CQ.parent))
        bodies, states = Known(), Known()
        while queue:
            above = queue.pop()
            if above in seen:
                continue
            seen.add(above)
            if self._is_state(above):
                states |= self._known(above)
            else:
                bodies |= self._known(above)
            queue.extend(self._nodes(above, CQ.parent))
        return bodies, states

    def _is_state(self, node: ox.NamedNode) -> bool:
        return node.value.startswith(f"{self.knowledge_base.base}state/")

    def _state(self, node: ox.NamedNode) -> Known:
        """The state in whose land a place, or the place of an event, lies."""
        found = Known()
        for place in (node, *self._nodes(node, CQ.place)):
            for land in (place, *self._nodes(place, SCHEMA.containedInPlace)):
                for quad in self.knowledge_base.store.quads_for_pattern(None, CQ.territory, land):
                    if isinstance(quad.subject, ox.NamedNode):
                        found |= self._known(quad.subject)
        return found

    def _posts(self, person: ox.NamedNode) -> Iterator[Post]:
        for quad in self.knowledge_base.store.quads_for_pattern(None, CQ.holder, person):
            if not isinstance(quad.subject, ox.NamedNode):
                continue
            days = _days(
                self._texts(quad.subject, CQ.since),
                self._texts(quad.subject, CQ.until),
                self._texts(quad.subject, CQ.attestedOn),
            )
            for post in self._nodes(quad.subject, CQ.post):
                bodies = [*self._nodes(post, CQ.postBody)]
                owner = Known()
                for body in bodies:
                    owner |= self._known(body)
                    for above in self._above(body):
                        owner |= above
                for title in self._texts(post, CQ.postTitle):
                    yield Post(title, owner, days)


def is_whole(name: str, words: int) -> bool:
    """Whether a name has so many words, and no initials among them.

    >>> is_whole("Ana Lopes", 2), is_whole("A. Lopes", 2), is_whole("Lopes", 2)
    (True, False, False)
    """
    parts = fold(name).split()
    return len(parts) >= words and all(len(part) > 1 for part in parts)


def _plain(name: str) -> str:
    return fold(name).replace("-", " ")


def _day(texts: Iterable[str]) -> date | None:
    return min((date.fromisoformat(one) for one in texts), default=None)


def _days(since: Iterable[str], until: Iterable[str], attested: Iterable[str]) -> tuple[Span, ...]:
    """The days on which a post was held for sure: those that are attested, its first and its last."""
    dates = [Edtf.parse(one) for one in (*since, *until, *attested)]
    return tuple(dict.fromkeys((one.earliest, one.latest) for one in dates if one.earliest and one.latest))
