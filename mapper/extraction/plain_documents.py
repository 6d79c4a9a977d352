"""Noun phrases -> documents without a name: "a financing agreement", "its preliminary report on the vote"."""

from __future__ import annotations

from collections.abc import Sequence

from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.mentions import Text
from mapper.extraction.document_names import Named
from mapper.extraction.words import title_words
from mapper.rules import lexicon

NOUNS = lexicon.word_set("documents", "unnamed", "nouns")
ALONE = lexicon.word_set("documents", "unnamed", "alone")
VAGUE = lexicon.word_set("documents", "unnamed", "vague")
ACTS = lexicon.word_set("documents", "unnamed", "acts")


def plain_document(text: Text, chunks: Sequence[Piece], index: int) -> Named | None:
    """The document without a name that chunk `index` means, by its noun and the words beside it."""
    piece = chunks[index]
    meant = index > 0 and (chunks[index - 1].infinitive or chunks[index - 1].gerund)  # "keen *on signing* it"
    if piece.head not in NOUNS or piece.mentions or meant:
        return None
    first = piece.first + 1 if piece.det else piece.first
    while first < piece.last - 1 and text.tokens[first].lower in VAGUE:
        first += 1
    last = _behind_complements(chunks, index)
    told = first < piece.last - 1 or last > piece.last or piece.head in ALONE
    plain = all(t.is_word for t in text.tokens[first : piece.last])
    if not told or not plain or first >= piece.last:
        return None
    title = text.surface(first, last)
    return Named(title, lexicon.documents()[piece.head], piece.head, text.span(first, last), last)


def _behind_complements(chunks: Sequence[Piece], index: int) -> int:
    """The token behind the phrases that say what the document is about: "on *the exchange of data*"."""
    end = index
    while (
        end + 2 < len(chunks)
        and chunks[end + 1].head in title_words().small
        and chunks[end + 2].kind is Chunk.NP
        and chunks[end + 2].det != "pron"
    ):
        end += 2
    return chunks[end].last
