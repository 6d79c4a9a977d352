"""The rules of what not every engine can do, with what each refuses and lets pass: data in `rules.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Rule:
    """Why a query is refused, what to write instead, and whole queries as examples."""

    id: str
    reason: str
    remedy: str
    refused: tuple[str, ...]
    passed: tuple[str, ...]


@cache
def rules() -> Mapping[str, Rule]:
    """The rules by id, in the order of the file."""
    return {
        name: Rule(
            name,
            " ".join(entry["reason"].split()),
            entry["remedy"],
            tuple(_prologue() + text for text in entry["refused"]),
            tuple(_prologue() + text for text in entry["passed"]),
        )
        for name, entry in _data()["rules"].items()
    }


def predicates() -> Mapping[str, str]:
    """Predicates of which the ontology does not say what their values are → date, code, node or edtf."""
    return {_expand(name): kind for kind, names in _data()["predicates"].items() for name in names}


def long_predicates() -> frozenset[str]:
    """Predicates whose values may be longer than a key of an order can be."""
    return frozenset(_expand(name) for name in _data()["long"])


def _expand(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{_data()['prefixes'][prefix]}{local}"


def _prologue() -> str:
    return "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in _data()["prefixes"].items())


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "rules.toml").read_text(encoding="utf-8"))
