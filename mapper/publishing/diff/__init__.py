"""What came, went or changed between two knowledge bases, by fact."""

from mapper.publishing.diff.changes import (
    ArticleChange,
    Change,
    EntityChange,
    FactChange,
    Identity,
    Text,
    ValueChange,
)
from mapper.publishing.diff.compare import compare
from mapper.publishing.diff.facts import Fact, Kind, Page, Value

__all__ = [
    "ArticleChange",
    "Change",
    "EntityChange",
    "Fact",
    "FactChange",
    "Identity",
    "Kind",
    "Page",
    "Text",
    "Value",
    "ValueChange",
    "compare",
]
