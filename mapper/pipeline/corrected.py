"""The corrections of a build: which count, what they take out, and what is told of the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mapper.corpus import Attestations
from mapper.corrections import (
    Clash,
    CorrectionError,
    Given,
    Withheld,
    corrected_facts,
    corrections_findings,
    gone,
    sort_out,
    still_attested,
)
from mapper.extraction import Extraction
from mapper.facts import ArticleFacts, Correction, CorrectionKind
from mapper.validation import CorpusVerdict


@dataclass(frozen=True, slots=True)
class Corrected:
    """The corrections that were `given`: those that count (`kept`), those in conflict; how many `gone`."""

    given: tuple[Given, ...]
    kept: tuple[Correction, ...]
    clashes: tuple[Clash, ...]
    gone: int = 0

    @classmethod
    def of(cls, given: tuple[Given, ...], before: tuple[Given, ...] | None = None) -> Corrected:
        """Without those that contradict each other; `before` are those of the last build."""
        return cls(given, *sort_out(given), len(gone(before or (), given)))

    @property
    def others(self) -> tuple[Correction, ...]:
        """Those that say more than that something is wrong."""
        return tuple(one for one in self.kept if one.kind is not CorrectionKind.WRONG)

    def attested(self, read: Sequence[Extraction], base: str) -> Iterator[Attestations]:
        """What was `read` attests of office holders, without what is wrong."""
        return still_attested(((one.facts, one.attestations) for one in read), self.kept, base)

    def withhold(self, facts: Sequence[ArticleFacts], base: str) -> Withheld:
        """`facts` without what is wrong, and with namesakes parted."""
        return corrected_facts(facts, self.kept, base)

    def told(self, verdict: CorpusVerdict, withheld: Withheld, base: str) -> CorpusVerdict:
        """`verdict` with what is to be said of the corrections."""
        hit = {one for _, one in withheld.nodes}
        wrong = [one for one in self.kept if one.kind is CorrectionKind.WRONG and one not in hit]
        idle = tuple(sorted((*verdict.idle, *wrong)))
        findings = corrections_findings(self.given, self.clashes, idle, verdict.refused, withheld, base)
        return replace(
            verdict,
            idle=idle,
            findings=tuple(sorted((*verdict.findings, *findings))),
            withheld=withheld.quads,
        )

    def problems(self, verdict: CorpusVerdict) -> list[CorrectionError]:
        """What is left out, each correction once."""
        places = {one.correction: one.where for one in self.given}
        contested = {one: clash for clash in reversed(self.clashes) for one in clash.given}
        remedy = "none of them applies; take out what is not so"
        found = [
            CorrectionError(clash.what + clash.beside(one), one.where, remedy)
            for one, clash in sorted(contested.items(), key=lambda item: item[0].where)
        ]
        what, remedy = "this correction breaks a shape and is left out", "validation.txt says why"
        return [*found, *(CorrectionError(what, places[one], remedy) for one in verdict.refused)]

    def counts(self, verdict: CorpusVerdict) -> Mapping[str, int]:
        """How many there are of each kind."""
        contested, idle, refused = len(self.given) - len(self.kept), len(verdict.idle), len(verdict.refused)
        applied = len(self.kept) - idle - refused
        counts = {"applied": applied, "not applying": idle, "in conflict": contested}
        counts |= {"refused": refused, "taken back": self.gone}
        return {name: count for name, count in counts.items() if count}
