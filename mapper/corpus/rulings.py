"""What corrections decide of the corpus: who is one, what is called how, what no article states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from mapper.analysis.gazetteer import bodies, rows, states
from mapper.analysis.slugs import slug
from mapper.corpus.merging import Ties, decided
from mapper.corpus.places import geonames_id
from mapper.facts import Correction, CorrectionKind, Entity, EntityKind, Evidence, TenureReport

NAME: Final = "name"
HOLDS: Final = "holds"
TYPE: Final = "eventType"
PARENT: Final = "parent"
ARTICLES: Final = ("article", "teaser")
_JOINED: Final = ("body/", "place/", "document/")  # what no rule makes one
_UNSEEN: Final = Evidence("", ())  # of what no article states


@dataclass(frozen=True, slots=True)
class Rulings:
    """The corrections that are in force, and what they come to; `there` are those nodes of pairs that the
    graph has.
    """

    corrections: tuple[Correction, ...] = ()
    there: frozenset[str] = frozenset()
    entities: tuple[Entity, ...] = field(init=False)
    tenures: tuple[TenureReport, ...] = field(init=False)

    def __post_init__(self) -> None:
        missing = [one for one in self.corrections if one.kind is CorrectionKind.MISSING]
        entities = tuple(_entity(one) for one in missing if one.property == NAME)
        tenures = tuple(_tenure(one) for one in missing if one.property == HOLDS)
        object.__setattr__(self, "entities", entities)
        object.__setattr__(self, "tenures", tenures)

    def merged_events(self) -> Ties:
        """Which events (keys) are one, and which are two."""
        return self.ties("event/", "event/")

    def joined(self) -> dict[str, str]:
        """What only people make one → what it goes on as: what reference data know, else the smallest."""
        return decided({}, self.ties(_JOINED), self.there, lambda node: (not is_known(node), node))

    def ties(self, prefix: str | tuple[str, ...] = "", cut: str = "") -> Ties:
        """Which nodes whose names begin so are one, and which are two; `cut` is left off the names."""
        pairs = {
            kind: frozenset(
                (one.removeprefix(cut), other.removeprefix(cut))
                for one, other in (pair(said) for said in self.corrections if said.kind is kind)
                if one.startswith(prefix)
            )
            for kind in (CorrectionKind.SAME, CorrectionKind.DIFFERENT)
        }
        return Ties(pairs[CorrectionKind.SAME], pairs[CorrectionKind.DIFFERENT])

    def labels(self) -> dict[str, str]:
        """The names that nodes shall have."""
        return {one.subject: one.value for one in self.corrections if one.kind is CorrectionKind.LABEL}

    def parents(self) -> dict[str, str]:
        """The body or state that a body is said to belong to."""
        return {one.subject: one.object for one in self.corrections if one.property == PARENT}

    def events(self) -> frozenset[str]:
        """The keys of events that are said to be missing."""
        return frozenset(
            one.subject.removeprefix("event/") for one in self.corrections if one.property == TYPE
        )

    def stated(self, stays: Mapping[str, str]) -> dict[str, tuple[Correction, ...]]:
        """What is said to be missing, by node; `stays` says as what merged ones go on."""
        found: defaultdict[str, list[Correction]] = defaultdict(list)
        for one in self.corrections:
            if one.kind is CorrectionKind.MISSING:
                found[stays.get(one.subject, one.subject)].append(one)
        return {node: tuple(said) for node, said in found.items()}


NO_RULINGS: Final = Rulings()


def _entity(said: Correction) -> Entity:
    kind = EntityKind(said.subject.partition("/")[0])
    return Entity(said.subject, kind, said.value, (said.value,), _UNSEEN)


def _tenure(said: Correction) -> TenureReport:
    return TenureReport("", said.subject, said.value, said.object, _UNSEEN)


def parted(said: Correction) -> str:
    """The person that somebody is in an article where he is another one; "" where that is not what is said.

    >>> parted(Correction(CorrectionKind.DIFFERENT, "person/ana-lopes", object="article/d7e6c74bf5c17858"))
    'person/ana-lopes-d7e6c74b'
    """
    kind, _, key = said.object.partition("/")
    parts = said.kind is CorrectionKind.DIFFERENT and kind in ARTICLES
    return f"{said.subject}-{key[:8]}" if parts else ""


def pair(said: Correction) -> tuple[str, str]:
    """The two nodes that are said to be the same, or different."""
    return said.subject, parted(said) or said.object


def is_known(node: str) -> bool:
    """Whether reference data or GeoNames know an entity."""
    return node in reference_names() or bool(geonames_id(node))


@cache
def reference_names() -> Mapping[str, str]:
    """The names of the states, bodies and office holders of the reference data, by id."""
    return {
        **{f"state/{state.id}": state.name for state in states()},
        **{f"body/{body.id}": body.name for body in bodies()},
        **{f"person/{slug(row['name'])}": row["name"] for row in rows("officials")},
    }
