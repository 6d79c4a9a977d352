"""Communique: from press releases to a linked-data knowledge graph with evidence for every fact.

The verbs, each in the module of its stage: `read` a file, `analyse` an article, `extract` its facts,
`build` a knowledge base, `query` one. What they pass on is defined in `mapper.facts`. They are imported
when first used, so that a program which only asks need not wait for what only extraction needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mapper.analysis.analysis import analyse
    from mapper.extraction import extract
    from mapper.pipeline import build
    from mapper.publishing.verbs import query
    from mapper.reading import read_file as read

__all__ = ["analyse", "build", "extract", "query", "read"]

_VERBS = {
    "read": ("mapper.reading", "read_file"),
    "analyse": ("mapper.analysis.analysis", "analyse"),
    "extract": ("mapper.extraction", "extract"),
    "build": ("mapper.pipeline", "build"),
    "query": ("mapper.publishing.verbs", "query"),
}


def __getattr__(name: str) -> object:
    """The verb `name` (PEP 562)."""
    if name not in _VERBS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _VERBS[name]
    return getattr(import_module(module), attribute)
