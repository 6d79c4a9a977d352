"""Which reports of different articles tell of one event, and what the merged event is.

The rule. Two reports of different articles are candidates where nothing contradicts and either

* they give one instance name ("steppe shield 2024"), and that name holds a number or both dates overlap; or
* both dates are known to the month or closer and overlap, and the participants overlap strongly: two in
  common who are at least half of the smaller side, or all of the smaller side where that is one
  participant who does not do such a thing twice a day (session, summit, appointment, election) or where
  both name one place.

Contradictions: one article; types that are neither equal nor session and summit (an `event` of no closer
type fits any, by instance name); dates that do not overlap, unless one instance name holds a number; two
places neither of which contains the other (one that GeoNames lacks, such as a building, may lie in any that
it has); two modes; held and cancelled without one instance name. Groups without a name count as no
participants, a body not as its parent. A date with an unknown year (XXXX) never overlaps.
`mapper.corpus.merging` does the rest: a report that fits two reports which contradict each other, or two of
one article, joins neither.

A planned and a held report of one event merge: it was held, on the day that the held report tells; both
reports stay, each with its own date and status. Where it is open whether two are one, they stay two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations
from typing import Final

from msgspec import structs

from mapper.corpus.keys import event_key
from mapper.corpus.merging import NO_TIES, Ties, decided, representatives
from mapper.dates import Edtf
from mapper.facts import Article, ArticleFacts, EventReport

Contains = Callable[[str, str], bool]

# The longest time in which the same participants are taken to do a thing of one type once only.
_CLOSE: Final = timedelta(days=31)
_ONCE_A_DAY: Final = frozenset({"session", "summit", "appointment", "election"})
_SITTINGS: Final = frozenset({"session", "summit"})
_OPEN_TYPE: Final = "event"


@dataclass(frozen=True, slots=True)
class Told:
    """One report of an event, as far as merging looks at it; `key` is its own event's key."""

    key: str
    article: Article = field(compare=False)
    report: EventReport = field(compare=False)
    named: frozenset[str] = field(compare=False)
    bounds: tuple[date, date] | None = field(compare=False)


def tell(all_facts: Iterable[ArticleFacts], merged: Mapping[str, str]) -> list[Told]:
    """All reports of events, with the ids of merged entities replaced."""
    return [
        Told(
            event_key(facts.article, report),
            facts.article,
            structs.replace(report, place=merged[report.place]) if report.place in merged else report,
            frozenset(
                merged.get(part.participant, part.participant)
                for part in report.participations
                if not part.participant.startswith("group/")
            ),
            bounds(report.date),
        )
        for facts in all_facts
        for report in facts.events
    ]


def merge_events(
    reports: Collection[Told], contains: Contains, ties: Ties = NO_TIES, more: Collection[str] = ()
) -> dict[str, str]:
    """Event key → key of the event it is merged into, the smallest; keys that stay are not in it.

    `contains(a, b)` says whether the place `a` is known to contain the place `b`. `ties` (of keys) win over
    the rule; only they merge the events that no article reports (`more`).
    """

    def against(one: Told, other: Told) -> bool:
        if ties.together(one.key, other.key) or ties.apart(one.key, other.key):
            return ties.apart(one.key, other.key)
        return contradict(one, other, contains)

    candidates = {pair for block in _blocks(reports) for pair in combinations(block, 2)}
    pairs = [pair for pair in candidates if not against(*pair) and _alike(*pair)]
    merged = representatives(pairs, against, lambda told: (0, told.key))
    keys = {told.key: first.key for told, first in merged.items()}
    return decided(keys, ties, {told.key for told in reports} | {*more}, lambda key: (0, key))


def contradict(one: Told, other: Told, contains: Contains) -> bool:
    """Whether two reports cannot tell of one event."""
    a, b = one.report, other.report
    instance = _one_instance(one, other)
    return (
        one.article.key == other.article.key
        or not _types_fit(a.type, b.type, instance)
        or not (_overlap(one, other) or (instance and _numbered(a.instance)))
        or _apart(a.place, b.place, contains)
        or bool(a.mode and b.mode and a.mode != b.mode)
        or ({a.status, b.status} == {"held", "cancelled"} and not instance)
    )


@lru_cache(maxsize=1 << 16)
def bounds(text: str) -> tuple[date, date] | None:
    """First and last day of an EDTF date; None where either is open or the year is unknown."""
    if not text:
        return None
    parsed = Edtf.parse(text)
    if parsed.earliest is None or parsed.latest is None:
        return None
    return parsed.earliest, parsed.latest


def closest(dates: Iterable[str]) -> str:
    """The EDTF date that leaves the fewest days open; of equal ones the first in order. "" if none."""

    def width(text: str) -> tuple[int, str]:
        first, last = bounds(text) or (date.min, date.max)
        return (last - first).days, text

    return min((text for text in dates if text), key=width, default="")


def _blocks(reports: Iterable[Told]) -> Iterable[list[Told]]:
    """Groups of reports outside of which no two can be alike: by instance name, by participant and day."""
    blocks: defaultdict[tuple[str, ...], list[Told]] = defaultdict(list)
    for told in sorted(reports, key=lambda told: told.key):
        if told.report.instance:
            blocks["instance", told.report.instance].append(told)
        if _is_close(told):
            for day in _days(told):
                for participant in told.named:
                    blocks[participant, day].append(told)
    return blocks.values()


def _days(told: Told) -> list[str]:
    first, last = told.bounds or (date.max, date.min)
    return [(first + timedelta(days=day)).isoformat() for day in range((last - first).days + 1)]


def _is_close(told: Told) -> bool:
    return told.bounds is not None and told.bounds[1] - told.bounds[0] < _CLOSE


def _alike(one: Told, other: Told) -> bool:
    """Whether two reports that do not contradict have enough in common."""
    if _one_instance(one, other):
        return True
    if not (_is_close(one) and _is_close(other)):
        return False
    common = len(one.named & other.named)
    smaller = min(len(one.named), len(other.named))
    if common >= 2:
        return 2 * common >= smaller
    same_place = bool(one.report.place) and one.report.place == other.report.place
    return common == smaller == 1 and (same_place or one.report.type in _ONCE_A_DAY)


def _one_instance(one: Told, other: Told) -> bool:
    return bool(one.report.instance) and one.report.instance == other.report.instance


def _numbered(instance: str) -> bool:
    return any(c.isdigit() for c in instance)


def _overlap(one: Told, other: Told) -> bool:
    a, b = one.bounds, other.bounds
    return a is not None and b is not None and a[0] <= b[1] and b[0] <= a[1]


def _types_fit(one: str, other: str, instance: bool) -> bool:
    return one == other or {one, other} == _SITTINGS or (instance and _OPEN_TYPE in {one, other})


def _apart(one: str, other: str, contains: Contains) -> bool:
    if not one or not other or one == other or _located(one) != _located(other):
        return False
    return not (contains(one, other) or contains(other, one))


def _located(place: str) -> bool:
    return place.startswith("place/geonames-")
