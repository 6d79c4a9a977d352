"""Shortcuts that follow from the corpus layer, in a graph of their own.

* `cq:Official`: who holds or held a post.
* `cq:participant`: who takes part in an event, whatever the role.
* `schema:attendee`: who was there: a participant of an event that was held, other than as the one who
  arranged it or whose land or house was visited.
* `cq:metWith`, both ways: two attendees of one meeting, call, signing, session or summit that was held, or
  of a visit with a host, one of them the host. Two of whom one belongs to the other (by post, by acting on
  its behalf, by being its organ) have not met; of sessions and summits, persons meet persons and states
  meet states, since their bodies are the occasion and not the company.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Final

from mapper.corpus.corpus import Corpus
from mapper.rdf.events import Event
from mapper.rdf.terms import CQ, RDF, SCHEMA, Iris, Triple

_MET: Final = frozenset({"meeting", "call", "signing"})
_MET_AMONG_EQUALS: Final = frozenset({"session", "summit"})
_ABSENT: Final = frozenset({"organizer", "visited"})


def derived_triples(corpus: Corpus, iris: Iris, events: list[Event]) -> Iterator[Triple]:
    """All shortcuts; each pair of agents that met comes both ways."""
    for _, tenure in corpus.tenures():
        yield iris.entity(corpus.one(tenure.person)), RDF.type, CQ.Official
    belongs = _belongings(corpus)
    for event in events:
        node = iris.event(event.key)
        direct = {agent for agent, role in event.participants if role == "participant"}
        for agent in sorted({agent for agent, _ in event.participants} - direct):
            yield node, CQ.participant, iris.entity(agent)
        for agent in attendees(event):
            yield node, SCHEMA.attendee, iris.entity(agent)
        for one, other in meetings(event):
            if other not in _closure(one, belongs) and one not in _closure(other, belongs):
                yield iris.entity(one), CQ.metWith, iris.entity(other)
                yield iris.entity(other), CQ.metWith, iris.entity(one)


def attendees(event: Event) -> list[str]:
    """Ids of those who were at an event, in order; none unless it was held."""
    if event.status != "held":
        return []
    return sorted({agent for agent, role in event.participants if role not in _ABSENT})


def meetings(event: Event) -> Iterator[tuple[str, str]]:
    """The pairs of agents that an event of its type brings together."""
    there = attendees(event)
    hosts = {agent for agent, role in event.participants if role == "host"}
    for one, other in combinations(there, 2):
        kinds = {one.partition("/")[0], other.partition("/")[0]}
        if (
            event.type in _MET
            or (event.type in _MET_AMONG_EQUALS and kinds in ({"person"}, {"state"}))
            or (event.type == "visit" and (one in hosts) != (other in hosts))
        ):
            yield one, other


def _belongings(corpus: Corpus) -> Mapping[str, set[str]]:
    """Agent → the bodies, states and persons that it belongs to or acted for, in one step."""
    steps: defaultdict[str, set[str]] = defaultdict(set)
    for body, parent in corpus.parents().items():
        steps[body].add(parent)
    for _, tenure in corpus.tenures():
        steps[corpus.one(tenure.person)].add(corpus.one(tenure.body))
    for facts in corpus.facts:
        for report in facts.events:
            for part in report.participations:
                if part.on_behalf_of:
                    steps[corpus.one(part.participant)].add(corpus.one(part.on_behalf_of))
    return steps


def _closure(agent: str, steps: Mapping[str, set[str]]) -> set[str]:
    """All that `agent` belongs to, in any number of steps."""
    found: set[str] = set()
    queue = [agent]
    while queue:
        new = steps.get(queue.pop(), set()) - found
        found |= new
        queue.extend(new)
    return found
