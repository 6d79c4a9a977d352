"""What is wrong with a text that is no SPARQL query, in words that help."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from textwrap import shorten
from typing import Final

from mapper.publishing.queries.errors import QueryError
from mapper.publishing.queries.tokens import Token, line_of
from mapper.rdf import DEFAULT_BASE, prefixes

_UPDATES: Final = frozenset(
    {"INSERT", "DELETE", "WITH", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD"}
)
_PROLOGUE: Final = frozenset({"PREFIX", "BASE"})
_WIDTH: Final = 160  # of what the parser says, which may name all that it would have taken


def bad_syntax(error: SyntaxError, text: str, found: Sequence[Token], where: str) -> QueryError:
    """The error of `text`, with the tokens `found`, that the parser refused with `error`."""
    if not found:
        return QueryError("it holds no query", where, "write a SELECT, CONSTRUCT, ASK or DESCRIBE query")
    first = next((t.text for t in found if t.kind == "word" and t.text not in _PROLOGUE), "")
    if first in _UPDATES:
        return QueryError(
            "this is a SPARQL update, and only queries are answered",
            where,
            "write a SELECT, CONSTRUCT, ASK or DESCRIBE query; communique correct changes what is not right",
        )
    if unknown := _undeclared(found):
        prefix = unknown.text.partition(":")[0]
        namespace = prefixes(DEFAULT_BASE).get(prefix, "…")
        return QueryError(
            f"the prefix {prefix}: is not declared",
            f"{where}, line {line_of(text, unknown.start)}",
            f"add PREFIX {prefix}: <{namespace}>",
        )
    return QueryError(f"this is not SPARQL ({shorten(error.msg, _WIDTH, placeholder=' …')})", where)


def _undeclared(found: Sequence[Token]) -> Token | None:
    """The first name whose prefix is not declared; labels of blank nodes are none."""
    declared = {name.text for word, name in pairwise(found) if word.text == "PREFIX"} | {"_:"}
    names = (token for token in found if token.kind == "prefixed")
    return next((name for name in names if f"{name.text.partition(':')[0]}:" not in declared), None)
