"""Folded forms of names, under which spellings and word orders of one name agree."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from mapper.rules import lexicon

STOP = lexicon.word_set("small-words", "unkeyed")
SPELLINGS: dict[str, str] = lexicon.table("spellings")["same"]
_POSSESSIVE = re.compile(r"'s\b")  # not the one in O'Sullivan
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """`text` without accents, case, possessive endings and punctuation, one space between words."""
    text = text.replace("\u00ad", "")
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("ə", "a").replace("Ə", "A").replace("ı", "i"))
        text = "".join(c for c in text if not unicodedata.combining(c)).replace("’", "'")
    words = _WORD.findall(_POSSESSIVE.sub("", text.casefold()))
    return " ".join(SPELLINGS.get(word, word) for word in words)


@lru_cache(maxsize=65_536)
def fold_key(name: str) -> str:
    """Order-free key of a body's name: 'Secretariat of the CSTO' and 'CSTO Secretariat' share one."""
    words = fold(name).split()
    return " ".join(sorted(word for word in words if word not in STOP)) or " ".join(words)
