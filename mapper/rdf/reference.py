"""Reference data as quads: states, bodies and office holders, with their source.

All of it stands in `graph/reference`, the matches with Wikidata and GeoNames in `graph/links`, and that
office holders are officials in `graph/derived`. This graph owns what it says: the corpus layer adds to a
reference entity what is missing here, and repeats nothing (`Known`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from pyoxigraph import Literal, NamedNode, Quad

from mapper.analysis.gazetteer import rows
from mapper.analysis.slugs import slug
from mapper.corpus.keys import post_key, tenure_key
from mapper.corpus.places import city_name, city_place, container, contains, geonames_id, territories
from mapper.rdf.terms import (
    CQ,
    DCTERMS,
    ORG,
    RDF,
    RDFS,
    SCHEMA,
    SKOS,
    WIKIDATA,
    Iris,
    Term,
    Triple,
    concept,
    edtf,
    geonames,
    text,
    uri,
)

_UNKNOWN = "XXXX"


def reference_quads(base: str) -> Iterator[Quad]:
    """All reference data, each quad once, always in the same order. The second call costs nothing."""
    yield from _quads(base)


@dataclass(frozen=True, slots=True)
class Known:
    """What `graph/reference` says: its triples, which properties each subject has there, and its names."""

    triples: frozenset[Triple]
    properties: frozenset[tuple[NamedNode, NamedNode]]
    names: Mapping[NamedNode, tuple[Term, ...]]

    def has(self, node: NamedNode) -> bool:
        """Whether it describes `node`."""
        return (node, RDF.type) in self.properties


@cache
def known(base: str) -> Known:
    """What `graph/reference` says under `base`."""
    graph = Iris(base).graph("reference")
    triples = [_triple(quad) for quad in _quads(base) if quad.graph_name == graph]
    names = {s: (o,) for s, p, o in triples if p == SCHEMA.name}
    return Known(frozenset(triples), frozenset((s, p) for s, p, _ in triples), names)


def place_triples(iris: Iris, place: str, name: str) -> Iterator[Triple]:
    """A place with its name and the state's territory that it lies in."""
    node = iris.entity(place)
    yield node, RDF.type, CQ.Place
    yield node, RDFS.label, text(name)
    yield node, SCHEMA.name, text(name)
    if around := container(place):
        yield node, SCHEMA.containedInPlace, iris.entity(around)


def place_links(iris: Iris, place: str) -> Iterator[Triple]:
    """The GeoNames match of a place that has one."""
    if identifier := geonames_id(place):
        yield iris.entity(place), SKOS.exactMatch, geonames(identifier)


def reference_triples(base: str) -> Iterator[tuple[Quad, Triple]]:
    """All reference data, as quads and as triples."""
    return ((quad, _triple(quad)) for quad in _quads(base))


@cache
def _quads(base: str) -> tuple[Quad, ...]:
    iris = Iris(base)
    graphs = {name: iris.graph(name) for name in ("reference", "links", "derived")}
    triples = {
        "reference": chain(_states(iris), _bodies(iris), _posts(iris), _officials(iris)),
        "links": _links(iris),
        "derived": _derived(iris),
    }
    return tuple(Quad(*triple, graphs[name]) for name in graphs for triple in dict.fromkeys(triples[name]))


def _triple(quad: Quad) -> Triple:
    subject, object_ = quad.subject, quad.object
    if not isinstance(subject, NamedNode) or not isinstance(object_, NamedNode | Literal):
        raise TypeError(f"Data holds IRIs and literals alone: {quad}")
    return subject, quad.predicate, object_


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _named(node: NamedNode, cls: NamedNode, row: dict[str, str], *names: str) -> Iterator[Triple]:
    yield node, RDF.type, cls
    yield node, RDFS.label, text(row["name"])
    yield node, SCHEMA.name, text(row["name"])
    for name in (*names, *_split(row["aliases"])):
        if name and name != row["name"]:
            yield node, SCHEMA.alternateName, text(name)
    yield node, DCTERMS.source, text(row["source"])


def _states(iris: Iris) -> Iterator[Triple]:
    for row in rows("states"):
        code = row["iso3166_alpha2"].lower()
        node = iris.entity(f"state/{code}")
        yield from _named(node, CQ.State, row, row["official_name"])
        yield node, CQ.officialName, text(row["official_name"])
        yield node, CQ.bodyKind, concept("body-kind", "state")
        yield node, CQ.alpha2, text(row["iso3166_alpha2"])
        if row["alpha3"]:
            yield node, CQ.alpha3, text(row["alpha3"])
        for demonym in _split(row["demonyms"]):
            yield node, CQ.demonym, text(demonym)
        if territory := territories().get(code):
            yield node, CQ.territory, iris.entity(territory)
            yield from place_triples(iris, territory, row["name"])
        if capital := _capital(row):
            yield node, CQ.capital, iris.entity(capital)
            yield from place_triples(iris, capital, city_name(capital))


def _capital(row: dict[str, str]) -> str:
    """The id of a state's capital, or "" where only a namesake in another state is known."""
    capital = city_place(row["capital"])
    return capital if contains(territories().get(row["iso3166_alpha2"].lower(), ""), capital) else ""


