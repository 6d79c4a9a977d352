"""Corrections: what people say of the graph, kept in files of their own, and what it makes of a build."""

from mapper.corrections.checking import COLUMNS, CorrectionError, Given, checked
from mapper.corrections.conflicts import Clash, sort_out
from mapper.corrections.describing import correction_quads, correction_triples, told_of
from mapper.corrections.folder import ReadCorrections, corrections_in, read_corrections
from mapper.corrections.keeping import CORRECTIONS, core, gone, read_kept, write_kept
from mapper.corrections.reporting import corrections_findings, remarked
from mapper.corrections.withholding import Withheld, corrected_facts, still_attested

__all__ = [
    "COLUMNS",
    "CORRECTIONS",
    "Clash",
    "CorrectionError",
    "Given",
    "ReadCorrections",
    "Withheld",
    "checked",
    "core",
    "corrected_facts",
    "correction_quads",
    "correction_triples",
    "corrections_findings",
    "corrections_in",
    "gone",
    "read_corrections",
    "read_kept",
    "remarked",
    "sort_out",
    "still_attested",
    "told_of",
    "write_kept",
]
