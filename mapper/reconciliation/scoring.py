"""How well a candidate fits an entity: a sum of parts, each with its reason."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from mapper.reconciliation.candidates import Candidate
from mapper.reconciliation.names import best, same
from mapper.reconciliation.posts import held, within
from mapper.reconciliation.settings import settings
from mapper.reconciliation.subjects import Span, Subject

Fit = tuple[float, str]  # from -1 to 1, and why
_YOUNGEST: Final = 16  # years of who holds a post
_OTHER_NAME: Final = 0.95  # what a name that is not the label is worth
_SHORT: Final = 0.6  # what an acronym alone is worth


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a score: how well something fits, how much that counts, and why."""

    name: str
    weight: float
    fit: float
    why: str

    def __str__(self) -> str:
        """As people read it: `name 0.45 of 0.45 (Ana Lopes)`."""
        return f"{self.name} {self.weight * self.fit:.2f} of {self.weight:.2f} ({self.why})"


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with the parts of its score."""

    candidate: Candidate
    parts: tuple[Part, ...]

    @property
    def score(self) -> float:
        """From 0 to 1."""
        return round(min(1.0, max(0.0, sum(part.weight * part.fit for part in self.parts))), 2)

    @property
    def contradicted(self) -> bool:
        """Whether some part speaks against it."""
        return any(part.fit < 0 for part in self.parts)

    @property
    def reasons(self) -> str:
        """All parts in one line."""
        return "; ".join(map(str, self.parts))


def judge(subject: Subject, candidate: Candidate) -> Scored | None:
    """The score of a candidate; None for one that is no such thing at all, or is called otherwise."""
    if not candidate.kinds:
        return None
    parts = []
    for name, weight in settings().of(subject.kind).weights.items():
        if said := _FITS[name](subject, candidate):
            parts.append(Part(name, weight, *said))
    named = any(part.name in {"name", "geonames"} and part.fit > 0 for part in parts)
    return Scored(candidate, tuple(parts)) if named else None


def _name(subject: Subject, candidate: Candidate) -> Fit | None:
    names = [name for name in subject.asked if name not in subject.acronyms]
    found = best(names, candidate.labels), best(names, candidate.names)
    alike = settings().alike
    options = [
        (found[0].ratio, found[0].theirs),
        (found[1].ratio * _OTHER_NAME, f"{found[1].theirs}, another name"),
    ]
    short = sorted({*subject.acronyms} & {*candidate.labels, *candidate.names})
    options += [(_SHORT, f"only the short form {one}") for one in short]
    fit, why = max(options, key=lambda option: option[0])
    return (fit, why) if fit >= min(alike, _SHORT) else None


def _type(subject: Subject, candidate: Candidate) -> Fit | None:
    kind = settings().of(subject.kind)
    if kind.occupations:
        found = {iri.rsplit("/", 1)[-1] for iri in candidate.values["P106"]}
        if not found:
            return 0.7, "no occupation is known"
        if found & kind.occupations:
            return 1.0, "a public office or service"
        return 0.0, "another occupation"
    if not (special := set(kind.classes.get(subject.code, ()))):
        return 1.0, subject.kind
    if special & candidate.kinds:
        return 1.0, subject.code
    return 0.5, f"{subject.kind}, but not known as {subject.code}"


def _acronym(subject: Subject, candidate: Candidate) -> Fit | None:
    """The short form beside a whole name; alone it stands for the name."""
    shared = sorted({*subject.acronyms} & {*candidate.labels, *candidate.names})
    named = _name(subject, candidate) if shared else None
    return (1.0, shared[0]) if named and named[0] > _SHORT else None


def _country(subject: Subject, candidate: Candidate) -> Fit | None:
    kind = settings().of(subject.kind)
    ours = subject.state.items | {item for post in subject.posts for item in post.body.items}
    theirs = set().union(*(candidate.values[name] for name in kind.country))
    called = sorted(set().union(*(candidate.called[name] for name in kind.country)))
    if ours & theirs:
        return 1.0, ", ".join(called) or "the same"
    if ours and theirs and kind.contradicts:
        return -1.0, f"another one: {', '.join(called)}"
    return None


def _parent(subject: Subject, candidate: Candidate) -> Fit | None:
    values = candidate.values["P749"] | candidate.values["P361"]
    called = sorted(candidate.called["P749"] | candidate.called["P361"])
    if subject.parent.items & values:
        return 1.0, ", ".join(called)
    for name in called:
        if same(name, subject.parent.names):
            return 1.0, name
    return None


def _website(subject: Subject, candidate: Candidate) -> Fit | None:
    ours, theirs = ({*map(_site, some)} for some in (subject.sites, candidate.values["P856"]))
    return (1.0, min(ours & theirs)) if ours & theirs else None


def _site(address: str) -> str:
    return address.partition("://")[2].lower().removeprefix("www.").rstrip("/")


def _geonames(subject: Subject, candidate: Candidate) -> Fit | None:
    theirs = candidate.values["P1566"]
    if not subject.geonames or not theirs:
        return None
    if subject.geonames in theirs:
        return 1.0, f"GeoNames {subject.geonames}"
    return -1.0, f"another place of GeoNames: {min(theirs)}"


def _post(subject: Subject, candidate: Candidate) -> Fit | None:
    """Whether the same post is held; half as sure where only the body is known to be the same."""
    if found := held(subject.posts, candidate.positions):
        return found.fit, found.why
    bodies = {item for post in subject.posts for item in post.body.items}
    if bodies & (candidate.values["P108"] | candidate.values["P463"]):
        called = sorted(candidate.called["P108"] | candidate.called["P463"])
        return 0.5, f"no such post, but of {', '.join(called) or 'the same body'}"
    return None


def _dates(subject: Subject, candidate: Candidate) -> Fit | None:
    """Whether the position was held when articles say so; half as sure where whose it is is not known."""
    found = held(subject.posts, candidate.positions)
    if found is None or not found.post.days or not (found.position.start or found.position.end):
        return None
    term = f"{found.position.start or '…'} to {found.position.end or '…'}"
    inside = all(within(span, found.position) for span in found.post.days)
    return (found.fit, term) if inside else (-1.0, f"not from {term}")


def _life(subject: Subject, candidate: Candidate) -> Fit | None:
    """Whoever is not alive when articles speak of a post is another one."""
    days = [*_known(span for post in subject.posts for span in post.days)]
    if not days:
        return None
    first, last = min(first for first, _ in days), max(last for _, last in days)
    if (born := min(candidate.days("P569"), default=None)) and born.year + _YOUNGEST > last.year:
        return -1.0, f"born only in {born.year}"
    if (died := max(candidate.days("P570"), default=None)) and died.year < first.year:
        return -1.0, f"died as early as {died.year}"
    return None


def _day(subject: Subject, candidate: Candidate) -> Fit | None:
    first, last = subject.days
    point = [*candidate.days("P585")]
    starts, ends = point or [*candidate.days("P580")], point or [*candidate.days("P582")]
    if not (first and last and (starts or ends)):
        return None
    start, end = min(starts, default=date.min), max(ends, default=date.max)
    told = f"{start}" if start == end else f"{start if starts else '…'} to {end if ends else '…'}"
    if start <= last and first <= end:
        return 1.0, told
    if start.year <= last.year and first.year <= end.year:
        return 0.3, f"{told}, in the same year"
    return -1.0, f"not {told}"


def _known(spans: Iterable[Span]) -> list[tuple[date, date]]:
    return [(first, last) for first, last in spans if first and last]


_FITS: Final[dict[str, Callable[[Subject, Candidate], Fit | None]]] = {
    "name": _name,
    "type": _type,
    "acronym": _acronym,
    "country": _country,
    "parent": _parent,
    "website": _website,
    "geonames": _geonames,
    "post": _post,
    "dates": _dates,
    "life": _life,
    "day": _day,
}


def ranked(subject: Subject, candidates: Collection[Candidate]) -> list[Scored]:
    """The candidates that may be the entity, best first."""
    found = [scored for one in candidates if (scored := judge(subject, one))]
    return sorted(found, key=lambda one: (-one.score, len(one.candidate.item), one.candidate.item))


def told_apart(scored: Sequence[Scored]) -> bool:
    """Whether the best is better than any other by more than chance."""
    return len(scored) < 2 or scored[0].score - scored[1].score > settings().near
