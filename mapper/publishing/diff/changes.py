"""What became of articles, facts and entities between two knowledge bases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias, TypeVar

from mapper.corrections import told_of
from mapper.facts import Correction
from mapper.publishing.diff.facts import Evidence, Fact, Page, Value
from mapper.publishing.diff.pairing import pair, told
from mapper.publishing.sentences import Quote

_State = TypeVar("_State", Fact, Page)


class Change(StrEnum):
    """What became of a fact.

    CHANGED: it states something else. EVIDENCE: it states the same, but by another rule, with another
    confidence or from other passages.
    """

    CAME = "came"
    WENT = "went"
    CHANGED = "changed"
    EVIDENCE = "evidence"


class Text(StrEnum):
    """What became of an article: REVISED where another text of the same source took its place."""

    CAME = "came"
    WENT = "went"
    REVISED = "revised"
    SAME = "same"


class Identity(StrEnum):
    """What became of an entity: JOINED where it counts as another one now, PARTED where it no longer does."""

    CAME = "came"
    WENT = "went"
    RENAMED = "renamed"
    JOINED = "joined"
    PARTED = "parted"


class Ruling(StrEnum):
    """What became of a correction: one that says something else now is two, which came and went."""

    CAME = "came"
    WENT = "went"


@dataclass(frozen=True, slots=True)
class ValueChange:
    """The values under one name, before and after."""

    name: str
    before: tuple[Value, ...]
    after: tuple[Value, ...]

    @property
    def texts(self) -> tuple[str, str]:
        """Both sides for people, "" for nothing; where two things have one name, their ids."""
        was, now = (
            ", ".join(" ".join(value.text.split()) for value in side) for side in (self.before, self.after)
        )
        if was == now:
            was, now = (", ".join(value.id for value in side) for side in (self.before, self.after))
        return was, now


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact before and after (None where there is none), the values that differ, and its sentences."""

    change: Change
    before: Fact | None
    after: Fact | None
    values: tuple[ValueChange, ...] = ()
    quotes_before: tuple[Quote, ...] = ()
    quotes_after: tuple[Quote, ...] = ()

    @property
    def fact(self) -> Fact:
        """The fact as it is now, or was."""
        return _now(self.before, self.after)


@dataclass(frozen=True, slots=True)
class ArticleChange:
    """An article before and after (None where there is none), what differs in what it says of itself, and
    its facts that differ; `unlisted` is how many more state the same on other evidence.
    """

    text: Text
    before: Page | None
    after: Page | None
    values: tuple[ValueChange, ...]
    facts: tuple[FactChange, ...]
    unlisted: int = 0

    @property
    def is_listed(self) -> bool:
        """Whether anything differs beside evidence that is not asked for."""
        return bool(self.text is not Text.SAME or self.values or self.facts)

    @property
    def page(self) -> Page:
        """The article as it is now, or was."""
        return _now(self.before, self.after)


@dataclass(frozen=True, slots=True)
class EntityChange:
    """A person, body, state or place in all articles together, by its IRI below the base.

    `before` and `after` are its names ("" where it is not there), `was` and `now` the IRI of the entity that
    it counts as ("" where it stands for itself).
    """

    change: Identity
    iri: str
    before: str
    after: str
    was: str = ""
    now: str = ""

    @property
    def kind(self) -> str:
        """`person`, `body` …, the first part of the IRI."""
        return self.iri.partition("/")[0]


@dataclass(frozen=True, slots=True)
class CorrectionChange:
    """A correction that one side was built with and the other was not, and whether it has an effect there."""

    change: Ruling
    correction: Correction
    applies: bool

    @property
    def words(self) -> str:
        """What it says and who says so, in a line."""
        said = told_of(self.correction)
        return said if self.applies else f"{said}, without effect"


AnyChange: TypeAlias = ArticleChange | EntityChange | CorrectionChange


def fact_changes(before: Page, after: Page) -> Iterator[FactChange]:
    """What differs between the facts of two states of an article, in their order; without sentences."""
    pairs, names = pair(before, after)
    pairs.sort(key=lambda one: next(fact.order for fact in reversed(one) if fact))
    same_text = before.sha256 == after.sha256
    for old, new in pairs:
        if old is None or new is None:
            yield FactChange(Change.WENT if new is None else Change.CAME, old, new)
        elif values := value_changes(old, new, names):
            yield FactChange(Change.CHANGED, old, new, values)
        elif _grounds(old.evidence, same_text) != _grounds(new.evidence, same_text):
            yield FactChange(Change.EVIDENCE, old, new)


def value_changes(before: Fact, after: Fact, names: dict[str, str]) -> tuple[ValueChange, ...]:
    """The values that differ; `names` leads from facts after to what they were before."""
    ours, theirs = told(before, None), told(after, names)
    return tuple(
        ValueChange(name, before.values.get(name, ()), after.values.get(name, ()))
        for name in dict.fromkeys((*before.values, *after.values))
        if ours.get(name, ()) != theirs.get(name, ())
    )


def _grounds(evidence: Evidence, same_text: bool) -> tuple[str, str, Sequence[str], Sequence[object]]:
    """What an evidence is compared by; where the text was revised, passages count by their words."""
    passages = evidence.passages if same_text else sorted(exact for _, exact in evidence.passages)
    return evidence.rule, evidence.confidence, evidence.doubts, passages


def _now(before: _State | None, after: _State | None) -> _State:
    state = after or before
    assert state is not None  # noqa: S101 -- one of the two is always there
    return state
