"""Which places behind a preposition belong to what is spoken of, and not to where it is spoken."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.analysis.chunks import Chunk, Piece
from mapper.rules import lexicon

ABOUT = lexicon.word_set("places", "about")
SPEAKING = lexicon.word_set("places", "speaking")
SITUATIONS = lexicon.word_set("places", "situations")
AROUND = lexicon.word_set("event-words", "around")


def is_of_topic(chunks: Sequence[Piece], index: int, *, city: bool) -> bool:
    """Whether the place behind the preposition at chunk `index` belongs to the noun before it, and this to a
    topic: "talks on security *in the Sahel*", "discussed the situation *in Chad*"; or to another event: "met
    before the summit *in Riga*". A `city` behind a topic is rather where it was spoken: "signed a treaty on
    trade *in Riga*".
    """
    k, leading = index - 1, None
    if k < 0 or chunks[k].kind is not Chunk.NP:
        return False
    while True:
        if chunks[k].head in SITUATIONS:
            return True
        leading = chunks[k - 1] if k else None
        if leading is None or k < 2 or chunks[k - 2].kind is not Chunk.NP:
            break
        if leading.head != "of" and leading.kind is not Chunk.CC:
            break
        k -= 2
    if leading is None:
        return False
    if leading.head in AROUND:
        return True
    if leading.head == "of" and k > 1 and chunks[k - 2].head == "ahead":
        return True
    spoken = leading.kind is Chunk.VG and leading.head in SPEAKING
    return not city and (spoken or (leading.kind is Chunk.PREP and leading.head in ABOUT))
