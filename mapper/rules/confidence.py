"""How sure facts are: what `confidence.toml` holds of each kind of fact."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).parent / "confidence.toml"
LEAST, MOST = 0.05, 0.98  # nothing that is told is sure, and nothing is told that cannot be


@dataclass(frozen=True, slots=True)
class Weights:
    """Of a kind of fact: the share that is right by rule, and the factor of each doubt."""

    default: float
    rules: Mapping[str, float]
    doubts: Mapping[str, float]

    def confidence(self, rule: str, doubts: Iterable[str], of: float = 1.0) -> float:
        """That of a fact which `rule` found with these doubts, as part of a fact that is as sure as `of`."""
        factors = (self.doubts.get(doubt, 1.0) for doubt in doubts)
        value = of * self.rules.get(rule, self.default) * math.prod(factors)
        return round(min(max(value, LEAST), MOST), 2)


@cache
def weights(kind: str) -> Weights:
    """The weights of a kind of fact: person, body, tenure, event, participation, statement …"""
    entry = tomllib.loads(FILE.read_text(encoding="utf-8"))[kind]
    return Weights(entry["default"], entry.get("rules", {}), entry.get("doubts", {}))
