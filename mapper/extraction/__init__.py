"""Linked clauses -> facts: tenures, events with participations, statements, documents."""

from mapper.corpus.knowledge import Attestations
from mapper.extraction.extract import attest, extract, facts_of

__all__ = ["Attestations", "attest", "extract", "facts_of"]