def _bodies(iris: Iris) -> Iterator[Triple]:
    for row in rows("bodies"):
        node = iris.entity(f"body/{row['id']}")
        yield from _named(node, CQ.Body, row, row["short_name"])
        yield node, CQ.bodyKind, concept("body-kind", row["kind"])
        if row["short_name"]:
            yield node, CQ.acronym, text(row["short_name"])
        if row["parent_id"]:
            yield node, CQ.parent, iris.entity(f"body/{row['parent_id']}")
        elif row["state"]:
            yield node, CQ.parent, iris.entity(f"state/{row['state'].lower()}")
        if row["website"]:
            yield node, SCHEMA.url, uri(row["website"])
        if seat := city_place(row["seat"]):
            yield node, CQ.seat, iris.entity(seat)
            yield from place_triples(iris, seat, city_name(seat))
        for member in _split(row["member_states"]):
            yield from _member(iris, row, member)


def _member(iris: Iris, body: dict[str, str], cell: str) -> Iterator[Triple]:
    """A member ("AM"), or one for a time ("UZ:2006-2012", "IN:2017-"), which has a node of its own."""
    code, _, years = cell.partition(":")
    since, _, until = years.partition("-")
    node, member = iris.entity(f"body/{body['id']}"), iris.entity(f"state/{code.lower()}")
    if not until:
        yield node, CQ.member, member
    if years:
        membership = iris.membership(f"body/{body['id']}", f"state/{code.lower()}", since)
        yield membership, RDF.type, CQ.Membership
        yield membership, RDFS.label, text(f"{code} in {body['name']}")
        yield membership, ORG.member, member
        yield membership, ORG.organization, node
        yield from _term(membership, since, until)
        yield membership, DCTERMS.source, text(body["source"])


def _term(node: NamedNode, since: str, until: str) -> Iterator[Triple]:
    """An unknown start says nothing; an unknown end says that there was one."""
    if since and since != _UNKNOWN:
        yield node, CQ.since, edtf(since)
    if until:
        yield node, CQ.until, edtf(until)


def _holder(row: dict[str, str]) -> tuple[str, str]:
    """The ids of the person and of the body or state of a row of office holders."""
    body = row["body_id"]
    return f"person/{slug(row['name'])}", f"state/{body.lower()}" if body.isupper() else f"body/{body}"


def _posts(iris: Iris) -> Iterator[Triple]:
    """Of spellings of one title ("Secretary-General") the first row's stands."""
    posts: dict[str, tuple[str, str]] = {}
    for row in rows("officials"):
        body = _holder(row)[1]
        posts.setdefault(post_key(body, row["post"]), (row["post"], body))
    names = _agent_names()
    for key, (title, body) in posts.items():
        post = iris.post(key)
        yield post, RDF.type, CQ.Post
        yield post, RDFS.label, text(f"{title}, {names[body]}")
        yield post, CQ.postTitle, text(title)
        yield post, CQ.postBody, iris.entity(body)


def _officials(iris: Iris) -> Iterator[Triple]:
    officials, names = rows("officials"), _agent_names()
    terms = Counter(tenure_key(*_holder(row), row["post"]) for row in officials)
    for row in officials:
        person, body = _holder(row)
        yield from _named(iris.entity(person), CQ.Person, row)
        key = tenure_key(person, body, row["post"])
        # Who held a post twice has two tenures; only the term tells them apart.
        tenure = iris.tenure(f"{key}/{row['since']}" if terms[key] > 1 else key)
        yield tenure, RDF.type, CQ.Tenure
        yield tenure, RDFS.label, text(f"{row['name']}, {row['post']}, {names[body]}")
        yield tenure, CQ.holder, iris.entity(person)
        yield tenure, CQ.post, iris.post(post_key(body, row["post"]))
        yield from _term(tenure, row["since"], row["until"])
        yield tenure, DCTERMS.source, text(row["source"])


def _agent_names() -> dict[str, str]:
    states = {f"state/{row['iso3166_alpha2'].lower()}": row["name"] for row in rows("states")}
    return states | {f"body/{row['id']}": row["name"] for row in rows("bodies")}


def _links(iris: Iris) -> Iterator[Triple]:
    identified = [
        *((f"state/{row['iso3166_alpha2'].lower()}", row) for row in rows("states")),
        *((f"body/{row['id']}", row) for row in rows("bodies")),
        *((_holder(row)[0], row) for row in rows("officials")),
    ]
    for entity, row in identified:
        if row["wikidata_qid"]:
            yield iris.entity(entity), SKOS.exactMatch, getattr(WIKIDATA, row["wikidata_qid"])
    seats = (city_place(row["seat"]) for row in rows("bodies") if row["seat"])
    capitals = map(_capital, rows("states"))
    for place in (*territories().values(), *seats, *capitals):
        yield from place_links(iris, place)


def _derived(iris: Iris) -> Iterator[Triple]:
    for row in rows("officials"):
        yield iris.entity(_holder(row)[0]), RDF.type, CQ.Official
