"""Names of bodies -> rows of the reference data."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cache

from mapper.analysis import gazetteer
from mapper.analysis.folding import fold_key
from mapper.analysis.mentions import Mention
from mapper.linking.acronyms import Expander


@cache
def reference_keys() -> Mapping[str, tuple[gazetteer.Body, ...]]:
    """Key of a name or acronym, as written or with acronyms written out -> the bodies that bear it."""
    expand = Expander({})
    found: dict[str, dict[str, gazetteer.Body]] = {}
    for body in gazetteer.bodies():
        for name in (*body.names, body.short_name):
            if name:
                found.setdefault(expand.key(name), {})[body.id] = body
                found.setdefault(fold_key(name), {})[body.id] = body
    return {key: tuple(them.values()) for key, them in found.items()}


@cache
def _own_keys() -> Mapping[str, frozenset[str]]:
    """Id of a reference body -> the keys of its names."""
    expand = Expander({})
    return {
        body.id: frozenset(expand.key(name) for name in (*body.names, body.short_name) if name)
        for body in gazetteer.bodies()
    }


@cache
def _owner_key(name: str) -> str:
    return Expander({}).key(name)


def top_level(name: str) -> gazetteer.Body | None:
    """The one body without parent that bears the name."""
    found = reference_keys().get(fold_key(name), ())
    return found[0] if len(found) == 1 and not found[0].parent else None


def find_reference(key: str, mention: Mention, named: Set[str]) -> gazetteer.Body | None:
    """The one reference body of that key; an organ's name counts only where its parent is among `named`."""
    found = reference_keys().get(key, ())
    if len(found) != 1:
        return None
    body = found[0]
    if mention.of is not None and _owner_key(mention.of.name) in _own_keys()[body.id]:
        return None  # an organ of that body, not the body
    if not body.parent or mention.of is not None or _owner_key(body.name) == key:
        return body
    return body if _own_keys()[body.parent] & named else None
