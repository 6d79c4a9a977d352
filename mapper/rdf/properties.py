"""What corrections can say to be missing: properties of the ontology, of which nodes, with which values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from pyoxigraph import NamedNode

from mapper.corpus.rulings import HOLDS, NAME, TYPE
from mapper.facts import Correction
from mapper.rdf.terms import CQ, ORG, SCHEMA, Term, concept, edtf, text
from mapper.rdf.vocabulary import roles_by_name

AGENTS: Final = ("person", "body", "state", "group")
ENTITIES: Final = (*AGENTS, "place")
TEXT: Final = "text"
DATE: Final = "date"
SINCE: Final = "since"
UNTIL: Final = "until"


@dataclass(frozen=True, slots=True)
class Property:
    """A property: the kinds of its subjects, and of its objects or its value (text, date, or a vocabulary).

    A subject may have `several`. One that is not `direct` is no single triple: more follows from it.
    """

    term: NamedNode
    subjects: tuple[str, ...]
    objects: tuple[str, ...] = ()
    value: str = ""
    several: bool = False
    direct: bool = False

    def of(self, said: Correction, node: Callable[[str], NamedNode]) -> Term:
        """The value that `said` gives, as a term; `node` makes one of the name of a node."""
        if self.objects:
            return node(said.object)
        if self.value == DATE:
            return edtf(said.value)
        return text(said.value) if self.value == TEXT else concept(self.value, said.value)


@cache
def properties() -> Mapping[str, Property]:
    """Name of the term → the property."""
    event, body, paper, tenure = ("event",), ("body",), ("document",), ("tenure",)
    roles = {name: Property(getattr(CQ, name), event, AGENTS, several=True) for name in roles_by_name()}
    return roles | {
        NAME: Property(SCHEMA.name, ENTITIES, value=TEXT, several=True),
        HOLDS: Property(ORG.holds, ("person",), ("body", "state"), TEXT, several=True),
        TYPE: Property(CQ.eventType, event, value="event-type"),
        "date": Property(CQ.date, event, value=DATE),
        "place": Property(CQ.place, event, ("place",)),
        "status": Property(CQ.status, event, value="status"),
        "superEvent": Property(CQ.superEvent, event, event),
        SINCE: Property(CQ.since, tenure, value=DATE, direct=True),
        UNTIL: Property(CQ.until, tenure, value=DATE, direct=True),
        "parent": Property(CQ.parent, body, ("body", "state"), direct=True),
        "bodyKind": Property(CQ.bodyKind, body, value="body-kind", direct=True),
        "acronym": Property(CQ.acronym, ("body", "state"), value=TEXT, several=True, direct=True),
        "documentKind": Property(CQ.documentKind, paper, value="document-kind", direct=True),
        "documentNumber": Property(CQ.documentNumber, paper, value=TEXT, direct=True),
        "issuer": Property(CQ.issuer, paper, AGENTS, direct=True),
        "party": Property(CQ.party, paper, AGENTS, several=True, direct=True),
    }
