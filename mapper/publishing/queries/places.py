"""Where the parameters of a query stand: in the rows of a VALUES block, behind SERVICE, in comparisons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mapper.publishing.queries.tokens import Token
from mapper.publishing.terms import Term, as_sparql

_FORMS = ("SELECT", "CONSTRUCT", "ASK", "DESCRIBE")
_NOTATION = "http://www.w3.org/2004/02/skos/core#notation"


@dataclass(frozen=True, slots=True)
class Block:
    """A clause `VALUES (?a ?b) { (…) … }`: its variables, the number of its rows, and its place."""

    names: tuple[str, ...]
    rows: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Service:
    """A clause `SERVICE <iri>`: the token that names the endpoint, and where the clause begins."""

    name: Token
    start: int


@dataclass(frozen=True, slots=True)
class Compared:
    """The property whose values a variable is compared with; with `notation`, the codes of its values."""

    prop: str
    notation: bool


def compared(tokens: Sequence[Token], name: str) -> Compared | None:
    """What `?x = ?name` compares the variable `name` with, where `?x` is a value of a property."""
    others = {
        one.text if other.text[1:] == name else other.text
        for one, sign, other in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if sign.text == "="
        and (one.kind, other.kind) == ("variable", "variable")
        and name in {one.text[1:], other.text[1:]}
    }
    names = prefixes(tokens)
    for before, sign, last, variable in zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False):
        if variable.text in others and sign.text not in {"|", "^", "!"}:
            notation = _iri(last, names) == _NOTATION and sign.text == "/"
            if prop := _iri(before if notation else last, names):
                return Compared(prop, notation)
    return None


def _iri(token: Token, names: Mapping[str, str]) -> str:
    """The IRI that a token means; "" for one that is no IRI."""
    if token.kind == "iri":
        return token.text[1:-1]
    prefix, colon, local = token.text.partition(":")
    if token.kind == "prefixed" and colon and prefix in names:
        return names[prefix] + local
    return ""


def blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    """The VALUES blocks whose variables stand in parentheses, in the order of the text."""
    for at, token in enumerate(tokens):
        if token.text != "VALUES" or [t.text for t in tokens[at + 1 : at + 2]] != ["("]:
            continue
        closing = _next(tokens, at, ")")
        end = _next(tokens, closing, "}")
        if end < len(tokens):
            names = tuple(t.text[1:] for t in tokens[at + 2 : closing])
            rows = sum(t.text == "(" for t in tokens[closing:end])
            yield Block(names, rows, token.start, tokens[end].end)


def services(tokens: Sequence[Token]) -> Iterator[Service]:
    """The SERVICE clauses, in the order of the text."""
    for at, token in enumerate(tokens):
        name = [t for t in tokens[at + 1 : at + 3] if t.text != "SILENT"]
        if token.text == "SERVICE" and token.kind == "word" and name:
            yield Service(name[0], token.start)


def prefixes(tokens: Sequence[Token]) -> dict[str, str]:
    """The namespaces that the query declares, by prefix."""
    triples = zip(tokens, tokens[1:], tokens[2:], strict=False)
    return {
        prefix.text.removesuffix(":"): iri.text[1:-1]
        for word, prefix, iri in triples
        if (word.text, prefix.kind, iri.kind) == ("PREFIX", "prefixed", "iri")
    }


def form(tokens: Sequence[Token]) -> str:
    """SELECT, CONSTRUCT, ASK or DESCRIBE; "" for what is no query."""
    return next((token.text for token in tokens if token.kind == "word" and token.text in _FORMS), "")


def values_block(names: Sequence[str], rows: Iterable[Sequence[Term | None]]) -> str:
    """A VALUES block as SPARQL; None is UNDEF."""
    lines = (f"({' '.join('UNDEF' if term is None else as_sparql(term) for term in row)})" for row in rows)
    return f"VALUES ({' '.join(f'?{name}' for name in names)}) {{ {' '.join(lines)} }}"


def replace(text: str, pieces: Mapping[tuple[int, int], str]) -> str:
    """`text` with other words in the places of `pieces`."""
    for (start, end), piece in sorted(pieces.items(), reverse=True):
        text = text[:start] + piece + text[end:]
    return text


def _next(tokens: Sequence[Token], start: int, sign: str) -> int:
    """The index of the next `sign`; the number of tokens where there is none."""
    return next((at for at in range(start, len(tokens)) if tokens[at].text == sign), len(tokens))
