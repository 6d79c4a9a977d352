"""Validation: quads -> valid quads; the rest to quarantine, with the report."""

from mapper.validation.corpus import CorpusVerdict, Node, admit_corpus, check_layer
from mapper.validation.findings import Finding, Severity, report_quads, report_text, violations
from mapper.validation.gate import Gate, Verdict
from mapper.validation.naming import name_facts
from mapper.validation.nodes import types_of
from mapper.validation.pruning import carried_by
from mapper.validation.shacl import Shapes, shapes_of
from mapper.validation.sources import ShapesError
from mapper.validation.stated import stated

__all__ = [
    "CorpusVerdict",
    "Finding",
    "Gate",
    "Node",
    "Severity",
    "Shapes",
    "ShapesError",
    "Verdict",
    "admit_corpus",
    "carried_by",
    "check_layer",
    "name_facts",
    "report_quads",
    "report_text",
    "shapes_of",
    "stated",
    "types_of",
    "violations",
]
