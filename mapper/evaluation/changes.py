"""What one evaluation has and another has not, fact by fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

import msgspec

from mapper.evaluation.gold import GoldError
from mapper.evaluation.matching import Judgement, Verdict


class Kind(StrEnum):
    """What became of a fact between an earlier evaluation and this one."""

    GAINED = "gained"
    LOST = "lost"
    NEW_FALSE = "new false"
    GONE_FALSE = "gone false"


@dataclass(frozen=True, slots=True)
class Change:
    """A gold fact that was gained or lost, or a false one that came or went."""

    kind: Kind
    table: str
    article: str
    text: str


_Fact: TypeAlias = tuple[str, str, str]


def changes(now: Judgement, then: Judgement) -> list[Change]:
    """What changed from `then` to `now`, gains first, in the order of tables and articles."""
    pairs = [(Kind.GAINED, _hits(now), _hits(then)), (Kind.LOST, _hits(then), _hits(now))]
    pairs += [(Kind.NEW_FALSE, _false(now), _false(then)), (Kind.GONE_FALSE, _false(then), _false(now))]
    return [change for kind, here, there in pairs for change in _only(kind, here, there)]


def _only(kind: Kind, here: Counter[_Fact], there: Counter[_Fact]) -> Iterator[Change]:
    for fact in (here - there).elements():
        yield Change(kind, *fact)


def _hits(judgement: Judgement) -> Counter[_Fact]:
    return Counter((item.table, item.article, item.text) for item in judgement.wanted if item.hit)


def _false(judgement: Judgement) -> Counter[_Fact]:
    false = (item for item in judgement.offered if item.verdict is Verdict.FALSE)
    return Counter((item.table, item.article, item.text) for item in false)


class _Saved(msgspec.Struct):
    """Of a saved evaluation, what is needed here."""

    facts: Judgement


def read_saved(path: Path) -> Judgement:
    """The facts of an evaluation that was saved as JSON. Raises GoldError for another file."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Saved).facts
    except OSError as error:
        raise GoldError(f"it cannot be read ({error.strerror})", str(path), "check the path") from error
    except msgspec.DecodeError as error:
        raise GoldError(
            f"this is no saved evaluation ({error})",
            str(path),
            "save one with: communique evaluate --format json",
        ) from error
