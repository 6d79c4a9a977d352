"""What a build tells of its corrections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mapper.corrections.checking import Given
from mapper.corrections.conflicts import Clash
from mapper.corrections.describing import label
from mapper.corrections.withholding import Withheld
from mapper.facts import Correction
from mapper.rdf import Iris
from mapper.validation import Finding, Severity
from mapper.validation.naming import name_facts


def corrections_findings(
    given: Iterable[Given],
    clashes: Iterable[Clash],
    idle: Iterable[Correction],
    withheld: Withheld,
    base: str,
) -> Iterator[Finding]:
    """What is withheld because it is wrong; corrections that contradict each other, or no longer apply."""
    places = {one.correction: one.where for one in given}
    taken = []
    for node, one in withheld.nodes:
        reason = f": {one.note}" if one.note else ""
        said = f"Withheld as wrong by a correction of {one.author} of {one.date}{reason}"
        taken.append(Finding(node, "", said, severity=Severity.INFO))
    yield from name_facts(taken, [*withheld.names, *withheld.quads])
    for clash in clashes:
        for contradicted in clash.given:
            said = f"{clash.what}. None of these corrections applies; take out what is not so."
            yield _warning(contradicted, said, base)
    for one in idle:
        said = "This correction does not apply any more: what it speaks of is not in the graph."
        yield _warning(Given(one, places.get(one, "")), said, base)


def _warning(given: Given, message: str, base: str) -> Finding:
    node, fact = Iris(base).correction(given.correction).value, f"correction “{label(given.correction)}”"
    return Finding(node, "", message, severity=Severity.WARNING, article=given.where, fact=fact)
