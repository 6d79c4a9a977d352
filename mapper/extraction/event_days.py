"""The day on which an event of several days begins or ends -> all of its days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from mapper.analysis.chunks import Piece
from mapper.analysis.mentions import Text
from mapper.dates import DAY, Edtf
from mapper.dates.lexicon import lexicon
from mapper.extraction.drafts import Draft
from mapper.extraction.words import event_words

_DAYS = re.compile(r"\b(\w{1,5})[- ]days?\b")


def spread(date: str, text: Text, chunks: Sequence[Piece], verb: str, draft: Draft) -> str:
    """The days of "the three-day summit" that *opened* on that date, or *at the end of* which it lies; else
    the date itself.
    """
    words, day = event_words(), Edtf.parse(date).earliest if date else None
    counted = _DAYS.search(text.surface(draft.first, draft.last).lower())
    if day is None or counted is None or len(date) != DAY:
        return date
    length = timedelta(days=lexicon().amount(counted[1]) - 1)
    index = next((k for k, piece in enumerate(chunks) if piece.first == draft.first), 0)
    closing = index > 1 and chunks[index - 1].head == "of" and chunks[index - 2].head in words.ends
    if length <= timedelta():
        return date
    if closing or verb in words.ending:
        return f"{day - length}/{day}"
    return f"{day}/{day + length}" if verb in words.beginning else date
