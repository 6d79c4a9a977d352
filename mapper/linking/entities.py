"""One article's entities: persons, bodies and states with their ids, and the tenures that tie them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mapper.analysis import gazetteer
from mapper.analysis.analysis import Analysis, Clause
from mapper.analysis.folding import fold
from mapper.analysis.mentions import Kind, Mention
from mapper.analysis.slugs import slug
from mapper.corpus.knowledge import official_names
from mapper.facts import Label
from mapper.linking.acronyms import Expander
from mapper.linking.bodies import BodyEntity, find_bodies
from mapper.linking.body_clusters import CHAMBERS
from mapper.linking.persons import Person, find_persons
from mapper.linking.tenures import Held, find_tenures

# Kinds of bodies that publish news; and what shows whose news it is: a sentence in the headline counts so
# often, one in the lead so often; the first must reach so much, and so many times the second.
PUBLISHING = frozenset({"organization", "organ", "ministry", "agency", "force", "academic"})
MEDIA = "media"
IN_TITLE, IN_LEAD = 3, 2
LEAST, LEAD = 2, 1.3


@dataclass(frozen=True, slots=True)
class Entities:
    """What the article names. `id_of` gives mentions of persons, bodies, states and demonyms their id;
    `states` are the names of each state that the article gives it.
    """

    persons: Mapping[str, Person]
    bodies: Mapping[str, BodyEntity]
    id_of: Mapping[Mention, str]
    states: Mapping[str, Sequence[str]]
    tenures: tuple[Held, ...]
    own: str

    def state_name(self, identifier: str) -> str:
        """The fullest name that the article gives a state; the reference name where it has only a demonym."""
        named = self.states.get(identifier)
        return (
            max(named, key=len) if named else gazetteer.state_by_id()[identifier.removeprefix("state/")].name
        )


def find_entities(analysis: Analysis) -> Entities:
    """The persons, bodies and tenures of the article, as it names them itself."""
    persons: dict[str, Person] = {}
    id_of: dict[Mention, str] = {}
    for person in find_persons(analysis):
        identifier = person_id(person)
        known = persons.get(identifier)
        persons[identifier] = person if known is None else known.joined(person)
        id_of.update(dict.fromkeys(person.mentions, identifier))
    bodies = {body.id: body for body in find_bodies(analysis)}
    for body in bodies.values():
        id_of.update({m: body.id for m in body.mentions if m not in id_of})
    states: dict[str, list[str]] = {}
    for clause in analysis.clauses:
        for mention in clause.mentions:
            if mention.kind in {Kind.STATE, Kind.DEMONYM} and mention.ref:
                id_of[mention] = f"state/{mention.ref}"
                if mention.kind is Kind.STATE:
                    states.setdefault(id_of[mention], []).append(mention.name)
    _link_owners(analysis, bodies, id_of)
    own = own_body(analysis, bodies, id_of)
    tenures = find_tenures(analysis, {m: i for m, i in id_of.items() if i in persons}, id_of, own)
    return Entities(persons, bodies, id_of, states, tenures, own)


def person_id(person: Person) -> str:
    """The id of the reference official of that name, else the slug of the fullest name."""
    for name in (person.name, *person.names):
        if " " in name and fold(name) in official_names():
            return official_names()[fold(name)][0]
    return f"person/{slug(person.name)}"


def published_by(analysis: Analysis, bodies: Mapping[str, BodyEntity]) -> str:
    """The id of the body of the text that bears the publisher's name, or ""."""
    publisher = analysis.article.publisher
    if not publisher:
        return ""
    expand = Expander({})
    own = (body.id for body in bodies.values() if expand.key(publisher) in map(expand.key, body.names))
    return next(own, "")


def own_body(analysis: Analysis, bodies: Mapping[str, BodyEntity], id_of: Mapping[Mention, str]) -> str:
    """The id of the body that the article is by or about: its publisher, unless that is a medium, else the
    one that it names clearly more than any other, or "".
    """
    publisher = published_by(analysis, bodies)
    if publisher:
        return "" if bodies[publisher].kind == MEDIA else publisher
    weights: Counter[str] = Counter()
    for clause, weight in _weighed(analysis):
        named = {i for m in clause.mentions for i in _ids_within(m, id_of)}
        weights.update({i: weight for i in named if i in bodies and _publishes(bodies[i])})
    ranked = weights.most_common(2)
    if not ranked or ranked[0][1] < LEAST or (len(ranked) > 1 and ranked[0][1] < LEAD * ranked[1][1]):
        return ""
    return ranked[0][0]


def _publishes(body: BodyEntity) -> bool:
    """Whether its news may be told without a name: of "the Senate" nobody is told whose it is."""
    return body.kind in PUBLISHING and body.name.lower() not in CHAMBERS


def _weighed(analysis: Analysis) -> Iterator[tuple[Clause, int]]:
    """Each sentence, and how much it says about whose news the article is."""
    lead = next((c.sentence.paragraph for c in analysis.clauses if c.sentence.label is Label.BODY), -1)
    for clause in analysis.clauses:
        if clause.sentence.label is Label.TITLE:
            yield clause, IN_TITLE
        else:
            yield clause, IN_LEAD if clause.sentence.paragraph == lead else 1


def _ids_within(mention: Mention, id_of: Mapping[Mention, str]) -> Iterator[str]:
    """The ids of a mention and of all that it belongs to: "the *WHO* Regional Director for …"."""
    inner: Mention | None = mention
    while inner is not None:
        if inner in id_of:
            yield id_of[inner]
        inner = inner.of


def _link_owners(analysis: Analysis, bodies: Mapping[str, BodyEntity], id_of: dict[Mention, str]) -> None:
    """Owners of posts that stand for a body under a kind of its own ("Gazprom CEO") get its id by name."""
    by_name = {fold(n): b.id for b in bodies.values() for n in b.names}
    for clause in analysis.clauses:
        for mention in clause.mentions:
            owner = mention.of
            if owner is not None and owner not in id_of:
                if owner.kind in {Kind.STATE, Kind.DEMONYM} and owner.ref:
                    id_of[owner] = f"state/{owner.ref}"
                elif fold(owner.name) in by_name:
                    id_of[owner] = by_name[fold(owner.name)]
