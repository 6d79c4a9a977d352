"""Text as XML can hold it."""

from __future__ import annotations

import re
from io import RawIOBase
from typing import IO, Any, Final

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"
_IMPOSSIBLE: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_xml(text: str) -> str:
    """`text` with U+FFFD for the characters that XML 1.0 cannot hold, not even escaped."""
    return _IMPOSSIBLE.sub(REPLACEMENT, text)


class CarriageReturns(RawIOBase):
    """Writes XML on with its carriage returns as references: who reads XML takes bare ones for newlines."""

    def __init__(self, out: IO[bytes]) -> None:
        """What is written goes to `out`."""
        super().__init__()
        self._out = out

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: Any, /) -> int:
        """Write `data`; how many bytes that are."""
        content = bytes(data)
        self._out.write(content.replace(b"\r", b"&#13;"))
        return len(content)
