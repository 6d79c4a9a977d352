"""Facts -> facts with their confidence: what their rule is worth, less for each doubt."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from msgspec.structs import replace

from mapper.extraction.doubts import Doubts
from mapper.facts import (
    ArticleFacts,
    EventReport,
    Evidence,
)
from mapper.rules.confidence import weights


def weighed(facts: ArticleFacts) -> ArticleFacts:
    """The facts of an article, each as sure as `confidence.toml` says of its kind, rule and doubts."""
    doubts = Doubts(facts)
    return replace(
        facts,
        entities=tuple(
            replace(e, evidence=_weighed(e.evidence, e.kind, doubts.of_entity(e))) for e in facts.entities
        ),
        tenures=tuple(
            replace(t, evidence=_weighed(t.evidence, "tenure", doubts.of_tenure(t))) for t in facts.tenures
        ),
        events=tuple(_event(event, doubts) for event in facts.events),
        statements=tuple(
            replace(s, evidence=_weighed(s.evidence, "statement", doubts.of_statement(s)))
            for s in facts.statements
        ),
        documents=tuple(replace(d, evidence=_weighed(d.evidence, "document", ())) for d in facts.documents),
    )


def _event(event: EventReport, doubts: Doubts) -> EventReport:
    """An event and who takes part in it, which is no surer than the event."""
    evidence = _weighed(event.evidence, "event", doubts.of_event(event))
    parts = tuple(
        replace(
            part,
            evidence=_weighed(
                part.evidence, "participation", doubts.of_participation(part), evidence.confidence
            ),
        )
        for part in event.participations
    )
    return replace(event, evidence=evidence, participations=parts)


def _weighed(evidence: Evidence, kind: str, doubts: Iterable[str], of: float = 1.0) -> Evidence:
    found = tuple(doubts)
    return Evidence(evidence.rule, evidence.passages, _confidence(kind, evidence.rule, found, of), found)


@lru_cache(maxsize=1 << 12)  # most facts are like others in this
def _confidence(kind: str, rule: str, doubts: tuple[str, ...], of: float) -> float:
    return weights(kind).confidence(rule, doubts, of)
