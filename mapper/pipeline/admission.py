"""The gate for a whole build: what passed before and is the same now need not be checked again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from mapper.errors import CommuniqueError
from mapper.facts import ArticleFacts, ArticleKind
from mapper.pipeline.faults import named, sparing
from mapper.pipeline.memo import digest
from mapper.pipeline.result import Progress
from mapper.rdf import Iris
from mapper.validation import Finding, Gate, Verdict, carried_by, violations

_BATCH: Final = 50  # articles that pySHACL sees at once

_Keyed: TypeAlias = tuple[str, ArticleFacts]  # with its digest


@dataclass(frozen=True, slots=True)
class Admission:
    """The article layer at the gate. `judged` is what was found in parts that passed, by digest; it grows.

    What brings a fault of ours to light goes to `problems`.
    """

    gate: Gate
    judged: dict[str, tuple[Finding, ...]]
    report: Progress
    problems: list[CommuniqueError]

    def admit(self, facts: Sequence[ArticleFacts]) -> Verdict:
        """Articles, then the teasers with those carriers that were let in."""
        verdict = Verdict()
        for kind in (ArticleKind.ARTICLE, ArticleKind.TEASER):
            inside = {item.article.sha256 for item in verdict.facts}
            pages = [carried_by(item, inside) for item in facts if item.article.kind is kind]
            keyed = [(digest(page), page) for page in pages]
            new = [one for one in keyed if one[0] not in self.judged]
            old = [one for one in keyed if one[0] in self.judged]
            remarks = [finding for key, _ in old for finding in self.judged[key]]
            verdict += Verdict(tuple(page for _, page in old), (), tuple(remarks))
            for start in range(0, len(new), _BATCH):
                verdict += self._batch(new[start : start + _BATCH])
                self.report("validation", len(verdict.facts), len(facts))
        ordered = sorted(verdict.facts, key=lambda page: (page.article.kind, page.article.sha256))
        return replace(verdict, facts=tuple(ordered))

    def _batch(self, batch: Sequence[_Keyed]) -> Verdict:
        """A batch through the gate; where a fault of ours stops it, one by one without those that have it."""
        faults: list[CommuniqueError] = []
        verdict = Verdict()
        with sparing(named(batch[0][1].article), faults):
            verdict = self.gate.admit([page for _, page in batch])
            self._remember(batch, verdict)
        if faults and len(batch) > 1:
            for one in batch:
                verdict += self._batch([one])
        else:
            self.problems.extend(faults)
        return verdict

    def _remember(self, batch: Iterable[_Keyed], verdict: Verdict) -> None:
        """Pages that went through as they were."""
        iris, found = Iris(self.gate.base), _by_article(verdict.findings)
        whole = set(map(id, verdict.facts))
        for key, page in batch:
            remarks = found.get(iris.article(page.article).value, ())
            if id(page) in whole and not violations(remarks):
                self.judged[key] = tuple(remarks)


def _by_article(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.focus.partition("#")[0], []).append(finding)
    return found
