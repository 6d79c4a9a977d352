"""Validation: quads -> valid quads; the rest to quarantine, with the report."""

from mapper.validation.findings import Finding, Severity, report_quads, report_text, violations
from mapper.validation.gate import Gate, Verdict
from mapper.validation.shacl import Shapes, ShapesError

__all__ = [
    "Finding",
    "Gate",
    "Severity",
    "Shapes",
    "ShapesError",
    "Verdict",
    "report_quads",
    "report_text",
    "violations",
]
