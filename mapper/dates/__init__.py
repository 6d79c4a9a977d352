"""Dates in English prose: EDTF values, finding date expressions, resolving them in their context."""

from mapper.dates.edtf import DAY, MONTH, YEAR, Edtf, is_next_day
from mapper.dates.finding import find_dates
from mapper.dates.resolving import DateContext, Tense, resolve
from mapper.dates.values import DateMention, Kind

__all__ = [
    "DAY",
    "MONTH",
    "YEAR",
    "DateContext",
    "DateMention",
    "Edtf",
    "Kind",
    "Tense",
    "find_dates",
    "is_next_day",
    "resolve",
]
