"""Names -> the slugs that ids of entities are made of."""

from __future__ import annotations

import re

from mapper.analysis.folding import fold

_OTHER = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """`name` folded to lower-case Latin letters, digits and hyphens; other scripts keep code points as hex."""
    folded = fold(name)
    if not folded.isascii():
        folded = "".join(c if c.isascii() else f"{ord(c):x}" for c in folded)
    return _OTHER.sub("-", folded).strip("-") or "x"
