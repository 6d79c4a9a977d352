"""The lexical cues of what a paragraph is for: data of `cues.toml`, matched here."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import groupby
from operator import attrgetter

from mapper.facts import Span


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of `cues.toml`; its comment there explains the fields."""

    id: str
    where: str
    pattern: re.Pattern[str]
    needs: tuple[str, ...]
    match: tuple[str, ...]
    no_match: tuple[str, ...]

    @property
    def kind(self) -> str:
        """The first part of the id: what code asks for."""
        return self.id.partition(".")[0]

    def may_hold(self, lower: str) -> bool:
        """Whether a text in small letters has one of the strings without which the cue is not in it."""
        return not self.needs or any(map(lower.__contains__, self.needs))

    def spans(self, text: str, span: Span) -> Iterator[Span]:
        """Where the cue stands in a span of `text`."""
        return (Span(*found.span()) for found in self.pattern.finditer(text, *span))

    def holds(self, paragraph: str) -> bool:
        """Whether a paragraph, its white space collapsed, is (`whole`), begins with or holds the cue."""
        if self.where == "whole":
            return self.pattern.fullmatch(paragraph) is not None
        if self.where == "start":
            return self.pattern.match(paragraph) is not None
        return self.pattern.search(paragraph) is not None


@cache
def cues() -> tuple[Cue, ...]:
    """All cues, in the order of the file, which is the order of precedence."""
    data = tomllib.loads(files("mapper.reading").joinpath("cues.toml").read_text(encoding="utf-8"))
    return tuple(
        Cue(
            id=entry["id"],
            where=entry["where"],
            pattern=re.compile(entry["pattern"], re.IGNORECASE),
            needs=tuple(entry.get("needs", ())),
            match=tuple(entry["match"]),
            no_match=tuple(entry["no_match"]),
        )
        for entry in data["cue"]
    )


@cache
def cues_of(*kinds: str) -> tuple[Cue, ...]:
    """The cues of some kinds or ids."""
    return tuple(cue for cue in cues() if cue.kind in kinds or cue.id in kinds)


def find_cue(paragraph: str, *kinds: str) -> Cue | None:
    """The first cue of some kinds that holds of a paragraph whose white space is collapsed."""
    lower = paragraph.lower()
    if not any(cue.may_hold(lower) and cue.holds(paragraph) for cue in _joined(*kinds)):
        return None
    return next(cue for cue in cues_of(*kinds) if cue.holds(paragraph))


@cache
def _joined(*kinds: str) -> tuple[Cue, ...]:
    """One cue for all with the same `where` and `needs`: few searches tell that a paragraph holds none."""
    alike = attrgetter("where", "needs")
    return tuple(
        replace(
            same[0], pattern=re.compile("|".join(f"(?:{cue.pattern.pattern})" for cue in same), re.IGNORECASE)
        )
        for same in (list(group) for _, group in groupby(sorted(cues_of(*kinds), key=alike), alike))
    )


def noise_in(text: str, span: Span) -> tuple[Span, ...]:
    """The image file names and links in a span of `text`: no part of what it says, in text order."""
    found: list[Span] = []
    covered = bytearray(span.end - span.start)  # of two cues that overlap, the first in the file wins
    lower = span.of(text).lower()
    for cue in cues_of("image", "link"):
        if not cue.may_hold(lower):
            continue
        for new in cue.spans(text, span):
            inside = slice(new.start - span.start, new.end - span.start)
            if not any(covered[inside]):
                covered[inside] = b"\1" * (new.end - new.start)
                found.append(new)
    return tuple(sorted(found))
