"""Closed sets of codes, such as the kinds of mentions and chunks."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING or sys.version_info >= (3, 12):
    from enum import StrEnum as Codes
else:

    class Codes(str):
        """A `StrEnum`, of which there are only the members and their values, found as fast as any other
        attribute of a class.

        `EnumType` has a `__getattr__` before Python 3.12, which makes each `Kind.PERSON` three times as slow;
        to read an article takes ten thousand of them.
        """

        __slots__ = ()

        def __init_subclass__(cls) -> None:
            codes = {name: value for name, value in vars(cls).items() if name.isupper()}
            cls._members = {value: str.__new__(cls, value) for value in codes.values()}
            for name, value in codes.items():
                setattr(cls, name, cls._members[value])

        def __new__(cls, value: str) -> Codes:
            """The member with that value; ValueError where there is none."""
            if value not in cls._members:
                raise ValueError(f"{value!r} is not a valid {cls.__name__}")
            return cls._members[value]

        @property
        def value(self) -> str:
            """The text of the code."""
            return str(self)


__all__ = ["Codes"]
