"""What a build tells of its corrections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mapper.corrections.checking import Given
from mapper.corrections.conflicts import Clash
from mapper.corrections.describing import label
from mapper.corrections.withholding import Withheld
from mapper.facts import Correction
from mapper.rdf import Iris
from mapper.validation import Finding, Severity


def corrections_findings(
    given: Iterable[Given],
    clashes: Iterable[Clash],
    idle: Iterable[Correction],
    withheld: Withheld,
    base: str,
) -> Iterator[Finding]:
    """What is withheld because it is wrong; corrections that contradict each other, or no longer apply."""
    places = {one.correction: one.where for one in given}
    for node, one in withheld.nodes:
        reason = f" ({one.note})" if one.note else ""
        yield Finding(
            node, "", f"It is wrong, says {one.author} on {one.date}{reason}.", severity=Severity.INFO
        )
    for clash in clashes:
        for contradicted in clash.given:
            said = f"{_said(contradicted.correction, places)}: {clash.what}. None of them applies."
            yield _warning(contradicted.correction, said, base)
    for one in idle:
        said = f"{_said(one, places)}: it no longer applies, since what it speaks of is not in the graph."
        yield _warning(one, said, base)


def _said(one: Correction, places: Mapping[Correction, str]) -> str:
    return f"The correction “{label(one)}” ({places.get(one, '')})"


def _warning(one: Correction, message: str, base: str) -> Finding:
    return Finding(Iris(base).correction(one).value, "", message, severity=Severity.WARNING)
