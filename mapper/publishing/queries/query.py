"""A query with its header, and how its parameters become terms in it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mapper.publishing.queries import places
from mapper.publishing.queries.errors import QueryError
from mapper.publishing.queries.header import Param
from mapper.publishing.queries.tokens import Token, tokens
from mapper.publishing.terms import Term, parse_term

ENDPOINT = "endpoint"  # the type of a parameter that stands behind SERVICE


@dataclass(frozen=True, slots=True)
class Query:
    """A SPARQL query with its header. Its text runs as it stands: the defaults stand in it."""

    name: str
    title: str
    description: str
    text: str
    params: tuple[Param, ...] = ()
    keywords: tuple[str, ...] = ()
    example: str = ""

    @property
    def group(self) -> str:
        """The first keyword, by which lists of queries are ordered; "" without keywords."""
        return self.keywords[0] if self.keywords else ""

    @property
    def form(self) -> str:
        """SELECT, CONSTRUCT, ASK or DESCRIBE."""
        return places.form(tokens(self.text))

    @property
    def federated(self) -> bool:
        """Whether it asks endpoints behind SERVICE."""
        return any(places.services(tokens(self.text)))

    def bind(self, values: Mapping[str, Sequence[str]], base: str) -> str:
        """The SPARQL text with `values` (by parameter; several mean any of them) as terms.

        Relative IRIs are read against `base`. Raises QueryError for a parameter that the query does not
        have, that is missing, or whose value does not fit its type.
        """
        known = {param.name for param in self.params}
        if unknown := sorted(set(values) - known):
            has = f"its parameters are: {', '.join(sorted(known))}" if known else "it has no parameters"
            raise QueryError(f"there is no parameter {unknown[0]}", f"query {self.name}", has)
        found = tokens(self.text)
        terms = {
            param.name: self._terms(param, values.get(param.name, ()), base, found) for param in self.params
        }
        pieces = dict(itertools.chain(self._rows(terms, found), self._endpoints(terms, found)))
        return places.replace(self.text, pieces)

    def _rows(
        self, terms: Mapping[str, Sequence[Term | None]], found: Sequence[Token]
    ) -> Iterator[tuple[tuple[int, int], str]]:
        """The place of the block of the parameters, and its new text."""
        names = {param.name for param in self.params if param.type != ENDPOINT}
        for block in places.blocks(found):
            if names and set(block.names) == names:
                rows = itertools.product(*(terms[name] for name in block.names))
                yield (block.start, block.end), places.values_block(block.names, rows)

    def _endpoints(
        self, terms: Mapping[str, Sequence[Term | None]], found: Sequence[Token]
    ) -> Iterator[tuple[tuple[int, int], str]]:
        """The places of the endpoints that are parameters, and the IRIs that come there."""
        for param in self.params:
            if param.type == ENDPOINT:
                for service in places.services(found):
                    if service.name.text == f"<{param.default}>":
                        yield (service.name.start, service.name.end), str(terms[param.name][0])

    def _terms(
        self, param: Param, values: Sequence[str], base: str, found: Sequence[Token]
    ) -> list[Term | None]:
        given = list(values) or ([param.default] if param.default is not None else [])
        if not given and param.required:
            raise QueryError(
                f"the parameter {param.name} is missing ({param.description})",
                f"query {self.name}",
                f"add --param {param.name}=…",
            )
        if any(not value.strip() for value in given):
            raise QueryError(
                f"--param {param.name}: the value is empty",
                f"query {self.name}",
                f"write one after {param.name}={'' if param.required else ', or leave the parameter out'}",
            )
        if param.type == ENDPOINT and len(given) > 1:
            raise QueryError(f"--param {param.name}: there can be only one endpoint", f"query {self.name}")
        try:
            return [parse_term(param.type, value, base, places.prefixes(found)) for value in given] or [None]
        except ValueError as error:
            raise QueryError(f"--param {param.name}: {error}", f"query {self.name}") from error
