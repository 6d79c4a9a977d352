"""How much came, went or changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from mapper.publishing.diff.changes import (
    AnyChange,
    Change,
    CorrectionChange,
    EntityChange,
    Identity,
    Ruling,
    Text,
)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of changes; articles whose text is the same count where something listed differs in them."""

    articles: Counter[str] = field(default_factory=Counter)
    facts: Counter[str] = field(default_factory=Counter)
    entities: Counter[str] = field(default_factory=Counter)
    corrections: Counter[str] = field(default_factory=Counter)

    def add(self, change: AnyChange) -> None:
        """Count a change, with the facts in it."""
        if isinstance(change, EntityChange):
            self.entities[change.change] += 1
            return
        if isinstance(change, CorrectionChange):
            self.corrections[change.change] += 1
            return
        self.articles[change.text] += change.is_listed
        self.facts.update(fact.change for fact in change.facts)
        self.facts[Change.EVIDENCE] += change.unlisted

    def as_dict(self) -> dict[str, dict[str, int]]:
        """All counts by name, those of nothing too."""
        return {
            "articles": {kind: self.articles[kind] for kind in Text},
            "facts": {kind: self.facts[kind] for kind in Change},
            "entities": {kind: self.entities[kind] for kind in Identity},
            "corrections": {kind: self.corrections[kind] for kind in Ruling},
        }

    @property
    def states_the_same(self) -> bool:
        """Whether nothing differs but evidence, and corrections, which articles do not state."""
        stated = sum(self.facts.values()) - self.facts[Change.EVIDENCE]
        return not stated and not any(self.articles.values()) and not any(self.entities.values())
