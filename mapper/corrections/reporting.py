"""What a build tells of its corrections."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from mapper.corrections.checking import Given
from mapper.corrections.conflicts import Clash
from mapper.corrections.describing import label
from mapper.corrections.withholding import Withheld
from mapper.facts import Correction
from mapper.rdf import Iris
from mapper.validation import Finding, Severity
from mapper.validation.naming import name_facts

_FOCUS: Final = ox.NamedNode("http://www.w3.org/ns/shacl#focusNode")


def corrections_findings(
    given: Iterable[Given],
    clashes: Iterable[Clash],
    idle: Iterable[Correction],
    refused: Iterable[Correction],
    withheld: Withheld,
    base: str,
) -> Iterator[Finding]:
    """What is withheld because it is wrong; corrections that clash, find nothing, or are refused."""
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
        said = "This correction does not apply: it names nothing that is here."
        yield _warning(Given(one, places.get(one, "")), said, base)
    for one in refused:
        said = "This correction is left out: what it makes breaks a shape."
        yield _warning(Given(one, places.get(one, "")), said, base)


def remarked(generation: Path, base: str) -> frozenset[str]:
    """The corrections of `generation`, by IRI, that do not apply, as far as its report can be read."""
    try:
        quads = ox.parse(path=generation / "validation.ttl", format=ox.RdfFormat.TURTLE)
        found = {quad.object.value for quad in quads if quad.predicate == _FOCUS}
    except (OSError, SyntaxError):
        return frozenset()
    return frozenset(iri for iri in found if iri.startswith(f"{base}correction/"))


def _warning(given: Given, message: str, base: str) -> Finding:
    node, fact = Iris(base).correction(given.correction).value, f"correction “{label(given.correction)}”"
    return Finding(node, "", message, severity=Severity.WARNING, article=given.where, fact=fact)
