"""Events as the corpus holds them: merged from reports by `mapper.corpus.events`.

An event has one date, place, type and status: what corrections say, else the closest of what its reports
say; what each report says stays on the report (`cq:reportedBy`), so that the way from planned to held can be
read there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from mapper.corpus.corpus import Corpus, usual
from mapper.corpus.events import closest
from mapper.corpus.keys import event_key
from mapper.corpus.places import contains
from mapper.facts import Article, Correction, EventReport
from mapper.rdf.article import date_bounds
from mapper.rdf.terms import CQ, RDF, RDFS, Iris, Triple, concept, edtf, text
from mapper.rdf.vocabulary import event_classes, role_properties, roles_by_name

# What happened outweighs what was announced; the less special of two types that fit comes last.
_STATUSES: Final = ("held", "cancelled", "planned")
_UNSPECIFIC: Final = ("session", "event")


@dataclass(frozen=True, slots=True)
class Event:
    """A merged event: `told` are its reports with their articles, in the order of the reports' keys.

    `participants` are pairs of entity id (merged persons replaced) and role; `super_event` is a key.
    """

    key: str
    type: str
    status: str
    told: tuple[tuple[Article, EventReport], ...]
    participants: tuple[tuple[str, str], ...]
    super_event: str
    date: str
    place: str


def events_of(corpus: Corpus) -> list[Event]:
    """All events of the corpus, by key."""
    own = {
        (facts.article.key, report.id): event_key(facts.article, report)
        for facts in corpus.facts
        for report in facts.events
    }
    told: defaultdict[str, list[tuple[str, Article, EventReport]]] = defaultdict(list)
    for facts in corpus.facts:
        for report in facts.events:
            key = own[facts.article.key, report.id]
            told[corpus.events.get(key, key)].append((key, facts.article, report))
    keys = told.keys() | {corpus.events.get(key, key) for key in corpus.rulings.events()}
    return [_event(corpus, own, key, sorted(told[key], key=lambda one: one[0])) for key in sorted(keys)]


def event_triples(corpus: Corpus, iris: Iris, events: list[Event]) -> Iterator[Triple]:
    """Every event; one that is merged into another has `cq:mergedInto` and nothing else."""
    for event in events:
        yield from _triples(iris, event)
    for merged, stays in sorted(corpus.events.items()):
        yield iris.event(merged), CQ.mergedInto, iris.event(stays)


def _event(
    corpus: Corpus,
    own: Mapping[tuple[str, str], str],
    key: str,
    told: list[tuple[str, Article, EventReport]],
) -> Event:
    reports, said = [report for _, _, report in told], _Said(corpus.stated.get(f"event/{key}", ()))
    status = said.value("status") or min((r.status for r in reports), key=_STATUSES.index, default="held")
    supers = {
        corpus.events.get(above, above)
        for _, article, report in told
        if report.super_event and (above := own[article.key, report.super_event])
    }
    parts = {
        (corpus.one(part.participant), part.role) for report in reports for part in report.participations
    }
    parts |= {(corpus.one(agent), role) for agent, role in said.participants()}
    above = said.object("superEvent").removeprefix("event/")
    return Event(
        key=key,
        type=said.value("eventType") or min((report.type for report in reports), key=_unspecificity),
        status=status,
        told=tuple((article, report) for _, article, report in told),
        participants=tuple(sorted(parts)),
        super_event=corpus.events.get(above, above) or min(supers - {key}, default=""),
        date=said.value("date") or _date(reports, status),
        place=corpus.one(said.object("place")) or _place(corpus, reports),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """What corrections say of an event."""

    corrections: tuple[Correction, ...]

    def value(self, name: str) -> str:
        return next((one.value for one in self.corrections if one.property == name), "")

    def object(self, name: str) -> str:
        return next((one.object for one in self.corrections if one.property == name), "")

    def participants(self) -> Iterator[tuple[str, str]]:
        """Pairs of entity id and role."""
        roles = roles_by_name()
        return ((one.object, roles[one.property]) for one in self.corrections if one.property in roles)


def _date(reports: Sequence[EventReport], status: str) -> str:
    """The date that leaves the fewest days open, of the reports with the event's status, else of all."""
    same = closest(report.date for report in reports if report.status == status)
    return same or closest(report.date for report in reports)


def _place(corpus: Corpus, reports: Sequence[EventReport]) -> str:
    """The place that most reports name, among those that contain no other; "" where none names one."""
    places = [corpus.one(report.place) for report in reports if report.place]
    return usual(place for place in places if not any(contains(place, other) for other in places))


def _unspecificity(event_type: str) -> tuple[int, str]:
    return _UNSPECIFIC.index(event_type) + 1 if event_type in _UNSPECIFIC else 0, event_type


def _triples(iris: Iris, event: Event) -> Iterator[Triple]:
    node = iris.event(event.key)
    reports = [report for _, report in event.told]
    yield node, RDF.type, CQ.Event
    yield node, RDF.type, event_classes()[event.type]
    yield node, RDFS.label, text(next((report.label for report in reports if report.label), event.type))
    yield node, CQ.eventType, concept("event-type", event.type)
    yield node, CQ.status, concept("status", event.status)
    if event.date:
        yield node, CQ.date, edtf(event.date)
        yield from date_bounds(node, event.date)
    if event.place:
        yield node, CQ.place, iris.entity(event.place)
    if event.super_event:
        yield node, CQ.superEvent, iris.event(event.super_event)
    for participant, role in event.participants:
        yield node, role_properties()[role], iris.entity(participant)
    for article, report in event.told:
        yield node, CQ.reportedBy, iris.fragment(article, report.id)
