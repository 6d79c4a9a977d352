"""What came, went or changed between two knowledge bases, by fact."""

from mapper.publishing.diff.changes import (
    AnyChange,
    ArticleChange,
    Change,
    CorrectionChange,
    EntityChange,
    FactChange,
    Identity,
    Ruling,
    Text,
    ValueChange,
)
from mapper.publishing.diff.compare import compare
from mapper.publishing.diff.facts import Fact, Kind, Page, Value

__all__ = [
    "AnyChange",
    "ArticleChange",
    "Change",
    "CorrectionChange",
    "EntityChange",
    "Fact",
    "FactChange",
    "Identity",
    "Kind",
    "Page",
    "Ruling",
    "Text",
    "Value",
    "ValueChange",
    "compare",
]
