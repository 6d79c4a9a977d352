"""Why an input could not become an article."""

from __future__ import annotations

from enum import StrEnum

from mapper.errors import CommuniqueError


class Problem(StrEnum):
    """The kinds of `ReadingError`."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    NO_ARTICLES = "no-articles"
    BINARY = "binary"
    NOT_UTF8 = "not-utf-8"
    TOO_LARGE = "too-large"
    NO_SENTENCE = "no-sentence"
    NOT_ENGLISH = "not-english"
    METADATA = "metadata"
    NO_FILE = "no-file"
    OTHER_KIND = "other-kind"


class ReadingError(CommuniqueError):
    """An input that could not be read: its `kind`, beside what happened, where, and the remedy."""

    def __init__(self, kind: Problem, what: str, where: str = "", remedy: str = "") -> None:
        """Keep the kind; the other parts are those of every `CommuniqueError`."""
        super().__init__(what, where, remedy)
        self.kind = kind

    def __reduce__(self) -> tuple[type[ReadingError], tuple[Problem, str, str, str]]:
        """Errors cross process borders; the arguments of the root would not rebuild this one."""
        return ReadingError, (self.kind, self.what, self.where, self.remedy)
