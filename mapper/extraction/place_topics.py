"""Which places behind a preposition belong to what is spoken of, and not to where it is spoken."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.analysis.chunks import Chunk, Piece
from mapper.rules import lexicon

ABOUT = lexicon.word_set("places", "about")
SPEAKING = lexicon.word_set("places", "speaking")
SITUATIONS = lexicon.word_set("places", "situations")
AROUND = lexicon.word_set("event-words", "around")


def is_of_topic(chunks: Sequence[Piece], index: int, *, city: bool, noun: int = -1) -> bool:
    """Whether the place behind the preposition at chunk `index` belongs to the noun before it, and this to a
    topic: "talks on security *in the Sahel*", "discussed the situation *in Chad*"; or to another event: "met
    before the summit *in Riga*". A `city` behind a topic is rather where it was spoken: "signed a treaty on
    trade *in Riga*". What belongs to the event whose own noun is chunk `noun` does not.
    """
    k = index - 1
    while k > 0 and chunks[k].kind is Chunk.NP and k != noun:
        leading = chunks[k - 1]
        if chunks[k].head in SITUATIONS or leading.head in AROUND:
            return True
        if leading.head != "of" and leading.kind is not Chunk.CC:
            about = leading.kind is Chunk.PREP and leading.head in ABOUT
            return not city and (about or (leading.kind is Chunk.VG and leading.head in SPEAKING))
        k -= 2
    return 0 < k < index - 1 and chunks[k].head == "ahead"
