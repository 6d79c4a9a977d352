"""What validation finds: a finding per broken constraint and node, as text for people and as SHACL report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import pyoxigraph as ox

from mapper.errors import counted
from mapper.rdf.terms import RDF, XSD

_SH: Final = "http://www.w3.org/ns/shacl#"


class Severity(StrEnum):
    """The severities of SHACL; only a violation keeps a fact out."""

    VIOLATION = "Violation"
    WARNING = "Warning"
    INFO = "Info"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """That the node `focus` breaks `constraint` of `shape`. `path` and `value` are N-Triples terms or "".

    `article` is what people know the article by, `fact` the node: `event report “talks in Oslo”`.
    """

    focus: str
    path: str
    message: str
    value: str = ""
    severity: Severity = Severity.VIOLATION
    shape: str = ""
    constraint: str = ""
    article: str = ""
    fact: str = ""

    @property
    def about(self) -> str:
        """The article and the fact, as far as they are known."""
        return ", ".join(part for part in (self.article, self.fact) if part)

    def as_text(self) -> str:
        """The finding in two to five lines for people."""
        lines = [f"{self.severity}: {self.message}"]
        if self.about:
            lines.append(f"  in    {self.about}")
        lines.append(f"  node  {self.focus}")
        if self.path:
            lines.append(f"  path  {self.path.strip('<>')}")
        if self.value:
            lines.append(f"  value {self.value}")
        return "\n".join(lines)


def violations(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those of `findings` that keep a fact out."""
    return tuple(finding for finding in findings if finding.severity is Severity.VIOLATION)


def report_text(findings: Sequence[Finding], checked: int) -> str:
    """A report for people on `checked` triples."""
    bad = len(violations(findings))
    conforms = "conforms" if not bad else "does not conform"
    found = f"{counted(bad, 'violation')}, {counted(len(findings) - bad, 'remark')}"
    head = f"SHACL: {conforms}; {counted(checked, 'triple')} checked, {found}\n"
    return head + "".join(f"\n{finding.as_text()}\n" for finding in sorted(findings))


def report_quads(findings: Iterable[Finding], base: str) -> Iterator[ox.Quad]:
    """The findings as a report of https://www.w3.org/TR/shacl/#validation-report, without blank nodes."""
    report, found = ox.NamedNode(f"{base}validation"), sorted(findings)
    conforms = ox.Literal("false" if found else "true", datatype=XSD.boolean)
    yield ox.Quad(report, RDF.type, _sh("ValidationReport"))
    yield ox.Quad(report, _sh("conforms"), conforms)
    for number, finding in enumerate(found, start=1):
        result = ox.NamedNode(f"{base}validation#result-{number}")
        yield ox.Quad(report, _sh("result"), result)
        yield from (ox.Quad(result, predicate, value) for predicate, value in _describe(finding))


def _describe(finding: Finding) -> Iterator[tuple[ox.NamedNode, ox.NamedNode | ox.BlankNode | ox.Literal]]:
    yield RDF.type, _sh("ValidationResult")
    yield _sh("focusNode"), ox.NamedNode(finding.focus)
    yield _sh("resultSeverity"), _sh(finding.severity)
    yield _sh("resultMessage"), ox.Literal(": ".join(filter(None, (finding.about, finding.message))))
    for name, text in (("sourceShape", finding.shape), ("sourceConstraintComponent", finding.constraint)):
        if text:
            yield _sh(name), ox.NamedNode(text)
    for name, text in (("resultPath", finding.path), ("value", finding.value)):
        if text:
            yield _sh(name), _term(text)


def _term(text: str) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """The term that `text` (N-Triples) writes."""
    term: object = next(iter(ox.parse(f"<urn:s> <urn:p> {text} .", format=ox.RdfFormat.N_TRIPLES))).object
    if not isinstance(term, ox.NamedNode | ox.BlankNode | ox.Literal):
        raise TypeError(f"this is no term of a finding: {text}")
    return term


def _sh(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SH + name)
