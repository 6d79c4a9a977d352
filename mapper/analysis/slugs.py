"""Names -> the slugs that ids, and so IRIs, are made of.

A published IRI never changes: nor may a slug, once released.
"""

from __future__ import annotations

import hashlib
import unicodedata
from functools import lru_cache

from mapper.analysis.folding import fold

# Long titles make IRIs that nobody can read; beyond this a digest keeps them apart.
MAX_SLUG = 80
# Latin letters that Unicode does not take apart into a letter and an accent.
_LETTERS = str.maketrans({
    "æ": "ae", "đ": "d", "ð": "d", "ħ": "h", "ł": "l", "ø": "o", "œ": "oe", "þ": "th", "ŧ": "t"
})  # fmt: skip


@lru_cache(maxsize=1 << 16)
def slug(name: str) -> str:
    """`name` folded, with hyphens: never empty, at most `MAX_SLUG` characters and a digest.

    Letters of other scripts than Latin stay, since IRIs (RFC 3987) hold them.

    >>> slug("Álvaro  Núñez-Ørsted"), slug("Ministry of Defence")
    ('alvaro-nunez-orsted', 'ministry-of-defense')
    """
    folded = unicodedata.normalize("NFC", fold(name).translate(_LETTERS))
    kept = "".join(c if c.isalnum() else " " for c in folded)
    joined = "-".join(kept.split())
    if not joined:
        return f"x-{_digest(name)}"
    if len(joined) <= MAX_SLUG:
        return joined
    return f"{joined[:MAX_SLUG].rstrip('-')}-{_digest(joined)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
