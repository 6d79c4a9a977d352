"""What candidates of each kind are asked for, and what counts how much."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec

KINDS: Final = ("person", "body", "place", "event")


class Kind(msgspec.Struct, frozen=True):
    """A kind of entities; `classes` are the items whose instances fit it, by code, `any` for all codes."""

    words: int
    properties: tuple[str, ...]
    positions: bool
    country: tuple[str, ...]
    contradicts: bool
    weights: Mapping[str, float]
    classes: Mapping[str, tuple[str, ...]]
    forms: tuple[str, ...] = ()
    occupations: frozenset[str] = frozenset()


class Settings(msgspec.Struct, frozen=True):
    """All of `kinds.toml`."""

    clear: float
    near: float
    most: int
    alike: float
    control: str
    person: Kind
    body: Kind
    place: Kind
    event: Kind

    def of(self, kind: str) -> Kind:
        """Those of one of `KINDS`."""
        found: Kind = getattr(self, kind)
        return found


@cache
def settings() -> Settings:
    """The settings as they stand in the package."""
    text = files(__package__).joinpath("kinds.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Settings)


@cache
def query_text(name: str) -> str:
    """The query `name`, as it stands in the package."""
    return files(__package__).joinpath("queries", f"{name}.rq").read_text(encoding="utf-8")
