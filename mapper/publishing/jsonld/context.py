"""A JSON-LD context as the writer of compact JSON-LD needs it: what it calls things."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

import pyoxigraph as ox

from mapper.errors import CommuniqueError
from mapper.resources import ontology_dir

Json: TypeAlias = str | int | list["Json"] | dict[str, "Json"]

FILE: Final = "context.jsonld"
_LOCAL: Final = re.compile(r"[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)*")
# Below these, IRIs are the same whoever resolves them: no dots, colons, queries, or empty parts.
_BASE: Final = re.compile(r"https?://[A-Za-z0-9.:-]+(?:/[\w~%-][\w~%.-]*)*/")
_BELOW: Final = re.compile(r"[\w~%-]+(?:/[\w~%-]+)+(?:#[\w~%-]+)?")
_CODE: Final = re.compile(r"[A-Za-z0-9_-]+")


class JsonLdError(CommuniqueError):
    """A graph that compact JSON-LD has no form for."""


@dataclass(frozen=True, slots=True)
class Term:
    """How the values of one property are written."""

    name: str
    type: str = ""  # `@id`, `@vocab`, the IRI of a datatype, or "" where the value has to say it
    container: str = ""  # `@set`, `@language` or ""
    codes: str = ""  # the namespace of the nodes that are written by their codes
    clashing: frozenset[str] = frozenset()  # the codes that are terms, but not here


class Context:
    """The terms and prefixes of a context, for data below `base`."""

    def __init__(self, entries: Mapping[str, Json], base: str) -> None:
        """`entries` is what stands under `@context`, with prefixes before the terms that use them."""
        self.entries = entries
        self.base = base if _BASE.fullmatch(base) else ""
        self._prefixes = {
            key: value for key, value in entries.items() if isinstance(value, str) and value[-1] in "#/"
        }
        self._namespaces = sorted(((iri, key) for key, iri in self._prefixes.items()), reverse=True)
        self._terms: dict[str, Term] = {}
        self._reverse: dict[str, str] = {}
        for name, definition in entries.items():
            if not name.startswith("@") and name not in self._prefixes:
                self._define(name, definition if isinstance(definition, dict) else {"@id": definition})
        self.used: set[str] = set()

    def term(self, iri: str) -> Term:
        """How the property `iri` is written; without a term of its own, under its name and as it is."""
        found = self._terms.get(iri)
        if found is None:
            return Term(self.compact(iri))
        self.used.add(found.name)
        return found

    def turned(self, predicate: ox.NamedNode) -> str:
        """The term that turns a property round, or ""."""
        name = self._reverse.get(predicate.value, "")
        self.used.update(filter(None, [name]))
        return name

    def reference(self, iri: str) -> str:
        """`iri` as the name of a node: relative to the base, with a prefix, or whole."""
        if self.base and iri.startswith(self.base) and _BELOW.fullmatch(below := iri[len(self.base) :]):
            return below
        return self.compact(iri)

    def code(self, iri: str, term: Term) -> str:
        """`iri` as a value of `term`, which knows codes: its code, or whole."""
        code = iri.removeprefix(term.codes)
        if code != iri and _CODE.fullmatch(code) and (code in term.clashing or code not in self.entries):
            return code
        return self.whole(iri)

    def compact(self, iri: str) -> str:
        """`iri` with a prefix, or whole. Raises JsonLdError where it would be read as another one."""
        for namespace, prefix in self._namespaces:
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
                self.used.add(prefix)
                return f"{prefix}:{iri[len(namespace) :]}"
        return self.whole(iri)

    def whole(self, iri: str) -> str:
        """`iri` as it is. Raises JsonLdError where it would be read as another one."""
        if (scheme := iri.partition(":")[0]) in self.entries:
            raise JsonLdError(
                f"compact JSON-LD cannot name this node, since {scheme} means something else in its context",
                iri,
                "take another format, such as nq",
            )
        return iri

    def head(self, *, whole: bool) -> dict[str, Json]:
        """What a document has to say under `@context`: everything, or only what was used."""
        base: dict[str, Json] = {"@base": self.base} if self.base else {}
        if whole:
            return {**base, **self.entries}
        needed = self.used | set(_prefixes_of([*self.used, *(self.entries[name] for name in self.used)]))
        return {
            **base,
            **{
                key: value
                for key, value in self.entries.items()
                if key in needed or key.startswith("@") or (isinstance(value, str) and value.startswith("@"))
            },
        }

    def _define(self, name: str, definition: Mapping[str, Json]) -> None:
        texts = {key: value for key, value in definition.items() if isinstance(value, str)}
        if "@reverse" in texts:
            self._reverse[self._expand(texts["@reverse"])] = name
        elif not texts["@id"].startswith("@"):
            scope = definition.get("@context")
            codes = scope if isinstance(scope, dict) else {}
            self._terms[self._expand(texts["@id"])] = Term(
                name,
                self._expand(texts.get("@type", "")),
                texts.get("@container", ""),
                str(codes.get("@vocab", "")),
                frozenset(codes) - {"@vocab"},
            )

    def _expand(self, name: str) -> str:
        prefix, colon, local = name.partition(":")
        return self._prefixes[prefix] + local if colon and prefix in self._prefixes else name


@cache
def entries() -> Mapping[str, Json]:
    """The published context."""
    document = json.loads((ontology_dir() / FILE).read_text(encoding="utf-8"))
    found: Mapping[str, Json] = document["@context"]
    return found


def load_context(base: str) -> Context:
    """The published context, for data below `base`."""
    return Context(entries(), base)


def _prefixes_of(values: Iterable[Json]) -> Iterable[str]:
    """What stands before the colons in names and definitions."""
    for value in values:
        for text in value.values() if isinstance(value, dict) else [value]:
            if isinstance(text, str):
                yield text.partition(":")[0]
