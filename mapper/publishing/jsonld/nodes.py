"""Nodes as JSON objects, in the form that the context gives them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Final, TypeAlias

import pyoxigraph as ox

from mapper.publishing.jsonld.context import Context, Json, JsonLdError, Term
from mapper.rdf.terms import RDF, XSD

_Object: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
_EXACT: Final = 2**53  # readers of JSON count in doubles
_subject = attrgetter("subject")
_predicate = attrgetter("predicate")


def nodes_of(quads: Iterable[ox.Quad], context: Context) -> Iterator[dict[str, Json]]:
    """The nodes of one graph, given subject by subject; those of a document below the document.

    That is the node whose IRI is theirs without the fragment, if they name it by a property that the context
    turns round. Raises JsonLdError for what JSON-LD cannot say.
    """
    for _, document in groupby(quads, key=lambda quad: str(quad.subject).partition("#")[0].rstrip(">")):
        yield from _nested([list(about) for _, about in groupby(document, key=_subject)], context)


def _nested(nodes: Sequence[list[ox.Quad]], context: Context) -> Iterator[dict[str, Json]]:
    """The nodes of one document, each given as its quads, the document first."""
    host = nodes[0][0].subject
    below: defaultdict[str, list[Json]] = defaultdict(list)
    apart = []
    for quads in nodes[1:]:
        tie = next((quad for quad in quads if quad.object == host and context.turned(quad.predicate)), None)
        node = _node(quads[0].subject, (quad for quad in quads if quad is not tie), context)
        if tie is None:
            apart.append(node)
        else:
            below[context.turned(tie.predicate)].append(node)
    yield _node(host, nodes[0], context) | below
    yield from apart


def _node(
    subject: ox.NamedNode | ox.BlankNode | ox.Triple, quads: Iterable[ox.Quad], context: Context
) -> dict[str, Json]:
    """`subject` with what `quads` say of it, which are sorted by property."""
    node: dict[str, Json] = {"id": _name(subject, context)}
    for predicate, group in groupby(quads, key=_predicate):
        values: list[_Object] = [quad.object for quad in group]
        if predicate == RDF.type:
            types = [value for value in values if not isinstance(value, ox.Literal)]
            values = [value for value in values if isinstance(value, ox.Literal)]
            if types:
                node["type"] = _one_or_all([_type(value, context) for value in types])
        if values:
            key, value = _property(predicate, values, context)
            node[key] = value
    return node


def _property(predicate: ox.NamedNode, values: Sequence[_Object], context: Context) -> tuple[str, Json]:
    """The key of a property, and its values in the form that the key stands for."""
    term = context.term(predicate.value)
    if term.container == "@language":
        if languages := _by_language(values):
            return term.name, languages
        term = Term(context.whole(predicate.value))  # as a key, this knows no languages
    written = [_value(value, term, context) for value in values]
    return term.name, written if term.container == "@set" else _one_or_all(written)


def _by_language(values: Iterable[_Object]) -> dict[str, Json]:
    """Language → text or texts; empty if one of `values` has no language."""
    texts: defaultdict[str, list[Json]] = defaultdict(list)
    for value in values:
        if not isinstance(value, ox.Literal) or not value.language or value.direction:
            return {}
        texts[value.language].append(value.value)
    return {language: _one_or_all(found) for language, found in texts.items()}


def _value(value: _Object, term: Term, context: Context) -> Json:
    if isinstance(value, ox.Literal):
        return _literal(value, term, context)
    if term.codes and isinstance(value, ox.NamedNode):
        return context.code(value.value, term)
    name = _name(value, context)
    return name if term.type in {"@id", "@vocab"} else {"id": name}


def _literal(literal: ox.Literal, term: Term, context: Context) -> Json:
    text, kind = literal.value, literal.datatype
    if literal.direction:
        raise _unsayable(literal)
    if literal.language:
        return {"@value": text, "@language": literal.language}
    if kind == XSD.string:
        return {"@value": text} if term.type else text
    if kind.value == term.type:
        return _number(text) if kind == XSD.integer else text
    return {"@value": text, "type": context.compact(kind.value)}


def _number(text: str) -> str | int:
    """`text` as a number of JSON if that is read as the same text again."""
    try:
        number = int(text)
    except ValueError:
        return text
    return number if str(number) == text and abs(number) < _EXACT else text


def _type(value: _Object, context: Context) -> str:
    return context.term(value.value).name if isinstance(value, ox.NamedNode) else _name(value, context)


def _name(node: object, context: Context) -> str:
    if isinstance(node, ox.NamedNode):
        return context.reference(node.value)
    if isinstance(node, ox.BlankNode):
        return str(node)
    raise _unsayable(node)


def _one_or_all(values: list[Json]) -> Json:
    return values[0] if len(values) == 1 else values


def _unsayable(term: object) -> JsonLdError:
    return JsonLdError("JSON-LD 1.1 has no form for this", str(term), "take another format, such as nq")
