"""The root of the errors that a user can cause or mend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import msgspec

# What reading a file of JSON or MessagePack raises where there is none, or it is damaged.
DAMAGED: Final = (OSError, msgspec.MsgspecError, UnicodeDecodeError)

_NAMED: Final = 5  # of what a message names


def counted(number: int, noun: str) -> str:
    """`number` and a regular `noun`: 1 remark, 2 remarks."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def first_of(names: Sequence[str]) -> str:
    """The first few of `names`, and how many more there are."""
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"


class CommuniqueError(Exception):
    """Something that a user can mend: `what` happened, `where`, and the `remedy`. Its text is one line."""

    def __init__(self, what: str, where: str = "", remedy: str = "") -> None:
        """Keep the three parts; `where` and `remedy` may be empty."""
        super().__init__(what, where, remedy)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        """`where: what; remedy`, on one line."""
        text = f"{self.where}: {self.what}" if self.where else self.what
        text = f"{text}; {self.remedy}" if self.remedy else text
        return " ".join(text.split())
