"""Reasoning: what follows from quads by OWL 2 RL, in a graph of its own.

The ontology has subclasses, subproperties, domains, ranges, inverse and symmetric properties, and no axiom
of which a consequence takes two facts. So all that follows from data follows from single triples (`Rules`),
which makes it linear (`inferred_triples`), and renewable where few triples have changed (`Renewal`).
"""

from mapper.reasoning.errors import ReasoningError
from mapper.reasoning.ontology import rules, triples_of_terms
from mapper.reasoning.renewing import Renewal, changed_triples
from mapper.reasoning.rules import Rules
from mapper.reasoning.schema import schema_triples
from mapper.reasoning.triples import triple_of
from mapper.reasoning.whole import consequences, inferred_triples

__all__ = [
    "ReasoningError",
    "Renewal",
    "Rules",
    "changed_triples",
    "consequences",
    "inferred_triples",
    "rules",
    "schema_triples",
    "triple_of",
    "triples_of_terms",
]
