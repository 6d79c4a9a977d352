"""Corrections that contradict each other: none of them applies till people have agreed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from mapper.corpus.merging import Ties
from mapper.corpus.rulings import is_known, pair
from mapper.corrections.checking import Given
from mapper.dates import Edtf
from mapper.facts import Correction, CorrectionKind
from mapper.rdf.corrected import PAIRS, about, authority
from mapper.rdf.properties import SINCE, UNTIL, properties

_NAMED: Final = 3  # places


@dataclass(frozen=True, slots=True)
class Clash:
    """Corrections that cannot all be right, and what they disagree on."""

    given: tuple[Given, ...]
    what: str

    def beside(self, one: Given) -> str:
        """Where the others than `one` stand, of many the first: ", see a.csv:2, a.csv:7"."""
        places = sorted({other.where for other in self.given if other != one})
        more = f" and {len(places) - _NAMED} more" if len(places) > _NAMED else ""
        return f", see {', '.join(places[:_NAMED])}{more}" if places else ""


def sort_out(given: Iterable[Given]) -> tuple[tuple[Correction, ...], tuple[Clash, ...]]:
    """The corrections that nothing contradicts, and those that contradict each other, in order."""
    all_given = sorted(given)
    clashes = (*_pairs(all_given), *_values(all_given), *_tenures(all_given), *_wrong(all_given))
    out = {one for clash in clashes for one in clash.given}
    kept = tuple(dict.fromkeys(one.correction for one in all_given if one not in out))
    return kept, tuple(sorted(clashes, key=lambda clash: clash.given))


def _pairs(given: Sequence[Given]) -> Iterator[Clash]:
    """Nodes that are the same, perhaps over others, and not the same."""
    same = [one for one in given if one.correction.kind is CorrectionKind.SAME]
    ties = Ties(frozenset((one.correction.subject, one.correction.object) for one in same))
    for group in {frozenset(ties.group(one.correction.subject)) for one in same}:
        if len(known := sorted(filter(is_known, group))) > 1:
            together = tuple(one for one in same if one.correction.subject in group)
            yield Clash(together, f"{known[0]} and {known[1]} are two in the reference data")
    groups: defaultdict[frozenset[str], list[Given]] = defaultdict(list)
    for one in given:
        if one.correction.kind is CorrectionKind.DIFFERENT and ties.together(*pair(one.correction)):
            groups[frozenset(ties.group(one.correction.subject))].append(one)
    for group, different in groups.items():
        joined = [one for one in same if one.correction.subject in group]
        both = " and ".join(pair(different[0].correction))
        yield Clash((*joined, *different), f"{both} are said to be the same and not the same")


def _values(given: Sequence[Given]) -> Iterator[Clash]:
    """Two labels, links or values where there can be one only."""
    groups: defaultdict[tuple[str, ...], list[Given]] = defaultdict(list)
    for one in given:
        said = one.correction
        if said.kind is CorrectionKind.LABEL:
            groups[said.subject, "label"].append(one)
        elif said.kind is CorrectionKind.LINK:
            groups[said.subject, "link", authority(said.object)].append(one)
        elif said.property and not properties()[said.property].several:
            groups[said.subject, said.property].append(one)
    for (node, what, *_), some in groups.items():
        if len(values := sorted({one.correction.object or one.correction.value for one in some})) > 1:
            yield Clash(tuple(some), f"{node} has one {what}, but two are given: {' and '.join(values[:2])}")


def _tenures(given: Sequence[Given]) -> Iterator[Clash]:
    """Tenures that end before they begin."""
    limits: dict[str, defaultdict[str, list[Given]]] = {name: defaultdict(list) for name in (SINCE, UNTIL)}
    for one in given:
        if one.correction.property in limits:
            limits[one.correction.property][one.correction.subject].append(one)
    for tenure in limits[SINCE].keys() & limits[UNTIL].keys():
        pairs = product(limits[SINCE][tenure], limits[UNTIL][tenure])
        for since, until in pairs:
            begins, ends = since.correction.value, until.correction.value
            first, last = Edtf.parse(begins).earliest, Edtf.parse(ends).latest
            if first and last and first > last:
                yield Clash((since, until), f"{tenure} would end ({ends}) before it begins ({begins})")


def _wrong(given: Sequence[Given]) -> Iterator[Clash]:
    """A node that is wrong, and of which something else is said."""
    wrong: defaultdict[str, list[Given]] = defaultdict(list)
    for one in given:
        if one.correction.kind is CorrectionKind.WRONG:
            wrong[one.correction.subject].append(one)
    groups: defaultdict[str, list[Given]] = defaultdict(list)
    for one in given:
        if one.correction.kind is not CorrectionKind.WRONG:
            objects = {one.correction.object} if one.correction.kind not in PAIRS else set[str]()
            for node in {one.correction.subject, *objects, *about(one.correction)} & wrong.keys():
                groups[node].append(one)
    for node, some in groups.items():
        yield Clash((*wrong[node], *some), f"{node} is said to be wrong, and is corrected beside that")
