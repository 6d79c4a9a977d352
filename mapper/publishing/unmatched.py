"""Values of parameters that nothing has: why a query may give no rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Final

import pyoxigraph as ox

from mapper.publishing.queries import Query
from mapper.publishing.queries.places import Compared, compared, prefixes
from mapper.publishing.queries.tokens import tokens
from mapper.publishing.terms import Term, parse_term
from mapper.rdf.terms import RDF, RDFS, SKOS
from mapper.resources import ontology_dir

_FEW: Final = 30  # values that are all named
_NAMED: Final = 10  # of many


def unmatched(
    query: Query, values: Mapping[str, Sequence[str]], base: str, store: ox.Store, *, codes_only: bool = False
) -> Iterator[str]:
    """A sentence for each of `values`, which `query` takes, that nothing in `store` has.

    That is known of IRIs, and of what the query compares as a whole with a value of a property: the codes of
    a vocabulary, other codes, and rules. With `codes_only` the store holds nothing but the vocabularies.
    """
    found = tokens(query.text)
    for param in query.params:
        place = compared(found, param.name)
        for value in values.get(param.name, ()):
            said = f"--param {param.name}={value}"
            if param.type == "iri" and not codes_only:
                term = parse_term(param.type, value, base, prefixes(found))
                if not _is_there(store, term):
                    yield f"{said}: nothing in the knowledge base has the IRI {str(term)[1:-1]}"
            elif place and (place.notation or not codes_only) and param.type in {"code", "string"}:
                there = _values(store, place)
                if value.strip() not in there:
                    yield f"{said}: nothing has this value; {_told(value, there)}"


def vocabularies() -> ox.Store:
    """The ontology and its vocabularies alone: what is known of a graph that lies elsewhere."""
    store, folder = ox.Store(), ontology_dir()
    for path in (folder / "communique.ttl", *sorted(folder.glob("vocabularies/*.ttl"))):
        store.load(path=path, format=ox.RdfFormat.TURTLE)
    return store


def _is_there(store: ox.Store, term: Term) -> bool:
    return isinstance(term, ox.NamedNode) and any(
        next(store.quads_for_pattern(*pattern), None) for pattern in ((term, None, None), (None, None, term))
    )


def _values(store: ox.Store, place: Compared) -> set[str]:
    """The codes that the vocabulary of a property has, or the values of the property."""
    prop = ox.NamedNode(place.prop)
    if not place.notation:
        return _texts(store.quads_for_pattern(None, prop, None))
    classes = [quad.object for quad in store.quads_for_pattern(prop, RDFS.range, None)]
    members = (quad.subject for one in classes for quad in store.quads_for_pattern(None, RDF.type, one))
    return {
        code for member in members for code in _texts(store.quads_for_pattern(member, SKOS.notation, None))
    }


def _texts(quads: Iterator[ox.Quad]) -> set[str]:
    return {quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)}


def _told(value: str, there: set[str]) -> str:
    """What there is instead: all of few, those that resemble `value`, or some."""
    if not there:
        return "there is none at all"
    if len(there) <= _FEW:
        return f"there are {', '.join(sorted(there))}"
    if close := get_close_matches(value, sorted(there), _NAMED):
        verb = "is" if len(close) == 1 else "are"
        return f"of {len(there)} that there are, {', '.join(close)} {verb} like it"
    return f"there are {', '.join(sorted(there)[:_NAMED])} and {len(there) - _NAMED} more"
