"""Where the title of a document begins and ends: capitals, what belongs to them, quotations, years."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from mapper.analysis.chunks import Chunk, Piece
from mapper.analysis.mentions import Kind, Mention, Text
from mapper.analysis.nominals import Nominal, group_at
from mapper.analysis.quotes import Quote
from mapper.extraction.words import title_words
from mapper.rules import lexicon

_YEAR = re.compile(r"(?:19|20)\d\d")
OTHERS = frozenset({Kind.PERSON, Kind.POST, Kind.DOCUMENT})
Step = tuple[int, int]


class Titles:
    """Reads titles in one article; `quotes` are its quotations by their first token."""

    def __init__(self, text: Text, quotes: Mapping[int, Quote]) -> None:
        self._text = text
        self._quotes = quotes

    def start(self, first: int, end: int) -> int:
        """Behind articles and the like, but not beyond token `end`."""
        while first < end and self._text.tokens[first].lower in title_words().before:
            first += 1
        return first

    def end(self, chunks: Sequence[Piece], index: int, head: Mention | None) -> int:
        """The token behind the complements that belong to the title in chunk `index`.

        Small words belong to it only behind a `head` that is written with a capital for no other reason:
        "the *Plan* of joint inspections of dams".
        """
        free = head is not None and head.last == chunks[index].last and self._is_marked(head)
        last, k = chunks[index].last, index + 1
        while k < len(chunks):
            step = self._complement(chunks, k, last, free=free)
            if step is None:
                break
            k, last = step
        return last

    def _is_marked(self, head: Mention) -> bool:
        before = self._text.tokens[head.first - 1] if head.first else None
        return before is not None and before.is_word

    def _complement(self, chunks: Sequence[Piece], k: int, last: int, *, free: bool) -> Step | None:
        """The chunk and the token behind the complement at chunk `k` of a title that ends before token
        `last`, or None where there is none.
        """
        found = chunks[k]
        if found.kind is Chunk.QUOTE and found.first == last and last in self._quotes:
            end = self._quotes[last].last
            return next((j for j in range(k, len(chunks)) if chunks[j].first >= end), len(chunks)), end
        if found.kind is Chunk.DATE:
            dated = self._text.tokens[found.first - 1].lower in title_words().dated or found.first == last
            return (k + 1, found.last) if dated and self._are_years(found) else None
        if found.kind is Chunk.PREP and k + 1 < len(chunks):
            return self._prepositional(chunks, k, last, free=free) or self._field(chunks, k, free=free)
        if found.kind is Chunk.CC and k + 1 < len(chunks):
            return self._second(chunks, k, last)
        capital = self._text.tokens[found.last - 1 if found.infinitive else found.first].is_capital
        verb = found.kind is Chunk.VG and (found.gerund or found.infinitive) and capital
        before = chunks[k - 1]
        object_of = found.kind is Chunk.NP and before.kind is Chunk.VG and before.last == last
        return (k + 1, found.last) if verb or object_of else None

    def _prepositional(self, chunks: Sequence[Piece], k: int, last: int, *, free: bool) -> Step | None:
        """A complement behind a preposition: a date, or what is written with a capital or may be small."""
        preposition, following = chunks[k].head, chunks[k + 1]
        if following.kind is Chunk.DATE:
            dated = preposition in title_words().dated and self._are_years(following)
            return (k + 1, last) if dated else None
        if preposition not in title_words().links:
            purpose = preposition in title_words().purposes and self._is_purpose(following)
            return (k + 2, following.last) if purpose else None
        if following.kind is Chunk.VG:
            fits = following.gerund and (free or self._has_capital(following))
            return (k + 2, following.last) if fits else None
        members = group_at(chunks, k + 1)
        if not members or not self._fits(members[0], preposition, free=free):
            return None
        if len(members) > 1 and (preposition == "between" or self._is_one_list(members)):
            return members[-1].end, members[-1].last
        return k + 2, following.last

    def _is_purpose(self, piece: Piece) -> bool:
        """As in "the Convention to *Combat Desertification*": a verb and its object, with capitals."""
        verb, behind = self._text.tokens[piece.first], piece.first + 1
        return verb.is_capital and verb.lower in lexicon.words().verbs and behind < piece.last

    def _field(self, chunks: Sequence[Piece], k: int, *, free: bool) -> Step | None:
        """As in "the Programme of cooperation *in the field* of culture"."""
        inside = chunks[k].head == "in" and chunks[k + 1].head in title_words().fields
        leads = inside and k + 2 < len(chunks) and chunks[k + 2].head == "of"
        return (k + 2, chunks[k + 1].last) if leads and free else None

    def _second(self, chunks: Sequence[Piece], k: int, last: int) -> Step | None:
        """As in "the Treaty of Friendship *and Cooperation*": a single word with a capital, no other name."""
        before, following = chunks[k - 1], chunks[k + 1]
        linked = self._text.words(before.first, before.last) & title_words().links
        single = following.kind is Chunk.NP and following.last == following.first + 1 and following.det == ""
        name = single and self._has_capital(following) and following.head not in lexicon.documents()
        known = any(m.kind is not Kind.NAME for m in following.mentions)
        return (k + 2, following.last) if name and linked and before.last == last and not known else None

    def _fits(self, member: Nominal, preposition: str, *, free: bool) -> bool:
        if self._has_capital(member.core):
            return True
        small = member.core.det not in {"pron", "poss", "no"} and member.core.head not in title_words().beside
        return free and small and preposition in title_words().small

    def _is_one_list(self, members: Sequence[Nominal]) -> bool:
        """Whether all belong to the title: "on Peace, Security and Trade", "of dams and bridges"."""
        cores = [member.core for member in members]
        alike = {self._has_capital(core) for core in cores}
        plain = all(core.det == "" and core.head not in lexicon.documents() for core in cores[1:])
        return (
            len(alike) == 1 and plain and not any(m.kind in OTHERS for core in cores for m in core.mentions)
        )

    def _are_years(self, piece: Piece) -> bool:
        """Whether a date names years: "2031-2034"; a weekday belongs to no title."""
        return any(_YEAR.search(t.text) for t in self._text.tokens[piece.first : piece.last])

    def _has_capital(self, piece: Piece) -> bool:
        return any(t.is_capital for t in self._text.tokens[piece.first : min(piece.first + 2, piece.last)])
